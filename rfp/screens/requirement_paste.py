"""Ways to change many rows of the table at once: one value for all shown, or pasted lines."""

from collections.abc import Sequence

import streamlit as st

from rfp.needs.pasted_rows import Pasted, pasted
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_cells import YES, Column
from rfp.needs.requirement_words import CellWords
from rfp.screens.requirement_book import Book
from workbench.language import sentence
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, note

_FILLED = (
    Column.MOSCOW,
    Column.MANDATORY,
    Column.CRITERION,
    Column.KIND,
    Column.MODULE,
    Column.OWNER,
    Column.WAVE,
    Column.SUCCESS_FACTOR,
    Column.VALUE_STAGE,
    Column.CUSTOMER_STAGE,
    Column.MOSCOW_REASON,
    Column.MANDATORY_REASON_EN,
    Column.MANDATORY_REASON_FA,
)
_NAMED = 10  # faults of pasted lines that are shown; the rest is counted


def fill_down(desk: Desk, here: Book, shown: Sequence[str], words: CellWords) -> None:
    """Offer one value for all rows that are shown; it waits to be saved like any edit."""
    box = st.expander(
        desk.say("One value for all {count} shown", count=len(shown)),
        icon=":material/format_paint:",
        key="requirement_paste.fill",
        on_change="rerun",
    )
    if not box.open or not shown:
        return
    with box, st.container(horizontal=True, vertical_alignment="bottom"):
        column = st.selectbox(
            desk.say("Column"),
            list(_FILLED),
            format_func=lambda each: desk.say(Column(each).label),
            key="requirement_paste.column",
        )
        value = _ask_value(desk, Column(column), words)
        if st.button(desk.say("Set for all shown"), key="requirement_paste.set"):
            for row in shown:
                seen = here.rows[row][0] if row in here.rows else 0
                here.draft.put(row, column, value, was=here.cells(row)[column], seen=seen)
            here.turn += 1
            st.rerun()


def _ask_value(desk: Desk, column: Column, words: CellWords) -> str:
    key = f"requirement_paste.value.{column}"
    offered = words.choices(column, desk.language)
    if column is Column.MANDATORY:
        return YES if st.checkbox(desk.say("Mandatory"), key=key) else ""
    if not offered:
        return st.text_input(desk.say("Value"), key=key).strip()
    is_own = column in (Column.MODULE, Column.OWNER)
    chosen = st.selectbox(
        desk.say("Value"),
        list(offered),
        index=0 if column is Column.MOSCOW else None,
        format_func=lambda code: offered.get(code, code),
        placeholder=desk.say("Nothing"),
        accept_new_options=is_own,
        key=key,
    )
    return chosen or (Moscow.SHOULD.value if column is Column.MOSCOW else "")


def paste(desk: Desk, here: Book, words: CellWords) -> None:
    """Offer a place for lines copied from a spreadsheet; rows are found by their code."""
    box = st.expander(
        desk.say("Paste from a spreadsheet"),
        icon=":material/content_paste:",
        key="requirement_paste.box",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        st.caption(desk.say(
            "Copy the cells with their headings and paste them here. A line whose code is on the "
            "list changes that requirement; any other line becomes a new one. Nothing is saved "
            "before you say so."
        ))  # fmt: skip
        turn = st.session_state.get("requirement_paste.turn", 0)
        typed = st.text_area(
            desk.say("Lines from the spreadsheet"), height=160, key=f"requirement_paste.text.{turn}"
        )
        if st.button(desk.say("Take over the lines"), key="requirement_paste.take"):
            with explained(desk):
                _take(desk, here, pasted(typed, words, _codes(here)))
        _draw_faults(desk)


def _codes(here: Book) -> dict[str, str]:
    rows = {cells[Column.CODE]: row for row, (_, cells, _) in here.rows.items()}
    new = {
        cells[Column.CODE].wanted: row
        for row, cells in here.draft.cells.items()
        if row not in here.rows and Column.CODE in cells
    }
    return rows | new


def _take(desk: Desk, here: Book, read: Pasted) -> None:
    added = 0
    for each in read.rows:
        if each.row is None:
            if any(each.cells.values()):
                here.draft.add({Column.MOSCOW: Moscow.SHOULD.value, **each.cells})
                added += 1
            continue
        for column, value in each.cells.items():
            seen = here.rows[each.row][0] if each.row in here.rows else 0
            here.draft.put(each.row, column, value, was=here.cells(each.row)[column], seen=seen)
    here.turn += 1
    st.session_state["requirement_paste.faults"] = (read.faults, read.unknown)
    st.session_state["requirement_paste.turn"] = (
        st.session_state.get("requirement_paste.turn", 0) + 1
    )
    note(desk.say("Lines taken over: {count}, new ones: {new}", count=len(read.rows), new=added))
    st.rerun()


def _draw_faults(desk: Desk) -> None:
    """Name the cells of the last paste that meant nothing, by line and column."""
    faults, unknown = st.session_state.get("requirement_paste.faults", ((), ()))
    if unknown:
        st.info(plain(desk.say(
            "These headings name no column and were left out: {headings}", headings=list(unknown)
        )))  # fmt: skip
    if not faults:
        return
    lines = [plain(sentence(fault.message, desk.language)) for fault in faults[:_NAMED]]
    if len(faults) > _NAMED:
        lines.append(desk.say("and more: {count}", count=len(faults) - _NAMED))
    st.warning(
        desk.say("These cells were left out:") + "\n" + "\n".join(f"- {line}" for line in lines)
    )
