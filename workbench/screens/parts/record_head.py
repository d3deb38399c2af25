"""The hash of the newest event, said in the meeting: whoever notes it down can hold it later."""

import streamlit as st

from workbench.reads.events import visible_head
from workbench.screens.parts.clock import time_here
from workbench.screens.parts.desk import Desk


def show_head(desk: Desk) -> None:
    """Say how far the record had come when this part of the page was drawn."""
    with desk.store.read() as session:
        head = visible_head(session, desk.actor, desk.here.id)
    at = time_here(desk, desk.store.clock())
    st.caption(desk.say("Head of the record at {time}: {hash}", time=at, hash=head.hash))
