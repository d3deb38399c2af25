"""Screen: how we work today, as a drawing and a list of steps, and what hurts where."""

from dataclasses import dataclass

import streamlit as st

from rfp.maps.map_comparison import MapState
from rfp.maps.map_heat import Heat
from rfp.maps.swimlane import draw
from rfp.needs.pain import numbered
from rfp.needs.pressure import pressing
from rfp.reads.maps import MapEntry, StepEntry, drawing, process_maps, steps
from rfp.reads.needs import GapEntry, PainEntry, gaps, pains
from rfp.screens import new_map, pain_list, step_notes, step_table
from rfp.screens.live_needs import live_needs
from rfp.screens.map_drawing import map_drawing
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state


def show(desk: Desk) -> None:
    """Draw the process map of the selection and ask for pains."""
    st.title(desk.say("Process map"))
    maps = _maps(desk)
    if not maps:
        live_needs(desk, _first_map, name="first_map", patient=True)
        return
    entry = _chosen(desk, maps)
    live_needs(desk, lambda here: _drawing(here, maps, entry), name="drawing")
    st.subheader(desk.say("Steps"))
    live_needs(desk, lambda here: _table(here, entry), name="steps", patient=True)
    st.subheader(desk.say("Pains"))
    if not desk.may(Right.ADD_PAIN):
        live_needs(desk, lambda here: _list(here, entry), name="pains")
        return
    with st.container(key="stacks.map"):
        left, right = st.columns([2, 3], gap="large")
    with left:
        live_needs(desk, lambda here: _form(here, entry), name="pain_form", patient=True)
    with right:
        live_needs(desk, lambda here: _list(here, entry), name="pains")


@dataclass(frozen=True, slots=True)
class _Seen:
    """The steps of one map, the pains on them and their gaps, as one part of the page read them."""

    steps: list[StepEntry]
    pains: list[PainEntry]
    gaps: list[GapEntry]

    @property
    def numbers(self) -> dict[str, int]:
        """Return the number of each open pain, as the drawing and the list show it."""
        return numbered([step.id for step in self.steps], [entry.pain for entry in self.pains])

    @property
    def marks(self) -> dict[str, list[int]]:
        numbers = self.numbers
        return {
            step.element: [
                numbers[e.pain.id] for e in self.pains if e.pain.open and e.pain.step == step.id
            ]
            for step in self.steps
        }

    @property
    def heat(self) -> Heat | None:
        weighs = pressing([e.pain for e in self.pains], [e.gap for e in self.gaps])
        values = {step.element: weighs[step.id] for step in self.steps if step.id in weighs}
        return Heat(values=values) if values else None


def _read(desk: Desk, entry: MapEntry) -> _Seen:
    with desk.store.read() as session:
        known = steps(session, desk.actor, desk.here.id, desk.language.value)
        hurting = pains(session, desk.actor, desk.here.id)
        known_gaps = gaps(session, desk.actor, desk.here.id, desk.language.value)
    of_map = [step for step in known if step.process_map == entry.id]
    here = {step.id for step in of_map}
    return _Seen(of_map, [each for each in hurting if each.pain.step in here], known_gaps)


def _maps(desk: Desk) -> list[MapEntry]:
    with desk.store.read() as session:
        return process_maps(session, desk.actor, desk.here.id, desk.language.value)


def _first_map(desk: Desk) -> None:
    if _maps(desk):
        st.rerun()
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
    ids, wanted = list(by_id), st.session_state.get(new_map.SHOWN)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            desk.say("Map"),
            ids,
            index=ids.index(wanted) if wanted in by_id else 0,
            format_func=lambda key: _titled(desk, by_id[key]),
            key=f"process_map.of.{len(maps)}.{new_map.turn()}",
        )
        st.session_state[new_map.SHOWN] = chosen
        if desk.may(Right.EDIT_NEEDS):
            with st.popover(
                desk.say("This map"),
                icon=":material/edit:",
                key=f"process_map.this.{chosen}.{by_id[chosen].version}",
            ):
                new_map.change(desk, by_id[chosen], maps)
    if desk.may(Right.EDIT_NEEDS):
        _offer_another(desk)
    return by_id[chosen]


def _offer_another(desk: Desk) -> None:
    """Offer to bring in one more map, over the full width: its table has many columns."""
    box = st.expander(
        desk.say("Another map"),
        icon=":material/add:",
        key=f"process_map.another.{new_map.turn()}",
        on_change="rerun",
    )
    if box.open:
        with box:
            new_map.show(desk)


def _titled(desk: Desk, entry: MapEntry) -> str:
    if entry.state is MapState.AS_IS:
        return entry.title
    return f"{entry.title} · {desk.say('To-be')}"


def _drawing(desk: Desk, maps: list[MapEntry], entry: MapEntry) -> None:
    if _maps(desk) != maps:  # the choice of maps above follows as well
        st.rerun()
    seen = _read(desk, entry)
    with desk.store.read() as session:
        drawn = drawing(session, desk.actor, desk.here.id, entry, seen.steps)
    picture = draw(drawn, language=desk.language, heat=seen.heat, marks=seen.marks)
    map_drawing(desk, picture, key=f"process_map.drawing.{entry.id}")


def _table(desk: Desk, entry: MapEntry) -> None:
    seen = _read(desk, entry)
    step_table.show(desk, entry, seen.steps, seen.pains)
    with desk.store.read() as session:
        drawn = drawing(session, desk.actor, desk.here.id, entry, seen.steps)
    step_notes.show(desk, drawn, seen.steps)


def _form(desk: Desk, entry: MapEntry) -> None:
    pain_list.ask(desk, _read(desk, entry).steps)


def _list(desk: Desk, entry: MapEntry) -> None:
    seen = _read(desk, entry)
    pain_list.show(desk, seen.steps, seen.pains, seen.numbers)
