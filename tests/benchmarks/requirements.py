"""How long many requirements take to read and to change (`make bench PART=requirements`)."""

import os
import platform
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import event

from rfp.changes.requirement_table import edit_requirements
from rfp.needs.requirement_cells import Column, cells_of
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.needs.requirement_filter import RequirementFilter
from rfp.needs.requirement_twins import twins
from rfp.reads.needs import requirements
from rfp.screens.wording_notes import wording_notes
from tests.benchmarks.page import write_section
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
HEAD = """Measured by `make bench PART=requirements` ({when} UTC, {cores} cores, {machine}, load
average {load:.1f}), each once, with texts in two languages. Bare, ours and their ratio are
processor time, as other work on the machine only adds to the clock.

| What | How many | Bare | Ours | By the clock | Statements | Ratio | Wanted |
|---|---|---|---|---|---|---|---|
"""
TAIL = """
- Bare, in the same run: SQLite alone reading or writing as many rows in a file of its own; for
  filter, wording and duplicates one pass that parts every text into words and no more.
- Ours writes, for each row saved, what it was and what it is into the record, and counts its
  version, so that two people who change one cell are shown both.
"""
LANGUAGES = ("en", "fa")
THINGS = ("invoice", "call", "order", "contract", "visit", "offer", "complaint", "campaign")


def rows() -> list[tuple[str, ...]]:
    """Return what, how many, bare, ours, processor time, statements, ratio, and wanted."""
    return [row for size in SIZES for row in _measured(size)]


def _measured(size: int) -> Iterator[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        room = needs_room(Path(folder))
        omid = room.seated("omid")
        edit_requirements(
            room.store, omid, selection=ROOM, edits=[new_requirement(n) for n in range(size)]
        )
        bare = _bare(Path(folder), size)
        for what, work in _works(room, omid).items():
            alone = min(_times(bare[what])[1] for _ in range(3))
            with _statements(room) as count:
                took, worked = _times(work)
            yield (
                what, f"{size:,}", _shown(alone), _shown(worked), _shown(took), f"{count[0]:,}",
                f"{worked / alone:.1f} x", WANTED[what] if size == SIZES[0] else "–",
            )  # fmt: skip
        room.store.database.close()


def _times(work) -> tuple[float, float]:
    """Return how long a call took by the clock and by the processor [seconds]."""
    begun, before = perf_counter(), process_time()
    work()
    return perf_counter() - begun, process_time() - before


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:,.3g} ms" if seconds < 1 else f"{seconds:.2f} s"


def _bare(folder: Path, size: int):
    """Return for each work what the least that it needs takes."""
    texts = [new_requirement(n).cells[Column.TEXT_EN].wanted for n in range(size)] * 2
    place = folder / "bare.db"
    with closing(sqlite3.connect(place)) as made, made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)")
        made.executemany("INSERT INTO word (text) VALUES (?)", [(text,) for text in texts])

    def read():
        with closing(sqlite3.connect(place)) as base:
            base.execute("SELECT * FROM word").fetchall()

    def write(mark):
        with closing(sqlite3.connect(place)) as base, base:
            told = [(f"{text}{mark}", at) for at, text in enumerate(texts[:size])]
            base.executemany("UPDATE word SET text = ? WHERE id = ?", told)

    def part():
        return [re.findall(r"\w+", text) for text in texts]

    works = (read, part, part, part, partial(write, " Always."), partial(write, ""))
    return dict(zip(WANTED, works, strict=True))


def _works(room, omid):
    def read():
        with room.store.read() as session:
            return requirements(session, omid, ROOM, "en")

    listed = read()

    def narrow():
        wanted = RequirementFilter(words="invoice")
        lines = [(e, cells_of(e.requirement, e.words)) for e in listed]
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


def new_requirement(number: int) -> RowEdit:
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


def main() -> None:
    head = HEAD.format(
        when=f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        cores=os.cpu_count() or 1,
        machine=platform.machine(),
        load=os.getloadavg()[0],
    )
    told = ["| " + " | ".join(cells) + " |" for cells in rows()]
    sys.stdout.write("\n".join(told) + "\n")
    write_section("Requirements", head + "\n".join(told) + "\n" + TAIL)


if __name__ == "__main__":
    main()
