"""Before a score is given anew for a revised list, what stood there is kept as it was."""

from scoring.consensus import FIRST_LIST
from scoring.reads.revised_cells import changed_leaves
from scoring.tables import FormerScoreRow, ScoreRow, SheetRow
from workbench.store import Change


def keep_former(change: Change, row: ScoreRow) -> None:
    """Keep a score that judged an older list than the one that last changed its leaf."""
    changed = changed_leaves(change.session, change.selection.id).get(row.criterion)
    judged = row.list_version or FIRST_LIST
    is_blank = row.value is None and row.abstention is None
    if changed is None or is_blank or judged >= changed[0]:
        return
    at = (row.member, row.vendor, row.criterion, judged)
    if change.session.get(FormerScoreRow, at) is None:
        change.session.add(
            FormerScoreRow(
                member=row.member, vendor=row.vendor, criterion=row.criterion,
                list_version=judged, selection=row.selection, value=row.value,
                comment=row.comment, abstention=row.abstention, given_at=row.given_at,
            )
        )  # fmt: skip


def is_reopened(change: Change, sheet: SheetRow, leaf: str) -> bool:
    """Return whether a list changed this leaf after the sheet was locked."""
    changed = changed_leaves(change.session, change.selection.id).get(leaf)
    return changed is not None and sheet.locked_at is not None and sheet.locked_at < changed[1]
