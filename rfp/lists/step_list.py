"""A process inventory or SIPOC as people keep it, ready to become maps with steps and pains."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rfp.lists.cell_reading import Here
from rfp.lists.columns import Columns
from rfp.lists.entry import Entry, Reading
from rfp.lists.found_table import ListTable
from rfp.lists.row_reading import read_rows
from rfp.lists.subject import Field, Subject
from workbench.language import normal_key
from workbench.problem import Problem

# What a list may tell of a step beside its lane and name; kept in the words of the list.
FACTS = (
    Field.SYSTEM, Field.SUPPLIER, Field.INPUT, Field.OUTPUT, Field.CUSTOMER, Field.FREQUENCY,
    Field.DURATION, Field.AS_IS_WORDS, Field.TO_BE_WORDS,
)  # fmt: skip
_BULLET = re.compile(r"^\s*(?:[-–—•●▪*·]|[0-9۰-۹]{1,2}[.)-])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStep:
    """One step with its pains, and what else the list tells of it."""

    lane: str
    name: str
    pains: tuple[str, ...] = ()
    facts: Mapping[Field, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMap:
    """One process of a list; `name` is "" when the list names none."""

    name: str
    steps: tuple[ListedStep, ...]


def read_steps(
    tables: Sequence[ListTable], columns: Columns, here: Here, *, carried: Collection[Field] = ()
) -> Reading:
    """Read a process inventory, its steps in the order of the file."""
    return read_rows(tables, columns, Subject.STEPS, here, carried=carried).reading()


def maps_of(reading: Reading) -> list[ListedMap]:
    """Return one map for each process that the list names; open questions are refused."""
    if reading.doubts:
        raise Problem("{count} questions of the list are still open", count=len(reading.doubts))
    names: dict[str, str] = {}
    steps: dict[str, list[ListedStep]] = {}
    for entry in reading.entries:
        key = normal_key(entry.get(Field.PROCESS))
        names.setdefault(key, entry.get(Field.PROCESS))
        steps.setdefault(key, []).append(_step(entry))
    return [ListedMap(name=names[key], steps=tuple(found)) for key, found in steps.items()]


def pains_in(text: str) -> tuple[str, ...]:
    r"""Return the pains of one cell: several only if each line has a bullet of its own.

    >>> pains_in("- late\n- wrong"), pains_in("late\nand wrong")
    (('late', 'wrong'), ('late and wrong',))
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(map(_BULLET.match, lines)):
        told = [_BULLET.sub("", line).strip() for line in lines]
        return tuple(line for line in told if line)
    whole = " ".join(text.split())
    return (whole,) if whole else ()


def _step(entry: Entry) -> ListedStep:
    return ListedStep(
        lane=" ".join(entry.get(Field.LANE).split()),
        name=" ".join(entry.get(Field.STEP).split()),
        pains=pains_in(entry.get(Field.PAIN)),
        facts={field: entry.get(field) for field in FACTS if entry.get(field)},
    )
