"""What a call says of hand-in, partner and references: as it stands, and as it went out."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.readiness.check import Check, checked
from rfp.writing.call_terms import PartnerKind, Period, call_terms
from rfp.writing.ready_sections import Feed, ready_sections
from rfp.writing.section_version import Lines, about_key, fed_key
from rfp.writing.tables import ReferencePeriodRow, SealingRow, SectionVersionRow, SoughtRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem, Term
from workbench.reads.rights import is_allowed

NOT_SEALED = (
    "no keyholders are named: a price that somebody enters is guarded by rights alone, and vendors "
    "are told to bring it closed to your contact"
)


def sought(session: Session, actor: Actor, selection: str) -> tuple[PartnerKind, ...]:
    """Return which kinds of partner the selection seeks."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return ()
    row = session.get(SoughtRow, selection)
    return tuple(PartnerKind(code) for code in row.kinds.split()) if row else ()


def reference_period(session: Session, actor: Actor, selection: str) -> Period | None:
    """Return the period in which references have to lie; None while none was asked for."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return None
    row = session.get(ReferencePeriodRow, selection)
    return Period(first=row.first, last=row.last) if row else None


def takes_sealed(session: Session, actor: Actor, selection: str) -> bool:
    """Return whether keyholders are named, so that envelopes are sealed here."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return False
    return session.get(SealingRow, selection) is not None


def sealing_checks(
    session: Session,
    actor: Actor,
    selection: str,
    language: Language,  # noqa: ARG001  # the family of checks has it
) -> list[Check]:
    """Return whether nobody can read a price before the scores are closed."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    found = None if takes_sealed(session, actor, selection) else Problem(NOT_SEALED)
    return [checked("call.sealed", Term("Prices come in sealed envelopes"), "envelopes", found)]


def issued_terms(session: Session, actor: Actor, selection: str, language: Language) -> Lines:
    """Return what a vendor's own people were told of it, word by word as it last went out."""
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return ()
    return _issued(session, selection, fed_key(language)) or ()


def wait_for_addendum(session: Session, actor: Actor, selection: str) -> bool:
    """Return whether what stands is another than what vendors were told by the newest issue."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return False
    issued = _issued(session, selection, fed_key(Language.EN))
    told = _issued(session, selection, about_key(Language.EN))  # an earlier release kept none
    about = session, actor, selection
    standing = tuple(call_terms(
        sought(*about), reference_period(*about), Language.EN, is_sealed=takes_sealed(*about)
    ))  # fmt: skip
    if told:
        return told != tuple(each.about for each in standing)
    return issued is not None and issued != tuple(each.text for each in standing)


def _issued(session: Session, selection: str, key: str) -> Lines | None:
    """Return what the newest issue keeps under this key; None before the first one.

    An issue that an earlier release made told nothing of it.
    """
    code = next(one.code for one in ready_sections().values() if one.feed is Feed.ANSWERS)
    said = session.scalar(
        select(SectionVersionRow.said)
        .where(SectionVersionRow.selection == selection, SectionVersionRow.code == code)
        .order_by(SectionVersionRow.list_version.desc())
        .limit(1)
    )
    return None if said is None else tuple(json.loads(said).get(key, ()))
