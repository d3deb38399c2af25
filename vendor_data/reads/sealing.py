"""How a selection is sealed, what was handed in, and what came out of the envelopes."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.reads.call_clock import standing_end
from rfp.writing.tables import SealingRow
from vendor_data.sealing import box
from vendor_data.sealing.envelope import (
    Envelope,
    Finding,
    Handed,
    Keyholder,
    Opening,
    Sealing,
    Sitting,
    State,
    Window,
)
from vendor_data.sealing.tables import (
    CallEndRow,
    EnvelopeOpeningRow,
    FormalCheckRow,
    HandInRow,
    KeyholderRow,
    LateHandInRow,
    OpenedPaperRow,
    OpeningConsentRow,
)
from vendor_data.tables import WithdrawalRow
from workbench.committee import Actor, Right, visible_vendors
from workbench.problem import Refused
from workbench.reads.rights import is_allowed
from workbench.selection import Phase
from workbench.tables import AccountRow, MemberRow, SelectionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPaper:
    """A file that came out of its envelope, without its bytes."""

    hand_in: str
    vendor: str
    envelope: Envelope
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalCheck:
    """What the formal check of one vendor's envelope found."""

    vendor: str
    envelope: Envelope
    finding: Finding
    remark: str
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEnvelope:
    """An envelope that was refused because it came too late."""

    id: str
    vendor: str
    envelope: Envelope
    came_at: dt.datetime


def sealing(session: Session, actor: Actor, selection: str) -> Sealing | None:
    """Return how the selection is sealed; None where it is not."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return None
    row = session.get(SealingRow, selection)
    if row is None:
        return None
    holders = _keyholders(session, selection)
    names = {holder.member: holder.name for holder in holders}
    return Sealing(
        keyholders=holders,
        technical=_sitting(session, selection, Opening.TECHNICAL, names),
        price=_sitting(session, selection, Opening.PRICE, names),
        closes_at=standing_end(session, selection),
        scores_closed_at=row.scores_closed_at,
    )


def hand_in_window(
    session: Session, actor: Actor, selection: str, now: dt.datetime
) -> Window | None:
    """Return until when envelopes are taken; None where none are, or to whom it is no concern."""
    if not is_allowed(session, actor, Right.HAND_IN, selection):
        return None
    holders = _keyholders(session, selection)
    if not holders or any(holder.fingerprint is None for holder in holders):
        return None
    closes = standing_end(session, selection)
    is_call = Phase(session.get_one(SelectionRow, selection).phase) is Phase.CALL
    begun = session.get(OpeningConsentRow, (selection, Opening.TECHNICAL.value)) is not None
    is_open = is_call and not begun and (closes is None or now < closes)
    return Window(is_open=is_open, closes_at=closes)


def handed_in(session: Session, actor: Actor, selection: str) -> list[Handed]:
    """Return what was handed in, oldest first: to the leaders of every vendor, to a vendor of it.

    Sizes are in nobody's hands: the store itself knows only contents that are filled up. What
    became of envelope C is told to its vendor with the decision, opened or sealed for good.
    """
    right = Right.SEE_OWN_ANSWERS if actor.is_vendor else Right.SEE_HANDED_IN
    if not is_allowed(session, actor, right, selection):
        return []
    statement = (
        select(HandInRow)
        .where(HandInRow.selection == selection)
        .order_by(HandInRow.handed_in_at, HandInRow.id)
    )
    rows = list(session.scalars(statement))
    known = set(visible_vendors(actor, {row.vendor for row in rows}))
    becoming = became(session, selection)
    told = [becoming(row) for row in rows if row.vendor in known]
    if actor.is_vendor and not tells_of_price(session, selection):
        return [_as_it_was_handed_in(each) for each in told]
    return told


def tells_of_price(session: Session, selection: str) -> bool:
    """Return whether a vendor may know what became of its envelope C: once the choice is made."""
    return Phase(session.get_one(SelectionRow, selection).phase).is_from(Phase.DECISION)


def _as_it_was_handed_in(told: Handed) -> Handed:
    if told.envelope is not Envelope.C or told.state in (State.REPLACED, State.WITHDRAWN):
        return told
    return replace(told, state=State.SEALED)


def opened_papers(session: Session, actor: Actor, selection: str) -> list[OpenedPaper]:
    """Return what came out of the envelopes, as far as the actor may read it."""
    wanted = _readable(session, actor, selection)
    statement = (
        select(
            OpenedPaperRow.hand_in,
            OpenedPaperRow.vendor,
            OpenedPaperRow.envelope,
            OpenedPaperRow.name,
            OpenedPaperRow.size,
            OpenedPaperRow.sha256,
        )
        .where(
            OpenedPaperRow.selection == selection,
            OpenedPaperRow.envelope.in_([each.value for each in wanted]),
            OpenedPaperRow.vendor.not_in(actor.conflicts),
        )
        .order_by(OpenedPaperRow.vendor, OpenedPaperRow.envelope)
    )
    return [
        OpenedPaper(
            hand_in=row.hand_in,
            vendor=row.vendor,
            envelope=Envelope(row.envelope),
            name=row.name,
            size=row.size,
            sha256=row.sha256,
        )
        for row in session.execute(statement)
    ]


def opened_bytes(session: Session, actor: Actor, selection: str, hand_in: str) -> bytes:
    """Return the bytes of one opened file.

    Raises
    ------
    Refused
        If nothing was opened under this id that `actor` may read.
    """
    if hand_in not in {paper.hand_in for paper in opened_papers(session, actor, selection)}:
        raise Refused("there is no such document, or you may not see it")
    statement = select(OpenedPaperRow.content).where(OpenedPaperRow.hand_in == hand_in)
    return session.scalars(statement).one()


def formal_checks(session: Session, actor: Actor, selection: str) -> list[FormalCheck]:
    """Return what the formal checks found, of vendors that the actor may know of."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return []
    statement = (
        select(FormalCheckRow)
        .where(
            FormalCheckRow.selection == selection,
            FormalCheckRow.vendor.not_in(actor.conflicts),
        )
        .order_by(FormalCheckRow.vendor, FormalCheckRow.envelope)
    )
    return [
        FormalCheck(
            vendor=row.vendor,
            envelope=Envelope(row.envelope),
            finding=Finding(row.finding),
            remark=row.remark,
            version=row.version,
        )
        for row in session.scalars(statement)
    ]


def late_envelopes(session: Session, actor: Actor, selection: str) -> list[LateEnvelope]:
    """Return what was refused because it came too late, oldest first."""
    if not is_allowed(session, actor, Right.SEE_HANDED_IN, selection):
        return []
    return standing_late(session, actor, selection)


def standing_late(session: Session, actor: Actor, selection: str) -> list[LateEnvelope]:
    """Return what was refused late, for reads that have asked for their own right."""
    statement = (
        select(LateHandInRow)
        .where(
            LateHandInRow.selection == selection,
            LateHandInRow.vendor.not_in(actor.conflicts),
        )
        .order_by(LateHandInRow.came_at, LateHandInRow.id)
    )
    return [
        LateEnvelope(
            id=row.id, vendor=row.vendor, envelope=Envelope(row.envelope), came_at=row.came_at
        )
        for row in session.scalars(statement)
    ]


def withdrawn(session: Session, selection: str) -> frozenset[str]:
    """Return the vendors that have withdrawn, for reads that have asked for their own right."""
    statement = select(WithdrawalRow.vendor).where(WithdrawalRow.selection == selection)
    return frozenset(session.scalars(statement))


def became(session: Session, selection: str) -> Callable[[HandInRow], Handed]:
    """Return what tells of an envelope what became of it, for reads with a right of their own."""
    gone, end = withdrawn(session, selection), session.get(CallEndRow, selection)
    return lambda row: _as_handed(row, gone, end)


def _as_handed(row: HandInRow, gone: Collection[str], end: CallEndRow | None) -> Handed:
    # What stays sealed as its vendor is out has lost its keys earlier.
    is_returned = end is not None and row.erased_at is not None and row.erased_at >= end.ended_at
    return Handed(
        id=row.id,
        vendor=row.vendor,
        envelope=Envelope(row.envelope),
        handed_in_at=row.handed_in_at,
        commitment=row.commitment,
        state=_state(row, is_withdrawn=row.vendor in gone, is_returned=is_returned),
    )


def _state(row: HandInRow, *, is_withdrawn: bool, is_returned: bool) -> State:
    if row.opened_at is not None:
        return State.OPENED
    if row.broken_at is not None:
        return State.BROKEN
    if is_withdrawn and row.replaced_at is None:
        return State.WITHDRAWN
    if row.erased_at is not None:
        return State.RETURNED if is_returned else State.ERASED
    return State.SEALED if row.replaced_at is None else State.REPLACED


def _readable(session: Session, actor: Actor, selection: str) -> list[Envelope]:
    """Return the envelopes whose opened contents the actor may read."""
    if actor.is_vendor:
        return []
    found = []
    if is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        found += [Envelope.A, Envelope.B]
    prices = (Right.SEE_PRICES, Right.SET_PRICE)
    if any(is_allowed(session, actor, right, selection) for right in prices):
        found.append(Envelope.C)
    return found


def _keyholders(session: Session, selection: str) -> tuple[Keyholder, ...]:
    statement = (
        select(KeyholderRow.member, KeyholderRow.public_key, AccountRow.id, AccountRow.name)
        .join(MemberRow, MemberRow.id == KeyholderRow.member)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .where(KeyholderRow.selection == selection)
        .order_by(AccountRow.name, KeyholderRow.member)
    )
    return tuple(
        Keyholder(
            member=member,
            account=account,
            name=name,
            fingerprint=None if public is None else box.fingerprint(public),
        )
        for member, public, account, name in session.execute(statement)
    )


def _sitting(session: Session, selection: str, opening: Opening, names: dict[str, str]) -> Sitting:
    consent = session.get(OpeningConsentRow, (selection, opening.value))
    opened = session.get(EnvelopeOpeningRow, (selection, opening.value))
    return Sitting(
        opening=opening,
        consented_by=consent.member if consent else None,
        consented_at=consent.given_at if consent else None,
        opened_at=opened.opened_at if opened else None,
        opened_by=tuple(names[each] for each in (opened.first, opened.second)) if opened else (),
    )
