"""What waits to be saved: how much it is, saving it at once, and what somebody else changed."""

from collections.abc import Sequence

import streamlit as st

from rfp.changes.requirement_table import edit_requirements
from rfp.needs.requirement_edit import Clash, EditConflict
from rfp.needs.requirement_words import CellWords
from rfp.reads.issue import issue_of
from rfp.reads.needs import RequirementEntry, requirements
from rfp.screens import list_change_form
from rfp.screens.requirement_book import Book
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

_CLASHES = "requirement_saving.clashes"


def saving(desk: Desk, here: Book, entries: Sequence[RequirementEntry], words: CellWords) -> None:
    """Say how much is not saved, and offer to save or discard it."""
    with desk.store.read() as session:
        issue = issue_of(session, desk.actor, desk.here.id)
    if issue is not None:
        list_change_form.show(desk, here, entries, issue.list_version)
        return
    count = here.draft.count
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_counted(desk, count))
        save = st.button(
            desk.say("Save changes"),
            type="primary",
            icon=":material/save:",
            disabled=not count,
            key="requirement_saving.save",
        )
        discard(desk, here, entries)
    _clashes(desk, here, words)
    if save:
        with explained(desk):
            _save(desk, here)


def _counted(desk: Desk, count: int) -> str:
    if not count:
        return desk.say("Everything is saved")
    if count == 1:
        return f"**{desk.say('1 cell is not saved yet')}**"
    return f"**{desk.say('{count} cells are not saved yet', count=count)}**"


def discard(desk: Desk, here: Book, entries: Sequence[RequirementEntry]) -> None:
    """Offer to throw away what is not saved."""
    if st.button(
        desk.say("Discard"), disabled=not here.draft.count, key="requirement_saving.discard"
    ):
        empty(here)
        here.lay_out(entries)
        st.rerun()


def empty(here: Book) -> None:
    """Forget everything that waits."""
    here.draft = type(here.draft)()
    st.session_state.pop(_CLASHES, None)


def _save(desk: Desk, here: Book) -> None:
    st.session_state.pop(_CLASHES, None)
    try:
        edit_requirements(desk.store, desk.actor, selection=desk.here.id, edits=here.draft.edits())
    except EditConflict as conflict:
        st.session_state[_CLASHES] = conflict.clashes
        st.rerun()
    empty(here)
    again(desk, here)


def again(desk: Desk, here: Book) -> None:
    """Lay the table out anew from what is stored now."""
    with desk.store.read() as session:
        stored = requirements(session, desk.actor, desk.here.id, desk.language.value)
    here.lay_out(stored)
    saved(desk)
    st.rerun()


def _clashes(desk: Desk, here: Book, words: CellWords) -> None:
    """Show what stands and what is wanted, cell by cell, and let the person decide for all."""
    found: tuple[Clash, ...] = st.session_state.get(_CLASHES, ())
    if not found:
        return
    with st.container(border=True):
        st.warning(desk.say(
            "Somebody else changed these cells meanwhile. Nothing was saved yet; decide which "
            "texts shall stand."
        ))  # fmt: skip
        st.table(
            {
                desk.say("Code"): [plain(each.code) for each in found],
                desk.say("Column"): [desk.say(each.column.label) for each in found],
                desk.say("It is now"): [
                    plain(words.shown(each.column, each.found, desk.language)) or "–"
                    for each in found
                ],
                desk.say("You wanted"): [
                    plain(words.shown(each.column, each.wanted, desk.language)) or "–"
                    for each in found
                ],
            }
        )
        with st.container(horizontal=True):
            mine = st.button(desk.say("Keep mine"), key="requirement_saving.mine")
            theirs = st.button(desk.say("Keep theirs"), key="requirement_saving.theirs")
    if mine or theirs:
        for each in found:
            if mine:
                here.draft.insist(each)
            else:
                here.draft.drop(each.requirement, each.column)
        st.session_state.pop(_CLASHES)
        if theirs:
            here.turn += 1
        st.rerun()
