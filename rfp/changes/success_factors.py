"""Critical success factors, which every must serves, and the limit of musts."""

from sqlalchemy import select

from rfp.changes.owned_words import (
    TITLE,
    Words,
    differing_words,
    drop_words,
    expect_all,
    put_title,
    title_of,
)
from rfp.goals.tables import GoalRow
from rfp.needs.must import CapUnit, MustCap
from rfp.needs.tables import MustCapRow, SuccessFactorRow
from rfp.tables import RequirementRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged

ADD_FACTOR = verb(
    "rfp.add_success_factor",
    right=Right.EDIT_NEEDS,
    label="Success factor added",
    undoable=True,
)
EDIT_FACTOR = verb(
    "rfp.edit_success_factor",
    right=Right.EDIT_NEEDS,
    label="Success factor changed",
    undoable=True,
)
REMOVE_FACTOR = verb(
    "rfp.remove_success_factor",
    right=Right.EDIT_NEEDS,
    label="Success factor removed",
    undoable=True,
)
CAP_MUSTS = verb(
    "rfp.cap_musts", right=Right.DECIDE_READINESS, label="Limit of musts set", undoable=True
)
NO_TITLE = "a success factor has a title in at least one language, got none"


def add_success_factor(
    store: Store, actor: Actor, *, selection: str, titles: Words, goal: str | None = None
) -> str:
    """Add a factor at the end of the list, with the goal that fails without it; return its id."""
    with store.change(actor, ADD_FACTOR, selection) as change:
        row = SuccessFactorRow(
            id=change.new_id(),
            selection=selection,
            ordinal=change.next_ordinal(SuccessFactorRow.ordinal),
            goal=goal and change.get(GoalRow, goal).id,
        )
        change.session.add(row)
        put_title(change, row, row.id, titles, lacking=NO_TITLE)
        change.about(row.id)
    return row.id


def edit_success_factor(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    factor: str,
    seen: int,
    titles: Words | None = None,
    goal: str | None = None,
) -> None:
    """Say a factor in other words, or name its goal; what is not given stays."""
    with store.change(actor, EDIT_FACTOR, selection) as change:
        row = change.get(SuccessFactorRow, factor)
        differing = [*differing_words(change, row.id, {TITLE: titles or {}})]
        if goal is not None and goal != row.goal:
            wanted = change.get(GoalRow, goal).id
            differing.append((_goal(change, row.goal), _goal(change, wanted)))
        expect_all(row, seen, differing)
        row.goal = row.goal if goal is None else goal
        put_title(change, row, row.id, titles or {}, lacking=NO_TITLE)
        change.about(row.id)


def remove_success_factor(
    store: Store, actor: Actor, *, selection: str, factor: str, seen: int | None = None
) -> None:
    """Remove a factor that no requirement serves."""
    with store.change(actor, REMOVE_FACTOR, selection) as change:
        row = change.get(SuccessFactorRow, factor)
        title = title_of(change, row.id)
        expect_unchanged(row, seen, found=title)
        serving = select(RequirementRow.code).where(RequirementRow.success_factor == factor)
        codes = list(change.session.scalars(serving.order_by(RequirementRow.code)))
        if codes:
            raise Problem(
                "the requirements {codes} serve {title}; give them another factor first",
                codes=codes,
                title=title,
            )
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id, title=title)


def cap_musts(store: Store, actor: Actor, *, selection: str, unit: CapUnit, most: int) -> None:
    """Set how many musts the list may have: a number, or a share of all."""
    with store.change(actor, CAP_MUSTS, selection) as change:
        cap = MustCap(unit=unit, most=most)
        row = change.session.get(MustCapRow, selection)
        if row is None:
            row = MustCapRow(selection=selection, unit=cap.unit.value, most=cap.most)
            change.session.add(row)
        row.unit, row.most = cap.unit.value, cap.most
        change.about(selection, unit=cap.unit.value, most=cap.most)


def _goal(change: Change, goal: str | None) -> str:
    return title_of(change, goal) if goal else "–"
