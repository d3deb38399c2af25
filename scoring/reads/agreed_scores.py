"""Scores that the committee agreed on, for verbs and reads that have asked for their own right."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from scoring.consensus import FIRST_LIST, Agreed, AgreedScore
from scoring.reads.revised_cells import Changed, changed_leaves
from scoring.sheet import Cell
from scoring.tables import AgreedScoreRow
from workbench.tables import AccountRow


def standing_agreed(session: Session, selection: str) -> Agreed:
    """Return the scores that count; one whose leaf a later list changed does not any more."""
    found = ever_agreed(session, selection)
    changed = changed_leaves(session, selection) if found else {}
    return {
        cell: each
        for cell, every in found.items()
        for each in every
        if each.list_version == judged_list(changed, cell[1])
    }


def ever_agreed(session: Session, selection: str) -> dict[Cell, tuple[AgreedScore, ...]]:
    """Return every score that was agreed on and not taken back, that of the oldest list first."""
    statement = (
        select(AgreedScoreRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == AgreedScoreRow.entered_by)
        .where(AgreedScoreRow.selection == selection)
        .order_by(AgreedScoreRow.vendor, AgreedScoreRow.criterion, AgreedScoreRow.list_version)
    )
    found: dict[Cell, tuple[AgreedScore, ...]] = {}
    for row, name in session.execute(statement):
        each = AgreedScore(
            value=row.value,
            reason=row.reason,
            entered_by=name,
            entered_at=row.entered_at,
            list_version=row.list_version,
            version=row.version,
        )
        cell = (row.vendor, row.criterion)
        found[cell] = (*found.get(cell, ()), each)
    return found


def judged_list(changed: Changed, leaf: str) -> int:
    """Return the list of requirements that last changed what a leaf judges."""
    return changed[leaf][0] if leaf in changed else FIRST_LIST
