"""The steps of a map as a table; those of a typed map are changed in place."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from rfp.changes.steps import add_step, edit_step, follow_step, move_step, remove_step
from rfp.lists.step_list import FACTS
from rfp.lists.subject import Field
from rfp.maps.typed_map import TypedStep
from rfp.reads.maps import MapEntry, StepEntry
from rfp.reads.needs import PainEntry
from workbench.committee import Right
from workbench.language import Language, from_digits, joined, number, parse_number, typed_digits
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.fresh_form import empty, fresh
from workbench.screens.parts.problems import explained, faults_as_problems, saved, show_problem

PLACE, LANE, STEP, THEN, PAINS = "place", "lane", "step", "then", "pains"
NOTHING = "–"  # stands where no step follows
TROUBLE, STORED = "step_table.trouble", "step_table.stored"


def show(desk: Desk, entry: MapEntry, steps: list[StepEntry], hurting: list[PainEntry]) -> None:
    """Draw the table, as an editor where the map is typed and the person may change it."""
    if entry.is_typed and desk.may(Right.EDIT_NEEDS):
        _editor(desk, entry, steps, hurting)
        _ask_step(desk, entry, steps)
    else:
        st.dataframe(
            _frame(desk, steps, hurting),
            hide_index=True,
            # Where another program drew the lines, the drawing shows what follows.
            column_order=[column for column in _order(desk, steps) if column != THEN],
            column_config=_config(desk, steps),
            alt=desk.say("Steps of the map, with their lanes and pains"),
        )


def _editor(desk: Desk, entry: MapEntry, steps: list[StepEntry], hurting: list[PainEntry]) -> None:
    if st.session_state.pop(STORED, False):
        st.rerun()  # the drawing and the pains stand in other parts of the page
    for problem in st.session_state.pop(TROUBLE, []):
        show_problem(desk, problem)
    # The key names every version: what is pending in the editor never meets another list.
    key = f"steps.{entry.id}.{hash(tuple((s.id, s.version) for s in steps))}.{_tries()}"
    st.data_editor(
        _frame(desk, steps, hurting),
        hide_index=True,
        num_rows="delete",
        disabled=[PAINS, *_told(steps)],
        column_order=_order(desk, steps),
        column_config=_config(desk, steps),
        on_change=_store,
        args=(desk, steps, key),
        key=key,
        alt=desk.say("Steps of the map, with their lanes and pains"),
    )


def _tries() -> int:
    return st.session_state.get("step_table.tries", 0)


def _store(desk: Desk, steps: list[StepEntry], key: str) -> None:
    """Store each edit by its step's id, as soon as it is made."""
    edits = st.session_state[key]
    try:
        with faults_as_problems(desk):
            _store_each(desk, steps, edits["edited_rows"], edits["deleted_rows"])
        st.session_state[STORED] = True
        saved(desk)
    except Problem as problem:
        st.session_state[TROUBLE] = [problem]
        st.session_state["step_table.tries"] = _tries() + 1


def _store_each(
    desk: Desk,
    steps: list[StepEntry],
    edited: Mapping[str, Mapping[str, str | None]],
    deleted: Sequence[int],
) -> None:
    for place, cells in edited.items():
        _edit(desk, steps, steps[int(place)], cells)
    for place in deleted:
        gone = steps[place]
        remove_step(desk.store, desk.actor, selection=desk.here.id, step=gone.id, seen=gone.version)


def _edit(
    desk: Desk, steps: list[StepEntry], step: StepEntry, cells: Mapping[str, str | None]
) -> None:
    if PLACE in cells:
        place = _place(str(cells[PLACE] or "").strip())
        move_step(
            desk.store,
            desk.actor,
            selection=desk.here.id,
            step=step.id,
            place=place,
            seen=step.version,
        )
    if LANE in cells or STEP in cells:
        edit_step(
            desk.store,
            desk.actor,
            selection=desk.here.id,
            step=step.id,
            seen=step.version,
            language=desk.language.value,
            name=cells[STEP] or "" if STEP in cells else None,
            lane=cells[LANE] or "" if LANE in cells else None,
        )

    if THEN in cells:
        follow_step(
            desk.store,
            desk.actor,
            selection=desk.here.id,
            step=step.id,
            seen=step.version,
            following=_following(steps, cells[THEN] or ""),
        )


def _place(typed: str) -> int:
    found = parse_number(typed)
    if found is None or found != int(found):
        raise Problem("the place of a step is a whole number, got {found}", found=typed or "–")
    return int(found)


def _following(steps: list[StepEntry], typed: str) -> list[str] | None:
    """Read the numbers of the steps that follow; nothing typed is the next in the list."""
    if not typed.strip():
        return None
    places = [int(place) for place in re.findall(r"[0-9]+", from_digits(typed))]
    unknown = next((place for place in places if not 1 <= place <= len(steps)), None)
    if unknown is not None:
        raise Problem(
            "the steps are numbered 1 to {last}, got {found}", last=len(steps), found=unknown
        )
    return [steps[place - 1].id for place in places]


def _then(desk: Desk, steps: list[StepEntry], step: StepEntry) -> str:
    if step.following is None:
        return ""
    places = {each.element: place for place, each in enumerate(steps, start=1)}
    told = [number(places[each], desk.language) for each in step.following if each in places]
    return joined(told, desk.language) or NOTHING


def _ask_step(desk: Desk, entry: MapEntry, steps: list[StepEntry]) -> None:
    place = f"step_table.new.{entry.id}"
    key = fresh(place)
    lanes = list(dict.fromkeys(step.lane for step in steps if step.lane))
    with st.form(key, border=False):
        left, right = st.columns(2, vertical_alignment="bottom")
        lane = left.selectbox(
            desk.say("Lane"),
            lanes,
            index=lanes.index(steps[-1].lane) if steps and steps[-1].lane else None,
            accept_new_options=True,
            placeholder=desk.say("Choose or type"),
            key=f"{key}.lane",
        )
        step = right.text_input(desk.say("Step"), key=f"{key}.step")
        if st.form_submit_button(desk.say("Add a step"), icon=":material/add:"):
            with explained(desk):
                add_step(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    process_map=entry.id,
                    step=TypedStep(lane=lane or "", step=step),
                )
                empty(place)
                saved(desk)
                st.rerun()


def _frame(desk: Desk, steps: list[StepEntry], hurting: list[PainEntry]) -> pd.DataFrame:
    counts = Counter(each.pain.step for each in hurting if each.pain.open)
    return pd.DataFrame(
        {
            PLACE: [number(place, desk.language) for place in range(1, len(steps) + 1)],
            LANE: [step.lane for step in steps],
            STEP: [step.name for step in steps],
            THEN: [_then(desk, steps, step) for step in steps],
            PAINS: [number(counts[s.id], desk.language) if counts[s.id] else "" for s in steps],
        }
        | {
            field: [typed_digits(step.facts.get(field, ""), desk.language) for step in steps]
            for field in _told(steps)
        },
        index=[step.id for step in steps],
        dtype="object",
    )


def _told(steps: list[StepEntry]) -> list[Field]:
    """Return the facts that the inventory told of at least one step."""
    return [field for field in FACTS if any(field in step.facts for step in steps)]


def _order(desk: Desk, steps: list[StepEntry]) -> list[str]:
    order = [PLACE, LANE, STEP, THEN, PAINS, *_told(steps)]
    return order if desk.language is Language.EN else order[::-1]


def _config(desk: Desk, steps: list[StepEntry]) -> dict[str, object]:
    # Words run by their own direction, which a grid finds by itself; numbers stand in the middle.
    words, figures = st.column_config.TextColumn, {"width": 70, "alignment": "center"}
    return {
        PLACE: words(desk.say("No."), **figures),
        LANE: words(desk.say("Lane")),
        STEP: words(desk.say("Step"), width="medium"),
        THEN: words(
            desk.say("Then"),
            help=desk.say("Numbers of the steps that follow; empty: the next one; –: none"),
            **figures,
        ),
        PAINS: words(desk.say("Pains"), **figures),
    } | {field: words(desk.say(field.label)) for field in _told(steps)}
