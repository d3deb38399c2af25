"""A gap register as people keep it, ready to become gaps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rfp.lists.alike import alike
from rfp.lists.cell_reading import Here
from rfp.lists.columns import Columns
from rfp.lists.entry import Entry, Reading
from rfp.lists.found_table import ListTable
from rfp.lists.gap_waiting import waiting, waiting_doubts
from rfp.lists.row_reading import read_rows
from rfp.lists.subject import FACTORS, LEVELS, Field, Subject
from rfp.lists.tongue import worded
from rfp.needs.closing import Closing
from rfp.needs.gap import GapKind, Judgement, PeoplePart, part_of
from rfp.needs.wave import Wave
from workbench.problem import Problem

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGap:
    """One gap as a list brings it; words by language."""

    titles: Words
    kind: GapKind
    part: PeoplePart | None
    judgement: Judgement
    as_is_words: Words
    to_be_words: Words
    closing: Closing
    waits_for: tuple[int, ...] = ()  # places in the same list, from 0


def read_gaps(
    tables: Sequence[ListTable], columns: Columns, here: Here, *, carried: Collection[Field] = ()
) -> Reading:
    """Read a gap register; what reads like a gap that is there already is asked."""
    gathered = read_rows(tables, columns, Subject.GAPS, here, carried=carried)
    for each in alike(gathered, here.texts, (Field.TITLE,)):
        gathered.ask(each, alone=True)
    for each in waiting_doubts(gathered.entries):
        gathered.ask(each, alone=True)
    return gathered.reading()


def gaps_of(reading: Reading) -> list[ListedGap]:
    """Return the gaps that are to be stored; open questions are refused."""
    if reading.doubts:
        raise Problem("{count} questions of the list are still open", count=len(reading.doubts))
    orders = waiting(reading.entries)
    return [_gap(entry, order) for entry, order in zip(reading.entries, orders, strict=True)]


def _gap(entry: Entry, waits_for: tuple[int, ...]) -> ListedGap:
    effort, wave = entry.get(Field.EFFORT), entry.get(Field.WAVE)
    kind, part = GapKind(entry.get(Field.GAP_KIND)), entry.get(Field.PEOPLE_PART)
    return ListedGap(
        titles=worded(entry.get(Field.TITLE)),
        kind=kind,
        part=part_of(kind, PeoplePart(part) if part else None),
        judgement=Judgement(**{_name(kind): int(entry.get(kind)) for kind in (*LEVELS, *FACTORS)}),
        as_is_words=worded(entry.get(Field.AS_IS_WORDS)),
        to_be_words=worded(entry.get(Field.TO_BE_WORDS)),
        closing=Closing(
            effort=int(effort) if effort else None,
            wave=Wave(wave) if wave else None,
            owner=entry.get(Field.OWNER),
        ),
        waits_for=waits_for,
    )


def _name(kind: Field) -> str:
    return kind.value.replace("-", "_")
