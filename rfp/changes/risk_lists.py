"""A list of risks is brought in: all of it, or nothing, as one change."""

from collections.abc import Sequence

from rfp.changes.owned_words import tidy
from rfp.changes.readiness_items import new_row, said
from rfp.changes.requirement_lists import NOTHING
from rfp.lists.risk_list import ListedRisk
from rfp.readiness.item import Kind
from workbench.changes.uploads import take_upload
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store
from workbench.uploads import Upload

IMPORT_RISKS = verb(
    "rfp.import_risks", right=Right.EDIT_NEEDS, label="Risks brought in from a list", undoable=True
)


def import_risks(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    upload: Upload,
    listed: Sequence[ListedRisk],
    left_out: int = 0,
) -> list[str]:
    """Add the risks of a list to the questionnaire, with the file; return their ids."""
    with store.change(actor, IMPORT_RISKS, selection) as change:
        if not listed:
            raise Problem(NOTHING)
        take_upload(change, upload)
        ids = [_add(change, one) for one in listed]
        change.about(selection, file=upload.name, risks=len(ids), left_out=left_out)
    return ids


def _add(change: Change, one: ListedRisk) -> str:
    row = new_row(change, Kind.RISK, texts=tidy(one.texts), group=one.group)
    row.weight, row.own_status, row.other_status = one.risk.weight, one.risk.own, one.risk.others
    row.mitigation, row.review = said(one.risk.mitigation), one.risk.review
    row.owner, row.evidence = said(one.owner), said(one.evidence)
    return row.id
