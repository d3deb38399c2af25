"""The checks of goals, gaps and alternatives before the RFP goes out."""

from sqlalchemy.orm import Session

from rfp.goals.alternative import LEAST, studied
from rfp.readiness.check import Check, checked, not_used
from rfp.reads.alternatives import alternatives
from rfp.reads.gaps import gap_stamps
from rfp.reads.goals import objectives
from rfp.reads.needs import gaps
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem, Term
from workbench.reads.rights import is_allowed


def goal_checks(session: Session, actor: Actor, selection: str, language: Language) -> list[Check]:
    """Return whether objectives are measurable, gaps approved and alternatives studied."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    return [
        _measurable(session, actor, selection, language),
        _approved(session, actor, selection, language),
        _studied(session, actor, selection, language),
    ]


def _measurable(session: Session, actor: Actor, selection: str, language: Language) -> Check:
    code, title = "goals.measurable", Term("Every objective has a number and a date")
    found = [each.objective for each in objectives(session, actor, selection, language.value)]
    if not found:
        return not_used(code, title, "goals")
    red = [each.title for each in found if each.is_red]
    told = Problem("objectives without number or date: {titles}", titles=red) if red else None
    return checked(code, title, "goals", told)


def _approved(session: Session, actor: Actor, selection: str, language: Language) -> Check:
    code, title = "gaps.approved", Term("Every gap is approved as it stands")
    found = [entry.gap.id for entry in gaps(session, actor, selection, language.value)]
    if not found:
        return not_used(code, title, "gaps")
    stamps = gap_stamps(session, actor, selection)
    count = sum(gap not in stamps or stamps[gap].changed_since for gap in found)
    told = Problem("gaps without approval: {count}", count=count) if count else None
    return checked(code, title, "gaps", told)


def _studied(session: Session, actor: Actor, selection: str, language: Language) -> Check:
    found = alternatives(session, actor, selection, language.value)
    count = studied(entry.alternative for entry in found)
    told = Problem(
        "alternatives studied: {count}; at least {least} are expected", count=count, least=LEAST
    )
    return checked(
        "alternatives.studied",
        Term("At least two alternatives were studied"),
        "alternatives",
        told if count < LEAST else None,
    )
