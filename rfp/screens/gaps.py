"""Screen: what lies between today and the wanted process, the most pressing first."""

import streamlit as st

from rfp.needs.gap import PRIORITY_FORMULA
from rfp.reads.maps import steps
from rfp.reads.needs import GapEntry, PainEntry, gaps, pains, requirements
from rfp.screens import gap_form, open_pains
from rfp.screens.live_needs import live_needs
from rfp.screens.pain_list import step_name
from rfp.screens.register import pick
from workbench.committee import Right
from workbench.language import number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state


def show(desk: Desk) -> None:
    """Draw the gap register, and what is not linked to it yet."""
    st.title(desk.say("Gaps"))
    live_needs(desk, _page, name="gaps", patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        entries = gaps(session, desk.actor, desk.here.id, desk.language.value)
        hurting = pains(session, desk.actor, desk.here.id)
        known = steps(session, desk.actor, desk.here.id, desk.language)
        asked = requirements(session, desk.actor, desk.here.id, desk.language.value)
    places = {step.id: step_name(desk, step) for step in known}
    if not hurting and not entries:
        empty_state(
            desk.say("There is no pain yet, so there is no gap"),
            desk.say("Add pains to the steps of the process map first; each leads to a gap here."),
        )
        return
    open_pains.show(desk, hurting, places, entries)
    closing = dict.fromkeys((entry.gap.id for entry in entries), 0)
    for each in asked:
        for gap in each.requirement.gaps:
            closing[gap] = closing.get(gap, 0) + 1
    _register(desk, entries, closing, hurting, places)


def _register(
    desk: Desk,
    entries: list[GapEntry],
    closing: dict[str, int],
    hurting: list[PainEntry],
    places: dict[str, str],
) -> None:
    st.subheader(desk.say("Gap register"))
    if entries:
        st.caption(desk.say(PRIORITY_FORMULA))
        chosen = pick(
            desk,
            _columns(desk),
            {entry.gap.id: _row(desk, entry, closing[entry.gap.id]) for entry in entries},
            key="gaps.register",
            alt=desk.say("Gaps, the most pressing first"),
            widths={desk.say("Gap"): "large"},
            figures={*_columns(desk)} - {desk.say("Gap"), desk.say("Kind")},
        )
        opened = next((entry for entry in entries if entry.gap.id == chosen), None)
        if opened:
            gap_form.show(desk, opened, hurting, places)
            return
        st.caption(desk.say("Choose a row to see all of it, and where its priority comes from."))
    if desk.may(Right.EDIT_NEEDS):
        gap_form.add(desk, hurting, places)


def _columns(desk: Desk) -> list[str]:
    return [
        desk.say("Priority"),
        desk.say("Gap"),
        desk.say("Kind"),
        desk.say("As-is"),
        desk.say("To-be"),
        desk.say("Impact"),
        desk.say("Risk"),
        desk.say("Dependency"),
        desk.say("Constraint"),
        desk.say("Pains"),
        desk.say("Requirements"),
    ]


def _row(desk: Desk, entry: GapEntry, closing: int) -> list[str]:
    judged = entry.gap.judgement
    numbers = (
        judged.as_is,
        judged.to_be,
        judged.impact,
        judged.risk,
        judged.dependency,
        judged.constraint,
        len(entry.gap.pains),
        closing,
    )
    return [
        number(entry.gap.priority, desk.language, 1),
        entry.gap.title,
        desk.say(gap_form.KINDS[entry.gap.kind]),
        *(number(each, desk.language) for each in numbers),
    ]
