"""What the live channel compares: one number for each topic, as an actor may know it."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from rfp.reads.version import NEEDS, needs_version
from scoring.reads.sheet_versions import SHEETS, sheets_version
from scoring.reads.weight_versions import OF_WEIGHTS, WEIGHTS, weights_version
from scoring.reads.what_ifs import moves_in
from scoring.tables import WhatIfRow
from workbench.committee import Actor, Right
from workbench.reads.events import RECORD, record_version
from workbench.reads.rights import is_allowed
from workbench.record import Audience
from workbench.selection import Phase
from workbench.tables import EventRow, MemberRow, SelectionRow

SEAT, WHAT_IF, RANKING = "seat", "what_if", "ranking"


# Written once: each release asks them for every page of the meeting.
_WHAT_IFS = select(WhatIfRow.id, WhatIfRow.version).where(
    WhatIfRow.selection == bindparam("selection")
)
_NEWEST_FACT = (
    select(EventRow.sequence)
    .where(EventRow.chain == bindparam("selection"), EventRow.verb.not_like("%what_if"))
    .order_by(EventRow.sequence.desc())
    .limit(1)
)


def seat_version(session: Session, actor: Actor, selection: str) -> int:
    """Return a number that rises with the phase and whenever the actor's own seat is changed."""
    member = session.get(MemberRow, actor.member) if actor.member else None
    row = session.get(SelectionRow, selection)
    return (member.version if member else 0) + (Phase(row.phase).place if row else 0)


def what_if_version(session: Session, actor: Actor, selection: str) -> int:
    """Return how often the shared what-if and the actor's private one were changed."""
    return what_if_versions(session, [actor], selection)[0]


def what_if_versions(session: Session, actors: Sequence[Actor], selection: str) -> list[int]:
    """Return `what_if_version` of each actor, asked for at once."""
    found = session.execute(_WHAT_IFS, {"selection": selection})
    moves = {what_if: moves_in(version) for what_if, version in found}
    return [
        moves.get(selection, 0) + moves.get(actor.member or "", 0)
        if is_allowed(session, actor, Right.SEE_RANKING, selection)
        else 0
        for actor in actors
    ]


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
            EventRow.verb.not_like(OF_WEIGHTS),
            or_(EventRow.vendor.is_(None), EventRow.vendor.not_in(actor.conflicts)),
        )
    )
    return session.scalar(newest) or 0


def facts_version(session: Session, selection: str) -> int:
    """Return the number of the last change of anything but a what-if, for the server's own memory.

    It counts what its reader may not know of, so no page is told it.
    """
    return session.scalar(_NEWEST_FACT, {"selection": selection}) or 0


Versions = Callable[[Session, Sequence[Actor], str], list[int]]


def _each(version: Callable[[Session, Actor, str], int]) -> Versions:
    return lambda session, actors, selection: [
        version(session, actor, selection) for actor in actors
    ]


TOPICS: Mapping[str, Versions] = {
    SEAT: _each(seat_version),
    NEEDS: _each(needs_version),
    WHAT_IF: what_if_versions,  # asked on every release, for everybody in the meeting
    RANKING: _each(ranking_version),
    SHEETS: _each(sheets_version),
    WEIGHTS: _each(weights_version),
    RECORD: _each(record_version),
}
