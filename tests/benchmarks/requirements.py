"""How long a list of a thousand and of five thousand requirements takes to read and to change."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from sqlalchemy import event

from rfp.changes.requirement_table import edit_requirements
from rfp.needs.requirement_cells import Column, cells_of
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.needs.requirement_filter import RequirementFilter
from rfp.needs.requirement_twins import twins
from rfp.reads.needs import requirements
from rfp.screens.wording_notes import wording_notes
from tests.rfp.needs_room import ROOM, needs_room
from workbench.changes.undo import undo
from workbench.reads.undo import last_event

SIZES = (1000, 5000)
WANTED = {
    "read": "–",
    "filter": "–",
    "check the wording, both languages": "–",
    "find duplicates, both languages": "–",
    "save one cell of each row": "under 1 s at 1,000",
    "undo all of it": "–",
}
LANGUAGES = ("en", "fa")
THINGS = ("invoice", "call", "order", "contract", "visit", "offer", "complaint", "campaign")


def rows() -> list[tuple[str, str, str, str]]:
    """Return what, how many, measured with the number of statements, and wanted."""
    return [row for size in SIZES for row in _measured(size)]


def _measured(size: int) -> Iterator[tuple[str, str, str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        room = needs_room(Path(folder))
        omid = room.seated("omid")
        edit_requirements(room.store, omid, selection=ROOM, edits=[_new(n) for n in range(size)])
        for what, work in _works(room, omid).items():
            with _statements(room) as count:
                begun = perf_counter()
                work()
                took = perf_counter() - begun
            told = f"{took * 1000:.0f} ms, {count[0]} statements"
            yield what, f"{size:,}", told, WANTED[what]
        room.store.database.close()


def _works(room, omid):
    def read():
        with room.store.read() as session:
            return requirements(session, omid, ROOM, "en")

    listed = read()

    def narrow():
        wanted = RequirementFilter(words="invoice")
        lines = [(e, cells_of(e.requirement, e.texts, e.acceptances)) for e in listed]
        return [e for e, cells in lines if wanted.keeps(e.requirement.id, cells, ())]

    def alike():
        texts = [{e.requirement.id: e.texts.get(code, "") for e in listed} for code in LANGUAGES]
        return twins(texts)

    def save():
        edits = [_edit(entry) for entry in listed]
        edit_requirements(room.store, omid, selection=ROOM, edits=edits)

    def take_back():
        with room.store.read() as session:
            last = last_event(session, "omid", ROOM).hash
        undo(room.store, omid, selection=ROOM, event=last)

    works = (read, narrow, lambda: wording_notes(listed), alike, save, take_back)
    return dict(zip(WANTED, works, strict=True))


def _new(number: int) -> RowEdit:
    thing, other = THINGS[number % 8], THINGS[number // 8 % 8]
    cells = {
        Column.CODE: f"R-{number:04d}",
        Column.MOSCOW: ("should", "could")[number % 2],
        Column.TEXT_EN: f"The system must show each {thing} {number} beside the {other}.",
        Column.TEXT_FA: f"سامانه باید {thing} {number} را کنار {other} نشان دهد.",
    }
    return RowEdit(cells={column: Cell("", text) for column, text in cells.items()})


def _edit(entry) -> RowEdit:
    text = entry.texts["en"]
    cells = {Column.TEXT_EN: Cell(text, f"{text} Always.")}
    return RowEdit(requirement=entry.requirement.id, seen=entry.version, cells=cells)


@contextmanager
def _statements(room) -> Iterator[list[int]]:
    count = [0]

    def counted(*_told: object) -> None:
        count[0] += 1

    engine = room.store.database.engine
    event.listen(engine, "before_cursor_execute", counted)
    try:
        yield count
    finally:
        event.remove(engine, "before_cursor_execute", counted)
