"""Many requirements are changed at once: one table, one transaction, one event."""

from collections.abc import Sequence

from rfp.changes.issued_list import refuse_after_issue
from rfp.changes.moscow_reasons import expect_reasons
from rfp.changes.requirement_rows import ListAtWork
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import RowEdit
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Store

EDIT_REQUIREMENTS = verb(
    "rfp.edit_requirements",
    right=Right.EDIT_NEEDS,
    label="Requirements changed in the table",
    undoable=True,
    guard=refuse_after_issue,
)
MEANT = {Column.MOSCOW, Column.MOSCOW_REASON}


def edit_requirements(
    store: Store, actor: Actor, *, selection: str, edits: Sequence[RowEdit]
) -> int:
    """Store all edits or none; return how many requirements differ now."""
    with store.change(actor, EDIT_REQUIREMENTS, selection) as change:
        changed = ListAtWork(change).apply(edits)
        if not changed:
            raise Problem("there is nothing to save; every cell is as it was")
        meant = {edit.requirement for edit in edits if edit.cells.keys() & MEANT}
        expect_reasons(change, [row for row in changed if row.id in meant])
        change.about(selection, requirements=len(changed))
    return len(changed)
