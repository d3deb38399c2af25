"""Screen: today's map beside the one that replaces it, and what changes from one to the other."""

from collections import Counter

import streamlit as st

from rfp.changes.map_states import copy_map
from rfp.maps.map_comparison import ComparedStep, MapState, StepChange, StepPair
from rfp.maps.swimlane import draw
from rfp.reads.map_comparison import MapComparison, map_comparisons
from rfp.reads.maps import MapEntry, drawing, process_maps, steps
from rfp.screens import new_map
from rfp.screens.live_needs import live_needs
from rfp.screens.map_drawing import map_drawing
from workbench.committee import Right
from workbench.language import Language, joined, say
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.figures import figures
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk) -> None:
    """Compare the as-is map with the to-be map; begin the to-be map where there is none."""
    st.title(desk.say("As-is and to-be"))
    live_needs(desk, _show, name="to_be", patient=True)


def _show(desk: Desk) -> None:
    with desk.store.read() as session:
        maps = process_maps(session, desk.actor, desk.here.id, desk.language.value)
        found = map_comparisons(session, desk.actor, desk.here.id, desk.language.value)
    _begin(desk, maps, found)
    if found:
        chosen = _chosen(desk, found)
        _told(desk, chosen)
        _drawn(desk, chosen.today, desk.say("As-is"))
        _drawn(desk, chosen.wanted, desk.say("To-be"))


def _begin(desk: Desk, maps: list[MapEntry], found: list[MapComparison]) -> None:
    """Offer to begin the to-be map of each as-is map that nothing replaces yet."""
    replaced = {each.today.id for each in found}
    left = {m.id: m for m in maps if m.state is MapState.AS_IS and m.id not in replaced}
    if not found:
        _say_what_to_do(desk, is_any=bool(left))
    if not left or not desk.may(Right.EDIT_NEEDS):
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        source = st.selectbox(
            desk.say("As-is map"), list(left), format_func=lambda key: left[key].title,
            key=f"to_be.source.{len(left)}",
        )  # fmt: skip
        if st.button(desk.say("Begin its to-be map as a copy"), icon=":material/content_copy:"):
            with explained(desk):
                _copy(desk, left[source])


def _say_what_to_do(desk: Desk, *, is_any: bool) -> None:
    if not desk.may(Right.EDIT_NEEDS):
        told = desk.say("Once somebody has begun one, it stands here beside the as-is map.")
    elif is_any:
        told = desk.say(
            "Begin one as a copy of the as-is map and change its steps on the page Process map, "
            "or bring it in from a file there and mark it as to-be."
        )
    else:
        told = desk.say("Bring in the as-is map on the page Process map first.")
    empty_state(desk.say("There is no to-be map yet"), told)


def _copy(desk: Desk, source: MapEntry) -> None:
    titles = {
        language: f"{title} ({say('To-be', Language(language))})"
        for language, title in source.titles.items()
        if title
    }
    st.session_state[new_map.SHOWN] = copy_map(
        desk.store, desk.actor, selection=desk.here.id, process_map=source.id, titles=titles
    )
    saved(desk)
    st.rerun()


def _chosen(desk: Desk, found: list[MapComparison]) -> MapComparison:
    by_id = {each.wanted.id: each for each in found}
    if len(found) == 1:
        return found[0]
    chosen = st.selectbox(
        desk.say("To-be map"), list(by_id), format_func=lambda key: by_id[key].wanted.title,
        key=f"to_be.of.{len(found)}",
    )  # fmt: skip
    return by_id[chosen]


def _told(desk: Desk, chosen: MapComparison) -> None:
    counts = Counter(change for pair in chosen.pairs for change in pair.changes)
    told = [
        desk.say("{count} {change}", count=counts[change], change=desk.say(change.label))
        for change in StepChange
        if counts[change]
    ]
    st.markdown(plain(" · ".join(told)) or desk.say("Neither map has a step."))
    changes_only = st.toggle(desk.say("Changes only"), value=False, key="to_be.changes")
    rows = [
        (_named(pair.before), _named(pair.after), _changed(desk, pair))
        for pair in chosen.pairs
        if not (changes_only and pair.is_same)
    ]
    if not rows:
        st.info(desk.say("Nothing changes: the to-be map is still the same as the as-is map."))
        return
    columns = [desk.say("As-is"), desk.say("To-be"), desk.say("What changes")]
    figures([dict(zip(columns, row, strict=True)) for row in rows])


def _named(step: ComparedStep | None) -> str:
    return "" if step is None else " · ".join(filter(None, (step.lane, step.name)))


def _changed(desk: Desk, pair: StepPair) -> str:
    return joined((desk.say(change.label) for change in pair.changes), desk.language)


def _drawn(desk: Desk, entry: MapEntry, heading: str) -> None:
    st.subheader(f"{heading}: {plain(entry.title)}")
    with desk.store.read() as session:
        known = steps(session, desk.actor, desk.here.id, desk.language.value)
        drawn = drawing(session, desk.actor, desk.here.id, entry, known)
    map_drawing(desk, draw(drawn, language=desk.language), key=f"to_be.drawing.{entry.id}")
