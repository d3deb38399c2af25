"""Finds where a vendor's table begins and what its columns are, wherever and however named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vendor_data.answer import Code
from vendor_data.answers.side_data import Side
from vendor_data.column_names import SIDE_ROLES, SIDES, FoundColumn, Role, role_of
from vendor_data.guessed_columns import code_columns, is_answered, with_guess
from vendor_data.our_rows import is_our_row
from workbench.sheet import Cell, Line, Sheet

__all__ = ["SIDE_ROLES", "FoundColumn", "Role", "Table", "find_table", "role_of"]

HEADER_WITHIN = 60
FOOT_WITHIN = 5  # a head that was sorted with the rest stands at the end
FEWEST_HEADERS = 2
_SUBJECTS = frozenset({Role.ID, Role.CODE, Role.TEXT, Role.VENDOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table inside a sheet: its columns and all lines but its header, which is 0 if lost."""

    sheet: Sheet
    header: int
    columns: tuple[FoundColumn, ...]
    lines: tuple[Line, ...]
    codes: tuple[tuple[int, Code], ...] = ()  # columns that stand for one answer each
    lists_price_line: bool = True  # whether a form with one cell beside the code names it there
    _by_role: dict[Role, int] = field(init=False, repr=False, compare=False)
    _stray: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked some thirty times for each line.
        found = {one.role: one.column for one in reversed(self.columns) if one.role}
        object.__setattr__(self, "_by_role", found)
        marked = (column for column, _ in self.codes)
        used = {cell.column for line in self.lines for cell in line.cells}
        object.__setattr__(self, "_stray", frozenset(used.difference(found.values(), marked)))

    def column(self, role: Role) -> int | None:
        """Return the number of the column that holds `role`."""
        return self._by_role.get(role)

    def stray(self, line: Line) -> tuple[Cell, ...]:
        """Return the cells of a line with text in columns that hold nothing which was asked."""
        columns = self._stray
        if not columns:
            return ()
        return tuple(cell for cell in line.cells if cell.column in columns and cell.text)

    @property
    def asks_for_sides(self) -> bool:
        """Say whether the table has columns of its own for what stands beside a code."""
        return any(found.role in SIDES for found in self.columns)

    @property
    def unasked(self) -> frozenset[Side]:
        """Return what the form did not ask for: earlier ones knew no line of the price form."""
        if self.column(Role.SIDE) is not None:
            is_asked = self.lists_price_line
        else:
            own = self.column(SIDE_ROLES[Side.PRICED_IN]) is not None
            is_asked = own or not self.asks_for_sides
        return frozenset() if is_asked else frozenset({Side.PRICED_IN})

    @property
    def is_headless(self) -> bool:
        """Say whether no column has a name any more: all of them were taken to stand as in ours."""
        return not any(found.title for found in self.columns)

    def title(self, column: int) -> str:
        """Return how a column is named, "" if it is not."""
        return next((found.title for found in self.columns if found.column == column), "")


def find_table(sheet: Sheet) -> Table | None:
    """Return the table of a sheet, by the line that names most columns; None if there is none."""
    count = len(sheet.lines)
    starts = (
        *range(min(count, HEADER_WITHIN)),
        *range(max(HEADER_WITHIN, count - FOOT_WITHIN), count),
    )
    candidates = [
        (_header(sheet.lines[at : at + size]), at, size) for at in starts for size in (1, 2)
    ]
    if not candidates:
        return None
    candidates.sort(key=lambda one: (-_worth(one[0]), one[1] + one[2], one[2]))
    heads = (one for one in candidates if not is_answered(sheet.lines, one[0]))
    columns, at, size = next(heads, ((), 0, 0))
    if _worth(columns) < FEWEST_HEADERS:
        return None
    head, rest = sheet.lines[at : at + size], sheet.lines[at + size :]
    lines = (*sheet.lines[:at], *noted(head), *rest)
    codes = code_columns(columns, lines)
    return Table(
        sheet=sheet,
        header=head[-1].number,
        columns=columns if codes else with_guess(columns, lines),
        lines=lines,
        codes=codes,
    )


def noted(head: Sequence[Line]) -> tuple[Line, ...]:
    """Return what is noted on a header as lines of their own: nobody reads the header again."""
    noted = [(line.number, [cell for cell in line.cells if cell.note]) for line in head]
    return tuple(
        Line(number=at, cells=tuple(Cell(column=one.column, text=one.note) for one in cells))
        for at, cells in noted
        if cells
    )


def _worth(columns: Sequence[FoundColumn]) -> int:
    """Count what a header names; a line that never says what it is about is no header."""
    named = {found.role for found in columns if found.role}
    if Role.ANSWER not in named:
        named -= SIDES
    return len(named) if named & _SUBJECTS else 0


def _header(lines: Sequence[Line]) -> tuple[FoundColumn, ...]:
    """Read one or two lines as a header; of two, the lower one names a column if it can."""
    if len(lines) > 1 and any(_is_data(line) for line in lines[1:]):
        return ()
    if any(is_our_row(line) for line in lines):
        return ()
    titles: dict[int, str] = {}
    for line in lines:
        for cell in line.cells:
            if cell.text and (role_of(cell.text)[0] or cell.column not in titles):
                titles[cell.column] = cell.text
    return _named(titles)


def _named(titles: Mapping[int, str]) -> tuple[FoundColumn, ...]:
    """Give each role to one column: to the first that has one of its exact names, if any."""
    meant = {column: role_of(title) for column, title in sorted(titles.items())}
    holders: dict[Role | None, int] = {}
    for column, (role, is_certain) in meant.items():
        if role not in holders or (is_certain and not meant[holders[role]][1]):
            holders[role] = column
    return tuple(
        FoundColumn(
            column=column,
            title=titles[column],
            role=role if holders[role] == column else None,
            is_certain=is_certain,
        )
        for column, (role, is_certain) in meant.items()
    )


def _is_data(line: Line) -> bool:
    """Say whether a line answers something: then it cannot be the lower half of a header."""
    return not any(role_of(cell.text)[0] and role_of(cell.text)[1] for cell in line.cells)
