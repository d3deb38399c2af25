"""A ready goal is taken over with what measures it; the numbers are left to the committee."""

from rfp.changes.goals import new_goal
from rfp.changes.objectives import new_objective
from rfp.goals.goal import Measure
from rfp.goals.ready_goal import ready_goal
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Store

TAKE_GOAL = verb(
    "rfp.take_ready_goal", right=Right.EDIT_NEEDS, label="Ready goal taken over", undoable=True
)


def take_ready_goal(store: Store, actor: Actor, *, selection: str, code: str) -> str:
    """Add a ready goal with its objectives, which lack number and date; return its id."""
    with store.change(actor, TAKE_GOAL, selection) as change:
        ready = ready_goal(code)
        row = new_goal(change, ready.family, ready.titles)
        change.session.flush()
        for each in ready.objectives:
            new_objective(change, row.id, each.titles, each.units, Measure())
        change.about(row.id)
    return row.id
