"""Forms of the leaders: record a question, answer it, merge it, withdraw it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.screens.both_languages import ask_words
from vendor_data.changes.questions import (
    answer_question,
    merge_question,
    record_question,
    withdraw_question,
)
from vendor_data.questions.question import Question, State
from workbench.language import number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.fresh_form import empty, fresh
from workbench.screens.parts.held_form import held, opening
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def record(desk: Desk, names: Mapping[str, str]) -> None:
    """Ask for a question; the form is new once it was recorded."""
    with st.expander(desk.say("Record a question"), icon=":material/add:"):
        at = fresh("questions.new")
        st.caption(desk.say("All vendors will read these words, so name no vendor in them."))
        texts = ask_words(desk, desk.say("Question"), {}, key=f"{at}.text", tall=True)
        vendor = st.selectbox(
            desk.say("Asked by (only the chair and the facilitator see this)"),
            list(names),
            format_func=names.__getitem__,
            index=None,
            placeholder=desk.say("not named"),
            key=f"{at}.vendor",
        )
        if st.button(desk.say("Record it"), type="primary", key=f"{at}.record"):
            with explained(desk):
                record_question(
                    desk.store, desk.actor, selection=desk.here.id, texts=texts, vendor=vendor
                )
                empty("questions.new")
                saved(desk)
                st.rerun()


def settle(
    desk: Desk, question: Question, others: Sequence[Question], addenda: Mapping[int, int]
) -> None:
    """Draw what can be done with a question as it stands."""
    if question.state not in (State.OPEN, State.ANSWERED):
        return
    label = desk.say("Answer it" if question.state is State.OPEN else "Answer it anew")
    with st.expander(label, key=opening(f"questions.{question.id}")):
        _answer(desk, question, addenda)
        if question.state is State.OPEN:
            _merge_or_withdraw(desk, question, others)


def _answer(desk: Desk, question: Question, addenda: Mapping[int, int]) -> None:
    with held(desk, f"questions.{question.id}", question, version=question.version) as form:
        words, changes, version = _ask(desk, form.stored, addenda, form.key)
        label = desk.say("Answer all vendors")
        answer = form.button(label, "save", type="primary", disabled=changes is None)
    if answer:
        with form.storing():
            answer_question(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                question=question.id,
                seen=form.version,
                texts=words,
                changes_requirements=bool(changes),
                list_version=version,
            )


def _ask(
    desk: Desk, question: Question, addenda: Mapping[int, int], at: str
) -> tuple[dict[str, str], bool | None, int | None]:
    label = desk.say("Answer")
    words = ask_words(desk, label, question.answers, key=f"{at}.answer", tall=True)
    changes = st.radio(
        desk.say("Does the answer change a requirement?"),
        [False, True],
        format_func=lambda each: desk.say("Yes") if each else desk.say("No"),
        index=None if question.changes_requirements is None else int(question.changes_requirements),
        horizontal=True,
        key=f"{at}.changes",
    )
    version = _ask_addendum(desk, question, addenda, at) if changes else None
    return words, changes, version


def _ask_addendum(
    desk: Desk, question: Question, addenda: Mapping[int, int], at: str
) -> int | None:
    versions = list(addenda)
    known = question.list_version
    return st.selectbox(
        desk.say("Addendum that changes it"),
        versions,
        format_func=lambda each: desk.say("Addendum {number}", number=addenda[each]),
        index=versions.index(known) if known in addenda else None,
        placeholder=desk.say("not issued yet"),
        key=f"{at}.addendum",
    )


def _merge_or_withdraw(desk: Desk, question: Question, others: Sequence[Question]) -> None:
    at = f"questions.{question.id}"
    open_ones = {
        each.id: each
        for each in others
        if each.id != question.id and each.state in (State.OPEN, State.ANSWERED)
    }
    about = {"selection": desk.here.id, "question": question.id}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        into = st.selectbox(
            desk.say("Same as question"),
            list(open_ones),
            format_func=lambda each: (
                number(open_ones[each].number, desk.language)
                + f" · {plain(open_ones[each].text(desk.language))[:60]}"
            ),
            index=None,
            key=f"{at}.into",
        )
        is_merged = st.button(desk.say("Merge"), disabled=into is None, key=f"{at}.merge")
        is_withdrawn = st.button(desk.say("Withdrawn by its vendor"), key=f"{at}.withdraw")
    with explained(desk):
        if is_merged and into is not None:
            merge_question(desk.store, desk.actor, **about, into=into)
        elif is_withdrawn:
            withdraw_question(desk.store, desk.actor, **about)
        else:
            return
        saved(desk)
        st.rerun()
