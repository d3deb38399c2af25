"""Objectives: the numbers and dates of a goal, and the requirements that serve them."""

from collections.abc import Collection
from dataclasses import asdict

from sqlalchemy import select

from rfp.changes.owned_words import (
    TITLE,
    Words,
    check_some,
    current_words,
    differing_values,
    differing_words,
    drop_words,
    expect_all,
    reword,
    tidy,
    title_of,
)
from rfp.goals.goal import Measure
from rfp.goals.tables import GoalRow, ObjectiveRequirementRow, ObjectiveRow
from rfp.tables import RequirementRow
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged

ADD_OBJECTIVE = verb(
    "rfp.add_objective", right=Right.EDIT_NEEDS, label="Objective added", undoable=True
)
EDIT_OBJECTIVE = verb(
    "rfp.edit_objective", right=Right.EDIT_NEEDS, label="Objective changed", undoable=True
)
REMOVE_OBJECTIVE = verb(
    "rfp.remove_objective", right=Right.EDIT_NEEDS, label="Objective removed", undoable=True
)
SERVE_OBJECTIVE = verb(
    "rfp.serve_objective", right=Right.EDIT_NEEDS, label="Objective linked", undoable=True
)

NO_TITLE = "an objective says what is measured in at least one language, got nothing"
UNIT = "unit"


def add_objective(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    goal: str,
    titles: Words,
    units: Words,
    measure: Measure,
) -> str:
    """Add how a goal is measured; return the objective's id. Number and date may follow."""
    with store.change(actor, ADD_OBJECTIVE, selection) as change:
        row = new_objective(change, change.get(GoalRow, goal).id, titles, units, measure)
        change.about(row.id)
    return row.id


def new_objective(
    change: Change, goal: str, titles: Words, units: Words, measure: Measure
) -> ObjectiveRow:
    """Put down what measures a goal, within the change of a verb."""
    row = ObjectiveRow(
        id=change.new_id(),
        selection=change.selection.id,
        goal=goal,
        ordinal=change.next_ordinal(ObjectiveRow.ordinal, ObjectiveRow.goal == goal),
        **asdict(measure),
    )
    change.session.add(row)
    _put_words(change, row, titles, units)
    return row


def edit_objective(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    objective: str,
    seen: int,
    titles: Words,
    units: Words,
    measure: Measure,
) -> None:
    """Change an objective; a language that is not given stays."""
    with store.change(actor, EDIT_OBJECTIVE, selection) as change:
        row = change.get(ObjectiveRow, objective)
        values = asdict(measure)
        words = differing_words(change, row.id, {TITLE: titles, UNIT: units})
        expect_all(row, seen, [*differing_values(row, values), *words])
        for name, value in values.items():
            setattr(row, name, value)
        _put_words(change, row, titles, units)
        change.about(row.id)


def remove_objective(
    store: Store, actor: Actor, *, selection: str, objective: str, seen: int
) -> None:
    """Remove an objective; the requirements that served it stay."""
    with store.change(actor, REMOVE_OBJECTIVE, selection) as change:
        row = change.get(ObjectiveRow, objective)
        title = title_of(change, row.id)
        expect_unchanged(row, seen, found=title)
        for link in _links(change, row.id).values():
            change.session.delete(link)
        change.session.flush()
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id)


def serve_objective(
    store: Store, actor: Actor, *, selection: str, objective: str, requirements: Collection[str]
) -> None:
    """Say which requirements serve an objective: these, and no others."""
    with store.change(actor, SERVE_OBJECTIVE, selection) as change:
        row = change.get(ObjectiveRow, objective)
        now = _links(change, row.id)
        for requirement in dict.fromkeys(requirements):
            key = change.get(RequirementRow, requirement).id
            if key not in now:
                change.session.add(
                    ObjectiveRequirementRow(objective=row.id, requirement=key, selection=selection)
                )
        for requirement, link in now.items():
            if requirement not in requirements:
                change.session.delete(link)
        change.about(row.id)


def _links(change: Change, objective: str) -> dict[str, ObjectiveRequirementRow]:
    of_objective = ObjectiveRequirementRow.objective == objective
    rows = change.session.scalars(select(ObjectiveRequirementRow).where(of_objective)).all()
    return {row.requirement: row for row in rows}


def _put_words(change: Change, row: ObjectiveRow, titles: Words, units: Words) -> None:
    reword(change, row, row.id, {TITLE: tidy(titles), UNIT: tidy(units)})
    change.session.flush()
    check_some(current_words(change, row.id, TITLE), NO_TITLE)
