"""Goals: what the organisation wants to reach, in words and by family."""

from sqlalchemy import select

from rfp.changes.owned_words import (
    TITLE,
    Words,
    differing_values,
    differing_words,
    drop_words,
    expect_all,
    put_title,
    title_of,
)
from rfp.goals.goal import GoalFamily
from rfp.goals.tables import GoalRow, ObjectiveRow
from rfp.needs.tables import SuccessFactorRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged

ADD_GOAL = verb("rfp.add_goal", right=Right.EDIT_NEEDS, label="Goal added", undoable=True)
EDIT_GOAL = verb("rfp.edit_goal", right=Right.EDIT_NEEDS, label="Goal changed", undoable=True)
REMOVE_GOAL = verb("rfp.remove_goal", right=Right.EDIT_NEEDS, label="Goal removed", undoable=True)

NO_TITLE = "a goal has a title in at least one language, got none"


def add_goal(
    store: Store, actor: Actor, *, selection: str, family: GoalFamily, titles: Words
) -> str:
    """Add a goal; return its id."""
    with store.change(actor, ADD_GOAL, selection) as change:
        row = new_goal(change, family, titles)
        change.about(row.id)
    return row.id


def new_goal(change: Change, family: GoalFamily, titles: Words) -> GoalRow:
    """Put down a goal behind those that are there, within the change of a verb."""
    row = GoalRow(
        id=change.new_id(),
        selection=change.selection.id,
        ordinal=change.next_ordinal(GoalRow.ordinal),
        family=family.value,
    )
    change.session.add(row)
    put_title(change, row, row.id, titles, lacking=NO_TITLE)
    return row


def edit_goal(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    goal: str,
    seen: int,
    family: GoalFamily,
    titles: Words,
) -> None:
    """Change a goal; a language that is not given stays."""
    with store.change(actor, EDIT_GOAL, selection) as change:
        row = change.get(GoalRow, goal)
        values = {"family": family.value}
        words = differing_words(change, row.id, {TITLE: titles})
        expect_all(row, seen, [*differing_values(row, values), *words])
        row.family = family.value
        put_title(change, row, row.id, titles, lacking=NO_TITLE)
        change.about(row.id)


def remove_goal(store: Store, actor: Actor, *, selection: str, goal: str, seen: int) -> None:
    """Remove a goal that no objective measures and no success factor serves any more."""
    with store.change(actor, REMOVE_GOAL, selection) as change:
        row = change.get(GoalRow, goal)
        expect_unchanged(row, seen, found=title_of(change, row.id))
        measured = select(ObjectiveRow.id).where(ObjectiveRow.goal == row.id).limit(1)
        if change.session.scalar(measured) is not None:
            raise Problem(
                "objectives measure the goal {title}; remove them first",
                title=title_of(change, row.id),
            )
        hanging = select(SuccessFactorRow.id).where(SuccessFactorRow.goal == row.id).limit(1)
        if change.session.scalar(hanging) is not None:
            raise Problem(
                "success factors serve the goal {title}; give them another goal first",
                title=title_of(change, row.id),
            )
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id)
