"""Which column holds what: proposed by heading and content, confirmed by a person, remembered."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rfp.lists.cell_reading import is_tick_like
from rfp.lists.found_table import ListColumn, ListTable
from rfp.lists.headers import EXACT, LIKELY, claims, loose
from rfp.lists.level import is_level_like
from rfp.lists.subject import FIELDS, LEVELS, MAIN, Field, Subject

WORDS_OF = {Field.AS_IS: Field.AS_IS_WORDS, Field.TO_BE: Field.TO_BE_WORDS}
_WORDED = frozenset({*MAIN.values(), Field.PAIN, Field.ACCEPTANCE, Field.TRANSLATION})
_RACI = ("r", "a", "c", "i")
_SAMPLE = 60  # rows that are looked at
_WORDY = 20  # letters on average, from which an unnamed column may be the main one

Columns = Mapping[int, Field]  # by the number of the column


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnProposal:
    """What one column probably holds; None if nobody can tell, `is_certain` if by name."""

    column: ListColumn
    field: Field | None
    is_certain: bool = False


def proposals(table: ListTable, subject: Subject) -> tuple[ColumnProposal, ...]:
    """Return a proposal for each column; no two columns hold the same."""
    claimed = sorted(
        (
            (-sureness, -column.filled, column.number, field)
            for column in table.columns
            for field, sureness in _claims(table, column, subject).items()
        ),
    )
    taken: dict[Field, int] = {}
    sure: dict[int, tuple[Field, bool]] = {}
    for less, _, number, field in claimed:
        if field not in taken and number not in sure:
            taken[field] = number
            sure[number] = field, -less == EXACT
    _name_must(table, sure)
    _name_main(table, subject, sure)
    _guess_main(table, subject, sure)
    return tuple(
        ColumnProposal(
            column=column,
            field=sure.get(column.number, (None, False))[0],
            is_certain=sure.get(column.number, (None, False))[1],
        )
        for column in table.columns
    )


def _claims(table: ListTable, column: ListColumn, subject: Subject) -> dict[Field, int]:
    """Return what a column may hold; a maturity in sentences is told in words."""
    if _is_lettered(table) and loose(column.title) in _RACI:
        bearer = Field.LANE if subject is Subject.STEPS else Field.OWNER
        return {bearer: EXACT} if loose(column.title) == _RACI[0] else {}
    found = dict(claims(column.title, subject))
    if found.keys() & _WORDED and _holds_ticks(table, column):
        found = {field: sure for field, sure in found.items() if field not in _WORDED}
    for level in LEVELS:
        if level in found and not _holds_levels(table, column):
            found[WORDS_OF[level]] = max(found.pop(level), found.get(WORDS_OF[level], 0))
    return found


def _is_lettered(table: ListTable) -> bool:
    """Say whether columns are headed by the letters of a RACI, in place of those of a SIPOC."""
    heads = {loose(column.title) for column in table.columns}
    return {"r", "a"} <= heads and bool({"c", "i"} & heads)


def _holds_ticks(table: ListTable, column: ListColumn) -> bool:
    """Say whether a column only says yes or no: "Pain?" holds no pain."""
    texts = _texts(table, column)
    return bool(texts) and all(is_tick_like(text) for text in texts)


def _holds_levels(table: ListTable, column: ListColumn) -> bool:
    texts = _texts(table, column)
    return not texts or sum(map(is_level_like, texts)) * 2 >= len(texts)


def _name_must(table: ListTable, sure: dict[int, tuple[Field, bool]]) -> None:
    """Let "Must" beside "Should" be an importance: alone it heads what a vendor must meet."""
    if not {Field.OF_SHOULD, Field.OF_COULD} & {field for field, _ in sure.values()}:
        return
    for column in table.columns:
        field, is_certain = sure.get(column.number, (None, False))
        if field is Field.MANDATORY and Field.OF_MUST in claims(column.title, Subject.REQUIREMENTS):
            sure[column.number] = Field.OF_MUST, is_certain


def _name_main(table: ListTable, subject: Subject, sure: dict[int, tuple[Field, bool]]) -> None:
    """Let what every row must have go before: "Process" alone heads the steps of one process."""
    main = MAIN[subject]
    if any(field is main for field, _ in sure.values()):
        return
    for column in table.columns:
        if column.number in sure and main in _claims(table, column, subject):
            sure[column.number] = main, sure[column.number][1]
            return


def _guess_main(table: ListTable, subject: Subject, sure: dict[int, tuple[Field, bool]]) -> None:
    """Propose the wordiest free column for what no heading names but every row must have."""
    if any(field is MAIN[subject] for field, _ in sure.values()):
        return
    lengths = {
        column.number: sum(map(len, texts)) / len(texts)
        for column in table.columns
        if column.number not in sure and (texts := _texts(table, column))
    }
    best = max(lengths, key=lambda number: lengths[number], default=None)
    if best is not None and lengths[best] >= _WORDY:
        sure[best] = MAIN[subject], False


def _texts(table: ListTable, column: ListColumn) -> list[str]:
    texts = (row.own_text(column.number) for row in table.rows[:_SAMPLE])
    return [text for text in texts if text]


def fingerprint(table: ListTable, subject: Subject) -> str:
    """Return what names lists with these headings; "" for one without headings."""
    if not table.header:
        return ""
    told = "\n".join([subject.value, *(loose(title) for title in table.titles)])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def remembered(
    table: ListTable, known: Sequence[tuple[int, str | None]], subject: Subject
) -> Columns | None:
    """Return the columns as somebody confirmed them for such a list, by their place in it."""
    held = [(place, value) for place, value in known if place >= 0]
    if len(held) != len(table.columns):
        return None
    allowed = {field.value: field for field in FIELDS[subject]}
    return {
        table.columns[place].number: allowed[value] for place, value in held if value in allowed
    }


def mirrored(place: int) -> int:
    """Return where it is remembered that the column at `place` is carried down: below 0."""
    return -1 - place


def carried_down(known: Sequence[tuple[int, str | None]], subject: Subject) -> tuple[Field, ...]:
    """Return the fields of which an empty cell was said to repeat the filled one above it."""
    marked = {value for place, value in known if place < 0}
    return tuple(field for field in FIELDS[subject] if field.value in marked)


def proposed(found: Sequence[ColumnProposal]) -> Columns:
    """Return the proposals as columns."""
    return {each.column.number: each.field for each in found if each.field}


def sureness(proposal: ColumnProposal) -> int:
    """Return EXACT, LIKELY or 0 of a proposal."""
    return (EXACT if proposal.is_certain else LIKELY) if proposal.field else 0
