"""Rows that somebody copied from a spreadsheet and pasted: headings, cells, what is unclear."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rfp.needs.requirement import normal_code
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Fault
from rfp.needs.requirement_words import CellWords
from workbench.language import Language, normal_key, say
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRow:
    """The cells of one pasted line, as values; `row` is the requirement that it names, if any."""

    row: str | None
    cells: Mapping[Column, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What was understood, what was not, and the headings that name no column."""

    rows: tuple[PastedRow, ...]
    faults: tuple[Fault, ...]
    unknown: tuple[str, ...]


def pasted(text: str, words: CellWords, ids: Mapping[str, str]) -> Pasted:
    """Read lines of cells with tabs between; `ids` are the requirements that are there, by code.

    Raises
    ------
    Problem
        If the first line names no column, or a quotation mark leaves open where a cell ends.
    """
    (_, head), *lines = [(place, line) for place, line in _lines(text) if any(line)] or [(1, [])]
    headings = [_column(cell) for cell in head]
    if not any(headings):
        raise Problem("the first pasted line must name columns, such as Code and Importance")
    unknown = tuple(
        cell.strip()
        for cell, column in zip(head, headings, strict=True)
        if column is None and cell.strip()
    )
    rows: list[PastedRow] = []
    faults: list[Fault] = []
    for place, line in lines:
        read = dict(_cells(line, headings, words, faults, place))
        rows.append(PastedRow(row=ids.get(read.get(Column.CODE, "")), cells=read))
    return Pasted(rows=tuple(rows), faults=tuple(faults), unknown=unknown)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield where each line begins and its cells; one between quotation marks may hold breaks."""
    reader = csv.reader(io.StringIO(text, newline=None), delimiter="\t", strict=True)
    while True:
        begun = reader.line_num + 1
        try:
            yield begun, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # Read on, the cell would take in the lines up to the next quotation mark.
            raise Problem(
                "a cell in pasted line {line} begins with a quotation mark and does not end with "
                "one, or is too long; mend it and paste again",
                line=begun,
            ) from error


def _cells(
    line: Sequence[str],
    headings: Sequence[Column | None],
    words: CellWords,
    faults: list[Fault],
    place: int,
) -> Iterator[tuple[Column, str]]:
    """Yield what each cell means; a cell that means nothing is noted by its line and column."""
    for cell, column in zip(line, headings, strict=False):
        if column is None:
            continue
        try:
            typed = words.meant(column, cell)
            yield column, normal_code(typed) if column is Column.CODE and typed else typed
        except Problem as reason:
            faults.append(Fault(str(place), column, reason))


def _column(heading: str) -> Column | None:
    return _headings().get(normal_key(heading))


@cache
def _headings() -> dict[str, Column]:
    """Return the columns by the headings that name them, in both languages."""
    named = {
        normal_key(say(column.label, language)): column
        for column in Column
        for language in Language
    }
    also = {normal_key(heading): column for column, names in _ALSO.items() for heading in names}
    return named | also


_ALSO = {
    Column.TEXT_EN: ("Requirement", "Text", "Description"),
    Column.TEXT_FA: ("نیازمندی", "متن", "شرح"),
    Column.MOSCOW: ("MoSCoW", "Priority", "اولویت"),
    Column.TEST_EN: ("Acceptance test", "Acceptance"),
    Column.TEST_FA: ("آزمون پذیرش",),
    Column.MANDATORY_REASON_EN: ("Reason why it is mandatory",),
    Column.MANDATORY_REASON_FA: ("دلیل الزامی بودن",),
    Column.CODE: ("ID", "No", "شناسه", "شماره"),
}
