"""Undo: one's own last change is taken back by a new event; the record keeps both."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, TypeDecorator, inspect, select
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
        for row in rows:
            _expect_untouched(change, told, row)
        _restore(change.session, rows)
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


def _expect_untouched(change: Change, told: EventRow, row: RowChange) -> None:
    now = change.session.get(_mapper(row.table).class_, row.key)
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


def _restore(session: Session, rows: list[RowChange]) -> None:
    """Put every row back as it was: what was added goes last-built first, the rest follows."""
    order = {table.name: place for place, table in enumerate(Table.metadata.sorted_tables)}
    added = [row for row in rows if row.before is None]
    rest = _by_depth([row for row in rows if row.before is not None])[::-1]
    try:
        for row in sorted(_by_depth(added), key=lambda r: order[r.table], reverse=True):
            session.delete(session.get_one(_mapper(row.table).class_, row.key))
            session.flush()
        for row in sorted(rest, key=lambda r: order[r.table]):
            _put_back(session, row)
            session.flush()
    except (IntegrityError, StaleDataError) as built_on:
        raise Conflict(
            "something else was built on this change; take that away first"
        ) from built_on


def _by_depth(rows: list[RowChange]) -> list[RowChange]:
    """Return `rows` with those that refer to another of their own table before it."""
    images = {(row.table, row.key): row.before or row.after or {} for row in rows}

    def depth(table: str, key: tuple[Any, ...]) -> int:
        image = images.get((table, key))
        parents = [image[name] for name in _own_parents(table)] if image else []
        return max((1 + depth(table, (parent,)) for parent in parents if parent), default=0)

    return sorted(rows, key=lambda row: depth(row.table, row.key), reverse=True)


def _own_parents(table: str) -> list[str]:
    known = Table.metadata.tables[table]
    return [c.key for c in known.columns if any(f.column.table is known for f in c.foreign_keys)]


def _put_back(session: Session, row: RowChange) -> None:
    mapper = _mapper(row.table)
    image = _opened(session, row.before) or {}
    values = {
        column.key: _column_value(column, image[column.key])
        for column in mapper.local_table.columns
        if column.key != _COUNTED
    }
    found = session.get(mapper.class_, row.key)
    if found is None:
        session.add(mapper.class_(**values))
        return
    for name, value in values.items():
        if getattr(found, name) != value:
            setattr(found, name, value)


def _column_value(column: ColumnElement[Any], told: object) -> object:
    """Return what the record tells as the column's own Python value."""
    kind = column.type
    if told is None or not isinstance(kind, TypeDecorator):
        return told
    return kind.process_result_value(told, None)  # type: ignore[arg-type]


def _mapper(table: str) -> Mapper[Any]:
    for mapper in Table.registry.mappers:
        if inspect(mapper).local_table.name == table:
            return mapper
    raise Problem("the record no longer holds what this change replaced")
