"""One cell that may hold several entries: "1. Receive 2. Check 3. Ship", or one on each line."""

import re
from collections.abc import Iterable, Mapping

from rfp.lists.subject import Field
from workbench.language.digits import from_digits

LONGEST_PART = 400  # letters; what is longer is a text that only counts within itself
_MARK = re.compile(r"^\s*(?:[-–—•●▪*·]|[0-9۰-۹٠-٩]{1,2}\s*[.)\-–:])\s*")
_COUNTED = re.compile(r"(?:^|(?<=\s))([0-9۰-۹٠-٩]{1,2})\s*[.)\-–]\s+(?=\S)")
_ARROW = re.compile(r"\s*(?:→|➔|⇒|⟶|->|=>|←)\s*")
# What holds for each entry of the cell; the rest belongs to the first of them.
_SHARED = frozenset(
    {
        Field.PROCESS, Field.LANE, Field.SYSTEM, Field.MOSCOW, Field.MANDATORY, Field.KIND,
        Field.MODULE, Field.CRITERION, Field.OWNER, Field.WAVE, Field.GAPS,
    }
)  # fmt: skip
_OF_THE_LAST = frozenset({Field.OUTPUT, Field.CUSTOMER})


def counted_parts(text: str) -> tuple[str, ...]:
    r"""Return what a cell counts out: each line with a mark of its own, "1. 2. 3.", or arrows.

    >>> counted_parts("1. Receive 2. Check"), counted_parts("- Receive\n- Check")
    (('Receive', 'Check'), ('Receive', 'Check'))
    >>> counted_parts("Wait 2 - 3 days"), counted_parts("Receive → Check")
    ((), ('Receive', 'Check'))
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(map(_MARK.match, lines)):
        return _kept(_MARK.sub("", line) for line in lines)
    found = list(_COUNTED.finditer(text))
    numbers = [int(from_digits(each[1])) for each in found]
    if len(found) > 1 and numbers == list(range(1, len(found) + 1)) and not found[0].start():
        ends = [*(each.start() for each in found[1:]), len(text)]
        return _kept(text[each.end() : end] for each, end in zip(found, ends, strict=True))
    return _kept(_ARROW.split(text))


def line_parts(text: str) -> tuple[str, ...]:
    """Return the lines of a cell, if it has several and none goes on with the one above."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    goes_on = any(line[0].islower() for line in lines[1:])
    return () if goes_on else _kept(lines)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the entries that a person said stand in one cell."""
    return counted_parts(text) or line_parts(text) or (text,)


def split_row(values: Mapping[Field, str], main: Field) -> list[dict[Field, str]]:
    """Return a row for each entry in its main cell; what goes in belongs to the first of them.

    >>> row = {Field.STEP: "1. Ask 2. Ship", Field.INPUT: "order", Field.OUTPUT: "goods"}
    >>> [dict(each) == want for each, want in zip(split_row(row, Field.STEP), (
    ...     {Field.STEP: "Ask", Field.INPUT: "order"}, {Field.STEP: "Ship", Field.OUTPUT: "goods"},
    ... ))]
    [True, True]
    """
    parts = parts_of(values[main])
    shared = {field: value for field, value in values.items() if field in _SHARED}
    rows = [{**shared, main: part} for part in parts]
    for field in values.keys() - _SHARED - {main}:
        rows[-1 if field in _OF_THE_LAST else 0][field] = values[field]
    return rows


def _kept(parts: Iterable[str]) -> tuple[str, ...]:
    told = tuple(line for part in parts if (line := " ".join(part.split())))
    return told if len(told) > 1 and max(map(len, told)) <= LONGEST_PART else ()
