"""Undo: one's own last change is taken back by a new event; the record keeps both."""

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, TypeDecorator, inspect, select, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapper, Session
from sqlalchemy.orm.exc import StaleDataError

from workbench.committee import Actor, Right, require
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.undo import last_event
from workbench.record import (
    VERBS,
    Audience,
    Image,
    RowChange,
    Verb,
    image_of,
    verb,
    with_later_columns,
)
from workbench.selection import Phase
from workbench.store import Change, Store
from workbench.tables import AccountRow, CommitmentRow, EventRow, Table

# Who may know of a change may know that it was undone, and nobody else.
UNDO = {
    (audience, of_proposals): verb(
        f"workbench.undo {audience}" + (" after declaring" if of_proposals else ""),
        right=Right.UNDO,
        label="Change undone",
        audience=audience,
        tells_of_proposals=of_proposals,
    )
    for audience in Audience
    for of_proposals in (False, True)
}
_COUNTED = "version"
_AT_ONCE = 500  # rows that one statement reads

Key = tuple[Any, ...]
Present = dict[tuple[str, Key], Table]


def undo(store: Store, actor: Actor, *, selection: str, event: str) -> None:
    """Take back `event`, which must be the actor's own last change, unless it was built on."""
    with store.read() as session:
        original, vendor = _original(session, actor, selection, event)
    with store.change(
        actor, UNDO[original.audience, original.tells_of_proposals], selection, vendor=vendor
    ) as change:
        _require_again(change, original, vendor)
        told = last_event(change.session, change.actor.account, selection)
        if told is None or told.hash != event:
            raise Refused("this is no longer your last change here; look again")
        rows = [_row_change(*row) for row in _rows(told)]
        present = _present(change.session, rows)
        for row in rows:
            _expect_untouched(change, told, row, present.get(row[:2]))
        _restore(change.session, rows, present)
        change.about(told.subject, vendor=vendor, undoes=event, verb=original.name)


def _original(
    session: Session, actor: Actor, selection: str, event: str
) -> tuple[Verb, str | None]:
    told = last_event(session, actor.account, selection)
    if told is None or told.hash != event:
        raise Refused("this is no longer your last change here; look again")
    known = VERBS.get(told.verb)
    if known is None or not known.undoable:
        raise Refused("a change of this kind cannot be undone")
    return known, told.vendor


def _require_again(change: Change, original: Verb, vendor: str | None) -> None:
    """Ask for right, phase and guard of the undone change; the store asked for those of undo."""
    if original.guard is not None:
        original.guard(change)
    if original.right is not None:
        row = change.selection
        archived = row.archived_at is not None
        require(change.actor, original.right, Phase(row.phase), vendor=vendor, is_archived=archived)


def _rows(event: EventRow) -> Iterable[list[Any]]:
    rows: list[list[Any]] = json.loads(event.body)["rows"]
    return rows


def _row_change(table: str, key: list[Any], before: Image | None, after: Image | None) -> RowChange:
    images = (with_later_columns(table, image) for image in (before, after))
    return RowChange(table, tuple(key), *images)


def _present(session: Session, rows: Iterable[RowChange]) -> Present:
    """Return those of the rows that are there now, read table by table instead of one by one."""
    keys: dict[str, list[Key]] = defaultdict(list)
    for row in rows:
        keys[row.table].append(row.key)
    found: Present = {}
    for table, wanted in keys.items():
        mapper = _mapper(table)
        for first in range(0, len(wanted), _AT_ONCE):
            here = tuple_(*mapper.primary_key).in_(wanted[first : first + _AT_ONCE])
            for each in session.scalars(select(mapper.class_).where(here)):
                found[table, tuple(mapper.primary_key_from_instance(each))] = each
    return found


def _expect_untouched(change: Change, told: EventRow, row: RowChange, now: Table | None) -> None:
    found = image_of(now) if now is not None else None
    if _compared(found) != _compared(_opened(change.session, row.after)):
        raise Conflict(
            "{name} changed this after you; talk to them, then change it by hand",
            name=_who_changed(change.session, told, row),
        )


def _compared(image: Image | None) -> Image | None:
    return image and {name: value for name, value in image.items() if name != _COUNTED}


def _opened(session: Session, image: Image | None) -> Image | None:
    """Return `image` with every commitment replaced by the value that it stands for."""
    return image and {name: _value(session, told) for name, told in image.items()}


def _value(session: Session, told: object) -> object:
    if not (isinstance(told, str) and told.startswith("sealed:")):
        return told
    row = session.get(CommitmentRow, told)
    if row is None:
        raise Problem("the record no longer holds what this change replaced")
    return json.loads(row.value)


def _who_changed(session: Session, told: EventRow, row: RowChange) -> str:
    later = select(EventRow).where(EventRow.chain == told.chain, EventRow.sequence > told.sequence)
    for event in session.scalars(later.order_by(EventRow.sequence.desc())):
        if any((table, tuple(key)) == (row.table, row.key) for table, key, *_ in _rows(event)):
            account = session.get(AccountRow, event.actor)
            return account.name if account else event.actor
    return "–"


def _restore(session: Session, rows: list[RowChange], present: Present) -> None:
    """Put every row back as it was: what was added goes last-built first, the rest follows."""
    added = [row for row in rows if row.before is None]
    rest = [row for row in rows if row.before is not None]
    try:
        _let_go(session, rows, present)
        for layer in reversed(_layers(added)):
            for row in layer:
                session.delete(present[row[:2]])
            session.flush()
        for layer in _layers(rest):
            _put_back(session, layer, present)
    except (IntegrityError, StaleDataError) as built_on:
        raise Conflict(
            "something else was built on this change; take that away first"
        ) from built_on


def _let_go(session: Session, rows: list[RowChange], present: Present) -> None:
    """Turn changed rows from what was added to what they referred to before, if it is there."""
    added = {row[:2] for row in rows if row.before is None}
    removed = {row[:2] for row in rows if row.after is None}
    for row in rows:
        if row.before is None or row.after is None:
            continue
        for name, parent in _references(row.table):
            then, now = ((parent, (image[name],)) for image in (row.before, row.after))
            if now in added and then not in removed:
                setattr(present[row[:2]], name, row.before[name])
    session.flush()


@cache
def _references(table: str) -> list[tuple[str, str]]:
    """Return the columns of a table that name a row by its key, each with that row's table."""
    keys = Table.metadata.tables[table].foreign_keys
    return [(key.parent.key, key.column.table.name) for key in keys]


def _layers(rows: list[RowChange]) -> list[list[RowChange]]:
    """Return `rows` by table and depth, those that refer to others after these."""
    order = {table.name: place for place, table in enumerate(Table.metadata.sorted_tables)}
    images = {row[:2]: row.before or row.after or {} for row in rows}

    def depth(table: str, key: Key) -> int:
        image = images.get((table, key))
        parents = [image[name] for name in _own_parents(table)] if image else []
        return max((1 + depth(table, (parent,)) for parent in parents if parent), default=0)

    def place(row: RowChange) -> tuple[int, int]:
        return order[row.table], depth(row.table, row.key)

    return [list(layer) for _, layer in groupby(sorted(rows, key=place), key=place)]


@cache
def _own_parents(table: str) -> list[str]:
    known = Table.metadata.tables[table]
    return [c.key for c in known.columns if any(f.column.table is known for f in c.foreign_keys)]


def _put_back(session: Session, layer: list[RowChange], present: Present) -> None:
    """Give changed rows their values first: what was taken away may need a code that they hold."""
    for row in layer:
        found = present.get(row[:2])
        if found is not None:
            for name, value in _values(session, row).items():
                if getattr(found, name) != value:
                    setattr(found, name, value)
    session.flush()
    for row in layer:
        if row[:2] not in present:
            session.add(_mapper(row.table).class_(**_values(session, row)))
    session.flush()


def _values(session: Session, row: RowChange) -> dict[str, object]:
    """Return what stood in the columns of a row before the change."""
    image = _opened(session, row.before) or {}
    return {
        column.key: _column_value(column, image[column.key])
        for column in Table.metadata.tables[row.table].columns
        if column.key != _COUNTED
    }


def _column_value(column: ColumnElement[Any], told: object) -> object:
    """Return what the record tells as the column's own Python value."""
    kind = column.type
    if told is None or not isinstance(kind, TypeDecorator):
        return told
    return kind.process_result_value(told, None)  # type: ignore[arg-type]


@cache
def _mapper(table: str) -> Mapper[Any]:
    for mapper in Table.registry.mappers:
        if inspect(mapper).local_table.name == table:
            return mapper
    raise Problem("the record no longer holds what this change replaced")
