"""Screen: where customers meet us, what that costs and does to them, and what to automate first."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from rfp.changes.touchpoints import mark_touchpoint, unmark_touchpoint
from rfp.maps.map_comparison import MapState
from rfp.maps.touchpoint import AUTOMATION_FORMULA, STRENGTH, Placed, Touchpoint, automation_order
from rfp.reads.maps import StepEntry, process_maps, steps
from rfp.reads.touchpoints import touchpoints
from rfp.screens.live_needs import live_needs
from rfp.screens.pain_list import step_name
from workbench.committee import Right
from workbench.language import Language, from_digits, number
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.figures import figures
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.problems import faults_as_problems, saved, show_problem

STEP, COST, EXPERIENCE = "step", "cost", "experience"
NONE = "–"  # an empty cell of a grid would say "None"
TROUBLE, STORED = "touchpoints.trouble", "touchpoints.stored"


def show(desk: Desk) -> None:
    """Ask which steps are touchpoints, and rank them."""
    st.title(desk.say("Touchpoints"))
    live_needs(desk, _ask, name="touchpoints.ask", patient=True)
    live_needs(desk, _order, name="touchpoints.order")


def _today(desk: Desk) -> list[StepEntry]:
    with desk.store.read() as session:
        maps = process_maps(session, desk.actor, desk.here.id, desk.language.value)
        known = steps(session, desk.actor, desk.here.id, desk.language.value)
    today = {entry.id for entry in maps if entry.state is MapState.AS_IS}
    return [step for step in known if step.process_map in today]


def _ask(desk: Desk) -> None:
    here = _today(desk)
    if not here:
        empty_state(
            desk.say("There is no step yet"),
            desk.say("Bring in the as-is map on the page Process map first."),
        )
        return
    st.markdown(
        desk.say(
            "Give both figures to each step at which a customer meets us: what it costs us, "
            "and how strongly the customer feels it (1 little, 5 much)."
        )
    )
    for problem in st.session_state.pop(TROUBLE, []):
        show_problem(desk, problem)
    if st.session_state.pop(STORED, False):
        st.rerun()  # the order stands in another part of the page
    if desk.may(Right.EDIT_NEEDS):
        _editor(desk, here)
    else:
        st.dataframe(_frame(desk, here), **_drawn(desk))


def _editor(desk: Desk, here: list[StepEntry]) -> None:
    tries = st.session_state.get("touchpoints.tries", 0)
    # The key names every version: what is pending in the editor never meets another list.
    key = f"touchpoints.{hash(tuple((s.id, s.version) for s in here))}.{tries}"
    st.data_editor(
        _frame(desk, here),
        disabled=[STEP],
        on_change=_store,
        args=(desk, here, key),
        key=key,
        **_drawn(desk),
    )


def _frame(desk: Desk, here: list[StepEntry]) -> pd.DataFrame:
    def shown(step: StepEntry, name: str) -> str:
        kept = st.session_state.get(_half(step, name))
        value = getattr(step.touchpoint, name) if step.touchpoint else kept
        return NONE if value is None else number(value, desk.language)

    return pd.DataFrame(
        {
            STEP: [step_name(desk, step) for step in here],
            COST: [shown(step, COST) for step in here],
            EXPERIENCE: [shown(step, EXPERIENCE) for step in here],
        },
        index=[step.id for step in here],
        dtype="object",
    )


def _half(step: StepEntry, name: str) -> str:
    """Name where the first of the two figures waits for the other."""
    return f"touchpoints.half.{step.id}.{name}"


def _drawn(desk: Desk) -> dict[str, object]:
    columns = st.column_config
    levels = [NONE, *(number(level, desk.language) for level in STRENGTH)]
    order = [STEP, COST, EXPERIENCE]
    return {
        "hide_index": True,
        "column_order": order if desk.language is Language.EN else order[::-1],
        "column_config": {
            STEP: columns.TextColumn(desk.say("Step"), width=190),
            COST: columns.SelectboxColumn(desk.say("Cost (1-5)"), options=levels, width=110),
            EXPERIENCE: columns.SelectboxColumn(
                desk.say("Customer experience (1-5)"), options=levels, width=165
            ),
        },
        "alt": desk.say("Steps with their cost and their effect on the customer's experience"),
    }


def _store(desk: Desk, here: list[StepEntry], key: str) -> None:
    """Store each edit by its step's id, as soon as both figures are there."""
    try:
        with faults_as_problems(desk):
            for place, cells in st.session_state[key]["edited_rows"].items():
                _edit(desk, here[int(place)], cells)
    except Problem as problem:
        st.session_state[TROUBLE] = [problem]
    # What was typed is stored or waits; the editor begins anew from there.
    st.session_state["touchpoints.tries"] = st.session_state.get("touchpoints.tries", 0) + 1


def _edit(desk: Desk, step: StepEntry, cells: Mapping[str, str | None]) -> None:
    before: dict[str, int | None] = {
        name: getattr(step.touchpoint, name)
        if step.touchpoint
        else st.session_state.get(_half(step, name))
        for name in (COST, EXPERIENCE)
    }
    typed = {
        name: int(from_digits(cell)) if cell and cell != NONE else None
        for name, cell in cells.items()
    }
    cost, experience = ({**before, **typed}[name] for name in (COST, EXPERIENCE))
    for name, value in ((COST, cost), (EXPERIENCE, experience)):
        st.session_state[_half(step, name)] = value
    at = {"selection": desk.here.id, "step": step.id, "seen": step.version}
    if cost is not None and experience is not None:
        touchpoint = Touchpoint(cost=cost, experience=experience)
        mark_touchpoint(desk.store, desk.actor, **at, touchpoint=touchpoint)
    elif step.touchpoint:
        unmark_touchpoint(desk.store, desk.actor, **at)
    else:
        return
    st.session_state[STORED] = True
    saved(desk)


def _order(desk: Desk) -> None:
    with desk.store.read() as session:
        found = touchpoints(session, desk.actor, desk.here.id, desk.language.value)
    if not found and not _today(desk):
        return  # the part above says what comes first
    st.subheader(desk.say("What deserves automation first"))
    if not found:
        st.info(desk.say("No step is a touchpoint yet; give one both figures above."))
        return
    placed = automation_order(found)
    st.caption(desk.say(AUTOMATION_FORMULA))
    names = {step.id: step_name(desk, step) for step in _today(desk)}
    columns = [
        desk.say("Rank"),
        desk.say("Step"),
        desk.say("Points"),
        desk.say("Cost"),
        desk.say("Customer experience"),
        desk.say("Pains"),
        desk.say("Gap priority"),
    ]
    figures([dict(zip(columns, _row(desk, each, names), strict=True)) for each in placed])


def _row(desk: Desk, each: Placed, names: Mapping[str, str]) -> tuple[str, ...]:
    candidate = each.candidate
    rank = number(each.rank, desk.language)
    return (
        desk.say("{rank} (tie)", rank=rank) if each.is_tied else rank,
        names[candidate.step],
        number(each.points, desk.language, 1),
        number(candidate.touchpoint.cost, desk.language),
        number(candidate.touchpoint.experience, desk.language),
        number(candidate.pains, desk.language),
        number(candidate.priority, desk.language, 1),
    )
