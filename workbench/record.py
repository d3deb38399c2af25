"""The record: a chain of events, one per selection and one for the server."""

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from workbench.committee import RULES, Right
from workbench.problem import Problem
from workbench.selection import Phase
from workbench.tables import ChainHeadRow, CommitmentRow, EventRow, Table

SERVER = "server"
GENESIS = "0" * 64

_AS_THEY_ARE = frozenset({str, int, bool, float})

Image = dict[str, Any]
Guard = Callable[[Any], None]  # takes the workbench.store.Change at work


class Audience(StrEnum):
    """Who may know that an event happened, beside the one who acted."""

    COMMITTEE = "committee"  # every member who may see the record
    LEADERS_UNTIL_LOCKED = "leaders until locked"  # chair and facilitator, then the committee
    NOBODY_UNTIL_LOCKED = "nobody until locked"  # the actor alone, then the committee
    NOBODY_UNTIL_PRICES = "nobody until prices"  # the actor alone until prices are open
    ACTOR = "actor"  # nobody else, ever: a private what-if


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One kind of change: its name, the right it needs, and who may know of it.

    `guard` raises where the state forbids what right and phase allow; it is asked inside the
    transaction, and again when the change is undone.
    """

    name: str
    right: Right | None
    label: str
    undoable: bool = False
    audience: Audience = Audience.COMMITTEE
    tells_of_proposals: bool = False  # known only to who has declared, whatever the right says
    guard: Guard | None = None
    passes_over: tuple[Phase, ...] = ()  # phases that are left out where this happened
    is_mark: bool = False  # its label stands beside the selection wherever that is listed


VERBS: dict[str, Verb] = {}


def verb(
    name: str,
    *,
    right: Right | None,
    label: str,
    undoable: bool = False,
    audience: Audience = Audience.COMMITTEE,
    tells_of_proposals: bool = False,
    guard: Guard | None = None,
    passes_over: tuple[Phase, ...] = (),
    is_mark: bool = False,
) -> Verb:
    """Register a verb; `label` is what the record shows, a text of the catalogue."""
    if name in VERBS:
        raise Problem("the verb {name} is registered twice", name=name)
    VERBS[name] = Verb(
        name=name,
        right=right,
        label=label,
        undoable=undoable,
        audience=audience,
        tells_of_proposals=tells_of_proposals
        or (right is not None and RULES[right].after_declaring),
        guard=guard,
        passes_over=passes_over,
        is_mark=is_mark,
    )
    return VERBS[name]


class RowChange(NamedTuple):
    """One row before and after a change; None means that it was not there."""

    table: str
    key: tuple[Any, ...]
    before: Image | None
    after: Image | None


def canonical(value: object) -> str:
    """Return `value` as the one JSON text that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain_value(value: object) -> object:
    """Return a column's value as JSON can carry it."""
    if value is None or type(value) in _AS_THEY_ARE:
        return value
    match value:
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat("T", "microseconds")
        case dt.date():
            return value.isoformat()
        case bytes():
            return "sha256:" + hashlib.sha256(value).hexdigest()
    return value


def event_hash(event: EventRow) -> str:
    """Return the hash that chains `event` to the one before it."""
    told = [
        event.chain,
        event.sequence,
        plain_value(event.time),
        event.actor,
        event.verb,
        event.subject,
        event.vendor,
        event.body,
        event.previous,
    ]
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def take_head(session: Session, chain: str) -> ChainHeadRow | None:
    """Return the chain's head and hold it, so that sequence is commit order."""
    wanted = select(ChainHeadRow).where(ChainHeadRow.chain == chain).with_for_update()
    head = session.scalar(wanted)
    if head is None and session.get_bind().dialect.name == "postgresql":
        # No row to hold yet: two servers that begin one chain take turns on a lock of its name.
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(chain))))
        head = session.scalar(wanted)
    return head


def append(  # the fields of an event, each by name
    session: Session,
    head: ChainHeadRow | None,
    *,
    chain: str,
    time: dt.datetime,
    actor: str,
    verb: str,
    subject: str,
    vendor: str | None,
    body: Image,
) -> EventRow:
    """Add one event to the chain and move its head; time never runs back."""
    if head is None:
        head = ChainHeadRow(chain=chain, sequence=0, time=time, hash=GENESIS)
        session.add(head)
    event = EventRow(
        chain=chain,
        sequence=head.sequence + 1,
        time=max(time, head.time),
        actor=actor,
        verb=verb,
        subject=subject,
        vendor=vendor,
        body=canonical(body),
        previous=head.hash,
    )
    event.hash = event_hash(event)
    session.add(event)
    head.sequence, head.time, head.hash = event.sequence, event.time, event.hash
    return event


class Commitments:
    """Replaces sealed values by salted SHA-256, and keeps what each stands for."""

    def __init__(self, session: Session, entropy: Callable[[int], bytes]) -> None:
        self._session = session
        self._entropy = entropy

    def seal(self, value: object) -> str:
        """Return the commitment to `value`; nothing of `value` can be read from it."""
        salt = base64.b32encode(self._entropy(20)).decode()
        digest = commitment(salt, canonical(value))
        self._session.add(CommitmentRow(digest=digest, salt=salt, value=canonical(value)))
        return digest


def commitment(salt: str, value: str) -> str:
    """Return the salted SHA-256 that stands for `value` in the record."""
    return "sealed:" + hashlib.sha256(f"{salt}\n{value}".encode()).hexdigest()


@cache
def sealed_columns(table: str) -> frozenset[str]:
    """Return the columns of `table` that enter the record only as commitments."""
    columns = Table.metadata.tables[table].columns
    return frozenset(column.key for column in columns if column.info.get("sealed"))


def image_of(row: Table) -> Image:
    """Return the columns of `row` as the record keeps them, nothing sealed yet."""
    return {name: plain_value(getattr(row, name)) for name in _columns_of(type(row))}


def former_image_of(row: Table) -> Image:
    """Return the columns of a changed row as the database still has them."""
    image = image_of(row)
    state = inspect(row)
    for name in image.keys() & state.committed_state.keys():
        gone = state.attrs[name].history.deleted
        if gone:
            image[name] = plain_value(gone[0])
    return image


@cache
def _columns_of(kind: type[Table]) -> tuple[str, ...]:
    return tuple(column.key for column in inspect(kind).column_attrs)


def with_later_columns(table: str, image: Image | None) -> Image | None:
    """Return an image as today's table has it: nothing stands in columns younger than the event."""
    known = Table.metadata.tables.get(table)
    if image is None or known is None:
        return image
    return {column.key: None for column in known.columns} | image


def is_recorded(row: object) -> bool:
    """Return whether changes of `row` belong into the record."""
    return isinstance(row, Table) and not Table.metadata.tables[row.__tablename__].info.get(
        "unrecorded"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where a chain or the state beside it does not hold, and in what way."""

    chain: str
    sequence: int
    template: str
    values: Mapping[str, object] = field(default_factory=dict)


def chains(session: Session) -> list[str]:
    """Return the names of every chain; a database that is none of ours has none."""
    if not inspect(session.connection()).has_table(ChainHeadRow.__tablename__):
        return []
    return sorted(session.scalars(select(ChainHeadRow.chain)))


def verify(session: Session, chain: str) -> tuple[str, int, list[Break]]:
    """Return the head hash, the number of events, and every break of the chain."""
    breaks: list[Break] = []
    previous, count = GENESIS, 0
    last_time: dt.datetime | None = None
    statement = select(EventRow).where(EventRow.chain == chain).order_by(EventRow.sequence)
    for event in session.scalars(statement):
        count += 1
        breaks.extend(
            Break(chain=chain, sequence=event.sequence, template=wrong)
            for wrong in _faults(event, count, previous, last_time)
        )
        previous, last_time = event.hash, event.time
    head = session.get(ChainHeadRow, chain)
    if head is not None and (head.sequence, head.hash) != (count, previous):
        wrong = "the chain ends here, but its head says otherwise"
        breaks.append(Break(chain=chain, sequence=count, template=wrong))
    return previous, count, breaks


def _faults(
    event: EventRow, expected: int, previous: str, last_time: dt.datetime | None
) -> Iterable[str]:
    if event.sequence != expected:
        yield "events are missing before this one"
    if event.previous != previous:
        yield "the event does not follow the one before it"
    if event.hash != event_hash(event):
        yield "the event was changed after it was written"
    if last_time is not None and event.time < last_time:
        yield "the event is older than the one before it"
