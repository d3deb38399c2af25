"""The minutes of each opening: who was there, and the Word file in both languages."""

import streamlit as st

from rfp.reads.letters import letter
from rfp.screens.paged_rfp import NAMES, WORD
from vendor_data.changes.envelope_checks import LONGEST_GUESTS, note_attendance
from vendor_data.reads.opening_minutes import attendance, opening_minutes
from vendor_data.sealing.envelope import Opening, Sealing
from vendor_data.sealing.minutes import TITLES, write
from workbench.committee import Right
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.members import members
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held


def show(desk: Desk, sealed: Sealing) -> None:
    """Offer the minutes of each opening that took place and that the reader may know of."""
    for opening in Opening:
        if sealed.sitting(opening).opened_at is None or not _is_open_to(desk, opening):
            continue
        st.subheader(desk.say(TITLES[opening]))
        if desk.may(Right.CHECK_ENVELOPES):
            _attendance(desk, opening)
        with st.container(horizontal=True):
            for language in sorted(Language, key=lambda each: each is not desk.language):
                _offer(desk, opening, language)


def word_minutes(desk: Desk, opening: Opening, language: Language) -> bytes:
    """Return the minutes as they stand at the moment of the click."""
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        told = opening_minutes(session, *about, opening, language)
        if told is None:
            raise Refused("these envelopes have not been opened yet")
        head = letter(session, *about, language, made=desk.store.clock())
    return write(head, told).to_bytes()


def _is_open_to(desk: Desk, opening: Opening) -> bool:
    with desk.store.read() as session:
        told = opening_minutes(session, desk.actor, desk.here.id, opening, desk.language)
    return told is not None


def _attendance(desk: Desk, opening: Opening) -> None:
    with desk.store.read() as session:
        seated = members(session, desk.actor, desk.here.id)
        present, guests = attendance(session, desk.actor, desk.here.id, opening)
    names = {member.id: member.name for member in seated}
    place, now = f"envelope_minutes.{opening.value}", (tuple(present), guests)
    with (
        st.expander(desk.say("Who was there"), icon=":material/groups:"),
        held(desk, place, now, version=now) as form,
    ):
        (present, guests), key = form.stored, form.key
        chosen = st.multiselect(
            desk.say("Members"),
            list(names),
            default=[each for each in present if each in names],
            format_func=names.__getitem__,
            placeholder=desk.say("Choose"),
            key=f"{key}.present",
        )
        typed = st.text_area(
            desk.say("Guests, one on a line"),
            value=guests,
            max_chars=LONGEST_GUESTS,
            key=f"{key}.guests",
        )
        beside(desk, f"{key}.guests", guests)
        if form.button(desk.say("Store who was there"), "store"):
            with form.storing():
                note_attendance(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    opening=opening,
                    present=chosen,
                    guests=typed,
                    seen=form.stored,
                )


def _offer(desk: Desk, opening: Opening, language: Language) -> None:
    st.download_button(
        f"{desk.say('Minutes (Word)')} · {desk.say(NAMES[language])}",
        data=lambda: word_minutes(desk, opening, language),
        file_name=f"opening-{opening.value}-{desk.store.clock():%Y-%m-%d}-{language.value}.docx",
        mime=WORD,
        icon=":material/description:",
        on_click="ignore",
        key=f"envelope_minutes.{opening.value}.word.{language}",
    )
