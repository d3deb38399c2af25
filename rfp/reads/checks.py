"""The checks before the RFP goes out, gathered from every part of the needs."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from rfp.readiness.check import Check, checked, required_of
from rfp.readiness.tables import ChosenCheckRow, OverruledRow
from rfp.reads.approvals import approval_checks
from rfp.reads.budget import budget_checks
from rfp.reads.call_terms import sealing_checks
from rfp.reads.goal_checks import goal_checks
from rfp.reads.readiness_checks import readiness_checks
from rfp.reads.requirement_checks import requirement_checks
from rfp.reads.rfp_sections import section_checks
from rfp.tables import GapPainRow, PainRow, RequirementGapRow, RequirementRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem, Term
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow

Source = Callable[[Session, Actor, str, Language], list[Check]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruled:
    """Red checks over which the RFP went out: their codes, who did it, when and why."""

    codes: tuple[str, ...]
    reason: str
    by: str
    at: dt.datetime


def thread_checks(
    session: Session,
    actor: Actor,
    selection: str,
    language: Language,  # noqa: ARG001  # the family of checks has it
) -> list[Check]:
    """Return whether the thread holds from the pains to the criteria."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    loose = _count_loose_pains(session, selection)
    unrooted = _count_unrooted(session, selection)
    unjudged = _count(
        session,
        select(func.count()).where(
            RequirementRow.selection == selection,
            RequirementRow.withdrawn.is_(None),
            RequirementRow.criterion.is_(None),
        ),
    )
    return [
        checked(
            "thread.pains", Term("Every pain leads to a gap or is set aside"), "gaps",
            Problem("pains without a gap: {count}", count=loose) if loose else None,
        ),
        checked(
            "thread.gaps", Term("Every requirement closes a gap"), "trace",
            Problem("requirements without a gap: {count}", count=unrooted) if unrooted else None,
        ),
        checked(
            "thread.criteria", Term("Every requirement has a criterion"), "requirements",
            Problem("requirements without a criterion: {count}", count=unjudged)
            if unjudged else None,
        ),
    ]  # fmt: skip


# Who adds a part of the needs adds its checks here; a source answers nothing to who may not see.
SOURCES: tuple[Source, ...] = (
    readiness_checks, budget_checks, goal_checks, thread_checks, requirement_checks, section_checks,
    approval_checks, sealing_checks,
)  # fmt: skip


def checks(session: Session, actor: Actor, selection: str, language: Language) -> list[Check]:
    """Return what every check finds, in the order of their sources."""
    return [check for source in SOURCES for check in source(session, actor, selection, language)]


def required_checks(
    session: Session, actor: Actor, selection: str, language: Language
) -> list[Check]:
    """Return the checks that have to be green before the RFP goes out."""
    found = checks(session, actor, selection, language)
    return required_of(found, chosen_checks(session, actor, selection))


def chosen_checks(session: Session, actor: Actor, selection: str) -> dict[str, bool]:
    """Return which checks the chair wants green, by code; one that is not named is as usual."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return {}
    statement = select(ChosenCheckRow).where(ChosenCheckRow.selection == selection)
    return {row.code: row.is_required for row in session.scalars(statement)}


def overruled(session: Session, actor: Actor, selection: str) -> Overruled | None:
    """Return over which red checks the RFP went out last; None if over none."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return None
    statement = (
        select(OverruledRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == OverruledRow.overruled_by)
        .where(OverruledRow.selection == selection)
        .order_by(OverruledRow.list_version.desc())
        .limit(1)
    )
    found = session.execute(statement).first()
    if found is None:
        return None
    row, name = found
    return Overruled(
        codes=tuple(row.codes.split()), reason=row.reason, by=name or "", at=row.overruled_at
    )


def _count_loose_pains(session: Session, selection: str) -> int:
    linked = select(GapPainRow.pain).where(GapPainRow.selection == selection)
    statement = select(func.count()).where(
        PainRow.selection == selection, PainRow.set_aside.is_(None), PainRow.id.not_in(linked)
    )
    return _count(session, statement)


def _count_unrooted(session: Session, selection: str) -> int:
    rooted = select(RequirementGapRow.requirement).where(RequirementGapRow.selection == selection)
    statement = select(func.count()).where(
        RequirementRow.selection == selection,
        RequirementRow.withdrawn.is_(None),
        RequirementRow.id.not_in(rooted),
    )
    return _count(session, statement)


def _count(session: Session, statement: Select[int]) -> int:
    return session.scalar(statement) or 0
