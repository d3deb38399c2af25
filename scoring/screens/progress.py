"""Screen: how far each member is, and nothing of what they scored; then prices are opened."""

import streamlit as st

from scoring.changes.sheets import open_prices
from scoring.reads.sheet_versions import SHEETS, sheets_version
from scoring.reads.sheets import progress
from scoring.screens.unscored import show_unscored
from scoring.sheet import Progress
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk) -> None:
    """Draw filled and assigned cells per member, and the chair's way to the prices."""
    st.title(desk.say("Progress"))
    live_part(desk, _page, name="progress", topic=SHEETS, version=sheets_version)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        found = progress(session, desk.actor, desk.here.id)
    if not found:
        empty_state(
            desk.say("Nobody scores yet"),
            desk.say("Assign criteria to evaluators and start the scoring."),
        )
        return
    locked = sum(one.is_locked for one in found)
    st.caption(desk.say("{locked} of {count} sheets are locked", locked=locked, count=len(found)))
    with st.container(border=True):
        for one in found:
            _member(desk, one)
    if not show_unscored(desk):
        _prices(desk, found)


def _member(desk: Desk, one: Progress) -> None:
    name, bar, state = st.columns([3, 6, 2], vertical_alignment="center")
    name.markdown(f"**{plain(one.name)}**")
    told = desk.say("{filled} of {assigned} scored", filled=one.filled, assigned=one.assigned)
    bar.progress(one.filled / one.assigned if one.assigned else 1.0, text=told)
    with state:
        if one.is_locked:
            st.badge(desk.say("locked"), icon=":material/lock:", color="green")
        else:
            st.badge(desk.say("open"), color="gray")


def _prices(desk: Desk, found: list[Progress]) -> None:
    """Let the chair open the prices, or say whose sheets are still waited for."""
    if not desk.may(Right.OPEN_PRICES):
        return
    waiting = [one.name for one in found if not one.is_locked and one.assigned]
    if waiting:
        told = desk.say("Prices stay closed until these sheets are locked: {names}", names=waiting)
        st.info(plain(told), icon=":material/lock:")
        return
    with st.popover(desk.say("Open the prices …"), type="primary"):
        st.markdown(desk.say(
            "Everybody sees the prices and the ranking from then on; scores never change again."
        ))  # fmt: skip
        if st.button(desk.say("Open the prices"), type="primary", key="progress.open"):
            with explained(desk):
                open_prices(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                st.rerun()
