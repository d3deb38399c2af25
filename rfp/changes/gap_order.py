"""Which gap waits for which: a gap is closed after those that it waits for."""

from collections import defaultdict

from sqlalchemy import select

from rfp.changes.owned_words import title_of
from rfp.needs.gap_order import refuse_circle
from rfp.tables import GapOrderRow, GapRow
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Change, Store

ORDER_GAPS = verb("rfp.order_gaps", right=Right.EDIT_NEEDS, label="Gap waits", undoable=True)
FREE_GAPS = verb("rfp.free_gaps", right=Right.EDIT_NEEDS, label="Gap waits no more", undoable=True)


def order_gaps(store: Store, actor: Actor, *, selection: str, gap: str, before: str) -> None:
    """Say that `gap` waits for `before`; a circle is refused with its path."""
    with store.change(actor, ORDER_GAPS, selection) as change:
        later, first = change.get(GapRow, gap).id, change.get(GapRow, before).id
        waiting = _waiting(change)
        if first not in waiting[later]:
            refuse_circle(waiting, later, first, _titles(change))
            row = GapOrderRow(gap=later, before=first, selection=selection)
            change.session.add(row)
        change.about(later, before=first)


def free_gaps(store: Store, actor: Actor, *, selection: str, gap: str, before: str) -> None:
    """Take back that `gap` waits for `before`."""
    with store.change(actor, FREE_GAPS, selection) as change:
        change.session.delete(change.get(GapOrderRow, (gap, before)))
        change.about(gap, before=before)


def _waiting(change: Change) -> defaultdict[str, list[str]]:
    statement = select(GapOrderRow).where(GapOrderRow.selection == change.selection.id)
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for row in change.session.scalars(statement):
        waiting[row.gap].append(row.before)
    return waiting


def _titles(change: Change) -> dict[str, str]:
    ids = change.session.scalars(select(GapRow.id).where(GapRow.selection == change.selection.id))
    return {gap: title_of(change, gap) for gap in ids}
