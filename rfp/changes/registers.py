"""A register is changed: one save of its grid is one event."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm.attributes import flag_modified

from rfp.changes.owned_words import current_words, drop_words
from rfp.readiness.register import Cell, Column, Edit, Register, check_cell, columns
from rfp.readiness.tables import RegisterEntryRow, RegisterFactRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged, expect_version
from workbench.tables import WordingRow

SAVE_REGISTER = verb(
    "rfp.save_register", right=Right.EDIT_NEEDS, label="Register changed", undoable=True
)


def save_register(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    register: Register,
    language: str,
    rows: Sequence[Edit],
) -> list[str]:
    """Store what was done to the rows of a register; words are in `language`.

    Return the id of each row in the order given.
    """
    with store.change(actor, SAVE_REGISTER, selection) as change:
        ids = [_edit(change, register, language, edit) for edit in rows]
        change.about(selection, register=register.value, rows=len(ids))
    return ids


def _edit(change: Change, register: Register, language: str, edit: Edit) -> str:
    row = _new(change, register) if edit.entry is None else _found(change, register, edit, language)
    if edit.is_removed:
        _remove(change, row)
        return row.id
    for code, value in edit.cells.items():
        if check_cell(register, code, value).is_words:
            text = " ".join(str(value or "").split())
            put_text(change, row.id, code, {language: text})
        else:
            _put_fact(change, row.id, code, value)
    change.session.flush()
    if edit.entry is not None:
        flag_modified(row, "selection")
    _check_named(change, register, row)
    return row.id


def _new(change: Change, register: Register) -> RegisterEntryRow:
    of_register = RegisterEntryRow.register == register.value
    row = RegisterEntryRow(
        id=change.new_id(),
        selection=change.selection.id,
        register=register.value,
        ordinal=change.next_ordinal(RegisterEntryRow.ordinal, of_register),
    )
    change.session.add(row)
    change.session.flush()
    return row


def _found(change: Change, register: Register, edit: Edit, language: str) -> RegisterEntryRow:
    row = change.get(RegisterEntryRow, edit.entry)
    if row.register != register.value:
        raise Problem("this row belongs to another register")
    now = {each.code: _now(change, row.id, each, language) for each in columns(register)}
    if edit.is_removed:
        expect_unchanged(row, edit.seen, found=[text for text in now.values() if text])
    wanted = {code: str("" if value is None else value) for code, value in edit.cells.items()}
    differing = [code for code, text in wanted.items() if now.get(code) != text]
    if differing:
        found, meant = ([each[code] or "–" for code in differing] for each in (now, wanted))
        expect_version(row, edit.seen, found=found, wanted=meant)
    return row


def _now(change: Change, entry: str, column: Column, language: str) -> str:
    if column.is_words:
        return current_words(change, entry, column.code).get(language, "")
    fact = change.session.get(RegisterFactRow, (entry, column.code))
    return fact.value if fact else ""


def _remove(change: Change, row: RegisterEntryRow) -> None:
    for fact in change.session.scalars(_facts(row.id)).all():
        change.session.delete(fact)
    drop_words(change, row.id)
    change.session.flush()
    change.session.delete(row)


def _facts(entry: str) -> Select[RegisterFactRow]:
    return select(RegisterFactRow).where(RegisterFactRow.entry == entry)


def _put_fact(change: Change, entry: str, code: str, value: Cell) -> None:
    row = change.session.get(RegisterFactRow, (entry, code))
    if value in (None, ""):
        if row is not None:
            change.session.delete(row)
    elif row is None:
        here = change.selection.id
        fact = RegisterFactRow(entry=entry, cell=code, selection=here, value=str(value))
        change.session.add(fact)
    else:
        row.value = str(value)


def _check_named(change: Change, register: Register, row: RegisterEntryRow) -> None:
    """Refuse a row that nothing names: its first column is empty in both languages."""
    first = columns(register)[0]
    words = select(WordingRow.text).where(
        WordingRow.subject == row.id, WordingRow.field == first.code
    )
    if not any(change.session.scalars(words)):
        raise Problem("{column} is filled in for every row; one row lacks it", column=first.title)
