"""What stands beside the list of requirements: success factors, the limit of musts, twins."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.needs.must import CapUnit, MustCap
from rfp.needs.requirement_twins import Pair
from rfp.needs.tables import MustCapRow, RequirementApartRow, SuccessFactorRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.wording import chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessFactor:
    """A critical success factor with the version that was seen of it."""

    id: str
    title: str
    titles: Mapping[str, str]
    version: int
    goal: str | None = None  # the goal that fails without it


def success_factors(
    session: Session, actor: Actor, selection: str, language: str
) -> list[SuccessFactor]:
    """Return the factors in their order; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    texts = all_texts(session, selection)
    statement = (
        select(SuccessFactorRow)
        .where(SuccessFactorRow.selection == selection)
        .order_by(SuccessFactorRow.ordinal, SuccessFactorRow.id)
    )
    return [
        _factor(row, texts.get((row.id, "title"), {}), language)
        for row in session.scalars(statement)
    ]


def _factor(row: SuccessFactorRow, titles: Mapping[str, str], language: str) -> SuccessFactor:
    shown = chosen(titles, language)
    return SuccessFactor(
        id=row.id,
        title=shown.text if shown else "",
        titles=titles,
        version=row.version,
        goal=row.goal,
    )


def must_cap(session: Session, actor: Actor, selection: str) -> MustCap | None:
    """Return how many musts the list may have, by the chair's choice or as usual."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return None
    row = session.get(MustCapRow, selection)
    return MustCap(unit=CapUnit(row.unit), most=row.most) if row else MustCap()


def told_apart(session: Session, actor: Actor, selection: str) -> frozenset[Pair]:
    """Return the pairs of requirements that were judged to differ."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return frozenset()
    statement = select(RequirementApartRow.first, RequirementApartRow.second).where(
        RequirementApartRow.selection == selection
    )
    return frozenset((first, second) for first, second in session.execute(statement))
