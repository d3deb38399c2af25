"""Screen: are we ready to ask vendors? Checks, tasks, gates, risks, points, business case."""

from collections.abc import Callable, Mapping

import streamlit as st

from rfp.readiness.profile import PIECES
from rfp.reads.readiness import size_profile
from rfp.screens import (
    business_case,
    item_list,
    readiness_checks,
    readiness_gates,
    readiness_risks,
    where_we_are,
)
from rfp.screens.live_needs import live_needs
from workbench.screens.parts.desk import Desk

TABS: Mapping[str, Callable[[Desk], None]] = {
    "tasks": item_list.tasks,
    "gates": readiness_gates.show,
    "risks": readiness_risks.show,
    "points": item_list.points,
    "case": business_case.show,
    "lessons": item_list.lessons,
    "situation": where_we_are.show,
}


def show(desk: Desk) -> None:
    """Draw the screen; only the tab that is open is read."""
    st.title(desk.say("Readiness"))
    live_needs(desk, _page, name="readiness", patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        size = size_profile(session, desk.actor, desk.here.id)
    parts = {desk.say("Checks before the RFP"): readiness_checks.show}
    parts |= {desk.say(PIECES[piece]): draw for piece, draw in TABS.items() if size.is_on(piece)}
    draw_tabs(desk, parts, key="readiness")


def draw_tabs(desk: Desk, parts: Mapping[str, Callable[[Desk], None]], *, key: str) -> None:
    """Draw the parts as tabs, of which only the open one is worked out."""
    tabs = st.tabs(list(parts), key=f"{key}.tabs.{desk.language}", on_change="rerun")
    for tab, draw in zip(tabs, parts.values(), strict=True):
        if tab.open:
            with tab:
                draw(desk)
