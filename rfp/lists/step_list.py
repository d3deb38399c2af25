"""A process inventory or SIPOC as people keep it, ready to become maps with steps and pains."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rfp.lists.cell_reading import Here
from rfp.lists.columns import Columns
from rfp.lists.entry import Entry, Reading
from rfp.lists.found_table import ListTable
from rfp.lists.row_reading import read_rows
from rfp.lists.subject import Field, Subject
from rfp.needs.pain import pains_in
from workbench.language import normal_key
from workbench.problem import Problem

# What a list may tell of a step beside its lane and name; kept in the words of the list.
FACTS = (
    Field.SYSTEM, Field.SUPPLIER, Field.INPUT, Field.OUTPUT, Field.CUSTOMER, Field.FREQUENCY,
    Field.DURATION, Field.AS_IS_WORDS, Field.TO_BE_WORDS, Field.REQUIREMENT,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStep:
    """One step with its pains, and what else the list tells of it."""

    lane: str
    name: str
    pains: tuple[str, ...] = ()
    facts: Mapping[Field, str]

    @property
    def to_be(self) -> str:
        """How the step is to be done, in one line; "" if the list does not tell it."""
        return " ".join(self.facts.get(Field.TO_BE_WORDS, "").split())


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


def _step(entry: Entry) -> ListedStep:
    return ListedStep(
        lane=" ".join(entry.get(Field.LANE).split()),
        name=" ".join(entry.get(Field.STEP).split()),
        pains=pains_in(entry.get(Field.PAIN)),
        facts={field: entry.get(field) for field in FACTS if entry.get(field)},
    )
