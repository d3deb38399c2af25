"""An envelope is handed in: sealed before it is stored, and refused once it is late."""

import hashlib

from sqlalchemy import select

from rfp.reads.call_clock import standing_end
from vendor_data.changes.sealed_state import (
    forget_for_good,
    forget_keys,
    holders_with_keys,
    place_of,
)
from vendor_data.reads.call_end import is_ended
from vendor_data.sealing import box
from vendor_data.sealing.envelope import Envelope, Opening, Receipt
from vendor_data.sealing.sealed import Paper, Sealed, seal
from vendor_data.sealing.tables import (
    HandInRow,
    KeyWrapRow,
    LateHandInRow,
    OpeningConsentRow,
    SealedContentRow,
)
from vendor_data.tables import VendorRow, WithdrawalRow
from workbench.committee import Actor, Right
from workbench.file_names import clean_name, suffix_of
from workbench.problem import Problem, Refused
from workbench.record import Audience, verb
from workbench.selection import Phase
from workbench.store import Change, Store
from workbench.tables import MemberRow
from workbench.uploads import LARGEST

HAND_IN = verb(
    "vendor_data.hand_in",
    right=Right.HAND_IN,
    label="Envelope handed in",
    audience=Audience.LEADERS_UNTIL_LOCKED,
    tells_of_proposals=True,
)
HAND_IN_PRICE = verb(
    "vendor_data.hand_in_price",
    right=Right.HAND_IN,
    label="Envelope C handed in",
    audience=Audience.NOBODY_UNTIL_PRICES,
    tells_of_proposals=True,
)
REFUSE_LATE = verb(
    "vendor_data.refuse_late_envelope",
    right=Right.HAND_IN,
    label="Late envelope refused",
    audience=Audience.LEADERS_UNTIL_LOCKED,
    tells_of_proposals=True,
)


class Late(Refused):
    """The envelope came after the deadline, or once the opening had begun."""


def hand_in(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    envelope: Envelope,
    file_name: str,
    content: bytes,
) -> Receipt:
    """Seal a vendor's file for the keyholders; a later one replaces it until the deadline.

    Raises
    ------
    Late
        If the moment of this transaction, by the server's clock, is not before the deadline, or
        the opening has begun. The attempt is then an event of its own; nothing of it is kept.
    """
    asked = HAND_IN_PRICE if envelope is Envelope.C else HAND_IN
    try:
        with store.change(actor, asked, selection, vendor=vendor) as change:
            change.get(VendorRow, vendor)
            _refuse_late(change)
            paper = _paper(file_name, content)
            row = _put(change, vendor, envelope, paper)
            replaced = _replace(change, row)
            propose_again(change, vendor)
            change.about(row.id, vendor=vendor, envelope=envelope.value)
    except Late:
        note_late(store, actor, selection=selection, vendor=vendor, envelope=envelope)
        raise
    if replaced is not None:
        forget_for_good(store)
    return Receipt(
        id=row.id,
        vendor=vendor,
        envelope=envelope,
        file_name=paper.name,
        handed_in_at=row.handed_in_at,
        sha256=hashlib.sha256(content).hexdigest(),
        nonce=paper.nonce.hex(),
        commitment=row.commitment,
        replaces=replaced,
    )


def propose_again(change: Change, vendor: str) -> None:
    """Let a proposal that was withdrawn stand again, as its vendor hands something in."""
    row = change.session.get(WithdrawalRow, vendor)
    if row is not None:
        change.session.delete(row)


def note_late(
    store: Store, actor: Actor, *, selection: str, vendor: str, envelope: Envelope
) -> None:
    """Put it on record that an envelope came too late and was not taken."""
    with store.change(actor, REFUSE_LATE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        late = LateHandInRow(
            id=change.new_id(),
            selection=selection,
            vendor=vendor,
            envelope=envelope.value,
            came_at=change.now,
            brought_by=change.actor.account,
        )
        change.session.add(late)
        change.about(late.id, vendor=vendor, envelope=envelope.value)


def _refuse_late(change: Change) -> None:
    refuse_ended(change)
    if Phase(change.selection.phase) is not Phase.CALL:
        raise Late("the envelopes have been opened; this one was not taken, which is on record")
    closes = standing_end(change.session, change.selection.id)
    if closes is not None and change.now >= closes:
        raise Late(
            "envelopes were taken until {closed}; this one came later and was not taken, which "
            "is on record",
            closed=closes,
        )
    begun = (change.selection.id, Opening.TECHNICAL.value)
    if change.session.get(OpeningConsentRow, begun) is not None:
        raise Late("the opening has begun; this one was not taken, which is on record")


def refuse_ended(change: Change) -> None:
    """Refuse what comes after the call was ended without opening."""
    if is_ended(change.session, change.selection.id):
        raise Late("the call was ended without opening; this one was not taken, which is on record")


def _paper(file_name: str, content: bytes) -> Paper:
    if not content:
        raise Problem("The file is empty")
    if len(content) > LARGEST:
        raise Problem(
            "The file has {found} bytes; the limit is {limit}", found=len(content), limit=LARGEST
        )
    name = clean_name(file_name, suffix_of(file_name))
    return Paper(name=name, content=content, nonce=box.new_nonce())


def _put(change: Change, vendor: str, envelope: Envelope, paper: Paper) -> HandInRow:
    row = HandInRow(
        id=change.new_id(),
        selection=change.selection.id,
        vendor=vendor,
        envelope=envelope.value,
        handed_in_at=change.now,
        handed_in_by=change.actor.account,
        commitment=box.commitment(paper.nonce, paper.content),
    )
    sealed = seal(paper, place_of(row), holders_with_keys(change))
    change.session.add(row)
    change.session.flush()
    _store(change, row, sealed)
    return row


def _store(change: Change, row: HandInRow, sealed: Sealed) -> None:
    of = {"hand_in": row.id, "selection": row.selection, "vendor": row.vendor}
    change.session.add(SealedContentRow(**of, content=sealed.content))
    for wrap in sealed.wraps:
        change.session.add(
            KeyWrapRow(**of, first=wrap.first, second=wrap.second, sealed=wrap.sealed)
        )


def _replace(change: Change, row: HandInRow) -> str | None:
    """Let `row` stand for what came before it, which nobody can open from now on."""
    statement = select(HandInRow).where(
        HandInRow.vendor == row.vendor,
        HandInRow.envelope == row.envelope,
        HandInRow.id != row.id,
        HandInRow.replaced_at.is_(None),
    )
    earlier = change.session.scalars(statement).one_or_none()
    if earlier is None:
        return None
    if not change.actor.is_vendor and _is_own(change, earlier):
        raise Refused(
            "this vendor has handed this envelope in on its own page; its own people alone "
            "replace it"
        )
    forget_keys(change, earlier)
    earlier.replaced_at = change.now
    return earlier.id


def _is_own(change: Change, row: HandInRow) -> bool:
    """Return whether somebody of the vendor itself handed this in."""
    statement = select(MemberRow.id).where(
        MemberRow.selection == row.selection,
        MemberRow.account == row.handed_in_by,
        MemberRow.vendor == row.vendor,
    )
    return change.session.scalars(statement).first() is not None
