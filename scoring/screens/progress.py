"""Screen: how far each member is, and nothing of what they scored; then prices are opened."""

import streamlit as st

from scoring.changes.price_opening import open_prices
from scoring.changes.technical_close import close_technical_scores
from scoring.reads.sheet_versions import SHEETS, sheets_version
from scoring.reads.sheets import progress
from scoring.screens import measured_amounts
from scoring.screens.unscored import show_unscored
from scoring.sheet import Progress
from vendor_data.reads.sealing import sealing
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
    measured_amounts.show(desk)
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
    with desk.store.read() as session:
        sealed = sealing(session, desk.actor, desk.here.id)
    if sealed is not None and sealed.price.opened_at is None:
        _envelope_c(desk, is_closed=sealed.scores_closed_at is not None)
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


def _envelope_c(desk: Desk, *, is_closed: bool) -> None:
    """Let the chair close the scores, so that two keyholders can open envelope C."""
    if is_closed:
        told = desk.say(
            "The technical scores are closed. Two keyholders now open envelope C, on the page "
            "Envelopes."
        )
        st.info(told, icon=":material/key:")
        return
    with st.popover(desk.say("Close the technical scores …"), type="primary"):
        st.markdown(desk.say(
            "Scores never change again. Envelope C of whoever is below the technical floor or "
            "excluded stays sealed for good: its keys are deleted now."
        ))  # fmt: skip
        if st.button(desk.say("Close them now"), type="primary", key="progress.close"):
            with explained(desk):
                close_technical_scores(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                st.rerun()
