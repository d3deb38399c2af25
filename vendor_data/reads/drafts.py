"""What a vendor is still writing, for its own people alone."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.writing.tables import SealingRow
from vendor_data.drafts.draft_key import WrappedKey
from vendor_data.drafts.tables import DraftBrowserRow, DraftKeyRow, DraftRow, StatementDraftRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """One answer as it was kept; `content` is sealed in a sealed selection."""

    content: str
    version: int
    saved_at: dt.datetime


def drafts(session: Session, actor: Actor, selection: str) -> Mapping[str, KeptDraft]:
    """Return the drafts of the actor's own vendor by requirement."""
    if not is_allowed(session, actor, Right.ANSWER, selection):
        return {}
    statement = select(DraftRow).where(
        DraftRow.selection == selection, DraftRow.vendor == actor.room_vendor
    )
    return {
        row.requirement: KeptDraft(content=row.content, version=row.version, saved_at=row.saved_at)
        for row in session.scalars(statement)
    }


def statement_draft(session: Session, actor: Actor, selection: str) -> KeptDraft | None:
    """Return what the actor's own vendor has written of who offers; None while it wrote nothing."""
    if not is_allowed(session, actor, Right.ANSWER, selection):
        return None
    row = session.get(StatementDraftRow, actor.room_vendor)
    if row is None or row.selection != selection:
        return None
    return KeptDraft(content=row.content, version=row.version, saved_at=row.saved_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLock:
    """How the drafts of a sealed selection are locked: under no phrase yet, or under one."""

    key: WrappedKey | None
    for_browser: str | None  # the key under the cookie of the actor's own browser


def draft_lock(session: Session, actor: Actor, selection: str) -> DraftLock | None:
    """Return the lock on the drafts of the actor's own vendor; None where drafts stand open."""
    if not is_allowed(session, actor, Right.ANSWER, selection):
        return None
    if session.get(SealingRow, selection) is None:
        return None
    row = session.get(DraftKeyRow, actor.room_vendor)
    known = session.get(DraftBrowserRow, (actor.browser or "", actor.room_vendor))
    return DraftLock(
        key=WrappedKey(salt=row.salt, wrapped=row.wrapped) if row else None,
        for_browser=known.wrapped if known else None,
    )
