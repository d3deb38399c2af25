"""The list of requirements at work inside one change: read at once, changed by cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from rfp.needs.mandatory_reason import spoken_in
from rfp.needs.requirement import CODE, next_code, normal_code
from rfp.needs.requirement_cells import MANDATORY_REASON, WORDINGS, YES, Column
from rfp.needs.requirement_edit import (
    Cell,
    EditConflict,
    Fault,
    RowEdit,
    clashes,
    faults,
    first_words,
)
from rfp.needs.tables import SuccessFactorRow
from rfp.tables import CriterionRow, RequirementRow
from workbench.problem import Problem
from workbench.store import Change
from workbench.tables import WordingRow

_NAMES = {
    Column.CODE: "code",
    Column.MOSCOW: "moscow",
    Column.MOSCOW_REASON: "moscow_reason",
    Column.SUCCESS_FACTOR: "success_factor",
    Column.CRITERION: "criterion",
    Column.KIND: "kind",
    Column.MODULE: "module",
    Column.OWNER: "owner",
    Column.WAVE: "wave",
    Column.VALUE_STAGE: "value_stage",
    Column.CUSTOMER_STAGE: "customer_stage",
}
_EMPTY = dict.fromkeys(Column, "")


class ListAtWork:
    """All requirements of a selection with their words, in two statements."""

    def __init__(self, change: Change) -> None:
        self._change = change
        here = change.selection.id
        listed = select(RequirementRow).where(RequirementRow.selection == here)
        found = list(change.session.scalars(listed))
        self.rows = {row.id: row for row in found if row.withdrawn is None}
        self._codes_of_withdrawn = {row.code: row.id for row in found if row.withdrawn}
        fields = {field for field, _ in WORDINGS.values()}
        worded = select(WordingRow).where(
            WordingRow.selection == here, WordingRow.field.in_(fields)
        )
        self._words = {
            (row.subject, row.field, row.language): row for row in change.session.scalars(worded)
        }
        self._cells = {key: self._read(row) for key, row in self.rows.items()}

    def cells(self, requirement: str) -> dict[Column, str]:
        """Return a requirement as it stands, cell by cell."""
        return self._cells[requirement]

    def apply(self, edits: Sequence[RowEdit]) -> list[RequirementRow]:
        """Store the edits and return the rows that differ now; raise before anything is changed."""
        self._expect_here(edits)
        self._expect_seen(edits)
        planned = [(edit, edit.onto(self._standing(edit))) for edit in self._coded(edits)]
        self._expect_sound(planned)
        with self._change.session.no_autoflush:
            return [row for edit, cells in planned if (row := self._put(edit, cells))]

    def _read(self, row: RequirementRow) -> dict[Column, str]:
        plain = {column: getattr(row, name) or "" for column, name in _NAMES.items()}
        plain[Column.MANDATORY] = YES if row.is_mandatory else ""
        former = spoken_in(row.mandatory_reason or "")
        for column, (field, language) in WORDINGS.items():
            found = self._words.get((row.id, field, language))
            kept = former.get(language, "") if field == MANDATORY_REASON else ""
            plain[column] = found.text if found else kept
        return plain

    def _standing(self, edit: RowEdit) -> dict[Column, str]:
        return self._cells[edit.requirement] if edit.requirement else _EMPTY

    def _expect_here(self, edits: Iterable[RowEdit]) -> None:
        if any(edit.requirement and edit.requirement not in self.rows for edit in edits):
            raise Problem("a requirement of this table was removed meanwhile; look again")

    def _expect_seen(self, edits: Iterable[RowEdit]) -> None:
        found = [
            clash
            for edit in edits
            if edit.requirement
            for clash in clashes(
                edit, self.rows[edit.requirement].version, self._cells[edit.requirement]
            )
        ]
        if found:
            raise EditConflict(found)

    def _coded(self, edits: Sequence[RowEdit]) -> list[RowEdit]:
        """Return the edits with a code for each new requirement that brings none."""
        codes = [cells[Column.CODE] for cells in self._cells.values()]
        codes += self._codes_of_withdrawn
        codes += [e.cells[Column.CODE].wanted for e in edits if Column.CODE in e.cells]
        return [_with_code(edit, codes) for edit in edits]

    def _expect_sound(self, planned: Sequence[tuple[RowEdit, dict[Column, str]]]) -> None:
        after = self._cells | {edit.requirement or "": cells for edit, cells in planned}
        after.pop("", None)
        new = [cells for edit, cells in planned if edit.requirement is None]
        found = faults([*after.values(), *new], [cells for _, cells in planned])
        found += self._held_codes(planned)
        if found:
            raise first_words(found)
        self._expect_known(Column.CRITERION, CriterionRow, planned)
        self._expect_known(Column.SUCCESS_FACTOR, SuccessFactorRow, planned)

    def _held_codes(self, planned: Iterable[tuple[RowEdit, Mapping[Column, str]]]) -> list[Fault]:
        """Return the codes that another requirement still bears, though it gives them up too."""
        standing = {cells[Column.CODE]: key for key, cells in self._cells.items()}
        holders = self._codes_of_withdrawn | standing
        template = "{code} is still another requirement's code; save that one's new code first"
        return [
            Fault(code, Column.CODE, Problem(template, code=code))
            for edit, cells in planned
            if Column.CODE in edit.cells
            and holders.get(code := cells[Column.CODE], edit.requirement) != edit.requirement
        ]

    def _expect_known(
        self,
        column: Column,
        kind: type[CriterionRow] | type[SuccessFactorRow],
        planned: Iterable[tuple[RowEdit, Mapping[Column, str]]],
    ) -> None:
        """Refuse an id that is none of this selection."""
        for named in {cells[column] for edit, cells in planned if column in edit.cells} - {""}:
            self._change.get(kind, named)

    def _put(self, edit: RowEdit, cells: Mapping[Column, str]) -> RequirementRow | None:
        row = self.rows[edit.requirement] if edit.requirement else self._new(cells)
        before = self._cells.get(row.id, _EMPTY)
        changed = [column for column in edit.cells if cells[column].strip() != before[column]]
        if changed and row.mandatory_reason:
            self._carry_reason(row)
        for column in changed:
            self._put_cell(row, column, " ".join(cells[column].split()))
        if edit.requirement and any(column in WORDINGS for column in changed):
            flag_modified(row, "selection")
        return row if changed else None

    def _carry_reason(self, row: RequirementRow) -> None:
        """Let the one text of an earlier release stand in the language of its letters."""
        for language, text in spoken_in(row.mandatory_reason or "").items():
            if (row.id, MANDATORY_REASON, language) not in self._words:
                self._put_words(row, MANDATORY_REASON, language, text)
        row.mandatory_reason = None

    def _new(self, cells: Mapping[Column, str]) -> RequirementRow:
        row = RequirementRow(
            id=self._change.new_id(),
            selection=self._change.selection.id,
            code=normal_code(cells[Column.CODE]),
            moscow=cells[Column.MOSCOW],
            is_mandatory=False,
        )
        self._change.session.add(row)
        return row

    def _put_cell(self, row: RequirementRow, column: Column, value: str) -> None:
        if column in WORDINGS:
            self._put_words(row, *WORDINGS[column], value)
        elif column is Column.MANDATORY:
            row.is_mandatory = bool(value)
        elif column is Column.CODE:
            row.code = normal_code(value)
        else:
            setattr(row, _NAMES[column], value or None)

    def _put_words(self, row: RequirementRow, field: str, language: str, text: str) -> None:
        found = self._words.get((row.id, field, language))
        if found is not None:
            found.text = text
            return
        told = {"subject": row.id, "field": field, "language": language, "text": text}
        made = WordingRow(selection=row.selection, **told)
        self._words[row.id, field, language] = made
        self._change.session.add(made)


def _with_code(edit: RowEdit, codes: list[str]) -> RowEdit:
    given = edit.cells.get(Column.CODE)
    if edit.requirement or (given and given.wanted.strip()):
        return edit
    codes.append(next_code([code for code in codes if CODE.fullmatch(code)]))
    return replace(edit, cells={**edit.cells, Column.CODE: Cell("", codes[-1])})
