"""Keyholders are named, and each sets the phrase that their key is under."""

from collections.abc import Collection

from sqlalchemy import select

from rfp.writing.tables import SealingRow
from vendor_data.changes.sealed_state import (
    forget_peeled,
    is_sealed,
    keyholders,
    seated_keyholders,
    standing_hand_ins,
)
from vendor_data.sealing import box
from vendor_data.sealing.envelope import LEAST_KEYHOLDERS, Opening
from vendor_data.sealing.tables import HandInRow, KeyholderRow, OpeningConsentRow
from vendor_data.tables import PriceRow, ProposalRow
from workbench.changes.members import LEAVING
from workbench.committee import MAKERS, Actor, Right, Role
from workbench.problem import Problem, Refused
from workbench.reads.actors import current_actor
from workbench.record import verb
from workbench.sign_in import fits
from workbench.store import Change, Store
from workbench.tables import AccountRow, MemberRow

NAME = verb("vendor_data.name_keyholders", right=Right.SEAL, label="Keyholders named")
SET_PHRASE = verb(
    "vendor_data.set_opening_phrase", right=Right.HOLD_KEY, label="Opening phrase set"
)
NO_KEY = "you hold no key to the envelopes of this selection"
GIVE_UP = verb("vendor_data.give_up_sealing", right=Right.SEAL, label="Sealing given up")


def name_keyholders(
    store: Store, actor: Actor, *, selection: str, members: Collection[str]
) -> None:
    """Say who holds a key; whoever stays among them keeps the key that they have."""
    with store.change(actor, NAME, selection) as change:
        _refuse_begun(change)
        wanted = sorted(set(members))
        if len(wanted) < LEAST_KEYHOLDERS:
            raise Problem(
                "envelopes need at least {least} keyholders, got {found}",
                least=LEAST_KEYHOLDERS,
                found=len(wanted),
            )
        for member in wanted:
            _expect_maker(change, member)
        if not is_sealed(change):
            row = SealingRow(
                selection=selection, named_by=change.actor.account, named_at=change.now
            )
            change.session.add(row)
            change.session.flush()
        _replace(change, wanted)
        change.about(selection, keyholders=len(wanted))


def set_opening_phrase(store: Store, actor: Actor, *, selection: str, phrase: str) -> str:
    """Make one's pair of keys under a phrase of one's own; return the public half's fingerprint.

    Phrases are slow to stretch, so the key is made before the store is held.
    """
    member, key = _key_under(store, actor, selection, phrase)
    with store.change(actor, SET_PHRASE, selection) as change:
        row = own_keyholder(change)
        _refuse_handed_in(change)
        if key is None or row.member != member:
            raise Refused(NO_KEY)
        row.public_key, row.locked_key, row.salt = key.public, key.locked, key.salt
        row.set_at = change.now
        shown = box.fingerprint(key.public)
        change.about(row.member, fingerprint=shown)
    return shown


def give_up_sealing(store: Store, actor: Actor, *, selection: str) -> None:
    """Take proposals without envelopes after all, as long as none was handed in."""
    with store.change(actor, GIVE_UP, selection) as change:
        if not is_sealed(change):
            raise Refused("this selection has no sealed envelopes")
        _refuse_handed_in(change)
        for row in keyholders(change):
            change.session.delete(row)
        change.session.delete(change.session.get_one(SealingRow, selection))
        change.about(selection)


def _key_under(
    store: Store, actor: Actor, selection: str, phrase: str
) -> tuple[str, box.LockedKey | None]:
    """Return the actor's seat with a fresh pair of keys; without them where it holds none."""
    clean = box.checked(phrase)
    with store.read() as session:
        member = current_actor(session, actor, selection).member or ""
        if session.get(KeyholderRow, member) is None:
            return member, None
        passphrase = session.get_one(AccountRow, actor.account).passphrase
    if passphrase is not None and fits(passphrase, phrase):
        raise Problem("this is the passphrase you sign in with; take another phrase")
    return member, box.new_key(clean, bound_to(selection, member))


def leave_keys(change: Change, member: str) -> None:
    """Take back what a keyholder who leaves has consented to; refuse if nobody could open then."""
    own = change.session.get(KeyholderRow, member)
    if own is None or own.selection != change.selection.id:
        return
    left = [row for row in seated_keyholders(change) if row.member != member]
    sealed = [row for opening in Opening for row in standing_hand_ins(change, opening)]
    if sealed and len(left) < LEAST_KEYHOLDERS:
        raise Refused(
            "this member holds one of the last two keys to sealed envelopes; without it nobody "
            "could ever open them"
        )
    for opening in Opening:
        given = change.session.get(OpeningConsentRow, (own.selection, opening.value))
        if given is not None and given.member == member:
            forget_peeled(change, [row.id for row in standing_hand_ins(change, opening)])
            change.session.delete(given)


LEAVING.append(leave_keys)


def own_keyholder(change: Change) -> KeyholderRow:
    """Return the actor's row among the keyholders of this selection."""
    row = change.session.get(KeyholderRow, change.actor.member or "")
    if row is None or row.selection != change.selection.id:
        raise Refused(NO_KEY)
    return row


def bound_to(selection: str, member: str) -> bytes:
    return box.about("gozin", "personal key", selection, member)


def _replace(change: Change, wanted: Collection[str]) -> None:
    known = {row.member: row for row in keyholders(change)}
    for member, row in known.items():
        if member not in wanted:
            change.session.delete(row)
    for member in wanted:
        if member not in known:
            change.session.add(KeyholderRow(member=member, selection=change.selection.id))


def _expect_maker(change: Change, member: str) -> None:
    row = change.get(MemberRow, member)
    roles = {Role(code) for code in row.roles.split()}
    if row.removed_at is not None or row.vendor is not None or not roles & MAKERS:
        raise Problem("a keyholder is a chair, facilitator or evaluator of this committee")


def _refuse_begun(change: Change) -> None:
    _refuse_handed_in(change)
    for table in (ProposalRow, PriceRow):
        if _any(change, table):
            raise Refused("a proposal or a price is stored in the open already; it is too late")


def _refuse_handed_in(change: Change) -> None:
    if _any(change, HandInRow):
        raise Refused("something was handed in already; the keyholders stay as they are")


def _any(change: Change, table: type[ProposalRow | PriceRow | HandInRow]) -> bool:
    statement = select(table.selection).where(table.selection == change.selection.id).limit(1)
    return change.session.scalar(statement) is not None
