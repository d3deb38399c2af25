"""How a page reads and keeps its drafts: in the open, or under the vendor's own draft phrase."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from vendor_data.answers.side_data import WrittenAnswer
from vendor_data.changes.draft_phrase import open_drafts, set_draft_phrase
from vendor_data.changes.drafts import save_draft
from vendor_data.changes.statements import save_statement
from vendor_data.drafts import draft_key
from vendor_data.drafts.draft import is_open, read_back, written
from vendor_data.offering.statement import Statement
from vendor_data.offering.statement import kept as statement_kept
from vendor_data.offering.statement import read_back as statement_read_back
from vendor_data.reads.drafts import DraftLock, KeptDraft, draft_lock, drafts, statement_draft
from vendor_data.reads.own_stale_answers import changed_requirements
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained
from workbench.sign_in import token_id

_KEYS = "kept_drafts.keys"
NOTHING_STATED = Statement()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A draft as it stands, and which version of it that is."""

    answer: WrittenAnswer
    version: int
    saved_at: dt.datetime


def are_open(desk: Desk, vendor: str) -> bool:
    """Return whether drafts can be read and kept here; ask for the draft phrase if not."""
    lock = _lock(desk)
    if lock is None or _key(desk, vendor) is not None:
        return True
    with st.container(border=True, key="kept_drafts.phrase"):
        if lock.key is None:
            _set(desk, vendor)
        else:
            _type(desk, vendor)
            with st.popover(desk.say("We forgot it …"), type="tertiary"):
                st.warning(desk.say("Without it nobody can read your drafts: you begin anew."))
                _set(desk, vendor)
    return False


def read_drafts(desk: Desk, vendor: str) -> Mapping[str, Kept]:
    """Return the drafts of the vendor at this desk, by requirement."""
    with desk.store.read() as session:
        found = drafts(session, desk.actor, desk.here.id)
    key = _key(desk, vendor)
    bound = draft_key.place(desk.here.id, vendor)

    def text(requirement: str, one: KeptDraft) -> str | None:
        if is_open(one.content):
            return one.content
        return draft_key.unlock(key, one.content, bound, requirement) if key else None

    told = ((requirement, one, text(requirement, one)) for requirement, one in found.items())
    return {
        requirement: Kept(answer=read_back(plain), version=one.version, saved_at=one.saved_at)
        for requirement, one, plain in told
        if plain is not None
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStatement:
    """What a vendor has written of who offers; version 0 while that is nothing."""

    statement: Statement = NOTHING_STATED
    version: int = 0
    saved_at: dt.datetime | None = None


def read_statement(desk: Desk, vendor: str) -> KeptStatement:
    """Return the statement of the vendor at this desk as it is kept."""
    with desk.store.read() as session:
        found = statement_draft(session, desk.actor, desk.here.id)
    if found is None:
        return KeptStatement()
    content, key = found.content, _key(desk, vendor)
    if not is_open(content):
        if key is None:
            return KeptStatement(version=found.version)
        bound = draft_key.place(desk.here.id, vendor)
        content = draft_key.unlock(key, content, bound, draft_key.STATEMENT)
    told = statement_read_back(content)
    return KeptStatement(statement=told, version=found.version, saved_at=found.saved_at)


def keep_statement(desk: Desk, vendor: str, statement: Statement, seen: int) -> int:
    """Keep the statement, and return its version."""
    content, key = statement_kept(statement), _key(desk, vendor)
    if key is not None:
        bound = draft_key.place(desk.here.id, vendor)
        content = draft_key.lock(key, content, bound, draft_key.STATEMENT)
    about = {"selection": desk.here.id, "vendor": vendor}
    return save_statement(desk.store, desk.actor, **about, content=content, seen=seen)


def outdated(desk: Desk, kept: Mapping[str, Kept]) -> frozenset[str]:
    """Return the requirements that changed after their answer was written."""
    with desk.store.read() as session:
        changed = changed_requirements(session, desk.actor, desk.here.id)
    return frozenset(
        key
        for key, one in kept.items()
        if one.answer.code is not None and key in changed and one.saved_at < changed[key]
    )


def keep_draft(
    desk: Desk, vendor: str, requirement: str, answer: WrittenAnswer, seen: int | None
) -> int:
    """Keep a draft, and return its version."""
    content, key = written(answer), _key(desk, vendor)
    if key is not None:
        bound = draft_key.place(desk.here.id, vendor)
        content = draft_key.lock(key, content, bound, requirement)
    return save_draft(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        vendor=vendor,
        requirement=requirement,
        content=content,
        seen=seen,
    )


def _lock(desk: Desk) -> DraftLock | None:
    with desk.store.read() as session:
        return draft_lock(session, desk.actor, desk.here.id)


def _key(desk: Desk, vendor: str) -> bytes | None:
    """Return the draft key: of this page, or of this browser through its cookie."""
    lock = _lock(desk)
    if lock is None or lock.key is None:
        return None
    keys = st.session_state.setdefault(_KEYS, {})
    at = (vendor, lock.key.salt)
    cookie = _cookie(desk)
    if at not in keys and cookie is not None and lock.for_browser is not None:
        bound = draft_key.place(desk.here.id, vendor)
        found = draft_key.from_browser(lock.for_browser, cookie, bound)
        if found is not None:
            keys[at] = found
    key: bytes | None = keys.get(at)
    return key


def _cookie(desk: Desk) -> str | None:
    """Return this browser's own cookie, which the server knows by its hash alone."""
    cookies = st.context.cookies.to_dict().values()
    return next((each for each in cookies if token_id(each) == desk.actor.browser), None)


def _set(desk: Desk, vendor: str) -> None:
    st.markdown(
        desk.say(
            "Proposals are sealed here, and so are your drafts. Choose a draft phrase for your "
            "company: whoever types it reads and writes the drafts, and without it a copy of "
            "the database tells nothing of them. Nobody can give it back to you."
        )
    )
    with st.form("kept_drafts.set", border=False):
        phrase = st.text_input(desk.say("New draft phrase"), type="password", autocomplete="off")
        is_sent = st.form_submit_button(desk.say("Set the draft phrase"), type="primary")
    if is_sent:
        with explained(desk):
            _remember(desk, vendor, set_draft_phrase(
                desk.store, desk.actor, selection=desk.here.id, vendor=vendor, phrase=phrase,
                cookie=_cookie(desk),
            ))  # fmt: skip


def _type(desk: Desk, vendor: str) -> None:
    with st.form("kept_drafts.open", border=False):
        label = desk.say("The draft phrase of your company")
        phrase = st.text_input(label, type="password", autocomplete="off")
        is_sent = st.form_submit_button(desk.say("Open the drafts"), type="primary")
    if is_sent:
        with explained(desk):
            _remember(desk, vendor, open_drafts(
                desk.store, desk.actor, selection=desk.here.id, vendor=vendor, phrase=phrase,
                cookie=_cookie(desk),
            ))  # fmt: skip


def _remember(desk: Desk, vendor: str, key: bytes) -> None:
    lock = _lock(desk)
    if lock is not None and lock.key is not None:
        st.session_state.setdefault(_KEYS, {})[vendor, lock.key.salt] = key
    st.rerun()
