"""Screen: what vendors asked and what all of them were answered; who asked is for leaders alone."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from rfp.reads.call_clock import call_clock
from rfp.reads.issue import timetable
from rfp.writing.call_clock import BY_UTC
from vendor_data.questions.question import Question, State, what_changes
from vendor_data.reads.questions import addendum_numbers, askers, questions
from vendor_data.reads.vendors import vendors
from vendor_data.screens import question_forms, question_log_file
from workbench.committee import Right
from workbench.language import Language, number
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.live_part import live_record
from workbench.screens.parts.plain import as_written, plain
from workbench.selection import Phase

COLORS = {
    State.OPEN: "orange",
    State.ANSWERED: "green",
    State.MERGED: "gray",
    State.WITHDRAWN: "gray",
}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one run of the page has read; `names` are the vendors' names by id."""

    questions: list[Question]
    askers: Mapping[str, str]
    names: Mapping[str, str]
    addenda: Mapping[int, int]


def show(desk: Desk) -> None:
    """Draw the log, what the leaders can do with each question, and its Word file."""
    st.title(desk.say("Questions and answers"))
    live_record(desk, _page, name="questions")


def _page(desk: Desk) -> None:
    seen = _read(desk)
    _last_day(desk)
    if desk.may(Right.KEEP_QUESTIONS):
        question_forms.record(desk, seen.names)
    if not seen.questions:
        _none_yet(desk)
    for question in seen.questions:
        _question(desk, question, seen)
    if seen.questions:
        _word(desk)


def _none_yet(desk: Desk) -> None:
    told = desk.say("No question of a vendor was recorded.")
    if not frame.not_used(desk, told, from_=Phase.OPENING):
        frame.empty_state(
            desk.say("No question yet"),
            desk.say(
                "During the call the chair or the facilitator records what vendors ask. Each "
                "answer goes to all vendors, without saying who asked."
            ),
        )


def _read(desk: Desk) -> _Seen:
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        known = vendors(session, *about, desk.language.value)
        return _Seen(
            questions(session, *about),
            askers(session, *about),
            {vendor.id: vendor.name.text for vendor in known},
            addendum_numbers(session, *about),
        )


def _last_day(desk: Desk) -> None:
    with desk.store.read() as session:
        day = timetable(session, desk.actor, desk.here.id).get("questions")
        clock = call_clock(session, desk.actor, desk.here.id) or BY_UTC
    if day is not None:
        told = clock.until("questions", day, desk.language)
        st.caption(desk.say("Questions are taken until {day}; later ones are marked.", day=told))


def _question(desk: Desk, question: Question, seen: _Seen) -> None:
    with st.container(border=True, key=f"questions.{question.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{number(question.number, desk.language)}**", width="content")
            st.badge(desk.say(question.state.label), color=COLORS[question.state])
            if question.is_late:
                st.badge(desk.say("Late"), color="red")
            st.caption(_asked(desk, question, seen))
        st.markdown(as_written(question.text(desk.language), desk.language, lines=True))
        _outcome(desk, question, seen)
        if desk.may(Right.KEEP_QUESTIONS):
            question_forms.settle(desk, question, seen.questions, seen.addenda)


def _asked(desk: Desk, question: Question, seen: _Seen) -> str:
    when = moment_here(desk, question.asked_at)
    if not desk.may(Right.SEE_WHO_ASKED):
        return desk.say("Asked {when}", when=when)
    vendor = seen.names.get(seen.askers.get(question.id, ""))
    if vendor is None:
        return desk.say("Asked {when}; the vendor is not named", when=when)
    return desk.say("Asked {when} by {vendor}", when=when, vendor=plain(vendor))


def _outcome(desk: Desk, question: Question, seen: _Seen) -> None:
    if question.state is State.MERGED:
        st.caption(
            desk.say("Answered together with question {number}.", number=question.merged_into)
        )
    if question.state is not State.ANSWERED:
        return
    answer = as_written(question.answer(desk.language), desk.language, lines=True)
    st.markdown(f"{desk.say('Answer')}: {answer}")
    st.caption(what_changes(question, desk.language, seen.addenda))


def _word(desk: Desk) -> None:
    st.subheader(desk.say("For all vendors"))
    st.caption(desk.say("The log in Word names nobody: the same file goes to every vendor."))
    question_log_file.offer(desk, word_log, icon=":material/description:", at="questions.word")


def word_log(desk: Desk, language: Language) -> bytes:
    """Return the log as it stands at the moment of the click."""
    with desk.store.read() as session:
        asked = questions(session, desk.actor, desk.here.id)
    return question_log_file.log_file(desk, language, asked)
