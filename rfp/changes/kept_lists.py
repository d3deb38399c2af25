"""Each list of requirements is kept as it was issued, row by row."""

import hashlib
from collections.abc import Mapping

from sqlalchemy import select

from rfp.changes.requirement_rows import ListAtWork
from rfp.needs.requirement_cells import KEPT_BESIDE, WORDINGS, Column
from rfp.needs.tables import RequirementVersionRow
from rfp.tables import RequirementRow
from workbench.record import canonical
from workbench.store import Change

Reasons = Mapping[str, str]  # why, by the requirement's id


def keep_list(change: Change, version: int, reasons: Reasons | None = None) -> str:
    """Keep the list as it stands as `version`; return its fingerprint."""
    change.session.flush()
    work = ListAtWork(change)
    kept = [
        _kept(change, version, row, work.cells(row.id), reasons or {}) for row in work.rows.values()
    ]
    change.session.add_all(kept)
    told = sorted((row.code, row.fingerprint) for row in kept)
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def keep_withdrawn(
    change: Change, version: int, row: RequirementRow, cells: Mapping[Column, str], reason: str
) -> None:
    """Note in `version` that it no longer has this requirement, and why."""
    noted = _kept(change, version, row, cells, {row.id: reason})
    noted.is_withdrawn = True
    change.session.add(noted)


def is_kept(change: Change, version: int) -> bool:
    """Return whether the rows of a version are there; an older release kept only their hash."""
    statement = select(RequirementVersionRow.requirement).where(
        RequirementVersionRow.selection == change.selection.id,
        RequirementVersionRow.list_version == version,
    )
    return change.session.scalar(statement.limit(1)) is not None


def _kept(
    change: Change,
    version: int,
    row: RequirementRow,
    cells: Mapping[Column, str],
    reasons: Reasons,
) -> RequirementVersionRow:
    words = {f"{field} {language}": cells[at] for at, (field, language) in WORDINGS.items()}
    words |= {at.value: cells[at] for at in KEPT_BESIDE}
    told = [row.code, row.moscow, row.is_mandatory, row.criterion, words]
    return RequirementVersionRow(
        selection=row.selection,
        list_version=version,
        requirement=row.id,
        code=row.code,
        moscow=row.moscow,
        is_mandatory=row.is_mandatory,
        criterion=row.criterion,
        texts=canonical(words),
        fingerprint=hashlib.sha256(canonical(told).encode()).hexdigest(),
        is_withdrawn=False,
        reason=reasons.get(row.id),
        changed_by=change.actor.account if row.id in reasons else None,
    )
