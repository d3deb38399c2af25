"""A SIPOC that lies on its side: its headings stand one below the other, its steps side by side."""

from collections.abc import Sequence
from dataclasses import replace

from rfp.lists.grid import Grid, GridRow, Mark, MarkedCell
from rfp.lists.headers import EXACT, claims
from rfp.lists.subject import Field, Subject

_SIPOC = frozenset({Field.SUPPLIER, Field.INPUT, Field.STEP, Field.OUTPUT, Field.CUSTOMER})
_ENOUGH = 4  # of the five, one below the other
_TURNED = {Mark.ACROSS: Mark.DOWN, Mark.DOWN: Mark.ACROSS}


def upright(grid: Grid, subject: Subject) -> Grid:
    """Turn a sheet whose first filled column holds the headings of a SIPOC; others stay."""
    if subject is not Subject.STEPS or not _lies(grid):
        return grid
    width = max(len(row.texts) for row in grid.rows)
    hidden = tuple(row.line for row in grid.rows if row.is_hidden)
    rows = tuple(_turned(grid, column) for column in range(1, width + 1))
    filled = tuple(row for row in rows if any(row.texts))
    return replace(grid, rows=filled, hidden_columns=hidden, is_turned=True)


def _lies(grid: Grid) -> bool:
    first = min((_first(row.texts) for row in grid.rows if any(row.texts)), default=0)
    said = [row.text(first) for row in grid.rows]
    found = {field for text in said for field, sure in _sipoc(text).items() if sure == EXACT}
    return first > 0 and len(found) >= _ENOUGH


def _first(texts: Sequence[str]) -> int:
    return next(column for column, text in enumerate(texts, start=1) if text)


def _sipoc(text: str) -> dict[Field, int]:
    return {f: sure for f, sure in claims(text, Subject.STEPS).items() if f in _SIPOC}


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
