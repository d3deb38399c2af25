"""A sentence where the partner sought stands otherwise than vendors were told."""

import streamlit as st

from rfp.reads.call_terms import wait_for_addendum
from workbench.committee import Right
from workbench.screens.parts.desk import Desk


def show(desk: Desk) -> None:
    """Say to who may still mend it that vendors are told by an addendum."""
    if not desk.may(Right.EDIT_RFP):
        return
    with desk.store.read() as session:
        waits = wait_for_addendum(session, desk.actor, desk.here.id)
    if waits:
        st.warning(desk.say(
            "The request as it went out says otherwise, and vendors read only what went out. Issue "
            "an addendum: it tells all of them at once what stands here now."
        ))  # fmt: skip
