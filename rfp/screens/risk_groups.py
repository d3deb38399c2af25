"""How each of the six groups of risks stands: its levels, what to act on, what to build on."""

from collections.abc import Sequence

import streamlit as st

from rfp.readiness.item import Item
from rfp.readiness.risk_group import GroupState, by_group
from rfp.screens import item_form
from workbench.language import number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.figures import figures
from workbench.screens.parts.plain import plain

State = GroupState[Item]


def show(desk: Desk, risks: Sequence[Item]) -> None:
    """Draw the groups as a table, and under it their weaknesses and strengths by name."""
    states = by_group(risks)
    if not any(state.levels for state in states):
        return
    st.markdown(f"**{desk.say('How the groups stand')}**")
    st.caption(desk.say(
        "A group is as high as its highest level, so that no mean hides a danger. What is out of "
        "hand, or worse than elsewhere, is a weakness."
    ))  # fmt: skip
    figures([_row(desk, state) for state in states])
    left, right = st.columns(2)
    with left:
        _side(desk, desk.say("Weaknesses to act on"), [(each, each.weak) for each in states])
    with right:
        _side(desk, desk.say("Strengths to build on"), [(each, each.strong) for each in states])


def _row(desk: Desk, state: State) -> dict[str, str]:
    highest = f"{figure(desk, state.highest)} · " if state.levels else ""
    mean = "–" if state.mean is None else number(state.mean, desk.language, places=1)
    judged = desk.say("{count} of {all}", count=len(state.levels), all=state.count)
    return {
        desk.say("Group"): desk.say(state.group.label),
        desk.say("Highest level"): f"{highest}{desk.say(state.band.label)}",
        desk.say("Mean level"): mean,
        desk.say("Judged"): judged,
        desk.say("Weaknesses"): figure(desk, len(state.weak)),
        desk.say("Strengths"): figure(desk, len(state.strong)),
    }


def figure(desk: Desk, value: int | None) -> str:
    """Return a whole number as it is read, a dash where there is none."""
    return "–" if value is None else number(value, desk.language)


def _side(desk: Desk, title: str, found: Sequence[tuple[State, Sequence[Item]]]) -> None:
    st.markdown(f"**{title}**")
    if not any(risks for _, risks in found):
        st.caption(desk.say("none"))
    for state, risks in found:
        if risks:
            names = [f"- {plain(item_form.name_of(each, desk.language))}" for each in risks]
            st.markdown("\n".join([desk.say(state.group.label), *names]))
