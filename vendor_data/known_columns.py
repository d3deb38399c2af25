"""Knows columns by what stands in them: numbers, wordings and hidden ids of what was asked.

Vendors translate titles, put numbers of their own before ours, and lose the names of what we hid.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from vendor_data.columns import FoundColumn, Role, Table, role_of
from vendor_data.line_subject import Asked
from vendor_data.lost_head import OWN

_LOOKED_AT = 300  # lines; what a column holds shows in its first ones
_FEWEST = 2
_NUMBERED = (Role.ID, Role.FINGERPRINT, Role.TEXT, Role.CODE)


def with_known(table: Table, asked: Asked) -> Table:
    """Return a table whose columns of ours are those that hold what is ours."""
    for role in _NUMBERED:
        table = _moved(table, role, asked.knows[role])
    return _counting(_in_our_order(table))


def _moved(table: Table, role: Role, is_known: Callable[[str], bool]) -> Table:
    """Give a role to the column that holds most of what it names, if its own holds less."""
    named = table.column(role)
    if named is not None and _hits(table, named, is_known) * 2 > _filled(table, named):
        return table
    others = {found.column for found in table.columns if found.role} - {named}
    free = sorted(set(_places(table)) - others - {column for column, _ in table.codes})
    hits = {column: _hits(table, column, is_known) for column in free}
    best = max(hits, key=lambda column: hits[column], default=named)
    if best is None or best == named or hits[best] < max(_FEWEST, _filled(table, best) / 2):
        return table
    return _named(table, {best: role})


def _in_our_order(table: Table) -> Table:
    """Know titles in another language by their places, where our own columns stand as written."""
    last = table.column(Role.FINGERPRINT)
    if last is None or table.column(Role.ID) != last - 1:
        return table
    first = last - len(OWN)
    if table.column(Role.TEXT) != first + OWN.index(Role.TEXT) + 1:
        return table
    own = {first + at: role for at, role in enumerate(OWN, start=1)}
    nameless = {found.column for found in table.columns if found.role is None}
    free = {at: role for at, role in own.items() if at in nameless and table.column(role) is None}
    return _named(table, free)


def _counting(table: Table) -> Table:
    """Know a column of running numbers: they say nothing beside an answer."""
    counts = {
        found.column: Role.NUMBER
        for found in table.columns
        if found.role is None and _is_running(list(_texts(table, found.column)))
    }
    return _named(table, counts) if table.column(Role.NUMBER) is None else table


def _is_running(texts: list[str]) -> bool:
    if len(texts) < _FEWEST or not all(text.isdecimal() and len(text) < 6 for text in texts):  # noqa: PLR2004 - no sheet is that long
        return False
    numbers = [int(text) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _named(table: Table, roles: dict[int, Role]) -> Table:
    """Return the table with `roles` in their columns; who held one of them before holds none."""
    if not roles:
        return table
    kept = (
        replace(found, role=None) if found.role in roles.values() else found
        for found in table.columns
        if found.column not in roles
    )
    given = (_given(table.title(at), at, role) for at, role in roles.items())
    columns = tuple(sorted((*kept, *given), key=lambda found: found.column))
    return replace(table, columns=columns)


def _given(title: str, column: int, role: Role) -> FoundColumn:
    """Return a column that was known by what it holds; another title of it is to be seen."""
    is_certain = not title or role is Role.NUMBER or role_of(title)[0] is role
    return FoundColumn(column=column, title=title, role=role, is_certain=is_certain)


def _places(table: Table) -> Iterator[int]:
    return (cell.column for line in table.lines[:_LOOKED_AT] for cell in line.cells)


def _texts(table: Table, column: int) -> Iterator[str]:
    cells = (line.cell(column) for line in table.lines[:_LOOKED_AT])
    return (cell.text.strip() for cell in cells if cell is not None and cell.text.strip())


def _filled(table: Table, column: int) -> int:
    return sum(1 for _ in _texts(table, column))


def _hits(table: Table, column: int, is_known: Callable[[str], bool]) -> int:
    return sum(map(is_known, _texts(table, column)))
