"""Answers that were given before a list changed what they answer, vendor by vendor."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.needs.requirement_list import ListChangeKind
from rfp.needs.tables import ListChangeRow
from rfp.reads.list_versions import changed_at
from rfp.tables import RequirementRow
from vendor_data.reads.vendors import vendors
from vendor_data.tables import AnswerRow, ProposalRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed

Moments = Mapping[str, tuple[int, dt.datetime]]  # list version and when, by requirement


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleAnswer:
    """A requirement that a list changed after this vendor had answered, or that has no answer."""

    requirement: str
    code: str
    list_version: int
    answered_at: dt.datetime | None


def stale_answers(
    session: Session, actor: Actor, selection: str, language: str
) -> Mapping[str, tuple[StaleAnswer, ...]]:
    """Return what each vendor that has proposed must answer anew, by the vendor's id.

    A vendor that is excluded is asked nothing more; one in conflict does not exist.
    """
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return {}
    known = [v.id for v in vendors(session, actor, selection, language) if v.exclusion is None]
    found = standing_stale(session, selection)
    return {vendor: found[vendor] for vendor in known if vendor in found}


def standing_stale(session: Session, selection: str) -> Mapping[str, tuple[StaleAnswer, ...]]:
    """Return what each vendor that has proposed must answer anew, for verbs with a right."""
    changed = changed_at(session, selection)
    codes = _codes(session, selection)
    answered = _answered(session, selection)
    return {
        vendor: tuple(
            StaleAnswer(
                requirement=key, code=codes[key], list_version=version,
                answered_at=answered.get((vendor, key)),
            )
            for key, (version, _) in sorted(changed.items(), key=lambda at: codes.get(at[0], ""))
            if key in codes and _is_stale(answered.get((vendor, key)), changed[key][1])
        )
        for vendor in sorted({vendor for vendor, _ in answered})
    }  # fmt: skip


def asked_anew(session: Session, actor: Actor, selection: str) -> frozenset[str]:
    """Return the requirements to which vendors may answer anew after the opening."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return frozenset()
    return standing_asked_anew(session, selection)


def standing_asked_anew(session: Session, selection: str) -> frozenset[str]:
    """Return the requirements that lists revised after the proposals changed, for verbs."""
    revisions = {row.list_version for row in _revisions(session, selection)}
    changed = changed_at(session, selection) if revisions else {}
    return frozenset(key for key, (version, _) in changed.items() if version in revisions)


def answers_until(session: Session, selection: str) -> dt.date | None:
    """Return the last day that a revised list gave vendors; None if it gave none."""
    days = (row.answers_by for row in _revisions(session, selection))
    return max((day for day in days if day is not None), default=None)


def _revisions(session: Session, selection: str) -> Sequence[ListChangeRow]:
    statement = select(ListChangeRow).where(
        ListChangeRow.selection == selection, ListChangeRow.kind == ListChangeKind.REVISION.value
    )
    return session.scalars(statement).all()


def _is_stale(answered: dt.datetime | None, changed: dt.datetime) -> bool:
    return answered is None or answered < changed


def _codes(session: Session, selection: str) -> dict[str, str]:
    statement = select(RequirementRow.id, RequirementRow.code).where(
        RequirementRow.selection == selection, RequirementRow.withdrawn.is_(None)
    )
    return {row.id: row.code for row in session.execute(statement)}


def _answered(session: Session, selection: str) -> dict[tuple[str, str], dt.datetime]:
    """Return when each answer came in: with the proposal that brought it."""
    statement = (
        select(AnswerRow.vendor, AnswerRow.requirement, ProposalRow.taken_at)
        .join(ProposalRow, ProposalRow.id == AnswerRow.proposal)
        .where(AnswerRow.selection == selection)
    )
    return {(vendor, key): at for vendor, key, at in session.execute(statement)}
