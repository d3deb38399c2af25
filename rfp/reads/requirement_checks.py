"""What the list of requirements must answer for before the RFP goes out."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from rfp.needs.gap import Gap
from rfp.needs.must import (
    MustState,
    all_technology,
    must_state,
    overruled_without_reason,
)
from rfp.needs.requirement import Requirement
from rfp.needs.sign_off import SignOff, state_of
from rfp.readiness.check import Check, checked, not_used
from rfp.reads.needs import RequirementEntry, gaps, requirements
from rfp.reads.requirement_list import SuccessFactor, must_cap, success_factors
from rfp.reads.sign_offs import sign_offs
from workbench.committee import Actor
from workbench.language import Language
from workbench.problem import Problem, Term

SCREEN = "requirements"
TOO_MANY = Term("The musts keep within their limit")
WITHOUT_FACTOR = Term("Every must serves a success factor")
UNEXPLAINED = Term("Every mandatory requirement says why")
AIMLESS = Term("Every success factor names its goal")
SIGNED = Term("Every requirement is signed off by its owner as it stands")
ALL_TECHNOLOGY = Term("The requirements are not of technology alone")
OVERRULED = Term("Each importance that differs from what the gaps propose has its reason")
NAMED = 5  # requirements that a finding names; the rest is counted


def requirement_checks(
    session: Session, actor: Actor, selection: str, language: Language
) -> list[Check]:
    """Return whether the list is sound; nothing to whoever may not see the needs."""
    cap = must_cap(session, actor, selection)
    if cap is None:
        return []
    here = (session, actor, selection, language.value)
    entries = requirements(*here)
    asked = [entry.requirement for entry in entries]
    known = [entry.gap for entry in gaps(*here)]
    listed = success_factors(*here)
    factors = {factor.id for factor in listed}
    state = must_state(asked, cap, factors)
    silent = overruled_without_reason(asked, {gap.id: gap.priority for gap in known})
    return [
        checked("musts.limit", TOO_MANY, SCREEN, _too_many(state), is_strict=True),
        _served(state),
        _aimed(listed),
        _explained([each for each in asked if each.mandatory]),
        _signed(entries, sign_offs(session, actor, selection)),
        checked("needs.technology", ALL_TECHNOLOGY, SCREEN, _technology(asked, known)),
        checked(
            "musts.reason", OVERRULED, SCREEN, _named(silent) if silent else None, is_strict=True
        ),
    ]


def _too_many(state: MustState) -> Problem | None:
    if not state.too_many:
        return None
    template = "{count} requirements are musts; up to {allowed} are allowed"
    return Problem(template, count=state.count, allowed=state.allowed)


def _explained(mandatory: Sequence[Requirement]) -> Check:
    if not mandatory:
        return not_used("mandatory.reason", UNEXPLAINED, SCREEN)
    silent = [each for each in mandatory if not each.mandatory_reason]
    return checked("mandatory.reason", UNEXPLAINED, SCREEN, _named(silent) if silent else None)


def _signed(entries: Sequence[RequirementEntry], signed: Mapping[str, SignOff]) -> Check:
    if not signed:
        return not_used("needs.signed", SIGNED, SCREEN)
    waiting = [
        each.requirement
        for each in entries
        if state_of(
            signed.get(each.requirement.id), each.requirement.owner, each.content
        ).is_waiting
    ]
    return checked("needs.signed", SIGNED, SCREEN, _named(waiting) if waiting else None)


def _served(state: MustState) -> Check:
    if not state.count:
        return not_used("musts.factor", WITHOUT_FACTOR, SCREEN, is_strict=True)
    found = _named(state.without_factor) if state.without_factor else None
    return checked("musts.factor", WITHOUT_FACTOR, SCREEN, found, is_strict=True)


def _aimed(factors: Sequence[SuccessFactor]) -> Check:
    if not factors:
        return not_used("factors.goal", AIMLESS, SCREEN)
    titles = [factor.title for factor in factors if factor.goal is None]
    told = Problem("success factors without a goal: {titles}", titles=titles) if titles else None
    return checked("factors.goal", AIMLESS, SCREEN, told)


def _named(found: list[Requirement] | tuple[Requirement, ...]) -> Problem:
    codes = [each.code for each in found[:NAMED]]
    if len(found) <= NAMED:
        return Problem("{codes}", codes=codes)
    return Problem("{codes} and {count} more", codes=codes, count=len(found) - NAMED)


def _technology(asked: Iterable[Requirement], known: Iterable[Gap]) -> Problem | None:
    if not all_technology(asked, known):
        return None
    return Problem(
        "every requirement closes technology gaps only; people, processes and data stay as they are"
    )
