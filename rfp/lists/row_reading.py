"""Reads the rows of a list: entries, questions that are asked once, and rows that are none."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rfp.lists import doubt
from rfp.lists.cell_reading import (
    NEEDED,
    NO,
    YES,
    Here,
    choices_of,
    part_told,
    read_cell,
    read_words,
)
from rfp.lists.column_sense import Senses, senses
from rfp.lists.columns import Columns
from rfp.lists.doubt import EMPTY, LEAVE, SPLIT, TAKE, Doubt, Said
from rfp.lists.entry import Entry, LeftOut
from rfp.lists.found_table import FEWEST_COLUMNS, ListColumn, ListTable, filled_rows
from rfp.lists.gathered import Gathered
from rfp.lists.grid import GridRow, Mark
from rfp.lists.headers import EXACT, LONGEST_HEADING, PARTS, claims, loose
from rfp.lists.matrix import MATRIX, is_matrix
from rfp.lists.several import counted_parts, line_parts
from rfp.lists.subject import FIELDS, MAIN, MOSCOW_OF, TICKED, Field, Subject
from rfp.needs.gap import GapKind
from rfp.needs.requirement import Moscow
from workbench.problem import Problem, Term

REPEATED = Term("the headings again")
TOTAL = Term("a row of totals")
HEADING = Term("a heading between the rows")
OTHER_TABLE = Term("part of another table")
NO_WORDS = Term("the row has no words for what it is about")
UNREADABLE = Term("its words are a formula without a value, or an error of the spreadsheet")
TOO_LONG = Term("a cell holds more than 8,000 letters")
PEOPLE = (
    "the columns {columns} hold a RACI: whoever has the R is taken as responsible; "
    "A, C and I are not taken over"
)
# What a heading between the rows may name, if no column does.
_NAMED_ABOVE = {Subject.STEPS: Field.PROCESS, Subject.REQUIREMENTS: Field.MODULE}
_SIPOC_ENDS = frozenset({Field.SUPPLIER, Field.CUSTOMER})
_TOTAL = re.compile(
    r"^(grand |sub)?totals?\b|^sum\b|^average\b|^جمع\b|^مجموع\b|^میانگین\b", re.IGNORECASE
)


def read_rows(
    tables: Sequence[ListTable],
    columns: Columns,
    subject: Subject,
    here: Here,
    *,
    carried: Collection[Field] = (),
) -> Gathered:
    """Read every row of tables with equal columns.

    In a `carried` column an empty cell says what the last filled one above it said.
    """
    refuse_without_main(tables, columns, subject)
    gathered = Gathered()
    for table in tables:
        _note_columns(gathered, table, columns)
        above: dict[Field, str] = {}
        heading, line, is_other = "", table.header, False
        needed, sense = _needed(subject, table, columns), senses(table, columns)
        for row in filled_rows(table):
            reader = RowReader(
                table=table, row=row, columns=columns, subject=subject, here=here, senses=sense,
                heading=heading,
            )  # fmt: skip
            why = reader.why_none()
            is_other = why is not REPEATED and (is_other or reader.heads_another(line))
            line = row.line
            why = OTHER_TABLE if is_other else why
            if why:
                none = reader.left_out(why)
                heading = none.text if why is HEADING else heading
                gathered.left_out.append(none)
                continue
            values = reader.read(gathered, needed)
            reader.ask_of_heading(gathered, heading)
            for kind in carried:
                values[kind] = above[kind] = values.get(kind) or above.get(kind, "")
            gathered.entries.append(Entry(place=reader.place(MAIN[subject]), values=values))
    return gathered


def refuse_without_main(tables: Sequence[ListTable], columns: Columns, subject: Subject) -> None:
    """Refuse columns among which none holds what every row must have."""
    if MAIN[subject] in columns.values():
        return
    if subject is Subject.STEPS and any(is_matrix(table.grid) for table in tables):
        raise Problem(MATRIX)
    raise Problem("say which column holds: {field}", field=MAIN[subject].label)


def _needed(subject: Subject, table: ListTable, columns: Columns) -> tuple[Field, ...]:
    """Return the fields whose empty cells are asked for.

    In a column of ticks an empty cell is no tick; beside a written "no" nobody knows.
    """
    needed = [kind for kind in FIELDS[subject] if kind in NEEDED and kind is not Field.GAP_KIND]
    for number, kind in columns.items():
        if kind is Field.MANDATORY:
            said = {read_cell(kind, row, number, Here()).value for row in table.rows}
            needed += [kind] if NO in said and said - {NO} else []
    return tuple(needed)


def _note_columns(gathered: Gathered, table: ListTable, columns: Columns) -> None:
    """Say of each column what a reader would not see: hidden, not read, beside the table."""
    hidden = [c.title for c in table.columns if c.is_hidden and c.number in columns]
    if hidden:
        template = "hidden columns were read too: {columns}"
        gathered.notes.append(Problem(template, columns=hidden))
    gathered.notes += table.grid.notes
    people = table.raci.people if table.raci and table.raci.number in columns else ()
    if people:
        names = [c.title for c in table.columns if c.number in people]
        gathered.notes.append(Problem(PEOPLE, columns=names))
    read = {*columns, *people}
    unread = [c.title for c in table.columns if c.number not in read and c.filled]
    if unread:
        gathered.notes.append(Problem("nothing was taken from: {columns}", columns=unread))
    if table.beside:
        template = "what stands beside the table was not read: {columns}"
        gathered.notes.append(Problem(template, columns=[t for t in table.beside if t] or ["–"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """One row of a table, read field by field."""

    table: ListTable
    row: GridRow
    columns: Columns
    subject: Subject
    here: Here
    senses: Senses
    heading: str = ""  # between the rows, the last above this one

    def why_none(self) -> Term | None:
        """Say why the row is no entry; None if it is one."""
        own = self._own_texts()
        main = next((n for n, kind in self.columns.items() if kind is MAIN[self.subject]), 0)
        if self._repeats_headings():
            return REPEATED
        if any(mark.mark is Mark.LONG for mark in self.row.marks):
            return TOO_LONG
        if own and _TOTAL.search(own[0]) and all(map(_is_short, own[1:])):
            return TOTAL
        if any(map(str.isalnum, self.row.own_text(main))) and not self._spans_all(own):
            return None
        if any(self.row.mark(main, kind) for kind in (Mark.ERROR, Mark.NO_VALUE)):
            return UNREADABLE
        return HEADING if len(set(own)) == 1 and len(own[0]) > 1 else NO_WORDS

    def heads_another(self, before: int) -> bool:
        """Say whether the row heads another table, after an empty line and over other columns."""
        own = [(n, text) for n, text in enumerate(self.row.texts, 1) if self.row.own_text(n)]
        if len(own) < FEWEST_COLUMNS or self.row.line <= before + 1 or not self.table.header:
            return False
        named = {n: set().union(*(_sure(text, each) for each in Subject)) for n, text in own}
        return all(named.values()) and any(
            self.columns.get(number) not in fields for number, fields in named.items()
        )

    def left_out(self, why: Term) -> LeftOut:
        """Return the row as one that was left out."""
        first = self.table.columns[0].number
        place = self.table.grid.place(self.row.line, first)
        shown = (self._shown(column.number) for column in self.table.columns)
        texts = self._own_texts() if why is not UNREADABLE else filter(None, shown)
        return LeftOut(place=place, reason=why, text=" | ".join(texts))

    def place(self, kind: Field) -> str:
        """Return where the row's cell for a field stands."""
        column = next((n for n, held in self.columns.items() if held is kind), 0)
        return self.table.grid.place(self.row.line, column or self.table.columns[0].number)

    def read(self, gathered: Gathered, needed: Collection[Field]) -> dict[Field, str]:
        """Return what is certain; ask for the rest."""
        values: dict[Field, str] = {}
        open_fields = set()
        for number, kind in self.columns.items():
            said = read_cell(kind, self.row, number, self.here)
            meant = self.senses.get(kind, {}).get(loose(self.row.own_text(number)))
            said = meant if meant and not said.reason else said
            if said.reason:
                open_fields.add(kind)
                self._ask(gathered, kind, said, self._shown(number))
            elif said.value:
                values[kind] = said.value
        self._ask_whether_meant(gathered)
        self._ask_whether_several(gathered, values.get(MAIN[self.subject], ""))
        if self.subject is Subject.GAPS:
            self._settle_kind(gathered, values, open_fields)
            self._take_part(values, open_fields)
        if self.subject is Subject.REQUIREMENTS:
            self._settle_importance(gathered, values, open_fields)
        for kind in needed:
            if kind not in values and kind not in open_fields:
                self._ask_of_empty(gathered, kind)
        return values

    def _ask_of_empty(self, gathered: Gathered, kind: Field) -> None:
        """Ask what an empty cell stands for; of a risk's group the heading above may tell."""
        choices = choices_of(kind, self.here)
        if kind is Field.RISK_GROUP and self.heading:
            told = read_words(kind, self.heading)
            proposal = told.value or told.proposal
            said = Said(reason=doubt.SECTION, choices=choices, proposal=proposal)
            self._ask(gathered, kind, said, self.heading)
            return
        proposal = NO if kind is Field.MANDATORY else None
        said = Said(reason=doubt.BLANK, choices=choices, proposal=proposal)
        self._ask(gathered, kind, said, "")

    def _ask(self, gathered: Gathered, kind: Field | None, said: Said, found: str) -> None:
        if said.reason is None:
            return
        gathered.ask(
            Doubt(
                field=kind,
                reason=said.reason,
                found=found,
                places=(self.place(kind or MAIN[self.subject]),),
                rows=(len(gathered.entries),),
                choices=said.choices,
                proposal=said.proposal,
            )
        )

    def _ask_whether_meant(self, gathered: Gathered) -> None:
        """Ask about a row that its keeper struck through or hid."""
        filled = [n for n in self.columns if self.row.own_text(n)]
        if filled and all(self.row.mark(n, Mark.STRUCK) for n in filled):
            said = Said(reason=doubt.STRUCK, choices=(LEAVE, TAKE), proposal=LEAVE)
            self._ask(gathered, None, said, "")
        if self.row.is_hidden or self.table.grid.is_hidden:
            said = Said(reason=doubt.HIDDEN_ROW, choices=(TAKE, LEAVE))
            self._ask(gathered, None, said, "")

    def _ask_whether_several(self, gathered: Gathered, text: str) -> None:
        """Ask about a cell that counts out several entries, or lists them in a SIPOC."""
        if self.subject is Subject.GAPS:
            return
        is_counted = bool(counted_parts(text))
        if is_counted or (_SIPOC_ENDS & {*self.columns.values()} and line_parts(text)):
            proposal = SPLIT if is_counted else None
            said = Said(reason=doubt.SEVERAL, choices=(SPLIT, TAKE, LEAVE), proposal=proposal)
            self._ask(gathered, MAIN[self.subject], said, text)

    def ask_of_heading(self, gathered: Gathered, heading: str) -> None:
        """Ask whether the heading above the row names its process, or its module."""
        kind = _NAMED_ABOVE.get(self.subject)
        if kind and heading and kind not in self.columns.values():
            choices = (heading, EMPTY, LEAVE)
            said = Said(reason=doubt.SECTION, choices=choices, proposal=heading)
            if len(heading) <= LONGEST_HEADING:
                self._ask(gathered, kind, said, heading)

    def _settle_kind(
        self, gathered: Gathered, values: dict[Field, str], open_fields: set[Field]
    ) -> None:
        """Take the kind of a gap from its one tick, unless a word says it."""
        ticked = [KIND_OF[kind] for kind in TICKED if values.pop(kind, NO) == YES]
        if Field.GAP_KIND in values or Field.GAP_KIND in open_fields:
            return
        if len(ticked) == 1 and not open_fields & set(TICKED):
            values[Field.GAP_KIND] = ticked[0]
            return
        choices = tuple(ticked) or tuple(KIND_OF.values())
        reason = doubt.SEVERAL_KINDS if ticked else doubt.NO_KIND
        found = ", ".join(ticked)
        self._ask(gathered, Field.GAP_KIND, Said(reason=reason, choices=(*choices, LEAVE)), found)

    def _take_part(self, values: dict[Field, str], open_fields: set[Field]) -> None:
        """Take the part of people that the kind names, as "culture", unless a column tells it."""
        number = next((n for n, kind in self.columns.items() if kind is Field.GAP_KIND), 0)
        part = part_told(self.row.own_text(number))
        if part and not {Field.PEOPLE_PART} & {*values, *open_fields}:
            values[Field.PEOPLE_PART] = part

    def _settle_importance(
        self, gathered: Gathered, values: dict[Field, str], open_fields: set[Field]
    ) -> None:
        """Take the importance that is ticked; a mandatory one is a must, or it is asked."""
        ticked = [MOSCOW_OF[kind].value for kind in MOSCOW_OF if values.pop(kind, NO) == YES]
        if ticked and Field.MOSCOW not in open_fields:
            ticked = list(dict.fromkeys([*ticked, values.pop(Field.MOSCOW, ticked[0])]))
            if len(ticked) == 1:
                values[Field.MOSCOW] = ticked[0]
            else:
                open_fields.add(Field.MOSCOW)
                several = Said(reason=doubt.SEVERAL_MARKS, choices=(*ticked, LEAVE))
                self._ask(gathered, Field.MOSCOW, several, ", ".join(ticked))
        if values.get(Field.MANDATORY) != YES or Field.MOSCOW in open_fields:
            return
        said = values.setdefault(Field.MOSCOW, Moscow.MUST.value)
        if said != Moscow.MUST.value:
            choices = (Moscow.MUST.value, said, LEAVE)
            self._ask(
                gathered, Field.MOSCOW, Said(reason=doubt.MANDATORY_BUT, choices=choices), said
            )

    def _shown(self, number: int) -> str:
        """Return what a cell holds, as its keeper sees it."""
        marks = (self.row.mark(number, kind) for kind in (Mark.ERROR, Mark.NO_VALUE))
        told = next((mark.told for mark in marks if mark), "")
        return told or self.row.own_text(number)

    def _spans_all(self, own: Sequence[str]) -> bool:
        """Say whether one merged cell is all that the row holds."""
        return len(own) == 1 and any(mark.mark is Mark.ACROSS for mark in self.row.marks)

    def _own_texts(self) -> list[str]:
        numbers = (column.number for column in self.table.columns)
        return [text for number in numbers if (text := self.row.own_text(number))]

    def _repeats_headings(self) -> bool:
        """Say whether the row says its headings again, in the same words or another language."""
        filled = [c for c in self.table.columns if self.row.own_text(c.number)]
        return len(filled) > 1 and all(map(self._says_heading, filled))

    def _says_heading(self, column: ListColumn) -> bool:
        text, title = self.row.own_text(column.number), column.title
        if loose(text) in {loose(title), *map(loose, title.split(PARTS))}:
            return True
        held = self.columns.get(column.number)
        return held is not None and held in _sure(text, self.subject)


KIND_OF = dict(zip(TICKED, map(str, GapKind), strict=True))


def _sure(text: str, subject: Subject) -> set[Field]:
    """Return the fields that a text names for certain, if it is a heading."""
    return {field for field, sureness in claims(text, subject).items() if sureness == EXACT}


def _is_short(text: str) -> bool:
    """Say whether a text may stand in a row of totals: a figure or a word or two."""
    return bool(re.fullmatch(r"[\W\d_]+", text)) or len(text.split()) <= 2  # noqa: PLR2004 - words
