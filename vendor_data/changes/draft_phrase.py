"""A vendor's draft phrase: set once by one of its people, typed once in each browser."""

from sqlalchemy import select

from vendor_data.changes.sealed_state import is_sealed
from vendor_data.drafts import draft_key
from vendor_data.drafts.draft import is_open
from vendor_data.drafts.draft_key import WrappedKey
from vendor_data.drafts.tables import DraftBrowserRow, DraftKeyRow, DraftRow, StatementDraftRow
from vendor_data.reads.drafts import draft_lock
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Refused
from workbench.reads.actors import current_actor
from workbench.record import Audience, verb
from workbench.store import Change, Store

SET_PHRASE = verb(
    "vendor_data.set_draft_phrase",
    right=Right.ANSWER,
    label="Draft phrase set",
    audience=Audience.ACTOR,
)
OPEN_DRAFTS = verb(
    "vendor_data.open_drafts", right=Right.ANSWER, label="Drafts opened", audience=Audience.ACTOR
)


def set_draft_phrase(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    phrase: str,
    cookie: str | None = None,
) -> bytes:
    """Make the vendor's draft key under a phrase, and return the key.

    What was written before the selection was sealed is locked too. Where a phrase was set and
    forgotten, its drafts cannot be read by anybody: they go. Phrases are slow to stretch, here and
    below, so that is done before the store is held.
    """
    bound = draft_key.place(selection, vendor)
    key, kept = draft_key.new_draft_key(phrase, bound)
    with store.change(actor, SET_PHRASE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if not is_sealed(change):
            raise Refused("proposals are not sealed in this selection, so drafts need no phrase")
        _put_key(change, vendor, kept)
        _lock_again(change, vendor, key, bound)
        _put_browser(change, vendor, key, cookie)
        change.about(vendor, vendor=vendor)
    return key


def open_drafts(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    phrase: str,
    cookie: str | None = None,
) -> bytes:
    """Return the vendor's draft key, and let this browser open it until it signs out."""
    kept = _kept(store, actor, selection, vendor)
    key = draft_key.unwrap(kept, phrase, draft_key.place(selection, vendor)) if kept else None
    with store.change(actor, OPEN_DRAFTS, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        row = change.session.get(DraftKeyRow, vendor)
        if row is None:
            raise Refused("your company has set no draft phrase yet")
        if key is None or WrappedKey(salt=row.salt, wrapped=row.wrapped) != kept:
            raise Refused("a colleague has just set another draft phrase; type that one")
        _put_browser(change, vendor, key, cookie)
        change.about(vendor, vendor=vendor)
    return key


def _kept(store: Store, actor: Actor, selection: str, vendor: str) -> WrappedKey | None:
    """Return the key of the actor's own vendor as it is kept; of no other."""
    with store.read() as session:
        who = current_actor(session, actor, selection)
        lock = draft_lock(session, who, selection) if who.room_vendor == vendor else None
    return lock.key if lock else None


def _put_key(change: Change, vendor: str, kept: WrappedKey) -> None:
    row = change.session.get(DraftKeyRow, vendor)
    if row is None:
        row = DraftKeyRow(vendor=vendor, selection=change.selection.id)
        change.session.add(row)
    row.salt, row.wrapped = kept.salt, kept.wrapped


def _lock_again(change: Change, vendor: str, key: bytes, bound: bytes) -> None:
    for row in change.session.scalars(select(DraftRow).where(DraftRow.vendor == vendor)):
        if is_open(row.content):
            row.content = draft_key.lock(key, row.content, bound, row.requirement)
        else:
            change.session.delete(row)
    stated = change.session.get(StatementDraftRow, vendor)
    if stated is not None and is_open(stated.content):
        stated.content = draft_key.lock(key, stated.content, bound, draft_key.STATEMENT)
    elif stated is not None:
        change.session.delete(stated)
    of_before = select(DraftBrowserRow).where(DraftBrowserRow.vendor == vendor)
    for known in change.session.scalars(of_before):
        change.session.delete(known)
    change.session.flush()


def _put_browser(change: Change, vendor: str, key: bytes, cookie: str | None) -> None:
    browser = change.actor.browser
    if cookie is None or browser is None:
        return
    bound = draft_key.place(change.selection.id, vendor)
    row = change.session.get(DraftBrowserRow, (browser, vendor))
    if row is None:
        row = DraftBrowserRow(browser=browser, vendor=vendor, selection=change.selection.id)
        change.session.add(row)
    row.wrapped = draft_key.for_browser(key, cookie, bound)
