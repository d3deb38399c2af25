"""One requirement on the web form: a code, what it needs beside it, and words; kept at each."""

from collections.abc import Collection
from functools import partial

import streamlit as st

from vendor_data.answer import Code, code_name
from vendor_data.answers.side_data import (
    NEEDED,
    WANTS_EVIDENCE,
    Side,
    SideData,
    WrittenAnswer,
    side_name,
)
from vendor_data.response_form import AskedRequirement
from vendor_data.screens.kept_drafts import Kept, keep_draft
from workbench.problem import Problem
from workbench.screens.parts.clock import time_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import faults_as_problems, show_problem

_SEEN, _TURNS, _PROBLEMS = "answer_form.seen", "answer_form.turns", "answer_form.problems"
_DRAWN, _ANSWERED = "answer_form.drawn", "answer_form.answered"  # words of what is asked
NOTHING_YET = WrittenAnswer()
LONGEST_COMMENT, LONGEST_WORDS = 4000, 500


def show(
    desk: Desk,
    vendor: str,
    one: AskedRequirement,
    kept: Kept | None,
    *,
    is_outdated: bool = False,
) -> None:
    """Draw one requirement with what is kept of its answer."""
    key = f"answer_form.{one.id}.{_turn(one.id, kept)}"
    answer = kept.answer if kept else NOTHING_YET
    save = partial(_save, desk, vendor, one.id, key, answer)
    is_outdated = _draw(desk, one) or is_outdated
    with st.container(border=True, key=f"keeps_words.{one.id}"):
        _head(desk, one, kept)
        st.markdown(as_written(one.text, desk.language, lines=True))
        if is_outdated:
            _changed_since(desk, one, key, save)
        code = _ask_code(desk, one.code, answer, key, save)
        if code is not None or answer != NOTHING_YET:
            _ask_words(desk, code, answer, key, save)
            _too_long(desk, key)
        refused = st.session_state.setdefault(_PROBLEMS, {}).pop(one.id, None)
        if refused is not None:
            _refused(desk, *refused)


def tell_refused(desk: Desk, asked: Collection[str]) -> None:
    """Say what was not kept of a requirement that is no longer asked, with the words typed."""
    problems = st.session_state.setdefault(_PROBLEMS, {})
    for requirement in set(problems) - set(asked):
        _refused(desk, *problems.pop(requirement))


def _draw(desk: Desk, one: AskedRequirement) -> bool:
    """Note which words are read now; return whether the answer was written to other ones.

    An addendum that comes while somebody types is older than what is kept of it then, and would
    not be told from its time.
    """
    at, words = (one.id, desk.language), (one.text, one.priority, one.is_mandatory)
    st.session_state.setdefault(_DRAWN, {})[at] = words
    return st.session_state.setdefault(_ANSWERED, {}).get(at, words) != words


def _turn(requirement: str, kept: Kept | None) -> int:
    """Return a number that rises when a colleague changed the answer, so that it is drawn anew."""
    seen = st.session_state.setdefault(_SEEN, {})
    turns = st.session_state.setdefault(_TURNS, {})
    version = kept.version if kept else 0
    if seen.get(requirement, version) != version:
        turns[requirement] = turns.get(requirement, 0) + 1
    seen[requirement] = version
    return int(turns.get(requirement, 0))


def _head(desk: Desk, one: AskedRequirement, kept: Kept | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(one.code)}**", width="content")
        if one.is_mandatory:
            st.badge(desk.say("Mandatory"), color="red")
        st.caption(plain(one.priority), width="stretch")
        if kept is not None:
            told = desk.say("kept at {time}", time=time_here(desk, kept.saved_at))
            st.caption(f":material/check: {told}", width="content")


def _changed_since(desk: Desk, one: AskedRequirement, key: str, save: partial[None]) -> None:
    """Say that the answer below was given to other words; it may stand, or be changed."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(desk.say("Changed after you wrote this"), color="orange")
        label = desk.say("Our answer to {code} stands", code=one.code)
        st.button(
            plain(label),
            on_click=save,
            type="tertiary",
            icon=":material/check:",
            key=f"{key}.stands",
        )


def _ask_code(
    desk: Desk, requirement: str, answer: WrittenAnswer, key: str, save: partial[None]
) -> Code | None:
    chosen = st.pills(
        desk.say("Answer to {code}", code=requirement),
        [code.value for code in Code],
        format_func=lambda code: code_name(Code(code), desk.language),
        default=answer.code.value if answer.code else None,
        label_visibility="collapsed",
        on_change=save,
        key=f"{key}.code",
    )
    return Code(chosen) if chosen else None


def _ask_words(
    desk: Desk, code: Code | None, answer: WrittenAnswer, key: str, save: partial[None]
) -> None:
    """Ask for what the code needs first, then for the comment and the evidence."""
    sides = NEEDED[code] if code else ()
    for pair in (sides[at : at + 2] for at in range(0, len(sides), 2)):
        for column, side in zip(st.columns(2), pair, strict=False):
            column.text_input(
                _needed(side_name(side, desk.language)),
                value=answer.side.of(side),
                on_change=save,
                key=f"{key}.{side.value}",
            )
    left, right = st.columns([3, 2])
    left.text_area(
        desk.say("Comment"),
        value=answer.comment,
        height=68,
        on_change=save,
        key=f"{key}.comment",
    )
    evidence = desk.say("Evidence")
    right.text_input(
        _needed(evidence) if code in WANTS_EVIDENCE else evidence,
        value=answer.evidence,
        on_change=save,
        key=f"{key}.evidence",
    )


def _beyond(key: str) -> list[tuple[int, int]]:
    """Return how long each text is that is too long to be kept, and how long it may be."""
    limits = dict.fromkeys((*Side, "evidence"), LONGEST_WORDS) | {"comment": LONGEST_COMMENT}
    texts = {name: st.session_state.get(f"{key}.{name}") or "" for name in limits}
    return [(len(text), limits[name]) for name, text in texts.items() if len(text) > limits[name]]


def _too_long(desk: Desk, key: str) -> None:
    for found, limit in _beyond(key):
        st.error(
            desk.say(
                "This answer is not kept: a text in it has {found} characters, and at most "
                "{limit} are kept. Shorten it, or name as evidence a document that you send with "
                "your proposal.",
                found=found,
                limit=limit,
            )
        )


def _refused(desk: Desk, problem: Problem, typed: WrittenAnswer) -> None:
    """Say why an answer was not kept, and leave what was typed where it can be copied."""
    show_problem(desk, problem)
    texts = (typed.comment, *(said for _, said in typed.side.given), typed.evidence)
    words = "\n".join(text for text in texts if text.strip())
    if words:
        st.caption(desk.say("What you typed, to copy from:"))
        st.code(words, language=None, wrap_lines=True)


def _needed(label: str) -> str:
    return f"{label} *"


def _save(desk: Desk, vendor: str, requirement: str, key: str, before: WrittenAnswer) -> None:
    """Keep what stands in the fields of one requirement; what is not drawn stays as it was."""
    if _beyond(key):
        return  # said below the fields for as long as it stands there
    seen = st.session_state[_SEEN].get(requirement, 0)
    typed = _typed(key, before)
    try:
        with faults_as_problems(desk):
            version = keep_draft(desk, vendor, requirement, typed, seen)
        st.session_state[_SEEN][requirement] = version
        at = requirement, desk.language
        if at in st.session_state[_DRAWN]:
            st.session_state[_ANSWERED][at] = st.session_state[_DRAWN][at]
    except Problem as problem:  # after a conflict the next drawing sees the other version
        st.session_state[_PROBLEMS][requirement] = problem, typed


def _typed(key: str, before: WrittenAnswer) -> WrittenAnswer:
    state = st.session_state
    code = state.get(f"{key}.code")
    sides = {side.value: state.get(f"{key}.{side.value}", before.side.of(side)) for side in Side}
    return WrittenAnswer(
        code=Code(code) if code else None,
        comment=state.get(f"{key}.comment", before.comment),
        evidence=state.get(f"{key}.evidence", before.evidence),
        side=SideData(**{name: text.strip() for name, text in sides.items()}),
    )
