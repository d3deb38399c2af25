"""Knows the column of answers by what stands in it, where its name is lost or another's."""

from collections.abc import Sequence
from itertools import islice

from vendor_data.answer import Certainty, Code, exact_code, understand
from vendor_data.column_names import FoundColumn, Role
from workbench.sheet import Line

FEWEST_CODES = 3
_LOOKED_AT = 300  # lines; what a column holds shows in its first ones
_LONGEST_MARK = 3
_UNDERSTOOD = frozenset({Certainty.EXACT, Certainty.LIKELY})
_YES_AND_NO = frozenset({Code.FULL, Code.NO})


def is_answered(lines: Sequence[Line], columns: Sequence[FoundColumn]) -> bool:
    """Say whether what looks like a head is an answer among others: "No" names columns as well."""
    answers = [found.column for found in columns if exact_code(found.title)]
    is_named = any(
        found.role is Role.ANSWER and found.is_certain and found.column not in answers
        for found in columns
    )
    # Beside a column of that name a code is of a legend that stands next to the table.
    if len(answers) != 1 or is_named:
        return False
    cells = [line.cell(answers[0]) for line in lines[:_LOOKED_AT]]
    texts = [cell.text for cell in cells if cell is not None and cell.text.strip()]
    return len(texts) > 1 and sum(map(bool, map(exact_code, texts))) * 2 > len(texts)


def code_columns(
    columns: Sequence[FoundColumn], lines: Sequence[Line]
) -> tuple[tuple[int, Code], ...]:
    """Return the columns that stand for one answer each, to be marked with a cross."""
    if any(found.role is Role.ANSWER for found in columns):
        return ()
    meant = [(found.column, understand(found.title)) for found in columns]
    exact = [(at, one.codes[0]) for at, one in meant if one.certainty is Certainty.EXACT]
    if len(exact) >= FEWEST_CODES:
        return tuple(exact)
    either = [(at, one.codes[0]) for at, one in meant if one.certainty in _UNDERSTOOD]
    is_pair = len(either) == len(_YES_AND_NO) and {code for _, code in either} == _YES_AND_NO
    return tuple(either) if is_pair and _hold_marks(lines, [at for at, _ in either]) else ()


def _hold_marks(lines: Sequence[Line], columns: Sequence[int]) -> bool:
    cells = (line.cell(column) for line in lines for column in columns)
    return all(len(cell.text.strip()) <= _LONGEST_MARK for cell in cells if cell is not None)


def with_guess(columns: tuple[FoundColumn, ...], lines: Sequence[Line]) -> tuple[FoundColumn, ...]:
    """Find an answer column that has lost its name, or whose name stands over other words."""
    named = next((found.column for found in columns if found.role is Role.ANSWER), None)
    if named is not None and _share(lines, named) != 0:
        return columns  # with codes, or empty: then each line is asked about
    taken = {found.column for found in columns if found.role}
    places = {cell.column for line in islice(lines, _LOOKED_AT) for cell in line.cells} - taken
    shares = {column: _share(lines, column) or 0 for column in sorted(places)}
    best = max(shares, key=lambda column: shares[column], default=None)
    if best is None or shares[best] <= 1 / 2:
        return columns
    title = next((found.title for found in columns if found.column == best), "")
    guess = FoundColumn(column=best, title=title, role=Role.ANSWER, is_certain=False)
    others = (_without(found, Role.ANSWER) for found in columns if found.column != best)
    return tuple(sorted((*others, guess), key=lambda found: found.column))


def _without(found: FoundColumn, role: Role) -> FoundColumn:
    return found if found.role is not role else FoundColumn(
        column=found.column, title=found.title, role=None
    )  # fmt: skip


def _share(lines: Sequence[Line], column: int) -> float | None:
    """Return the share of the filled cells of a column that are answer codes; None of none."""
    cells = (line.cell(column) for line in islice(lines, _LOOKED_AT))
    texts = [cell.text for cell in cells if cell is not None and cell.text.strip()]
    codes = [understand(text).certainty in _UNDERSTOOD for text in texts]
    return sum(codes) / len(codes) if codes else None
