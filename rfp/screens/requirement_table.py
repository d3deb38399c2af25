"""The list of requirements as a table that many cells are changed in before anything is saved."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

import pandas as pd
import streamlit as st

from rfp.needs.requirement_cells import YES, Column
from rfp.needs.requirement_words import CellWords
from rfp.reads.needs import RequirementEntry
from rfp.screens import requirement_paste
from rfp.screens.requirement_book import Book, book, is_behind
from rfp.screens.requirement_narrowing import narrowing
from rfp.screens.requirement_saving import saving
from rfp.screens.wording_notes import WordingNotes
from workbench.committee import Right
from workbench.language import Language
from workbench.screens.parts.desk import Desk

_ROW, _MOST = 35, 640  # [pixels]
_WIDE = {Column.TEXT_EN, Column.TEXT_FA, Column.TEST_EN, Column.TEST_FA}
_LISTED = (
    Column.MOSCOW, Column.CRITERION, Column.KIND, Column.WAVE, Column.SUCCESS_FACTOR,
    Column.VALUE_STAGE, Column.CUSTOMER_STAGE,
)  # fmt: skip


def show(
    desk: Desk, entries: Sequence[RequirementEntry], notes: WordingNotes, words: CellWords
) -> None:
    """Draw the filter, the table, what is not saved, and the ways to change many rows at once."""
    here = book(desk, entries)
    _behind(desk, here, entries)
    shown = narrowing(desk, here, entries, notes, words)
    if not desk.may(Right.EDIT_NEEDS) and not desk.may(Right.REVISE_LIST):
        st.dataframe(
            _frame(desk, here, shown, words),
            hide_index=True,
            column_order=_order(desk),
            column_config=_config(desk, words),
            height=min(_ROW * (len(shown) + 1) + 3, _MOST),
            row_height=_ROW,
        )
        return
    _grid(desk, here, shown, words)
    saving(desk, here, entries, words)
    requirement_paste.fill_down(desk, here, shown, words)
    requirement_paste.paste(desk, here, words)


def _behind(desk: Desk, here: Book, entries: Sequence[RequirementEntry]) -> None:
    """Say that the list changed under unsaved edits; nothing moves until it is asked for."""
    if not is_behind(here, entries):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(desk.say("Somebody changed the list meanwhile; your unsaved edits are kept."))
        if st.button(desk.say("Show their changes"), key="requirement_table.behind"):
            here.lay_out(entries)
            st.rerun()


def _grid(desk: Desk, here: Book, shown: Sequence[str], words: CellWords) -> None:
    """Draw the table; its frame stays as it was laid out, edits are taken from what comes back."""
    key = _key(desk, here, shown)
    laid = st.session_state.get("requirement_table.laid")
    if laid is None or laid[0] != key:
        laid = st.session_state["requirement_table.laid"] = (
            key,
            _frame(desk, here, shown, words),
        )
    frame = laid[1]
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        num_rows="fixed",
        column_order=_order(desk),
        column_config=_config(desk, words),
        height=min(_ROW * (len(frame) + 1) + 3, _MOST),
        row_height=_ROW,
    )
    _take(desk, here, frame, st.session_state[key]["edited_rows"], words)


def _key(desk: Desk, here: Book, shown: Sequence[str]) -> str:
    standing = sha256(" ".join(shown).encode()).hexdigest()[:12]
    return f"requirement_table.grid.{desk.here.id}.{desk.language}.{here.turn}.{standing}"


def _take(
    desk: Desk,
    here: Book,
    frame: pd.DataFrame,
    edited: Mapping[int, Mapping[str, object]],
    words: CellWords,
) -> None:
    columns = {desk.say(column.label): column for column in Column}
    for place, cells in edited.items():
        row = str(frame.index[int(place)])
        for heading, typed in cells.items():
            column = columns[heading]
            here.draft.put(
                row,
                column,
                _value(column, typed, words),
                was=here.cells(row)[column],
                seen=here.rows[row][0] if row in here.rows else 0,
            )


def _value(column: Column, typed: object, words: CellWords) -> str:
    if column is Column.MANDATORY:
        return YES if typed else ""
    return words.meant(column, str(typed or ""))


def _frame(desk: Desk, here: Book, shown: Sequence[str], words: CellWords) -> pd.DataFrame:
    """Return the rows in the reader's words, with what is not saved in its place."""
    offered = {column: words.choices(column, desk.language) for column in Column}
    lines = [here.draft.shown(row, here.cells(row)) for row in shown]
    told = {
        desk.say(column.label): [offered[column].get(line[column], line[column]) for line in lines]
        for column in Column
        if column is not Column.MANDATORY
    }
    told[desk.say(Column.MANDATORY.label)] = [bool(line[Column.MANDATORY]) for line in lines]
    return pd.DataFrame(told, index=list(shown))


def _order(desk: Desk) -> list[str]:
    own, other = Column.TEXT_EN, Column.TEXT_FA
    if desk.language is Language.FA:
        own, other = other, own
    rest = [column for column in Column if column not in (Column.CODE, own, other)]
    headings = [desk.say(column.label) for column in (Column.CODE, own, other, *rest)]
    return headings if desk.language is Language.EN else headings[::-1]


def _config(desk: Desk, words: CellWords) -> dict[str, object]:
    config: dict[str, object] = {}
    for column in Column:
        heading = desk.say(column.label)
        if column is Column.MANDATORY:
            config[heading] = st.column_config.CheckboxColumn(heading)
        elif column in _LISTED:
            offered = list(words.choices(column, desk.language).values())
            config[heading] = st.column_config.SelectboxColumn(
                heading, options=offered, required=column is Column.MOSCOW
            )
        else:
            width = "large" if column in _WIDE else 90 if column is Column.CODE else None
            config[heading] = st.column_config.TextColumn(heading, width=width)
    return config
