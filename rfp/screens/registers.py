"""Screen: the registers that the RFP prints: interfaces, data, reports, training, support."""

from functools import partial

import streamlit as st

from rfp.readiness.register import IN_THE_RFP, Register
from rfp.reads.readiness import size_profile
from rfp.screens import register_grid
from rfp.screens.live_needs import live_needs
from rfp.screens.readiness import draw_tabs
from workbench.problem import Term
from workbench.screens.parts.desk import Desk

ABOUT = {
    Register.INTERFACES: Term(
        "Every system that the new one has to talk with, which way the data go, and how."
    ),
    Register.DATA: Term(
        "Data are usually worse than thought: say how good each set is, and who cleanses it."
    ),
    Register.REPORTS: Term("Reports, queries and document templates that people need, and when."),
    Register.TRAINING: Term(
        "Who is trained for how many days, in which form and when; few can leave work for weeks."
    ),
    Register.SUPPORT: Term("Who helps after go-live, by which plan, and how they are reached."),
}


def show(desk: Desk) -> None:
    """Draw the screen; only the tab that is open is read."""
    st.title(desk.say("Registers"))
    live_needs(desk, _page, name="registers", patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        size = size_profile(session, desk.actor, desk.here.id)
    parts = {
        desk.say(which.label): partial(_one, which=which)
        for which in IN_THE_RFP
        if size.is_on(f"register.{which}")
    }
    if parts:
        draw_tabs(desk, parts, key="registers")
    else:
        st.caption(desk.say("The size of this selection leaves the registers out."))


def _one(desk: Desk, which: Register) -> None:
    st.markdown(desk.say(ABOUT[which]))
    register_grid.show(desk, which)
