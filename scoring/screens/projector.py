"""Screen: the board for the wall: big type, the ranking, the sliders, and what would turn it."""

from pathlib import Path

import streamlit as st

from scoring.reads.versions import WHAT_IF, what_if_version
from scoring.screens.what_if_table import draw_board, nothing_yet, table
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.record_head import show_head

_CSS = Path(__file__).with_name("projector.css")


def show(desk: Desk) -> None:
    """Draw nothing but the board; the frame of the page steps aside."""
    st.set_page_config(initial_sidebar_state="collapsed")
    st.html(_CSS)
    live_part(desk, _wall, name="projector", topic=WHAT_IF, version=what_if_version)


def _wall(desk: Desk) -> None:
    found = table(desk)
    if found is None:
        nothing_yet(desk)
        return
    draw_board(desk, found, key="projector.board", projector=True)
    show_head(desk)
