"""A table of steps by lanes, with a sign where a lane does a step, as in a RACI."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rfp.lists.cell_reading import is_tick_like
from rfp.lists.grid import Grid, GridRow
from rfp.lists.headers import EXACT, claims
from rfp.lists.raci import BETWEEN, letters
from rfp.lists.subject import Field, Subject
from workbench.problem import Problem

MATRIX = (
    "the sheet seems to be a table of lanes by steps; write Step or Lane into its first cell, "
    "as what stands below it, or give each step a row of its own with its lane"
)
OTHER_LETTERS = (
    "of a RACI the R says who does a step; A, C and I stand in {count} cells and are not taken over"
)
_WITHIN = 10  # rows in which the heading stands
_FEWEST = 2  # lanes and steps


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matrix:
    """Where the names across stand, in which column those below one another, and the rest."""

    head: GridRow
    first: int
    body: Sequence[GridRow]

    @property
    def across(self) -> range:
        return range(self.first + 1, len(self.head.texts) + 1)


def read_matrix(grid: Grid) -> Grid:
    """Return a row for each step of such a table, if its first cell says what it lists."""
    found = _matrix(grid)
    listed = _listed(found) if found else None
    if found is None or listed is None:
        return grid
    if listed is Field.STEP:
        rows = (_line(found.head.line, found.first, _HEADS), *_by_row(found))
        return replace(grid, rows=rows, notes=_notes(found, rows[1:]))
    rows = (_line(found.first, found.head.line, _HEADS), *_by_column(found))
    notes = _notes(found, rows[1:])
    return replace(grid, rows=rows, hidden_columns=(), is_turned=True, notes=notes)


_HEADS = ("Step", "Lane")


def _notes(found: _Matrix, steps: Sequence[GridRow]) -> tuple[Problem, ...]:
    """Say what of the signs was not taken over, and which steps nobody does."""
    marks = [letters(row.text(column)) for row in found.body for column in found.across]
    passed = sum(bool({*mark} & {"a", "c", "i"}) for mark in marks)
    bare = [row.texts[-2] for row in steps if not row.texts[-1]]
    notes = []
    if passed:
        notes.append(Problem(OTHER_LETTERS, count=passed))
    if bare:
        notes.append(Problem("nobody does these steps, so they have no lane: {steps}", steps=bare))
    return tuple(notes)


def is_matrix(grid: Grid) -> bool:
    """Say whether a sheet is such a table, whatever its first cell says."""
    return _matrix(grid) is not None


def _matrix(grid: Grid) -> _Matrix | None:
    for at, head in enumerate(grid.rows[:_WITHIN]):
        body = [row for row in grid.rows[at + 1 :] if any(row.texts)]
        if len(body) < _FEWEST:
            return None
        first = next(n for n, text in enumerate(body[0].texts, start=1) if text)
        found = _Matrix(head=head, first=first, body=body)
        if len(found.across) >= _FEWEST and _is_marked(found):
            return found
    return None


def _is_marked(found: _Matrix) -> bool:
    """Say whether all names are there, and beside them signs alone, one in each row at least."""
    if not all(map(found.head.own_text, found.across)):
        return False
    names = [found.head.text(column) for column in found.across]
    known = sum(EXACT in claims(name, Subject.STEPS).values() for name in names)
    if any(map(_is_sign, names)) or known * 2 > len(names):
        return False
    rows = [[row.text(column) for column in found.across] for row in found.body]
    is_named = all(row.text(found.first) and not _is_sign(row.text(found.first))
                   for row in found.body)  # fmt: skip
    within = all(len(row.texts) <= len(found.head.texts) for row in found.body)
    return is_named and within and all(map(_is_signs, rows))


def _is_signs(texts: Sequence[str]) -> bool:
    return any(texts) and all(map(_is_sign, filter(None, texts)))


def _is_sign(text: str) -> bool:
    return is_tick_like(text) or bool(letters(text))


def _does(text: str) -> bool:
    """Say whether a sign means that this lane does the step; of a RACI its R alone does."""
    mark = letters(text)
    return "r" in mark if mark else bool(text.strip()) and is_tick_like(text, said=True)


def _listed(found: _Matrix) -> Field | None:
    """Return what stands one below the other, as the first cell says: steps or lanes."""
    told = claims(found.head.text(found.first), Subject.STEPS)
    certain = [each for each in (Field.STEP, Field.LANE) if told.get(each) == EXACT]
    return certain[0] if len(certain) == 1 else None


def _by_row(found: _Matrix) -> list[GridRow]:
    return [
        _line(row.line, found.first, (row.text(found.first), _names(
            found.head.text(column) for column in found.across if _does(row.text(column))
        )))
        for row in found.body
    ]  # fmt: skip


def _by_column(found: _Matrix) -> list[GridRow]:
    return [
        _line(column, found.head.line, (found.head.text(column), _names(
            row.text(found.first) for row in found.body if _does(row.text(column))
        )))
        for column in found.across
    ]  # fmt: skip


def _names(lanes: Iterable[str]) -> str:
    return BETWEEN.join(" ".join(lane.split()) for lane in lanes)


def _line(line: int, first: int, texts: tuple[str, str]) -> GridRow:
    return GridRow(line=line, texts=(*("",) * (first - 1), *texts))
