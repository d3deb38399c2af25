"""Each issue of the RFP is kept whole: plan, requirements and sections under one fingerprint."""

import hashlib
from collections.abc import Mapping

from rfp.changes.kept_lists import Reasons, is_kept, keep_list
from rfp.changes.kept_sections import are_sections_kept, keep_sections
from rfp.tables import PlanRow
from workbench.record import canonical
from workbench.store import Change


def keep_issue(
    change: Change,
    version: int,
    reasons: Reasons | None = None,
    section_reasons: Mapping[str, str] | None = None,
) -> str:
    """Keep the pack as it goes out with `version`; return its fingerprint."""
    asked = keep_list(change, version, reasons)
    said = keep_sections(change, version, section_reasons)
    plan = change.session.get_one(PlanRow, change.selection.id)
    told = canonical([plan.fingerprint, asked, said])
    return hashlib.sha256(told.encode()).hexdigest()


def keep_what_lacks(change: Change, version: int) -> None:
    """Keep what an older release did not keep of an issue, before anything of it changes."""
    if not is_kept(change, version):
        keep_list(change, version)
    if not are_sections_kept(change, version):
        keep_sections(change, version)
