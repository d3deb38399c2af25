"""The letters of the call, in both languages: the invitation, and a notice for each addendum."""

from collections.abc import Callable

import streamlit as st

from rfp.letters import invitation as invitation_letter
from rfp.letters.addendum import Addendum
from rfp.letters.invitation import Invitation
from rfp.needs.requirement_list import ListChangeKind
from rfp.reads.call_clock import call_clock
from rfp.reads.issue import timetable
from rfp.reads.letters import addenda, letter
from rfp.screens import addendum_file
from rfp.screens.paged_rfp import NAMES, WORD
from rfp.writing.call_clock import BY_UTC
from workbench.language import Language
from workbench.screens.parts.desk import Desk


def show(desk: Desk) -> None:
    """Draw a column of letters for each language."""
    with desk.store.read() as session:
        later = addenda(session, desk.actor, desk.here.id)
    st.subheader(desk.say("Letters"))
    addressee = st.text_input(desk.say("Vendor to be invited"), key="letters.addressee")
    ordered = sorted(Language, key=lambda language: language is not desk.language)
    with st.container(key="stacks.letters"):
        columns = st.columns(2)
    for column, language in zip(columns, ordered, strict=True):
        with column, st.container(border=True):
            st.markdown(f"**{desk.say(NAMES[language])}**")
            _letters(desk, language, addressee, later)


def _letters(desk: Desk, language: Language, addressee: str, later: list[Addendum]) -> None:
    with st.container(horizontal=True):
        _button(
            desk, language, desk.say("Invitation (Word)"), "invitation",
            lambda: _invitation(desk, language, addressee),
        )  # fmt: skip
        for notice in later:
            _button(
                desk, language, _name(desk, notice),
                f"addendum-{notice.version.version}",
                lambda notice=notice: addendum_file.taken(desk, language, notice),
            )  # fmt: skip


def _name(desk: Desk, notice: Addendum) -> str:
    number = notice.version.number
    if notice.version.kind is ListChangeKind.REVISION:
        return desk.say("Notice of revision {number} (Word)", number=number)
    return desk.say("Addendum {number} (Word)", number=number)


def _button(
    desk: Desk, language: Language, label: str, name: str, made: Callable[[], bytes]
) -> None:
    st.download_button(
        label,
        data=made,
        file_name=f"{name}-{desk.store.clock():%Y-%m-%d}-{language.value}.docx",
        mime=WORD,
        icon=":material/mail:",
        on_click="ignore",
        key=f"letters.{name}.{language}",
    )


def _invitation(desk: Desk, language: Language, addressee: str) -> bytes:
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        head = letter(session, *about, language, made=desk.store.clock())
        days = timetable(session, *about)
        clock = call_clock(session, *about) or BY_UTC
    asked = Invitation(addressee=addressee.strip(), days=days, clock=clock)
    return invitation_letter.write(head, asked).to_bytes()
