"""Answers that were given before a list changed what they answer, vendor by vendor."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.needs.requirement_list import ListChangeKind
from rfp.needs.tables import ListChangeRow
from rfp.reads.list_versions import changed_at
from rfp.tables import RequirementRow
from vendor_data.answers.tables import ConfirmedAnswerRow
from vendor_data.reads.came_in import came_in
from vendor_data.reads.vendors import vendors
from vendor_data.tables import AnswerRow
from workbench.committee import Actor, Right
from workbench.problem import Term
from workbench.reads.rights import is_allowed


class Standing(StrEnum):
    """What became of an answer whose requirement a list changed."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    CHANGED = "changed"

    @property
    def label(self) -> Term:
        return _STANDINGS[self]


_STANDINGS = {
    Standing.OPEN: Term("Not answered anew yet"),
    Standing.CONFIRMED: Term("Stands as it was"),
    Standing.CHANGED: Term("Answered anew"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleAnswer:
    """A requirement that a list changed after this vendor had answered, or that has no answer."""

    requirement: str
    code: str
    list_version: int
    answered_at: dt.datetime | None
    standing: Standing = Standing.OPEN
    note: str = ""  # how the vendor let its answer stand


ByVendor = Mapping[str, tuple[StaleAnswer, ...]]


def stale_answers(session: Session, actor: Actor, selection: str, language: str) -> ByVendor:
    """Return what each vendor that has proposed must answer anew, by the vendor's id.

    A vendor that is out is asked nothing more; one in conflict does not exist.
    """
    found = reconfirmations(session, actor, selection, language)
    return {
        vendor: tuple(each for each in asked if each.standing is Standing.OPEN)
        for vendor, asked in found.items()
    }


def reconfirmations(session: Session, actor: Actor, selection: str, language: str) -> ByVendor:
    """Return every requirement that a list changed, and what became of each vendor's answer."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return {}
    known = [v.id for v in vendors(session, actor, selection, language) if not v.is_out]
    found = _all_asked(session, selection)
    return {vendor: found[vendor] for vendor in known if vendor in found}


def standing_stale(session: Session, selection: str) -> ByVendor:
    """Return what each vendor that has proposed must answer anew, for verbs with a right."""
    return {
        vendor: tuple(each for each in asked if each.standing is Standing.OPEN)
        for vendor, asked in _all_asked(session, selection).items()
    }


def _all_asked(session: Session, selection: str) -> ByVendor:
    answered, confirmed = _answered(session, selection), _confirmed(session, selection)
    codes = _codes(session, selection)
    changed = sorted(
        (codes[key], key, version, at)
        for key, (version, at) in changed_at(session, selection).items()
        if key in codes
    )
    return {
        vendor: tuple(
            _asked(code, key, version, at, answered.get((vendor, key)),
                   confirmed.get((vendor, key)))
            for code, key, version, at in changed
        )
        for vendor in sorted({vendor for vendor, _ in answered})
    }  # fmt: skip


def _asked(  # noqa: PLR0917  # one row of the list, told by its columns
    code: str,
    requirement: str,
    version: int,
    changed: dt.datetime,
    answered: dt.datetime | None,
    confirmed: ConfirmedAnswerRow | None,
) -> StaleAnswer:
    standing, note = Standing.OPEN, ""
    if not _is_stale(answered, changed):
        standing = Standing.CHANGED
    elif confirmed is not None and confirmed.list_version >= version:
        standing, note = Standing.CONFIRMED, confirmed.note
    return StaleAnswer(
        requirement=requirement,
        code=code,
        list_version=version,
        answered_at=answered,
        standing=standing,
        note=note,
    )


def _confirmed(session: Session, selection: str) -> dict[tuple[str, str], ConfirmedAnswerRow]:
    statement = select(ConfirmedAnswerRow).where(ConfirmedAnswerRow.selection == selection)
    return {(row.vendor, row.requirement): row for row in session.scalars(statement)}


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


def answers_due(session: Session, actor: Actor, selection: str) -> dt.date | None:
    """Return the last day that a revised list gave vendors, for whoever writes to them."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return None
    return answers_until(session, selection)


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
    moments = came_in(session, selection)
    statement = select(AnswerRow.vendor, AnswerRow.requirement, AnswerRow.proposal).where(
        AnswerRow.selection == selection
    )
    return {
        (vendor, key): moments[proposal] for vendor, key, proposal in session.execute(statement)
    }
