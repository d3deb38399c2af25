"""Problems against capabilities: can it cure this? Each answer is stored as soon as it is given."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from rfp.changes.cures import add_capability, remove_capability, set_cures, take_capabilities
from rfp.goals.capability import Cure, ready_capabilities
from rfp.goals.problem import FoundProblem, ranked
from rfp.goals.reasons import Matrix
from rfp.needs.ready_requirements import family_titles
from rfp.reads.problems import CapabilityEntry, capabilities, cure_matrix
from rfp.screens.both_languages import ask_words
from workbench.committee import Right
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.figures import TableRow, figures
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.problems import explained, faults_as_problems, saved, show_problem

FEW = 6  # capabilities up to here fit beside one another, their answers wrapped
PROBLEM = "problem"  # a column beside those that are named by a capability's id
TROUBLE, TRIES = "cure_table.trouble", "cure_table.tries"


def show(desk: Desk) -> None:
    """Draw the matrix, and what capabilities can be added to it."""
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id, desk.language.value)
        matrix, offered = cure_matrix(*about), capabilities(*about)
    for problem in st.session_state.pop(TROUBLE, []):
        show_problem(desk, problem)
    if not matrix.problems or not offered:
        empty_state(
            desk.say("There is nothing to compare yet"),
            desk.say("Add problems first, then choose the capabilities that could cure them."),
        )
    else:
        st.caption(desk.say("Can it cure this? A question mark means that nobody knows yet."))
        _table(desk, matrix)
    if desk.may(Right.EDIT_NEEDS):
        _more(desk, offered)


def _table(desk: Desk, matrix: Matrix) -> None:
    order = [problem for _, problem in ranked(matrix.problems)]
    may_edit = desk.may(Right.EDIT_NEEDS)
    if not may_edit and len(matrix.capabilities) <= FEW:
        figures([_told(desk, matrix, problem) for problem in order])
        return
    labels = {answer: desk.say(answer.label) for answer in Cure}
    rows = [
        {PROBLEM: problem.title}
        | {c.id: labels.get(matrix.cures.get((problem.id, c.id))) for c in matrix.capabilities}
        for problem in order
    ]
    frame = pd.DataFrame(rows, index=[problem.id for problem in order], dtype=object)
    columns = list(frame.columns)
    shown = {
        "hide_index": True,
        "column_order": columns if desk.language.direction == "ltr" else columns[::-1],
        "column_config": _columns(desk, matrix, list(labels.values())),
        "alt": desk.say("Problems against capabilities"),
        "placeholder": "?",
    }
    if not may_edit:
        st.dataframe(frame, **shown)
        return
    # The key names what stands there: what is pending in the editor never meets other answers.
    key = f"cure_table.{matrix.fingerprint[:12]}.{st.session_state.get(TRIES, 0)}"
    ids = [problem.id for problem in order]
    st.data_editor(
        frame,
        **shown,
        disabled=[PROBLEM],
        num_rows="fixed",
        on_change=_store,
        args=(desk, ids, matrix, key),
        key=key,
    )


def _columns(desk: Desk, matrix: Matrix, answers: list[str]) -> dict[str, object]:
    heading = st.column_config.TextColumn(desk.say("Problem"), width="large")
    asked = {
        each.id: st.column_config.SelectboxColumn(each.title, options=answers, width="small")
        for each in matrix.capabilities
    }
    return {PROBLEM: heading, **asked}


def _told(desk: Desk, matrix: Matrix, problem: FoundProblem) -> TableRow:
    answers = {c.title: matrix.cures.get((problem.id, c.id)) for c in matrix.capabilities}
    return {desk.say("Problem"): problem.title} | {
        title: desk.say(answer.label) if answer else "?" for title, answer in answers.items()
    }


def _store(desk: Desk, problems: list[str], matrix: Matrix, key: str) -> None:
    edited = st.session_state[key]["edited_rows"]
    try:
        answers = answers_of(desk, problems, matrix, edited)
        with faults_as_problems(desk):
            set_cures(desk.store, desk.actor, selection=desk.here.id, answers=answers)
        saved(desk)
    except Problem as problem:
        st.session_state.setdefault(TROUBLE, []).append(problem)
        st.session_state[TRIES] = st.session_state.get(TRIES, 0) + 1


def answers_of(
    desk: Desk,
    problems: list[str],
    matrix: Matrix,
    edited: Mapping[int, Mapping[str, str | None]],
) -> dict[tuple[str, str], tuple[Cure | None, Cure | None]]:
    """Return what an editor changed: each answer as it was seen and as it is wanted."""
    said = {desk.say(answer.label): answer for answer in Cure}
    answers = {}
    for place, cells in edited.items():
        for capability, label in cells.items():
            at = (problems[int(place)], capability)
            answers[at] = (matrix.cures.get(at), said.get(label or ""))
    return answers


def _more(desk: Desk, offered: list[CapabilityEntry]) -> None:
    turn = st.session_state.setdefault("cure_table.turn", 0)
    with st.expander(desk.say("Capabilities"), expanded=not offered, key=f"cure_table.more.{turn}"):
        _take(desk, offered, turn)
        titles = ask_words(desk, desk.say("Own capability"), {}, key=f"cure_table.own.{turn}")
        if st.button(desk.say("Add the capability"), key=f"cure_table.add.{turn}"):
            with explained(desk):
                add_capability(desk.store, desk.actor, selection=desk.here.id, titles=titles)
                _done(desk)
        _remove(desk, offered)


def _take(desk: Desk, offered: list[CapabilityEntry], turn: int) -> None:
    here = {each.capability.ready for each in offered}
    left = {code: each for code, each in ready_capabilities().items() if code not in here}
    families = family_titles()
    language = desk.language.value
    chosen = st.multiselect(
        desk.say("From the five families"),
        list(left),
        format_func=lambda code: (
            f"{families[left[code].family][language]}: {left[code].titles[language]}"
        ),
        placeholder=desk.say("Choose"),
        key=f"cure_table.ready.{turn}.{len(left)}",
    )
    if chosen and st.button(desk.say("Take these over"), type="primary", key="cure_table.take"):
        with explained(desk):
            take_capabilities(desk.store, desk.actor, selection=desk.here.id, codes=chosen)
            _done(desk)


def _remove(desk: Desk, offered: list[CapabilityEntry]) -> None:
    by_id = {each.capability.id: each for each in offered}
    gone = st.selectbox(
        desk.say("Remove a capability"),
        list(by_id),
        index=None,
        format_func=lambda key: by_id[key].capability.title,
        placeholder=desk.say("Choose"),
        key=f"cure_table.gone.{len(by_id)}",
    )
    if gone and st.button(desk.say("Remove"), icon=":material/delete:", key="cure_table.remove"):
        with explained(desk):
            remove_capability(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                capability=gone,
                seen=by_id[gone].version,
            )
            _done(desk)


def _done(desk: Desk) -> None:
    st.session_state["cure_table.turn"] += 1
    saved(desk)
    st.rerun()
