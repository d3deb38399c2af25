"""Edits of many requirements at once: gathered cell by cell, checked, then stored together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rfp.needs.gap import GapKind
from rfp.needs.requirement import Moscow, normal_code
from rfp.needs.requirement_cells import YES, Cells, Column
from rfp.needs.stages import CustomerStage, ValueStage
from rfp.needs.wave import Wave
from workbench.problem import Conflict, Problem


class Cell(NamedTuple):
    """What somebody saw in a cell, and what they want there."""

    was: str
    wanted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowEdit:
    """The changed cells of one requirement; without an id it is a new one.

    `seen` is the version that was on the screen; `why` is said when the list was issued already.
    """

    requirement: str | None = None
    seen: int = 0
    cells: Mapping[Column, Cell] = field(default_factory=dict)
    why: str = ""

    def onto(self, cells: Cells) -> dict[Column, str]:
        """Return `cells` as they would stand after this edit."""
        return {**cells, **{column: cell.wanted for column, cell in self.cells.items()}}


class Clash(NamedTuple):
    """A cell that somebody else changed meanwhile to another text than is wanted."""

    requirement: str
    code: str
    column: Column
    found: str
    wanted: str

    @property
    def message(self) -> Problem:
        return Problem(
            "{code}, {column}: now {found}, you wanted {wanted}",
            code=self.code,
            column=self.column.label,
            found=self.found or "–",
            wanted=self.wanted or "–",
        )


class EditConflict(Conflict):
    """Somebody else changed some of the same cells; nothing was stored."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        template = "somebody changed the same cells meanwhile; nothing was stored yet. {cells}"
        super().__init__(template, cells=[clash.message for clash in clashes])
        self.clashes = tuple(clashes)


class Fault(NamedTuple):
    """A cell that cannot be stored, and why."""

    row: str
    column: Column
    reason: Problem

    @property
    def message(self) -> Problem:
        return Problem(
            "row {row}, column {column}: {reason}",
            row=self.row or "–",
            column=self.column.label,
            reason=self.reason,
        )


def clashes(edit: RowEdit, version: int, now: Cells) -> Iterator[Clash]:
    """Yield the cells that differ both from what was seen and from what is wanted."""
    if version == edit.seen:
        return
    for column, (was, wanted) in edit.cells.items():
        if now[column] not in (was, wanted):
            yield Clash(str(edit.requirement), now[Column.CODE], column, now[column], wanted)


def faults(rows: Iterable[Cells], changed: Iterable[Cells]) -> list[Fault]:
    """Return what keeps the changed rows from being stored; `rows` is the whole list after them.

    >>> row = {column: "" for column in Column} | {Column.CODE: "R-1", Column.MOSCOW: "must"}
    >>> [str(fault.message) for fault in faults([row], [row])]
    ['row R-1, column Requirement, English: a requirement needs a text in one language at least']
    """
    counted = Counter(_code(row) for row in rows)
    return [fault for row in changed for fault in _row_faults(row, counted)]


def _row_faults(row: Cells, counted: Mapping[str, int]) -> Iterator[Fault]:
    code = row[Column.CODE]
    try:
        normal_code(code)
    except Problem as reason:
        yield Fault(code, Column.CODE, reason)
    if counted[_code(row)] > 1:
        taken = Problem("the code {code} is taken; every requirement has its own", code=code)
        yield Fault(code, Column.CODE, taken)
    if not row[Column.TEXT_EN].strip() and not row[Column.TEXT_FA].strip():
        none = Problem("a requirement needs a text in one language at least")
        yield Fault(code, Column.TEXT_EN, none)
    if row[Column.MANDATORY] and row[Column.MOSCOW] != Moscow.MUST:
        soft = Problem("requirement {code} is mandatory, so it must be a must", code=code)
        yield Fault(code, Column.MOSCOW, soft)
    for column, known in _CLOSED.items():
        if row[column] not in known:
            found = row[column] or "–"
            yield Fault(code, column, Problem("{found} is none of the choices", found=found))


_CLOSED: dict[Column, frozenset[str]] = {
    Column.MOSCOW: frozenset(Moscow),
    Column.KIND: frozenset({"", *GapKind}),
    Column.WAVE: frozenset({"", *Wave}),
    Column.VALUE_STAGE: frozenset({"", *ValueStage}),
    Column.CUSTOMER_STAGE: frozenset({"", *CustomerStage}),
    Column.MANDATORY: frozenset({"", YES}),
}


def _code(row: Cells) -> str:
    try:
        return normal_code(row[Column.CODE])
    except Problem:
        return row[Column.CODE]


def first_words(found: Sequence[Fault]) -> Problem:
    """Return one problem that names the first faults and counts the rest."""
    named = [fault.message for fault in found[:MOST_NAMED]]
    if len(found) <= MOST_NAMED:
        return Problem("{faults}", faults=named)
    return Problem("{faults}; and more: {count}", faults=named, count=len(found) - MOST_NAMED)


MOST_NAMED = 5
