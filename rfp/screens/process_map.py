"""Screen: how we work today, as a drawing and a list of steps, and what hurts where."""

from dataclasses import dataclass

import streamlit as st

from rfp.reads.maps import MapEntry, StepEntry, drawing, process_maps, steps
from rfp.reads.needs import PainEntry, pains
from rfp.screens import new_map, pain_list, step_table
from rfp.screens.live_part import live_part
from rfp.swimlane import draw
from workbench.committee import Right
from workbench.language import percent
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state

ZOOMS = (100, 150, 200, 300)


def show(desk: Desk) -> None:
    """Draw the process map of the selection and ask for pains."""
    st.title(desk.say("Process map"))
    live_part(desk, _page)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one run of the page has read."""

    maps: list[MapEntry]
    steps: list[StepEntry]
    pains: list[PainEntry]


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        seen = _Seen(
            process_maps(session, desk.actor, desk.here.id, desk.language.value),
            steps(session, desk.actor, desk.here.id, desk.language),
            pains(session, desk.actor, desk.here.id),
        )
    if not seen.maps:
        _first_map(desk)
        return
    entry = _chosen(desk, seen.maps)
    of_map = [step for step in seen.steps if step.process_map == entry.id]
    here = {step.id for step in of_map}
    hurting = [each for each in seen.pains if each.pain.step in here]
    with st.container(key="process_map.row"):
        left, right = st.columns([3, 2])
    with left:
        _drawing(desk, entry, of_map, hurting)
    with right:
        step_table.show(desk, entry, of_map, hurting)
    pain_list.show(desk, of_map, hurting)


def _first_map(desk: Desk) -> None:
    if desk.may(Right.EDIT_NEEDS):
        empty_state(
            desk.say("There is no process map yet"),
            desk.say("Bring in a BPMN 2.0 file, or type the steps by hand."),
        )
        new_map.show(desk)
        return
    empty_state(
        desk.say("There is no process map yet"),
        desk.say("Once an evaluator, the facilitator or the chair has brought one in, add pains."),
    )


def _chosen(desk: Desk, maps: list[MapEntry]) -> MapEntry:
    by_id = {entry.id: entry for entry in maps}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            desk.say("Map"),
            list(by_id),
            format_func=lambda key: by_id[key].title,
            key=f"process_map.of.{len(maps)}",
        )
        if desk.may(Right.EDIT_NEEDS):
            with st.popover(desk.say("Another map"), icon=":material/add:"):
                new_map.show(desk)
            with st.popover(desk.say("This map"), icon=":material/edit:"):
                new_map.change(desk, by_id[chosen])
    return by_id[chosen]


def _drawing(
    desk: Desk, entry: MapEntry, of_map: list[StepEntry], hurting: list[PainEntry]
) -> None:
    with desk.store.read() as session:
        drawn = drawing(session, desk.actor, desk.here.id, entry, of_map)
    elements = {step.id: step.element for step in of_map}
    counts: dict[str, int] = {}
    for each in hurting:
        if each.pain.open:
            element = elements[each.pain.step]
            counts[element] = counts.get(element, 0) + 1
    zoom = st.segmented_control(
        desk.say("Size of the drawing"),
        ZOOMS,
        default=ZOOMS[0],
        required=True,
        format_func=lambda size: percent(size / 100, desk.language),
        label_visibility="collapsed",
        key="process_map.zoom",
    )
    # Our own writer made this picture: every word of the file in it is escaped text.
    picture = draw(drawn, language=desk.language, pains=counts)
    st.html(
        '<div style="overflow:auto;max-height:640px;border:1px solid #dfe4ea;border-radius:10px">'
        f'<div style="width:{zoom}%">{picture}</div></div>'
    )
