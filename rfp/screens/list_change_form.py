"""The unsaved edits of an issued list: they go out as an addendum, or as the revised list."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from rfp.changes.kept_sections import SectionEdit
from rfp.changes.list_changes import PUBLISHED, issue_addendum, revise_list
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import EditConflict
from rfp.reads.needs import RequirementEntry
from rfp.screens import addendum_file, lead_times, section_changes
from rfp.screens.both_languages import ask_words
from rfp.screens.requirement_book import Book, name_of
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.selection import Phase


def show(desk: Desk, here: Book, entries: Sequence[RequirementEntry], version: int) -> None:
    """Say which list is out, and ask why it changes before the next one goes out."""
    is_call = desk.here.phase is Phase.CALL
    if not desk.may(Right.ISSUE_RFP if is_call else Right.REVISE_LIST):
        st.info(desk.say(
            "List version {version} is with the vendors. Chair and facilitator change it by an "
            "addendum, or revise it while the prices are sealed.",
            version=version,
        ))  # fmt: skip
        return
    with st.container(border=True):
        st.markdown(f"**{plain(_title(desk, is_call=is_call, version=version + 1))}**")
        st.caption(_told(desk, is_call=is_call))
        _withdraw(desk, here, entries)
        _whys(desk, here)
        sections = section_changes.ask(desk, f"list_change.{version}.{here.turn}")
        is_waiting = section_changes.tell_waiting(desk)
        reasons = ask_words(desk, desk.say("Why the list changes"), {}, key="list_change.reason")
        answers_by = None if is_call else _ask_day(desk)
        if is_call:
            lead_times.warn_of_addendum(desk)
        edited = bool(here.draft.count or sections)
        issue, drop = _buttons(desk, edited=edited, is_waiting=is_waiting, is_call=is_call)
    if issue:
        with explained(desk):
            _issue(desk, here, sections, reasons, answers_by)
    if drop:
        _empty(here, entries)
        st.rerun()


def _buttons(desk: Desk, *, edited: bool, is_waiting: bool, is_call: bool) -> tuple[bool, bool]:
    """Return whether the next list is to be issued, and whether all is thrown away."""
    with st.container(horizontal=True):
        issue = st.button(
            desk.say("Issue the addendum") if is_call else desk.say("Issue the revised list"),
            type="primary",
            icon=":material/send:",
            disabled=not (edited or is_waiting),
            key="list_change.issue",
        )
        drop = st.button(desk.say("Discard"), disabled=not edited, key="list_change.discard")
    return issue, drop


def _title(desk: Desk, *, is_call: bool, version: int) -> str:
    if is_call:
        return desk.say("Addendum: list version {version}", version=version)
    return desk.say("Revision after the proposals: list version {version}", version=version)


def _told(desk: Desk, *, is_call: bool) -> str:
    if is_call:
        return desk.say(
            "Change cells in the table above, say why for each requirement, then issue. Answers "
            "that vendors gave to changed requirements become stale."
        )
    return desk.say(
        "What the proposals taught becomes the next list. Weights, scales and price formula stay "
        "frozen; every vendor still in gets the same notice and answers the changed items anew."
    )


def _withdraw(desk: Desk, here: Book, entries: Sequence[RequirementEntry]) -> None:
    codes = {each.requirement.id: each.requirement.code for each in entries}
    chosen = st.multiselect(
        desk.say("Withdraw requirements"),
        list(codes),
        default=[row for row in here.draft.withdrawn if row in codes],
        format_func=lambda row: codes[row],
        placeholder=desk.say("Nothing"),
        key=f"list_change.withdrawn.{here.turn}",
    )
    here.draft.withdrawn = {row: here.draft.withdrawn.get(row, "") for row in chosen}


def _whys(desk: Desk, here: Book) -> None:
    """Ask for each changed requirement why; vendors read it in the addendum."""
    for row, cells in here.draft.cells.items():
        if not cells.keys() & PUBLISHED:
            continue
        columns = desk.say(", ").join(desk.say(Column(column).label) for column in cells)
        label = desk.say(
            "Why {code} changes ({columns})", code=name_of(desk, here, row), columns=columns
        )
        here.draft.whys[row] = st.text_input(
            plain(label), value=here.draft.whys.get(row, ""), key=f"list_change.why.{row}"
        )
    for row in list(here.draft.withdrawn):
        here.draft.withdrawn[row] = st.text_input(
            plain(desk.say("Why {code} is withdrawn", code=name_of(desk, here, row))),
            value=here.draft.withdrawn[row],
            key=f"list_change.gone.{row}",
        )


def _ask_day(desk: Desk) -> dt.date | None:
    return st.date_input(
        desk.say("Vendors answer the changed items by"), value=None, key="list_change.day"
    )


def _issue(
    desk: Desk,
    here: Book,
    sections: Sequence[SectionEdit],
    reasons: dict[str, str],
    answers_by: dt.date | None,
) -> None:
    given = {
        "selection": desk.here.id,
        "reasons": reasons,
        "edits": here.draft.edits(),
        "withdrawn": dict(here.draft.withdrawn),
        "sections": sections,
    }
    try:
        if desk.here.phase is Phase.CALL:
            version = issue_addendum(desk.store, desk.actor, **given)
        else:
            version = revise_list(desk.store, desk.actor, **given, answers_by=answers_by)
    except EditConflict:
        here.turn += 1
        raise
    here.draft = type(here.draft)()
    here.rows = {}
    addendum_file.keep(desk, version)  # after the draft is dropped: the list is out already
    saved(desk)
    st.rerun()


def _empty(here: Book, entries: Sequence[RequirementEntry]) -> None:
    here.draft = type(here.draft)()
    here.lay_out(entries)
