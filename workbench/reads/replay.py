"""The record checked against everything: its own chain, the state beside it, the sealed values."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Column, TypeDecorator, case, select, text, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.schema import Table as SchemaTable

from workbench.record import (
    SERVER,
    Break,
    Image,
    commitment,
    plain_value,
    sealed_columns,
    verify,
    with_later_columns,
)
from workbench.tables import (
    ChainHeadRow,
    CommitmentRow,
    EventRow,
    Flag,
    SelectionRow,
    StoredFileRow,
    Table,
)

RowKey = tuple[str, tuple[Any, ...]]


class Head(NamedTuple):
    """How long a chain is, and the hash of its newest event: to be held against a paper copy."""

    events: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a check of the whole record found."""

    heads: Mapping[str, Head]
    breaks: tuple[Break, ...]

    @property
    def holds(self) -> bool:
        return not self.breaks

    @property
    def events(self) -> int:
        return sum(head.events for head in self.heads.values())


@dataclass(slots=True)
class _Replay:
    """The state as the events tell it, and what did not fit on the way."""

    sealed: Mapping[str, str]
    rows: dict[RowKey, Image] = field(default_factory=dict)
    last: dict[RowKey, tuple[str, int]] = field(default_factory=dict)
    breaks: list[Break] = field(default_factory=list)


def check(session: Session) -> Verdict:
    """Verify every chain, rebuild the state from the events, and compare it with what stands."""
    breaks = list(_unguarded(session))
    heads: dict[str, Head] = {}
    for chain in _chains(session):
        newest, count, found = verify(session, chain)
        heads[chain] = Head(count, newest)
        breaks += [*found, *_headless(session, chain, count)]
    sealed, broken_seals = _commitments(session)
    replay = _Replay(sealed=sealed)
    for event in _in_order_of_commit(session):
        _take(replay, event)
    breaks += [*broken_seals, *replay.breaks, *_differences(session, replay)]
    return Verdict(heads=heads, breaks=(*breaks, *_changed_files(session)))


def _chains(session: Session) -> list[str]:
    """Return every chain that there is or ought to be, the server's first."""
    sources = (EventRow.chain, ChainHeadRow.chain, SelectionRow.id)
    found = {chain for source in sources for chain in session.scalars(select(source).distinct())}
    return [SERVER, *sorted(found - {SERVER})]


def _headless(session: Session, chain: str, count: int) -> Iterator[Break]:
    if session.get(ChainHeadRow, chain) is None and (count or chain != SERVER):
        yield Break(chain=chain, sequence=count, template="the chain has lost its head")


def _in_order_of_commit(session: Session) -> Iterator[EventRow]:
    """Yield all events; where moments are equal, the server's chain goes before the others."""
    statement = (
        select(EventRow)
        .order_by(
            EventRow.time,
            case((EventRow.chain == SERVER, 0), else_=1),
            EventRow.chain,
            EventRow.sequence,
        )
        .execution_options(yield_per=500)
    )
    return iter(session.scalars(statement))


def _commitments(session: Session) -> tuple[dict[str, str], list[Break]]:
    """Return the value (as canonical JSON) behind each commitment, and those that do not fit."""
    values: dict[str, str] = {}
    breaks = []
    columns = select(CommitmentRow.digest, CommitmentRow.salt, CommitmentRow.value)
    for digest, salt, value in session.execute(columns):
        values[digest] = value
        if commitment(salt, value) != digest:
            wrong = "a sealed value does not fit its commitment in the record"
            breaks.append(Break(chain=SERVER, sequence=0, template=wrong))
    return values, breaks


def _take(replay: _Replay, event: EventRow) -> None:
    """Follow one event, and note where it does not begin with what the ones before it left."""

    def wrong(template: str, table: str) -> None:
        replay.breaks.append(
            Break(
                chain=event.chain,
                sequence=event.sequence,
                template=template,
                values={"table": table},
            )
        )

    for table, key, before, after in _rows(event):
        at = (table, tuple(key))
        images = (with_later_columns(table, image) for image in (before, after))
        old, new = (_opened(replay, table, image) for image in images)
        if {*(old or {}).values(), *(new or {}).values()} & {_LOST}:
            wrong("a sealed value of {table} has lost what it stands for", table)
        if old != replay.rows.get(at):
            wrong("the event does not begin where the record left an entry of {table}", table)
        replay.last[at] = (event.chain, event.sequence)
        replay.rows.pop(at, None)
        if new is not None:
            replay.rows[at] = new


_LOST = "sealed and lost"


def _rows(event: EventRow) -> list[list[Any]]:
    try:
        rows: list[list[Any]] = json.loads(event.body)["rows"]
    except (ValueError, KeyError, TypeError):
        return []  # the chain's own check names this event
    return rows


def _opened(replay: _Replay, table: str, image: Image | None) -> Image | None:
    """Return `image` with the sealed values themselves in place of their commitments."""
    if image is None:
        return None
    opened = dict(image)
    for name in sealed_columns(table) & image.keys():
        value = replay.sealed.get(image[name])
        opened[name] = _LOST if value is None else json.loads(value)
    return opened


def _differences(session: Session, replay: _Replay) -> Iterator[Break]:
    """Yield every row that stands otherwise than the events tell."""
    left = dict(replay.rows)
    for table in Table.metadata.sorted_tables:
        if table.info.get("unrecorded"):
            continue
        for key, found in _live(session, table):
            told = left.pop((table.name, key), None)
            if told != found:
                yield _difference(replay, table.name, key, told, found)
    for (name, key), told in left.items():
        yield _difference(replay, name, key, told, None)


def _difference(
    replay: _Replay, table: str, key: tuple[Any, ...], told: Image | None, found: Image | None
) -> Break:
    chain, sequence = replay.last.get((table, key), (_owner(found), 0))
    if told is None:
        template = "an entry of {table} stands there without an event"
    elif found is None:
        template = "an entry of {table} is gone without an event"
    else:
        template = "an entry of {table} was changed without an event: {fields}"
    old, new = told or {}, found or {}
    fields = sorted(name for name in {**old, **new} if old.get(name) != new.get(name))
    values = {"table": table, "fields": ", ".join(fields)}
    return Break(chain=chain, sequence=sequence, template=template, values=values)


def _owner(image: Image | None) -> str:
    """Return the chain that a row belongs to: that of its selection, else the server's."""
    return str((image or {}).get("selection") or SERVER)


def _live(session: Session, table: SchemaTable) -> Iterator[tuple[tuple[Any, ...], Image]]:
    """Yield key and image of each row as it stands in the file, spoilt values included."""
    columns = list(table.columns)
    keys = [columns.index(column) for column in table.primary_key.columns]
    for row in session.execute(select(*map(_raw, columns))):
        values = [_plain(column, value) for column, value in zip(columns, row, strict=True)]
        image = {column.key: value for column, value in zip(columns, values, strict=True)}
        yield tuple(values[place] for place in keys), image


def _raw(column: Column[Any]) -> Any:  # noqa: ANN401  # a column of whatever type is stored
    kind = column.type
    return type_coerce(column, kind.impl_instance) if isinstance(kind, TypeDecorator) else column


def _plain(column: Column[Any], value: object) -> object:
    if isinstance(value, bytes):
        return plain_value(value)
    return bool(value) if isinstance(column.type, Flag) and value in (0, 1) else value


def _changed_files(session: Session) -> Iterator[Break]:
    statement = select(StoredFileRow.sha256, StoredFileRow.content)
    for name, content in session.execute(statement.execution_options(yield_per=4)):
        if hashlib.sha256(content).hexdigest() != name:
            wrong = "a stored file was changed: {file}"
            yield Break(chain=SERVER, sequence=0, template=wrong, values={"file": name[:12]})


def _unguarded(session: Session) -> Iterator[Break]:
    """Yield what should keep events from being changed, and is missing."""
    if session.get_bind().dialect.name == "sqlite":
        found = session.scalars(
            text("SELECT upper(name || ' ' || sql) FROM sqlite_master WHERE type = 'trigger'")
        ).all()
        wanted = ["EVENT_REFUSES_UPDATE", "EVENT_REFUSES_DELETE"]
    else:
        found = session.scalars(
            text("SELECT upper(tgname || ' RAISE(ABORT') FROM pg_trigger WHERE tgenabled <> 'D'")
        ).all()
        wanted = ["EVENT_REFUSES"]
    for name in wanted:
        if not any(line.startswith(f"{name} ") and "RAISE(ABORT" in line for line in found):
            wrong = "the guard {guard} is missing that refuses to change or delete events"
            yield Break(chain=SERVER, sequence=0, template=wrong, values={"guard": name.lower()})
