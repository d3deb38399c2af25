"""Goals and objectives, as an actor may see them; the RFP takes its acceptance KPIs from here."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from rfp.goals.goal import Goal, GoalFamily, Measure, Objective
from rfp.goals.tables import GoalRow, ObjectiveRequirementRow, ObjectiveRow
from rfp.tables import RequirementRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.wording import text_in

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEntry:
    """A goal with the version that was seen of it, and its titles by language."""

    goal: Goal
    version: int
    titles: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveEntry:
    """An objective with the version that was seen of it; metric and unit by language."""

    objective: Objective
    version: int
    titles: Words
    units: Words


def goals(session: Session, actor: Actor, selection: str, language: str) -> list[GoalEntry]:
    """Return the goals in their order; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(GoalRow).where(GoalRow.selection == selection).order_by(GoalRow.ordinal, GoalRow.id)
    )
    texts = all_texts(session, selection)
    return [
        _goal(row, texts.get((row.id, "title"), {}), language) for row in session.scalars(statement)
    ]


def _goal(row: GoalRow, titles: Words, language: str) -> GoalEntry:
    goal = Goal(id=row.id, title=text_in(titles, language), family=GoalFamily(row.family))
    return GoalEntry(goal=goal, version=row.version, titles=titles)


def objectives(
    session: Session, actor: Actor, selection: str, language: str
) -> list[ObjectiveEntry]:
    """Return the objectives, goal by goal; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    link = ObjectiveRequirementRow
    statement = (
        select(ObjectiveRow, RequirementRow.id)
        .join(GoalRow, GoalRow.id == ObjectiveRow.goal)
        .outerjoin(link, link.objective == ObjectiveRow.id)
        .outerjoin(
            RequirementRow,
            and_(RequirementRow.id == link.requirement, RequirementRow.withdrawn.is_(None)),
        )
        .where(ObjectiveRow.selection == selection)
        .order_by(GoalRow.ordinal, GoalRow.id, ObjectiveRow.ordinal, RequirementRow.code)
    )
    texts = all_texts(session, selection)
    rows: dict[str, ObjectiveRow] = {}
    serving: dict[str, tuple[str, ...]] = {}
    for row, requirement in session.execute(statement):
        rows[row.id] = row
        serving[row.id] = (*serving.get(row.id, ()), *((requirement,) if requirement else ()))
    return [_objective(row, serving[key], texts, language) for key, row in rows.items()]


def _objective(
    row: ObjectiveRow,
    serving: tuple[str, ...],
    texts: Mapping[tuple[str, str], Words],
    language: str,
) -> ObjectiveEntry:
    titles, units = texts.get((row.id, "title"), {}), texts.get((row.id, "unit"), {})
    return ObjectiveEntry(
        objective=Objective(
            id=row.id,
            goal=row.goal,
            title=text_in(titles, language),
            unit=text_in(units, language),
            measure=Measure(baseline=row.baseline, target=row.target, due=row.due),
            requirements=serving,
        ),
        version=row.version,
        titles=titles,
        units=units,
    )
