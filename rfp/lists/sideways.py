"""A list on its side: its headings stand one below the other, its entries side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rfp.lists.grid import Grid, GridRow, Mark, MarkedCell
from rfp.lists.headers import EXACT, claims
from rfp.lists.subject import MAIN, MOSCOW_OF, TICKED, Field, Subject
from workbench.problem import Problem

_SIPOC = frozenset({Field.SUPPLIER, Field.INPUT, Field.STEP, Field.OUTPUT, Field.CUSTOMER})
_ENOUGH = 4  # of the five, one below the other
_FEWEST = 3  # fields of any other list, one of them its main one
_ENTRIES = 2  # side by side; a single one may be the legend of a column
# What says these is rather an answer: "Must", or the kind of a gap.
_ANSWERS = frozenset({Field.MANDATORY, *MOSCOW_OF, *TICKED})
_TURNED = {Mark.ACROSS: Mark.DOWN, Mark.DOWN: Mark.ACROSS}


def upright(grid: Grid, subject: Subject) -> Grid:
    """Turn a sheet whose first filled column holds the headings; others stay."""
    if not _lies(grid, subject):
        return grid
    width = max(len(row.texts) for row in grid.rows)
    hidden = tuple(row.line for row in grid.rows if row.is_hidden)
    rows = tuple(_turned(grid, column) for column in range(1, width + 1))
    filled = tuple(row for row in rows if any(row.texts))
    note = Problem("the entries stand side by side; each column of the sheet was read as one")
    return replace(grid, rows=filled, hidden_columns=hidden, is_turned=True, notes=(note,))


def _lies(grid: Grid, subject: Subject) -> bool:
    first = min((_first(row.texts) for row in grid.rows if any(row.texts)), default=0)
    if not first:
        return False
    found = {field for row in grid.rows for field in _sure(row.text(first), subject)}
    if subject is Subject.STEPS:
        return len(found & _SIPOC) >= _ENOUGH
    return _is_named(grid, first, subject, found)


def _is_named(grid: Grid, first: int, subject: Subject, found: set[Field]) -> bool:
    """Say whether the first column names fields, far more than any row, beside several entries."""
    if MAIN[subject] not in found or len(found) < _FEWEST:
        return False
    at = next(at for at, row in enumerate(grid.rows) if _sure(row.text(first), subject))
    if any(any(_headings(row, subject)) for row in grid.rows[:at]):
        return False
    said = [row for row in grid.rows if row.text(first)]
    named = [row for row in said if _sure(row.text(first), subject)]
    entries = max(
        sum(bool(text) for text in row.texts[first:])
        for row in named
        if MAIN[subject] in _sure(row.text(first), subject)
    )
    widest = max(len(set(_headings(row, subject))) for row in grid.rows)
    return len(named) * 2 > len(said) and entries >= _ENTRIES and widest * 2 <= len(found)


def _headings(row: GridRow, subject: Subject) -> Iterator[str]:
    """Yield the texts of a row that name a field and are no answer."""
    for text in row.texts:
        if _sure(text, subject) - _ANSWERS:
            yield text


def _sure(text: str, subject: Subject) -> set[Field]:
    return {field for field, sure in claims(text, subject).items() if sure == EXACT}


def _first(texts: Sequence[str]) -> int:
    return next(column for column, text in enumerate(texts, start=1) if text)


def _turned(grid: Grid, column: int) -> GridRow:
    """Return a column as a row; what stood in line 7 stands in its column 7."""
    texts = [""] * grid.rows[-1].line
    marks: list[MarkedCell] = []
    for row in grid.rows:
        texts[row.line - 1] = row.text(column)
        marks += [
            replace(each, column=row.line, mark=_TURNED.get(each.mark, each.mark))
            for each in row.marks
            if each.column == column
        ]
    is_hidden = column in grid.hidden_columns
    return GridRow(line=column, texts=tuple(texts), marks=tuple(marks), is_hidden=is_hidden)
