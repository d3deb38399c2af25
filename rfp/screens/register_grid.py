"""A register as a grid: rows are typed in place, and one save stores all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from rfp.changes.registers import save_register
from rfp.readiness.register import Cell, Column, Edit, Entry, Register, columns
from rfp.reads.registers import register
from workbench.committee import Right
from workbench.language import Language, number, parse_number, to_digits
from workbench.problem import Conflict, Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.figures import TableRow, figures
from workbench.screens.parts.problems import explained, saved

FEW = 10  # numbers up to here are chosen, more are typed
# A few columns fill a narrow page together and grow with a wide one; words break their lines in
# high rows. More columns than that would cut their headings [pixels].
_MOST, _WIDTH, _HIGH, _WORDS, _FIGURES = 4, 520, 66, 3, 2


def show(desk: Desk, which: Register) -> list[Entry]:
    """Draw a register, as a grid with its button for whoever may edit; return its rows."""
    with desk.store.read() as session:
        entries = register(session, desk.actor, desk.here.id, which, desk.language)
    may_edit = desk.may(Right.EDIT_NEEDS)
    if not entries and not may_edit:
        st.caption(desk.say("Nothing has been entered here yet."))
        return entries
    if not may_edit:
        figures([_told(desk, which, entry) for entry in entries])
        return entries
    _ask(desk, which, entries)
    return entries


def _told(desk: Desk, which: Register, entry: Entry) -> TableRow:
    return {
        desk.say(each.title): _shown(desk, each, entry[each.code]) or "–" for each in columns(which)
    }


def _ask(desk: Desk, which: Register, entries: Sequence[Entry]) -> None:
    st.caption(desk.say(
        "Type in the grid; a new row is added at its foot, rows are ticked to be deleted. "
        "Nothing is stored before you save."
    ))  # fmt: skip
    here = _laid_out(desk, which, entries)
    key, fresh, entries = here.key, entries, here.entries
    st.data_editor(
        _frame(desk, which, entries),
        hide_index=True,
        num_rows="dynamic",
        column_order=_order(desk, which),
        column_config={
            each.code: _config(desk, each, _width(which, each)) for each in columns(which)
        },
        row_height=_HIGH if len(columns(which)) <= _MOST else None,
        key=key,
        alt=desk.say(which.label),
    )
    if st.button(
        desk.say("Save the list"), type="primary", key=f"{key}.save", disabled=not _is_edited(key)
    ):
        with explained(desk):
            try:
                _save(desk, which, here, st.session_state[key])
            except Conflict:
                here.versions = _versions(fresh)
                raise
            st.session_state.pop(_place(desk, which), None)
            saved(desk)
            st.rerun()


@dataclass(slots=True)
class _Laid:
    """The rows as this browser laid them out; typed cells stay while somebody else saves."""

    key: str
    entries: Sequence[Entry]
    versions: Mapping[str, int]  # what the next press stores over, known since a conflict told


def _laid_out(desk: Desk, which: Register, entries: Sequence[Entry]) -> _Laid:
    """Return the grid as it stands in this browser; without unsaved cells it follows."""
    about = _place(desk, which)
    kept: _Laid | None = st.session_state.get(about)
    if kept is None or not _is_edited(kept.key):
        kept = _Laid(_key(desk, which, entries), entries, _versions(entries))
        st.session_state[about] = kept
    return kept


def _place(desk: Desk, which: Register) -> str:
    return f"register.{desk.here.id}.{which}.{desk.language}"


def _versions(entries: Sequence[Entry]) -> dict[str, int]:
    return {entry.id: entry.version for entry in entries}


def _key(desk: Desk, which: Register, entries: Sequence[Entry]) -> str:
    """Name every version: what is pending in the editor never meets another list."""
    standing = hash(tuple((entry.id, entry.version) for entry in entries))
    return f"register.{which}.{desk.language}.{standing}"


def _is_edited(key: str) -> bool:
    edits = st.session_state.get(key) or {}
    return any(edits.get(each) for each in ("edited_rows", "added_rows", "deleted_rows"))


def _frame(desk: Desk, which: Register, entries: Sequence[Entry]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            each.code: [_shown(desk, each, entry[each.code]) for entry in entries]
            for each in columns(which)
        },
        index=range(len(entries)),
        dtype="object",
    )


def _order(desk: Desk, which: Register) -> list[str]:
    order = [each.code for each in columns(which)]
    return order if desk.language is Language.EN else order[::-1]


def _width(which: Register, column: Column) -> int | None:
    parts = {e.code: _WORDS if e.span is None else _FIGURES for e in columns(which)}
    return _WIDTH * parts[column.code] // sum(parts.values()) if len(parts) <= _MOST else None


def _config(desk: Desk, column: Column, width: int | None) -> object:
    title = desk.say(column.title)
    if column.choices is not None:
        options = [desk.say(each) for each in column.choices.values()]
        return st.column_config.SelectboxColumn(title, options=options, width=width)
    if column.span is not None and len(column.span) <= FEW:
        options = [to_digits(str(each), desk.language) for each in column.span]
        return st.column_config.SelectboxColumn(title, options=options, width=width or "small")
    return st.column_config.TextColumn(title, width=width)


def _shown(desk: Desk, column: Column, value: Cell) -> str | None:
    if value is None:
        return "" if column.is_words else None
    if column.choices is not None:
        return desk.say(column.choices[str(value)])
    if isinstance(value, int):
        return number(value, desk.language)
    return value


def _save(desk: Desk, which: Register, here: _Laid, edits: Mapping[str, object]) -> None:
    entries, seen = here.entries, here.versions
    read = partial(_cells, desk, which)
    edited, added, deleted = edits["edited_rows"], edits["added_rows"], edits["deleted_rows"]
    gone = set(deleted)
    rows = [
        _edit(entries[int(place)], seen, cells=read(cells))
        for place, cells in edited.items()
        if int(place) not in gone
    ]
    rows += [_edit(entries[p], seen, cells={}, is_removed=True) for p in gone]
    rows += [Edit(cells=read(cells)) for cells in added if any(cells.values())]
    if rows:
        save_register(
            desk.store, desk.actor,
            selection=desk.here.id, register=which, language=desk.language.value, rows=rows,
        )  # fmt: skip


def _edit(
    entry: Entry, seen: Mapping[str, int], *, cells: dict[str, Cell], is_removed: bool = False
) -> Edit:
    version = seen.get(entry.id, entry.version)
    return Edit(entry=entry.id, seen=version, cells=cells, is_removed=is_removed)


def _cells(desk: Desk, which: Register, typed: Mapping[str, object]) -> dict[str, Cell]:
    known = {each.code: each for each in columns(which)}
    return {code: _read(desk, known[code], value) for code, value in typed.items() if code in known}


def _read(desk: Desk, column: Column, typed: object) -> Cell:
    text = str(typed or "").strip()
    if not text or column.is_words:
        return text or None
    if column.choices is not None:
        labels = {desk.say(title): code for code, title in column.choices.items()}
        return labels.get(text, text)
    found = parse_number(text)
    if found is None or found != int(found):
        raise Problem("{column} is a whole number, got {found}", column=column.title, found=text)
    return int(found)
