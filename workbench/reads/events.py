"""The record as somebody may know it: the same rules as for the data that it tells of."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from workbench.committee import LEADERS, Actor, Right, may
from workbench.problem import Problem, Term
from workbench.reads.actors import current_actor
from workbench.record import GENESIS, VERBS, Audience, Image, Verb
from workbench.selection import Phase
from workbench.tables import AccountRow, EventRow, SelectionRow

RECORD = "record"  # the topic of the live channel

# Sheets are locked for good when prices open: until then a revised list may open them again.
_OPENS: dict[Audience, Phase | None] = {
    Audience.COMMITTEE: Phase.NEEDS,
    Audience.LEADERS_UNTIL_LOCKED: Phase.PRICE,
    Audience.NOBODY_UNTIL_LOCKED: Phase.PRICE,
    Audience.NOBODY_UNTIL_PRICES: Phase.PRICE,
    Audience.ACTOR: None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event as its reader may know it; `number` is its place among what they may know."""

    number: int
    event: str
    time: dt.datetime
    by: str
    verb: str
    label: Term
    vendor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One value before and after; both are plain values, and a sealed one stays sealed."""

    table: str
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleHead:
    """How many events somebody may know of, and the hash of the newest."""

    count: int
    hash: str


def may_know(actor: Actor, verb: Verb, by: str, vendor: str | None, phase: Phase) -> bool:
    """Return whether `actor` may know that `by` did `verb` (about `vendor`) in this phase."""
    if actor.is_vendor or (vendor is not None and vendor in actor.conflicts):
        return False
    return by == actor.account or _is_open(actor, verb, phase)


def _is_open(actor: Actor, verb: Verb, phase: Phase) -> bool:
    is_leader = bool(actor.roles & LEADERS)
    if verb.tells_of_proposals and not actor.has_declared:
        return False
    if verb.audience is Audience.LEADERS_UNTIL_LOCKED and is_leader:
        return True
    opens = _OPENS[verb.audience]
    return opens is not None and phase.is_from(opens)


def events(session: Session, actor: Actor, selection: str) -> list[Told]:
    """Return the events of the selection that `actor` may know of, the newest first."""
    statement = (
        select(EventRow.hash, EventRow.time, AccountRow.name, EventRow.verb, EventRow.vendor)
        .outerjoin(AccountRow, AccountRow.id == EventRow.actor)
        .where(known(session, actor, selection))
        .order_by(EventRow.sequence)
    )
    told = [
        Told(
            number=number,
            event=hashed,
            time=time,
            by=name or "",
            verb=verb,
            label=Term(VERBS[verb].label if verb in VERBS else verb),
            vendor=vendor,
        )
        for number, (hashed, time, name, verb, vendor) in enumerate(session.execute(statement), 1)
    ]
    return told[::-1]


def visible_head(session: Session, actor: Actor, selection: str) -> VisibleHead:
    """Return where the record stands for `actor`; what they may not know does not move it."""
    condition = known(session, actor, selection)
    newest = select(EventRow.hash).where(condition).order_by(EventRow.sequence.desc()).limit(1)
    counted = select(func.count(), newest.scalar_subquery()).select_from(EventRow).where(condition)
    count, hashed = session.execute(counted).one()
    return VisibleHead(count=count, hash=hashed or GENESIS)


def record_version(session: Session, actor: Actor, selection: str) -> int:
    """Return how many events `actor` may know of, for pages that follow the record."""
    return visible_head(session, actor, selection).count


def version(session: Session, actor: Actor, selection: str) -> str:
    """Return a short text that changes whenever `actor` may know of something new."""
    return visible_head(session, actor, selection).hash[:12]


def changes_of(session: Session, actor: Actor, selection: str, event: str) -> list[FieldChange]:
    """Return what one event changed, value by value, as far as `actor` may know it."""
    statement = select(EventRow.body).where(
        known(session, actor, selection), EventRow.hash == event
    )
    body = session.scalar(statement)
    if body is None:
        raise Problem("there is no such event, or you may not know of it")
    who = current_actor(session, actor, selection)
    rows = [row for row in json.loads(body)["rows"] if not _is_about(row, who.conflicts)]
    return [change for row in rows for change in _fields(*row)]


def _is_about(row: Sequence[Any], vendors: Iterable[str]) -> bool:
    """Return whether a row of an event names one of `vendors` anywhere."""
    _table, key, *images = row
    values = [*key, *(value for image in images if image for value in image.values())]
    return any(vendor in values for vendor in vendors)


def _fields(
    table: str, _key: object, before: Image | None, after: Image | None
) -> Iterable[FieldChange]:
    old, new = before or {}, after or {}
    for name in {**old, **new}:
        if old.get(name) != new.get(name) and name != "version":
            yield FieldChange(table=table, field=name, before=old.get(name), after=new.get(name))


def known(session: Session, actor: Actor, selection: str) -> ColumnElement[bool]:
    """Return may_know as a condition of SQL, so that what is hidden is never read."""
    row = session.get(SelectionRow, selection)
    who = current_actor(session, actor, selection)
    archived = row is not None and row.archived_at is not None
    if row is None or not may(who, Right.SEE_RECORD, Phase(row.phase), is_archived=archived):
        return false()
    phase = Phase(row.phase)
    # Asked as somebody who did nothing here; one's own events are the second half below.
    open_verbs = [verb.name for verb in VERBS.values() if may_know(who, verb, "", None, phase)]
    return and_(
        EventRow.chain == selection,
        or_(EventRow.vendor.is_(None), EventRow.vendor.not_in(who.conflicts)),
        or_(EventRow.actor == who.account, EventRow.verb.in_(open_verbs)),
    )
