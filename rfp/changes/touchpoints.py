"""Touchpoints: the steps at which a customer meets us, with what they cost and do to them."""

from rfp.changes.owned_words import differing_values, expect_all
from rfp.maps.touchpoint import Touchpoint
from rfp.tables import StepRow
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Store

MARK_TOUCHPOINT = verb(
    "rfp.mark_touchpoint", right=Right.EDIT_NEEDS, label="Touchpoint marked", undoable=True
)
UNMARK_TOUCHPOINT = verb(
    "rfp.unmark_touchpoint", right=Right.EDIT_NEEDS, label="Touchpoint unmarked", undoable=True
)


def mark_touchpoint(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    step: str,
    seen: int,
    touchpoint: Touchpoint,
) -> None:
    """Say that a step is a touchpoint, what it costs and how strongly the customer feels it."""
    with store.change(actor, MARK_TOUCHPOINT, selection) as change:
        row = change.get(StepRow, step)
        wanted = {"cost": touchpoint.cost, "experience": touchpoint.experience}
        expect_all(row, seen, differing_values(row, wanted))
        row.cost, row.experience = touchpoint.cost, touchpoint.experience
        change.about(row.id)


def unmark_touchpoint(store: Store, actor: Actor, *, selection: str, step: str, seen: int) -> None:
    """Say that no customer meets us at a step."""
    with store.change(actor, UNMARK_TOUCHPOINT, selection) as change:
        row = change.get(StepRow, step)
        expect_all(row, seen, differing_values(row, {"cost": None, "experience": None}))
        row.cost = row.experience = None
        change.about(row.id)
