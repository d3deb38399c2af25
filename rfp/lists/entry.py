"""What a list becomes: entries that are ready, questions, and rows that were left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rfp.lists.doubt import LEAVE, SPLIT, TAKE, Doubt
from rfp.lists.several import split_row
from rfp.lists.subject import Field
from workbench.problem import Problem, Term

BY_CHOICE = Term("left out by choice")
NEW_CODE = "new code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of a list by its place; `values` holds what is certain so far."""

    place: str
    values: Mapping[Field, str]

    def get(self, field: Field) -> str:
        """Return what the row says for a field, "" if nothing."""
        return self.values.get(field, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that is no entry: where it stands, why, and what it says."""

    place: str
    reason: Term
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All rows of a list: each is an entry, perhaps with open questions, or left out."""

    entries: tuple[Entry, ...]
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def rows(self) -> int:
        return len(self.entries) + len(self.left_out)

    @property
    def doubtful(self) -> frozenset[int]:
        """The entries that somebody must decide on, by their place in `entries`."""
        return frozenset(row for doubt in self.doubts for row in doubt.rows)


def settle(reading: Reading, decisions: Mapping[str, str]) -> Reading:
    """Return the reading as the decisions leave it; a doubt without one stays.

    `decisions` holds a choice by the key of its doubt.
    """
    values = [dict(entry.values) for entry in reading.entries]
    left: dict[int, Term] = {}
    split: dict[int, Field] = {}
    for doubt in reading.doubts:
        chosen = decisions.get(doubt.key)
        if chosen is None:
            continue
        if chosen not in doubt.choices:
            raise Problem(
                "choose one of what is offered for {place}, got {found}",
                place=doubt.places[0],
                found=chosen,
            )
        for row in doubt.rows:
            if chosen == LEAVE:
                left[row] = BY_CHOICE
            elif doubt.field and chosen == SPLIT:
                split[row] = doubt.field
            elif doubt.field and chosen != TAKE:
                values[row][doubt.field] = "" if chosen == NEW_CODE else chosen
    rows = [split_row(v, split[at]) if at in split else [v] for at, v in enumerate(values)]
    return _kept(reading, rows, left, decisions)


def _kept(
    reading: Reading,
    values: Sequence[Sequence[Mapping[Field, str]]],
    left: Mapping[int, Term],
    decisions: Mapping[str, str],
) -> Reading:
    entries: list[Entry] = []
    places: dict[int, range] = {}
    for row, parts in enumerate(values):
        if row not in left:
            places[row] = range(len(entries), len(entries) + len(parts))
            entries += [replace(reading.entries[row], values=part) for part in parts]
    gone = tuple(
        LeftOut(place=reading.entries[row].place, reason=why, text=_words(values[row][0]))
        for row, why in left.items()
    )
    open_doubts = (d for d in reading.doubts if d.key not in decisions)
    moved = (
        replace(d, rows=rows)
        for d in open_doubts
        if (rows := tuple(place for row in d.rows for place in places.get(row, ())))
    )
    return replace(
        reading, entries=tuple(entries), doubts=tuple(moved), left_out=(*reading.left_out, *gone)
    )


def _words(values: Mapping[Field, str]) -> str:
    return max(values.values(), key=len, default="")
