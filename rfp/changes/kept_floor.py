"""The technical floor of a plan, which new weights must leave something to stand on."""

from rfp.planning.minimums import Minimums, check_minimums
from rfp.reads.plan import tree_of
from rfp.tables import CriterionRow, PlanRow
from workbench.problem import Problem, Refused
from workbench.store import Change


def floor_of(plan: PlanRow | None, rows: list[CriterionRow]) -> Minimums:
    """Return the technical floor that stands in the plan."""
    return Minimums(
        quality=plan.quality_minimum if plan is not None else None,
        by_criterion={row.id: row.minimum for row in rows if row.minimum is not None},
    )


def check_weights(change: Change, rows: list[CriterionRow]) -> None:
    """Refuse weights that do not sum to 100 %, or under which the floor has no points to ask."""
    tree = tree_of(rows)
    floor = floor_of(change.session.get(PlanRow, change.selection.id), rows)
    if tree is None or not floor.are_any:
        return
    try:
        check_minimums(floor, tree)
    except Problem as problem:
        raise Refused(
            "the technical floor asks for points on criteria that would have no weight left; "
            "lift the floor first, or leave them some weight"
        ) from problem
