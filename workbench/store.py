"""The store: reads that see a snapshot, and changes that are one transaction and one event."""

import base64
import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, func, inspect, select
from sqlalchemy import event as sql_event
from sqlalchemy.orm import InstrumentedAttribute, ORMExecuteState, Session

from workbench.committee import Actor, require
from workbench.database import Database
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.actors import current_actor
from workbench.record import (
    SERVER,
    Commitments,
    Image,
    RowChange,
    Verb,
    append,
    former_image_of,
    image_of,
    is_recorded,
    plain_value,
    sealed_columns,
    take_head,
)
from workbench.selection import Phase
from workbench.tables import SelectionRow, Table, Versioned

RowKey = tuple[str, tuple[object, ...]]
Row = TypeVar("Row", bound=Table)

ANYONE = Actor(account="", name="")
CHANGED_MEANWHILE = (
    "somebody changed this meanwhile: it is now {found}; you wanted {wanted}. "
    "Look again, then decide"
)


class Announcement(NamedTuple):
    """What the live channel hears after a commit; who may know is decided per listener."""

    selection: str | None
    verb: Verb
    by: str
    vendor: str | None
    version: str
    subject: str = ""


def utc_now() -> dt.datetime:
    """Return the wall clock; handed to the store once, at the door of the program."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Store:
    """A database with the clock and the randomness that changes made through it use."""

    database: Database
    clock: Callable[[], dt.datetime] = utc_now
    entropy: Callable[[int], bytes] = os.urandom
    listeners: list[Callable[[Announcement], None]] = field(default_factory=list)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one snapshot."""
        with self.database.reading() as session:
            yield session

    @contextmanager
    def change(
        self, actor: Actor, verb: Verb, selection: str | None = None, *, vendor: str | None = None
    ) -> Iterator["Change"]:
        """Give a change that commits as one event, or leaves nothing.

        The actor's seat, the phase and the right are read again inside the transaction: a
        removal or a new phase acts at once, whatever the screen showed.
        """
        chain = selection or SERVER
        with self.database.writing() as session:
            head = take_head(session, chain)
            row = session.get(SelectionRow, selection) if selection else None
            who = current_actor(session, actor, selection)
            _check(who, verb, row, vendor)
            change = Change(
                session,
                actor=who,
                now=max(self.clock(), head.time) if head else self.clock(),
                selection=row,
                entropy=self.entropy,
                chain=chain,
            )
            if verb.guard is not None:
                verb.guard(change)
            yield change
            if change.is_nothing():
                return
            told = append(
                session,
                head,
                chain=chain,
                time=change.now,
                actor=who.account,
                verb=verb.name,
                subject=change.subject,
                vendor=vendor or change.vendor,
                body=change.body(),
            )
            news = Announcement(
                selection, verb, who.account, vendor or change.vendor, told.hash, change.subject
            )
        for listener in self.listeners:
            listener(news)


def _check(actor: Actor, verb: Verb, row: SelectionRow | None, vendor: str | None) -> None:
    if verb.right is None:
        return
    phase = Phase(row.phase) if row else None
    archived = bool(row and row.archived_at)
    require(actor, verb.right, phase, vendor=vendor, is_archived=archived)


class Change:
    """One verb at work: the session, who acts and when; it collects what the event will tell."""

    def __init__(
        self,
        session: Session,
        *,
        actor: Actor,
        now: dt.datetime,
        selection: SelectionRow | None,
        entropy: Callable[[int], bytes],
        chain: str,
    ) -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self.subject = ""
        self.vendor: str | None = None
        self.facts: Image = {}
        self._is_left = False
        self._selection = selection
        self._entropy = entropy
        self._chain = chain
        self._before: dict[RowKey, Image | None] = {}
        self._rows: dict[RowKey, Table] = {}
        sql_event.listen(session, "before_flush", self._note_before)
        sql_event.listen(session, "do_orm_execute", _refuse_bulk)

    @property
    def selection(self) -> SelectionRow:
        """The selection that is changed."""
        if self._selection is None:
            raise Problem("there is no selection {chain}", chain=self._chain)
        return self._selection

    def new_id(self) -> str:
        """Return a fresh id that cannot be guessed."""
        return base64.b32encode(self._entropy(15)).decode().lower()[:20]

    def next_ordinal(
        self, ordinal: InstrumentedAttribute[int], *within: ColumnElement[bool]
    ) -> int:
        """Return the place behind the last row of this selection, or of those `within` names."""
        here = ordinal.class_.selection == self.selection.id
        last = self.session.scalar(select(func.max(ordinal)).where(here, *within))
        return (last or 0) + 1

    def random(self, size: int) -> bytes:
        """Return `size` random bytes from the store's own source."""
        return self._entropy(size)

    def about(self, subject: str, *, vendor: str | None = None, **facts: object) -> None:
        """Say what the event is about; `facts` are read by whoever may know of the event."""
        self.subject, self.vendor = subject, vendor
        self.facts = {name: plain_value(value) for name, value in facts.items()}

    def leave(self) -> None:
        """Say that all is as it is wanted already: what changes nothing is no event."""
        self._is_left = True

    def is_nothing(self) -> bool:
        """Return whether the verb has left everything as it is, and said so."""
        if self._is_left and self.row_changes():
            raise Problem("a change that says it changes nothing has changed a row")
        return self._is_left

    def get(self, kind: type[Row], key: object) -> Row:
        """Return the row of `kind` with this key in this selection, or say that it is gone."""
        row = self.session.get(kind, key)
        if row is None or getattr(row, "selection", None) not in (self._chain, None):
            raise Problem("this entry no longer exists; it may have been removed by somebody else")
        return row

    def enter(self, phase: Phase) -> None:
        """Move the selection on; the package that owns the fact has checked the guard."""
        if phase.place < Phase(self.selection.phase).place:
            raise Refused("a selection never goes back to an earlier phase")
        self.selection.phase = phase.value

    def _note_before(self, session: Session, *_: object) -> None:
        for row in session.new:
            if is_recorded(row):
                self._note(row, None)
        for row in session.dirty:
            if is_recorded(row):
                self._note(row, former_image_of(row))
        for row in session.deleted:
            if is_recorded(row):
                self._note(row, former_image_of(row))

    def _note(self, row: Table, before: Image | None) -> None:
        key = _key(row)
        self._before.setdefault(key, before)
        self._rows[key] = row

    def row_changes(self) -> list[RowChange]:
        """Return each changed row once, with its image before and after the whole change."""
        self.session.flush()
        changes = []
        for (table, key), row in self._rows.items():
            state = inspect(row)
            gone = state.was_deleted or state.deleted
            after = None if gone else image_of(row)
            before = self._before[table, key]
            if before != after:
                changes.append(RowChange(table, key, before, after))
        return sorted(
            changes, key=lambda change: (change.table, [str(part) for part in change.key])
        )

    def body(self) -> Image:
        """Return what the event tells: its facts, and every row with sealed columns hidden."""
        seal = Commitments(self.session, self._entropy).seal
        rows = [
            [
                c.table,
                list(c.key),
                _sealed(c.table, c.before, seal),
                _sealed(c.table, c.after, seal),
            ]
            for c in self.row_changes()
        ]
        return {"facts": self.facts, "rows": rows}


def _sealed(table: str, image: Image | None, seal: Callable[[object], str]) -> Image | None:
    if image is None:
        return None
    hidden = sealed_columns(table)
    if not hidden:
        return image
    return {name: seal(value) if name in hidden else value for name, value in image.items()}


def _key(row: Table) -> RowKey:
    return row.__tablename__, tuple(inspect(row).mapper.primary_key_from_instance(row))


def _refuse_bulk(execution: ORMExecuteState) -> None:
    """Refuse a statement that would pass the record by; rows are changed one by one."""
    if execution.is_update or execution.is_delete or execution.is_insert:
        raise Problem("a change works on rows, so that the record sees each of them")


def expect_version(row: Versioned, seen: int | None, *, found: object, wanted: object) -> None:
    """Raise if somebody changed `row` since version `seen`; both values stand in the sentence."""
    if seen is not None and row.version != seen:
        raise Conflict(CHANGED_MEANWHILE, found=found, wanted=wanted)


def expect_values(
    row: Versioned, seen: int | None, *, found: Sequence[object], wanted: Sequence[object]
) -> None:
    """Raise if somebody changed `row` since version `seen`; the sentence names what differs.

    Values that are as they are wanted already change nothing, so nobody is asked again.
    """
    differs = [now != new for now, new in zip(found, wanted, strict=True)]
    if any(differs):
        now, new = list(compress(found, differs)), list(compress(wanted, differs))
        alone = len(now) == 1
        expect_version(row, seen, found=now[0] if alone else now, wanted=new[0] if alone else new)


def expect_none_seen(seen: int | None, *, wanted: object) -> None:
    """Raise if a value that is about to be entered was seen: somebody removed it since."""
    if seen:
        raise Conflict(
            "somebody removed this meanwhile; you wanted {wanted}. Look again, then decide",
            wanted=wanted,
        )


def expect_unchanged(row: Versioned, seen: int | None, *, found: object) -> None:
    """Raise if somebody changed since version `seen` what is about to be removed."""
    if seen is not None and row.version != seen:
        raise Conflict(
            "somebody changed this meanwhile: it is now {found}; look again before you remove it",
            found=found,
        )
