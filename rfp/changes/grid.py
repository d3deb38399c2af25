"""The grid of segments, offerings and channels: begun, named, ticked, given up."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select

from rfp.changes.owned_words import current_words, drop_words, reword, tidy
from rfp.readiness.grid import Axis, Cell, Words, check_names, ready_names
from rfp.readiness.tables import GridCellRow, GridNameRow
from rfp.reads.grid import TITLE
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem
from workbench.record import verb
from workbench.store import Change, Store

BEGIN_GRID = verb("rfp.begin_grid", right=Right.EDIT_NEEDS, label="Grid begun", undoable=True)
NAME_AXIS = verb(
    "rfp.name_axis", right=Right.EDIT_NEEDS, label="Names of the grid changed", undoable=True
)
TICK_CELLS = verb(
    "rfp.tick_cells", right=Right.EDIT_NEEDS, label="Cells of the grid ticked", undoable=True
)
END_GRID = verb("rfp.end_grid", right=Right.EDIT_NEEDS, label="Grid given up", undoable=True)

Named = tuple[str | None, Words]  # the id of a name that is there, or None; then its words


def begin_grid(store: Store, actor: Actor, *, selection: str) -> None:
    """Begin a grid with the ready names, of which no cell is in use yet."""
    with store.change(actor, BEGIN_GRID, selection) as change:
        if _names(change):
            raise Problem("there is a grid already")
        for ordinal, name in enumerate(ready_names(), start=1):
            row = _new(change, name.axis, ordinal, name.titles)
            row.ready = name.code
        change.about(selection, names=len(ready_names()))


def name_axis(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    axis: Axis,
    named: Sequence[Named],
    versions: Mapping[str, int] | None = None,
) -> None:
    """Store the names of one axis in their order; one that is not named goes with its cells.

    `versions` are those that were seen, by id; None does not ask.
    """
    with store.change(actor, NAME_AXIS, selection) as change:
        check_names(axis, [words for _, words in named])
        known = {row.id: row for row in _names(change) if row.axis == axis.value}
        _expect_seen(known, versions)
        kept = {key for key, _ in named if key}
        if not kept <= known.keys():
            raise Conflict("somebody changed these names meanwhile; look again, then decide")
        for gone in known.keys() - kept:
            _drop(change, known[gone])
        for ordinal, (key, words) in enumerate(named, start=1):
            if key is None:
                _new(change, axis, ordinal, words)
            else:
                _put(change, known[key], ordinal, words)
        change.about(selection, axis=axis.value, names=len(named))


def tick_cells(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    on: Collection[Cell] = (),
    off: Collection[Cell] = (),
) -> None:
    """Say which cells are in use and which are not; what is not named stays.

    The last one wins: of two states the press names the wanted one, and no words are lost.
    """
    with store.change(actor, TICK_CELLS, selection) as change:
        known = {row.id: Axis(row.axis) for row in _names(change)}
        for cell in (*on, *off):
            if tuple(known.get(key) for key in cell) != tuple(Axis):
                raise Problem("the grid has no such cell; somebody may have renamed it")
        for cell in on:
            if change.session.get(GridCellRow, cell) is None:
                change.session.add(GridCellRow(**cell._asdict(), selection=selection))
        for cell in off:
            row = change.session.get(GridCellRow, cell)
            if row is not None:
                change.session.delete(row)
        change.about(selection, on=len(on), off=len(off))


def end_grid(store: Store, actor: Actor, *, selection: str) -> None:
    """Give the grid up, with its names and cells."""
    with store.change(actor, END_GRID, selection) as change:
        rows = _names(change)
        if not rows:
            raise Problem("there is no grid")
        for row in rows:
            _drop(change, row)
        change.about(selection)


def _expect_seen(known: Mapping[str, GridNameRow], versions: Mapping[str, int] | None) -> None:
    now = {key: row.version for key, row in known.items()}
    if versions is not None and dict(versions) != now:
        raise Conflict("somebody changed these names meanwhile; look again, then decide")


def _names(change: Change) -> Sequence[GridNameRow]:
    of_selection = GridNameRow.selection == change.selection.id
    return change.session.scalars(select(GridNameRow).where(of_selection)).all()


def _new(change: Change, axis: Axis, ordinal: int, words: Words) -> GridNameRow:
    row = GridNameRow(
        id=change.new_id(), selection=change.selection.id, axis=axis.value, ordinal=ordinal
    )
    change.session.add(row)
    change.session.flush()
    put_text(change, row.id, TITLE, tidy(words))
    return row


def _put(change: Change, row: GridNameRow, ordinal: int, words: Words) -> None:
    """Store place and words; a ready name with other words is one of the committee's own."""
    now = current_words(change, row.id, TITLE)
    if any(now.get(language, "") != text for language, text in tidy(words).items()):
        row.ready = None
        reword(change, row, row.id, {TITLE: words})
    if row.ordinal != ordinal:
        row.ordinal = ordinal


def _drop(change: Change, row: GridNameRow) -> None:
    for cell in _cells_of(change, row.id):
        change.session.delete(cell)
    change.session.flush()
    drop_words(change, row.id)
    change.session.delete(row)
    change.session.flush()


def _cells_of(change: Change, name: str) -> Iterable[GridCellRow]:
    statement = select(GridCellRow).where(
        (GridCellRow.segment == name)
        | (GridCellRow.offering == name)
        | (GridCellRow.channel == name)
    )
    return change.session.scalars(statement).all()
