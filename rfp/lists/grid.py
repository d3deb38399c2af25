"""A sheet as rows of equal columns, and what a reader must know of single cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Problem
from workbench.sheet import Book, Cell, Line, Sheet, column_letters

LONGEST_TEXT = 8_000  # letters that one cell of a list may hold
_SHOWN = 200


class Mark(StrEnum):
    """Why the text of a cell is not the whole truth about it."""

    DOWN = "merged down"
    ACROSS = "merged across"
    STRUCK = "struck"
    DATE = "date"
    ERROR = "error"
    NO_VALUE = "no value"
    LONG = "long"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedCell:
    """A mark on one cell; `told` is what the file holds in place of a text."""

    column: int
    mark: Mark
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One row by the number that its reader sees; `texts` begin in column 1."""

    line: int
    texts: tuple[str, ...]
    marks: tuple[MarkedCell, ...] = ()
    is_hidden: bool = False

    def text(self, column: int) -> str:
        """Return the text of a column counted from 1, "" beyond the last."""
        return self.texts[column - 1] if 0 < column <= len(self.texts) else ""

    def mark(self, column: int, mark: Mark) -> MarkedCell | None:
        """Return the mark on a cell, if it bears it."""
        if not self.marks:  # nearly every row: asked for each cell, and more than once
            return None
        return next((m for m in self.marks if m.column == column and m.mark is mark), None)

    def own_text(self, column: int) -> str:
        """Return the text of a cell unless it only shows what its left neighbour says."""
        return "" if self.marks and self.mark(column, Mark.ACROSS) else self.text(column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet; a text file is a single one without a name.

    In a turned one the lines are the columns of the file. `notes` say how the sheet was understood.
    """

    name: str
    rows: tuple[GridRow, ...]
    is_hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    is_turned: bool = False
    notes: tuple[Problem, ...] = ()

    def place(self, line: int, column: int) -> str:
        """Return where a cell stands; in a text file, its line and column."""
        if self.is_turned:
            line, column = column, line
        letters = column_letters(column)
        return f"{self.name}!{letters}{line}" if self.name else f"{letters}{line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """All sheets of a file that hold anything."""

    grids: tuple[Grid, ...]
    guessed_encoding: str = ""


def list_file(book: Book) -> ListFile:
    """Return the filled sheets of `book` as grids."""
    grids = (_grid(sheet) for sheet in book.sheets if sheet.lines)
    return ListFile(grids=tuple(grids), guessed_encoding=book.guessed_encoding)


def _grid(sheet: Sheet) -> Grid:
    return Grid(
        name=sheet.name,
        rows=tuple(_row(line) for line in sheet.lines),
        is_hidden=sheet.is_hidden,
        hidden_columns=sheet.hidden_columns,
    )


def _row(line: Line) -> GridRow:
    filled = [cell for cell in line.cells if cell.text or cell.formula]
    texts = [""] * max((cell.column for cell in filled), default=0)
    for cell in filled:
        texts[cell.column - 1] = _text(cell)
    return GridRow(
        line=line.number,
        texts=tuple(texts),
        marks=tuple(_marks(filled)),
        is_hidden=line.is_hidden,
    )


def _text(cell: Cell) -> str:
    text = cell.text.strip() if not cell.is_error else ""
    if cell.is_percent and (digits := text.removeprefix("-").replace(".", "")).isdecimal():
        return _percent(text, digits)
    return text[:_SHOWN] if len(text) > LONGEST_TEXT else text


def _percent(text: str, digits: str) -> str:
    """Return a share as the sheet shows it.

    >>> _percent("0.6", "06")
    '60%'
    """
    places = len(text.partition(".")[2])
    sign = "-" if text.startswith("-") else ""
    hundredfold = digits + "00"
    whole, part = hundredfold[: len(hundredfold) - places], hundredfold[len(hundredfold) - places :]
    shown = f"{whole.lstrip('0') or '0'}.{part}".rstrip("0").rstrip(".") if places else whole
    return f"{sign}{shown}%"


def _marks(filled: list[Cell]) -> Iterator[MarkedCell]:
    before: Cell | None = None
    for cell in filled:
        if cell.is_merged:
            yield MarkedCell(column=cell.column, mark=_merged(cell, before))
        for mark, told in _facts(cell):
            yield MarkedCell(column=cell.column, mark=mark, told=told[:_SHOWN])
        before = cell


def _merged(cell: Cell, before: Cell | None) -> Mark:
    beside = before is not None and before.column == cell.column - 1 and before.text == cell.text
    return Mark.ACROSS if beside else Mark.DOWN


def _facts(cell: Cell) -> Iterator[tuple[Mark, str]]:
    if cell.is_struck:
        yield Mark.STRUCK, ""
    if cell.is_date:
        yield Mark.DATE, cell.text
    if cell.is_error:
        yield Mark.ERROR, cell.text
    elif cell.formula and not cell.text:
        yield Mark.NO_VALUE, cell.formula
    if len(cell.text) > LONGEST_TEXT:
        yield Mark.LONG, str(len(cell.text))
