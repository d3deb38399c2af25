"""Pieces of changes: whether a selection is sealed, and what that forbids."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from rfp.writing.tables import SealingRow
from vendor_data.sealing.envelope import LEAST_KEYHOLDERS, Envelope, Opening
from vendor_data.sealing.sealed import Place
from vendor_data.sealing.tables import (
    EnvelopeOpeningRow,
    HandInRow,
    KeyholderRow,
    KeyWrapRow,
    PeeledWrapRow,
)
from vendor_data.tables import BelowFloorRow, ExclusionRow, WithdrawalRow
from workbench.committee import MAKERS
from workbench.problem import Refused
from workbench.reads.members import roles_of
from workbench.selection import Phase
from workbench.store import Change, Store
from workbench.tables import MemberRow

_SEALED_STILL = (
    HandInRow.replaced_at.is_(None),
    HandInRow.erased_at.is_(None),
    HandInRow.opened_at.is_(None),
)


def is_sealed(change: Change) -> bool:
    """Return whether this selection takes its proposals in sealed envelopes."""
    return change.session.get(SealingRow, change.selection.id) is not None


def is_opened(change: Change, opening: Opening) -> bool:
    key = (change.selection.id, opening.value)
    return change.session.get(EnvelopeOpeningRow, key) is not None


def refuse_before_opening(change: Change) -> None:
    """Refuse to store a proposal past the envelopes while they are sealed."""
    if is_sealed(change) and Phase(change.selection.phase) is Phase.CALL:
        raise Refused(
            "proposals are sealed in this selection; they can be read once two keyholders have "
            "opened envelopes A and B"
        )


def refuse_typed_price(change: Change, vendor: str) -> None:
    """Refuse a price that does not come out of its envelope, or out of one that stays sealed."""
    if not is_sealed(change):
        return
    if not is_opened(change, Opening.PRICE):
        raise Refused(
            "prices come out of envelope C in this selection; two keyholders open it once the "
            "technical scores are closed"
        )
    below = select(BelowFloorRow.vendor).where(BelowFloorRow.vendor == vendor).limit(1)
    if change.session.scalar(below) is not None:
        raise Refused("the price of a vendor below the technical floor stays sealed")


def refuse_after_close(change: Change) -> None:
    """Refuse what would move technical points once envelope C may be open; a guard of verbs."""
    sealing = change.session.get(SealingRow, change.selection.id)
    if sealing is not None and sealing.scores_closed_at is not None:
        raise Refused("the technical scores are closed, so nothing they stand on changes any more")


def refuse_plain_opening(change: Change) -> None:
    """Refuse to open proposals with one click where two keyholders have to."""
    if is_sealed(change):
        raise Refused("envelopes A and B are opened by two keyholders, on the page Envelopes")


def expect_prices_opened(change: Change) -> bool:
    """Return whether the selection is sealed, and then insist that envelope C is open."""
    sealing = change.session.get(SealingRow, change.selection.id)
    if sealing is None:
        return False
    if sealing.scores_closed_at is None:
        raise Refused("close the technical scores first; then two keyholders open envelope C")
    if not is_opened(change, Opening.PRICE):
        raise Refused("envelope C is not open yet; two keyholders open it, on the page Envelopes")
    return True


def keyholders(change: Change) -> list[KeyholderRow]:
    statement = (
        select(KeyholderRow)
        .where(KeyholderRow.selection == change.selection.id)
        .order_by(KeyholderRow.member)
    )
    return list(change.session.scalars(statement))


def seated_keyholders(change: Change) -> list[KeyholderRow]:
    """Return the keyholders who can turn a key: still on the committee, and not as observers."""
    seats = {
        row.member: change.session.get_one(MemberRow, row.member) for row in keyholders(change)
    }
    return [
        row
        for row in keyholders(change)
        if seats[row.member].removed_at is None and roles_of(seats[row.member].roles) & MAKERS
    ]


def holders_with_keys(change: Change) -> list[tuple[str, bytes]]:
    """Return member and public key of every keyholder, or say who has to set a phrase first."""
    if not is_sealed(change):
        raise Refused("no keyholders are named for this selection, so nothing can be sealed yet")
    rows = seated_keyholders(change)
    if len(rows) < LEAST_KEYHOLDERS:
        raise Refused(
            "fewer than two keyholders are still on the committee, so nothing can be sealed; the "
            "chair names others"
        )
    keys = [(row.member, row.public_key) for row in rows if row.public_key is not None]
    if len(keys) < len(rows):
        raise Refused(
            "{count} keyholders have not set their opening phrase yet, so nothing can be sealed",
            count=len(rows) - len(keys),
        )
    return keys


def standing_hand_ins(change: Change, opening: Opening) -> list[HandInRow]:
    """Return what is sealed still and can be opened at `opening`, in the order it came.

    Of a vendor that has withdrawn nothing is opened.
    """
    wanted = [each.value for each in Envelope if each.opening is opening]
    statement = (
        select(HandInRow)
        .where(
            HandInRow.selection == change.selection.id,
            HandInRow.envelope.in_(wanted),
            *_SEALED_STILL,
            HandInRow.broken_at.is_(None),
            HandInRow.vendor.not_in(select(WithdrawalRow.vendor)),
        )
        .order_by(HandInRow.handed_in_at, HandInRow.id)
    )
    return list(change.session.scalars(statement))


def place_of(row: HandInRow) -> Place:
    return Place(selection=row.selection, vendor=row.vendor, envelope=row.envelope, hand_in=row.id)


def wraps_of(change: Change, hand_in: str) -> Sequence[KeyWrapRow]:
    statement = (
        select(KeyWrapRow)
        .where(KeyWrapRow.hand_in == hand_in)
        .order_by(KeyWrapRow.first, KeyWrapRow.second)
    )
    return list(change.session.scalars(statement))


def forget_keys(change: Change, row: HandInRow) -> None:
    """Delete every wrap of a content's key: nobody opens it any more, with whatever phrases."""
    for wrap in wraps_of(change, row.id):
        change.session.delete(wrap)


def forget_peeled(change: Change, hand_ins: Sequence[str]) -> None:
    """Delete what a first key has taken the outer layer off."""
    statement = select(PeeledWrapRow).where(PeeledWrapRow.hand_in.in_(hand_ins))
    for peeled in change.session.scalars(statement):
        change.session.delete(peeled)


def forget_for_good(store: Store) -> None:
    """Take deleted keys out of the database's own files too, as far as that can be done."""
    store.database.forget_deleted(KeyWrapRow.__tablename__, PeeledWrapRow.__tablename__)


def close_scores(change: Change, below_floor: Collection[str]) -> list[str]:
    """Let envelope C be opened, but for those who stay out; return whose keys are gone now.

    Called from above, inside the verb that has checked that every technical score stands.
    """
    sealing = change.session.get(SealingRow, change.selection.id)
    if sealing is None:
        raise Refused("this selection has no sealed envelopes; open the prices directly")
    if sealing.scores_closed_at is not None:
        raise Refused("the technical scores are closed already")
    sealing.scores_closed_at = change.now
    stays_out = {*below_floor, *_excluded(change)}
    gone = [row for row in standing_hand_ins(change, Opening.PRICE) if row.vendor in stays_out]
    for row in (*gone, *_withdrawn_hand_ins(change)):
        forget_keys(change, row)
        row.erased_at = change.now
    return [row.vendor for row in gone]


def unopened_hand_ins(change: Change) -> list[HandInRow]:
    """Return all whose keys there still are, whatever the envelope, withdrawn or not."""
    statement = (
        select(HandInRow)
        .where(
            HandInRow.selection == change.selection.id,
            *_SEALED_STILL,
        )
        .order_by(HandInRow.handed_in_at, HandInRow.id)
    )
    return list(change.session.scalars(statement))


def _excluded(change: Change) -> list[str]:
    statement = select(ExclusionRow.vendor).where(ExclusionRow.selection == change.selection.id)
    return list(change.session.scalars(statement))


def _withdrawn_hand_ins(change: Change) -> list[HandInRow]:
    """Return what is sealed still of vendors that have withdrawn."""
    withdrawn = select(WithdrawalRow.vendor).where(WithdrawalRow.selection == change.selection.id)
    statement = select(HandInRow).where(
        HandInRow.vendor.in_(withdrawn),
        *_SEALED_STILL,
    )
    return list(change.session.scalars(statement))
