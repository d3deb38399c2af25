"""The filter above the table of requirements."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_draft import NEW
from rfp.needs.requirement_filter import CHOSEN, RequirementFilter
from rfp.needs.requirement_words import CellWords
from rfp.reads.needs import RequirementEntry
from rfp.screens.requirement_book import Book
from rfp.screens.wording_notes import WordingNotes
from workbench.screens.parts.desk import Desk


def narrowing(
    desk: Desk,
    here: Book,
    entries: Sequence[RequirementEntry],
    notes: WordingNotes,
    words: CellWords,
) -> list[str]:
    """Ask what to show, and return the ids of the rows; what is not stored yet always shows."""
    wanted = _ask(desk, here, entries, notes, words)
    kept = [row for row, (_, cells, gaps) in here.rows.items() if wanted.keeps(row, cells, gaps)]
    new = [row for row in here.draft.cells if row.startswith(NEW)]
    st.caption(desk.say("{count} of {all} requirements shown", count=len(kept), all=len(here.rows)))
    return [*new, *kept]


def _ask(
    desk: Desk,
    here: Book,
    entries: Sequence[RequirementEntry],
    notes: WordingNotes,
    words: CellWords,
) -> RequirementFilter:
    left, middle, right = st.columns([2, 1, 2], vertical_alignment="bottom")
    typed = left.text_input(
        desk.say("Words or code to look for"), icon=":material/search:", key="narrowing.words"
    )
    column = middle.selectbox(
        desk.say("Filter by"),
        list(CHOSEN),
        index=None,
        format_func=lambda each: desk.say(Column(each).label),
        placeholder=desk.say("All"),
        key="narrowing.column",
    )
    values = _ask_values(desk, here, column, words, right) if column else frozenset()
    lacks = _ask_lacks(desk)
    noted = {e.requirement.id for e in entries if notes.kinds(e)} if "noted" in lacks else None
    return RequirementFilter(
        words=typed,
        column=column,
        values=values,
        without_gap="gap" in lacks,
        without_criterion="criterion" in lacks,
        noted=frozenset(noted) if noted is not None else None,
    )


def _ask_values(
    desk: Desk, here: Book, column: Column, words: CellWords, place: DeltaGenerator
) -> frozenset[str]:
    present = {cells[column] for _, cells, _ in here.rows.values()}
    offered = [code for code in words.choices(column, desk.language) if code in present]
    offered += sorted(present - {*offered})
    chosen = place.multiselect(
        desk.say("Values"),
        offered,
        format_func=lambda code: words.shown(column, code, desk.language) or "–",
        placeholder=desk.say("All"),
        key=f"narrowing.values.{column}",
    )
    return frozenset(chosen)


def _ask_lacks(desk: Desk) -> set[str]:
    labels = {
        "gap": desk.say("Closes no gap"),
        "criterion": desk.say("Without criterion"),
        "noted": desk.say("Something in the wording"),
    }
    chosen = st.pills(
        desk.say("Show only"),
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        label_visibility="collapsed",
        key="narrowing.lacks",
    )
    return set(chosen)
