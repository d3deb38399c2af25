"""Screen of a vendor: what was asked and answered, without names, and a form to ask."""

from collections.abc import Mapping

import streamlit as st

from rfp.reads.call_clock import call_clock
from rfp.reads.issue import timetable
from rfp.writing.call_clock import BY_UTC
from vendor_data.changes.questions import LONGEST, ask_question
from vendor_data.questions.question import Question, State, is_late, what_changes
from vendor_data.reads.questions import addendum_numbers, questions_of_call
from vendor_data.screens import vendor_seat
from workbench.committee import Right
from workbench.language import date_both, number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import as_written
from workbench.screens.parts.problems import explained, saved

_COLORS = {State.OPEN: "orange", State.ANSWERED: "green"}
_TURN = "vendor_questions.turn"


def show(desk: Desk) -> None:
    """Draw the form and the log; of other vendors' questions only those that were answered."""
    vendor = vendor_seat.own_vendor(desk, "vendor_questions")
    if vendor is None:
        return
    vendor_seat.head(desk, vendor, desk.say("Questions and answers"))
    with desk.store.read() as session:
        asked, own = questions_of_call(session, desk.actor, desk.here.id)
        addenda = addendum_numbers(session, desk.actor, desk.here.id)
    if desk.may(Right.ASK):
        _ask(desk, vendor.id)
    if not asked:
        empty_state(
            desk.say("No question yet"),
            desk.say("What any vendor asks is answered here for all, without saying who asked."),
        )
    for question in reversed(asked):
        _question(desk, question, addenda, is_own=question.id in own)


def _ask(desk: Desk, vendor: str) -> None:
    key = f"vendor_questions.{st.session_state.setdefault(_TURN, 0)}"
    with st.container(border=True):
        text = st.text_area(
            desk.say("Your question"), max_chars=LONGEST, height="content", key=f"{key}.text"
        )
        st.caption(_rules(desk))
        if st.button(desk.say("Ask"), type="primary", key=f"{key}.ask"):
            with explained(desk):
                ask_question(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    texts={desk.language.value: text},
                    vendor=vendor,
                )
                st.session_state[_TURN] += 1
                saved(desk)
                st.rerun()


def _rules(desk: Desk) -> str:
    """Say until when questions are taken, and who reads them."""
    told = desk.say(
        "The answer goes to all vendors without your name; do not write it into the text."
    )
    with desk.store.read() as session:
        day = timetable(session, desk.actor, desk.here.id).get("questions")
        clock = call_clock(session, desk.actor, desk.here.id) or BY_UTC
    if day is None:
        return told
    if is_late(desk.store.clock(), clock.end_of("questions", day)):
        late = desk.say(
            "The last day for questions was {day}; a question now is marked as late and may "
            "stay unanswered.",
            day=date_both(day, desk.language),
        )
        return f"{late} {told}"
    ends = clock.until("questions", day, desk.language)
    until = desk.say("Questions are taken until {day}.", day=ends)
    return f"{until} {told}"


def _question(desk: Desk, question: Question, addenda: Mapping[int, int], *, is_own: bool) -> None:
    with st.container(border=True, key=f"vendor_questions.{question.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{number(question.number, desk.language)}**", width="content")
            st.badge(desk.say(question.state.label), color=_COLORS.get(question.state, "gray"))
            if is_own:
                st.badge(desk.say("Yours"), color="blue")
            if is_own and question.is_late:
                st.badge(desk.say("Late"), color="red")
            if is_own:
                st.caption(desk.say("Asked {when}", when=moment_here(desk, question.asked_at)))
        st.markdown(as_written(question.text(desk.language), desk.language, lines=True))
        if question.state is State.ANSWERED:
            st.markdown(
                f"**{desk.say('Answer')}:** "
                + as_written(question.answer(desk.language), desk.language, lines=True)
            )
            st.caption(what_changes(question, desk.language, addenda))
        elif question.state is State.MERGED:
            st.caption(
                desk.say("Answered together with question {number}.", number=question.merged_into)
            )
