"""What the live channel compares: one number for each topic, as an actor may know it."""

from collections.abc import Callable, Mapping

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from rfp.reads.version import NEEDS, needs_version
from scoring.reads.sheet_versions import SHEETS, sheets_version
from scoring.reads.what_ifs import version_of
from scoring.tables import WhatIfRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.record import Audience
from workbench.selection import Phase
from workbench.tables import EventRow, MemberRow, SelectionRow

SEAT, WHAT_IF, RANKING = "seat", "what_if", "ranking"


def seat_version(session: Session, actor: Actor, selection: str) -> int:
    """Return a number that rises with the phase and whenever the actor's own seat is changed."""
    member = session.get(MemberRow, actor.member) if actor.member else None
    row = session.get(SelectionRow, selection)
    return (member.version if member else 0) + (Phase(row.phase).place if row else 0)


def what_if_version(session: Session, actor: Actor, selection: str) -> int:
    """Return how often the shared what-if and the actor's private one were changed."""
    if not is_allowed(session, actor, Right.SEE_RANKING, selection):
        return 0
    rows = [session.get(WhatIfRow, what_if) for what_if in (selection, actor.member) if what_if]
    return sum(version_of(row) for row in rows if row is not None)


def ranking_version(session: Session, actor: Actor, selection: str) -> int:
    """Return how many events there are that ranking, pins or decision depend on."""
    if not is_allowed(session, actor, Right.SEE_RANKING, selection):
        return 0
    newest = (
        select(func.count())
        .select_from(EventRow)
        .where(
            EventRow.chain == selection,
            or_(
                EventRow.verb.startswith("vendor_data.", autoescape=True),
                EventRow.verb.startswith("scoring.", autoescape=True),
                EventRow.verb.startswith(f"workbench.undo {Audience.COMMITTEE}", autoescape=True),
            ),
            EventRow.verb.not_like("%what_if"),
            or_(EventRow.vendor.is_(None), EventRow.vendor.not_in(actor.conflicts)),
        )
    )
    return session.scalar(newest) or 0


def facts_version(session: Session, selection: str) -> int:
    """Return how often anything but a what-if was changed, for the server's own memory alone.

    It counts what its reader may not know of, so no page is told it.
    """
    counted = (
        select(func.count())
        .select_from(EventRow)
        .where(EventRow.chain == selection, EventRow.verb.not_like("%what_if"))
    )
    return session.scalar(counted) or 0


TOPICS: Mapping[str, Callable[[Session, Actor, str], int]] = {
    SEAT: seat_version,
    NEEDS: needs_version,
    WHAT_IF: what_if_version,
    RANKING: ranking_version,
    SHEETS: sheets_version,
}
