"""Two different keyholders open the envelopes together: the first consents, the second opens."""

import hashlib
from contextlib import suppress

from sqlalchemy import select

from rfp.reads.call_clock import standing_end
from rfp.tables import IssueRow
from rfp.writing.tables import SealingRow
from vendor_data.changes.sealed_state import (
    forget_for_good,
    forget_peeled,
    is_opened,
    is_sealed,
    place_of,
    standing_hand_ins,
    wraps_of,
)
from vendor_data.changes.sealing import bound_to, own_keyholder
from vendor_data.changes.stated_offers import note_statement
from vendor_data.offering.statement import DATA_NAME, from_outside
from vendor_data.sealing import box
from vendor_data.sealing.box import Broken, LockedKey, OpenKey
from vendor_data.sealing.bundle import paper_in
from vendor_data.sealing.envelope import Envelope, Opening
from vendor_data.sealing.sealed import Paper, Wrap, open_peeled, peel
from vendor_data.sealing.tables import (
    EnvelopeOpeningRow,
    HandInRow,
    KeyholderRow,
    OpenedPaperRow,
    OpeningConsentRow,
    PeeledWrapRow,
    SealedContentRow,
)
from workbench.committee import Actor, Right
from workbench.problem import Refused
from workbench.record import Audience, verb
from workbench.selection import Phase
from workbench.store import Change, Store
from workbench.tables import MemberRow

CONSENT = verb(
    "vendor_data.consent_to_opening",
    right=Right.HOLD_KEY,
    label="First key to envelopes A and B turned",
    audience=Audience.LEADERS_UNTIL_LOCKED,
    tells_of_proposals=True,
)
CONSENT_PRICE = verb(
    "vendor_data.consent_to_price_opening",
    right=Right.HOLD_KEY,
    label="First key to envelope C turned",
    audience=Audience.NOBODY_UNTIL_PRICES,
    tells_of_proposals=True,
)
WITHDRAW = verb(
    "vendor_data.withdraw_consent",
    right=Right.HOLD_KEY,
    label="Consent to an opening withdrawn",
    audience=Audience.NOBODY_UNTIL_PRICES,
    tells_of_proposals=True,
)
OPEN = verb(
    "vendor_data.open_envelopes",
    right=Right.HOLD_KEY,
    label="Envelopes A and B opened",
    tells_of_proposals=True,
)
OPEN_PRICE = verb(
    "vendor_data.open_price_envelopes",
    right=Right.HOLD_KEY,
    label="Envelope C opened",
    audience=Audience.NOBODY_UNTIL_PRICES,
    tells_of_proposals=True,
)


def consent_to_opening(
    store: Store, actor: Actor, *, selection: str, opening: Opening, phrase: str
) -> None:
    """Turn the first of the two keys: take one's own layer off every wrap.

    What is left is still sealed to the second keyholder, whoever of the others that will be.
    """
    unlocked = _unlocked(store, actor, selection, phrase)
    asked = CONSENT_PRICE if opening is Opening.PRICE else CONSENT
    with store.change(actor, asked, selection) as change:
        own = own_keyholder(change)
        _expect_time(change, opening)
        if _consent(change, opening) is not None:
            raise Refused("the first key is turned already; another keyholder turns the second")
        key = _still(own, unlocked)
        for row in standing_hand_ins(change, opening):
            _peel_all(change, row, own.member, key)
        change.session.add(
            OpeningConsentRow(
                selection=selection,
                opening=opening.value,
                member=own.member,
                given_at=change.now,
            )
        )
        change.about(own.member, opening=opening.value)


def withdraw_consent(store: Store, actor: Actor, *, selection: str, opening: Opening) -> None:
    """Take one's own consent back before the second key is turned."""
    with store.change(actor, WITHDRAW, selection) as change:
        own = own_keyholder(change)
        given = _consent(change, opening)
        if given is None or given.member != own.member:
            raise Refused("you have given no consent that could be withdrawn")
        forget_peeled(change, [row.id for row in standing_hand_ins(change, opening)])
        change.session.delete(given)
        change.about(own.member, opening=opening.value)
    forget_for_good(store)


def open_envelopes(
    store: Store, actor: Actor, *, selection: str, opening: Opening, phrase: str
) -> None:
    """Turn the second key: every envelope of this opening is opened, in one transaction."""
    unlocked = _unlocked(store, actor, selection, phrase)
    asked = OPEN_PRICE if opening is Opening.PRICE else OPEN
    with store.change(actor, asked, selection) as change:
        own = own_keyholder(change)
        _expect_time(change, opening)
        given = _consent(change, opening)
        if given is None:
            raise Refused("the first key is not turned yet")
        if given.member == own.member:
            raise Refused("the second key is turned by another keyholder than the first")
        key = _still(own, unlocked)
        pair = given.member, own.member
        found = standing_hand_ins(change, opening)
        for row in found:
            _open(change, row, pair, key)
        forget_peeled(change, [row.id for row in found])
        change.session.delete(given)
        _put_down(change, opening, given.member, own.member)
        change.about(selection, opening=opening.value)


def _unlocked(
    store: Store, actor: Actor, selection: str, phrase: str
) -> tuple[bytes, OpenKey] | None:
    """Return the actor's public key and the private one, worked out before the store is held.

    A phrase is slow to stretch, and nobody else is to wait for it. Whether the actor may turn a
    key at all is asked inside the transaction, as ever.
    """
    statement = (
        select(KeyholderRow)
        .join(MemberRow, MemberRow.id == KeyholderRow.member)
        .where(MemberRow.account == actor.account, KeyholderRow.selection == selection)
    )
    with store.read() as session:
        row = session.scalars(statement).first()
        if row is None or row.public_key is None or row.locked_key is None or row.salt is None:
            return None
        locked = LockedKey(public=row.public_key, locked=row.locked_key, salt=row.salt)
        bound = bound_to(selection, row.member)
    return locked.public, box.unlock(locked, phrase, bound)


def _still(own: KeyholderRow, unlocked: tuple[bytes, OpenKey] | None) -> OpenKey:
    if unlocked is None or unlocked[0] != own.public_key:
        raise Refused("set your opening phrase first")
    return unlocked[1]


def _expect_time(change: Change, opening: Opening) -> None:
    if not is_sealed(change):
        raise Refused("this selection has no sealed envelopes")
    if is_opened(change, opening):
        raise Refused("these envelopes have been opened already")
    if not change.actor.has_declared:
        raise Refused("declare your conflicts of interest first; then turn your key")
    if opening is Opening.PRICE:
        if change.session.get_one(SealingRow, change.selection.id).scores_closed_at is None:
            raise Refused("envelope C stays sealed until the technical scores are closed")
        return
    _expect_call_over(change)


def _expect_call_over(change: Change) -> None:
    selection = change.selection.id
    if change.session.scalar(select(IssueRow).where(IssueRow.selection == selection)) is None:
        raise Refused("the RFP has not been issued yet, so there is nothing to open")
    closes = standing_end(change.session, selection)
    if closes is not None and change.now < closes:
        raise Refused("the envelopes stay sealed until {closes}", closes=closes)
    found = standing_hand_ins(change, Opening.TECHNICAL)
    if not any(row.envelope == Envelope.B.value for row in found):
        raise Refused("no envelope B has been handed in, so there is nothing to open")


def _consent(change: Change, opening: Opening) -> OpeningConsentRow | None:
    return change.session.get(OpeningConsentRow, (change.selection.id, opening.value))


def _peel_all(change: Change, row: HandInRow, member: str, key: OpenKey) -> None:
    """Take the member's layers off; one that was tampered with is left out, and said later."""
    for each in wraps_of(change, row.id):
        if each.first != member:
            continue
        wrap = Wrap(first=each.first, second=each.second, sealed=each.sealed)
        with suppress(Broken):
            change.session.add(
                PeeledWrapRow(
                    hand_in=row.id,
                    first=each.first,
                    second=each.second,
                    selection=row.selection,
                    vendor=row.vendor,
                    sealed=peel(wrap, place_of(row), key),
                )
            )


def _open(change: Change, row: HandInRow, pair: tuple[str, str], key: OpenKey) -> None:
    """Open one envelope; what was tampered with is put down as such and stops nobody else."""
    try:
        paper = _paper_in(change, row, pair, key)
    except Broken:
        row.broken_at = change.now
        return
    row.opened_at = change.now
    stated = paper_in(paper.name, paper.content, DATA_NAME)
    if stated is not None and (statement := from_outside(stated)) is not None:
        note_statement(change, row.vendor, statement)
    change.session.add(
        OpenedPaperRow(
            hand_in=row.id,
            selection=row.selection,
            vendor=row.vendor,
            envelope=row.envelope,
            name=paper.name,
            nonce=paper.nonce.hex(),
            sha256=hashlib.sha256(paper.content).hexdigest(),
            size=len(paper.content),
            content=paper.content,
        )
    )


def _paper_in(change: Change, row: HandInRow, pair: tuple[str, str], key: OpenKey) -> Paper:
    peeled = change.session.get(PeeledWrapRow, (row.id, *pair))
    content = change.session.get(SealedContentRow, row.id)
    if peeled is None or content is None:
        raise box.broken()
    wrap = Wrap(first=peeled.first, second=peeled.second, sealed=peeled.sealed)
    paper = open_peeled(content.content, wrap, place_of(row), key)
    if box.commitment(paper.nonce, paper.content) != row.commitment:
        raise box.broken()
    return paper


def _put_down(change: Change, opening: Opening, first: str, second: str) -> None:
    change.session.add(
        EnvelopeOpeningRow(
            selection=change.selection.id,
            opening=opening.value,
            opened_at=change.now,
            first=first,
            second=second,
            present=f"{first} {second}",
            guests="",
        )
    )
    if opening is Opening.TECHNICAL:
        change.enter(Phase.OPENING)
