"""One cell of a consensus meeting: what each gave alone, what stands, and what is agreed on."""

import streamlit as st

from rfp.planning.scale import LEVELS
from scoring.changes.agreed_scores import agree_score, take_back_agreed_score
from scoring.consensus import AgreedScore
from scoring.evaluators.talk import Talk, Topic
from scoring.missing_choice import Counted
from scoring.missing_words import counted_sentence
from scoring.reads.consensus import Meeting
from scoring.screens.figure import TableRow, figures
from scoring.screens.missing_scores import ask_choice
from scoring.sheet import GivenScore
from scoring.value import POINTS_PER_SCORE
from workbench.committee import Right
from workbench.language import number
from workbench.problem import Problem
from workbench.screens.parts.clock import when_and_who
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import HeldForm, held
from workbench.screens.parts.plain import as_written, plain
from workbench.wording import chosen

_PLACES = 2


def show_cell(desk: Desk, found: Meeting, talk: Talk, topic: Topic) -> None:
    """Draw the members' own scores beside what stands, and the form for whoever enters it."""
    agreed = found.agreed.get(topic.cell)
    scores, outcome = st.columns([6, 5], gap="large")
    with scores:
        figures([_row(desk, name, given) for name, given in topic.given])
    with outcome:
        _stands(desk, talk, topic, agreed)
        if desk.may(Right.AGREE, topic.vendor):
            _form(desk, found, topic, agreed)
        if not topic.scores and agreed is None and desk.may(Right.SETTLE_MISSING, topic.vendor):
            with st.popover(desk.say("Say what it counts as …")):
                ask_choice(desk, topic.cell, at="consensus")


def _row(desk: Desk, name: str, given: GivenScore) -> TableRow:
    is_score = given.abstention is None and given.value is not None
    return {
        desk.say("Evaluator"): name,
        desk.say("Score"): number(given.value or 0, desk.language)
        if is_score
        else desk.say("abstained"),
        desk.say("Comment"): given.abstention or given.comment or "–",
    }


def _stands(desk: Desk, talk: Talk, topic: Topic, agreed: AgreedScore | None) -> None:
    """Say which points this cell has as it stands."""
    counted = talk.counted.get(topic.cell)
    if topic.leaf in talk.left_out and counted is None:
        st.caption(desk.say(
            "This criterion is left out for all, as a score is missing elsewhere; what stands here "
            "counts once that changes."
        ))  # fmt: skip
    if agreed is not None:
        st.markdown(desk.say(
            "**Agreed: {score}**, which makes {points} points.",
            score=number(agreed.value, desk.language),
            points=number(agreed.points, desk.language, _PLACES),
        ))  # fmt: skip
        st.markdown(as_written(agreed.reason, desk.language, lines=True))
        st.caption(when_and_who(desk, agreed.entered_at, agreed.entered_by))
        return
    if counted is not None:
        _counts_as(desk, counted)
        return
    mean = topic.mean
    if mean is None:
        st.markdown(desk.say("Nobody gave a score here, so there is no mean yet."))
        return
    st.markdown(desk.say(
        "**The mean stands: {mean}**, which makes {points} points.",
        mean=number(mean, desk.language, _PLACES),
        points=number(POINTS_PER_SCORE * mean, desk.language, _PLACES),
    ))  # fmt: skip


def _counts_as(desk: Desk, counted: Counted) -> None:
    """Say what was chosen for a cell that nobody scored, why, by whom and when."""
    st.markdown(counted_sentence(counted, desk.language))
    st.markdown(as_written(counted.chosen.reason, desk.language, lines=True))
    st.caption(when_and_who(desk, counted.chosen.chosen_at, counted.chosen.chosen_by))


def _form(desk: Desk, found: Meeting, topic: Topic, agreed: AgreedScore | None) -> None:
    version = agreed.version if agreed else 0
    place = f"agreed.{topic.vendor}.{topic.leaf}"
    about = {"selection": desk.here.id, "vendor": topic.vendor, "leaf": topic.leaf}
    with held(desk, place, agreed, version=version) as form:
        value, reason = _fields(desk, found, topic, form)
        with st.container(horizontal=True):
            enter = form.button(desk.say("Enter the agreed score"), "enter", type="primary")
            take_back = form.stored is not None and form.button(
                desk.say("Take it back"), "take_back", icon=":material/undo:"
            )
    if enter:
        with form.storing():
            if value is None:
                raise Problem("choose the score that was agreed on first")
            agree_score(
                desk.store, desk.actor, **about, value=value, reason=reason, seen=form.version
            )
    if take_back:
        with form.storing():
            take_back_agreed_score(desk.store, desk.actor, **about, seen=form.version)


def _fields(
    desk: Desk, found: Meeting, topic: Topic, form: HeldForm[AgreedScore | None]
) -> tuple[int | None, str]:
    value = st.radio(
        desk.say("Agreed score"),
        list(LEVELS),
        index=form.stored.value if form.stored else None,
        format_func=lambda score: _anchor(desk, found, topic.leaf, score),
        key=f"{form.key}.value",
    )
    reason = st.text_area(
        desk.say("Reason, in words"),
        value=form.stored.reason if form.stored else "",
        height=92,
        key=f"{form.key}.reason",
    )
    return value, reason


def _anchor(desk: Desk, found: Meeting, leaf: str, score: int) -> str:
    words = chosen(found.draft.scale(leaf).anchors[score], desk.language.value)
    return f"**{number(score, desk.language)}** · {plain(words.text if words else '–')}"
