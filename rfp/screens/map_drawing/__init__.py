"""The drawn process map on a screen, to be looked at as a whole or closely."""

from pathlib import Path

import streamlit as st

from workbench.screens.parts.desk import Desk

HERE = Path(__file__).parent

_DRAWING = st.components.v2.component(
    "gozin_map_drawing",
    html='<div class="gozin-map"\n></div>',
    css=(HERE / "map_drawing.css").read_text(encoding="utf-8"),
    js=(HERE / "map_drawing.js").read_text(encoding="utf-8"),
)


def map_drawing(desk: Desk, picture: str, *, key: str) -> None:
    """Show `picture`, an SVG of our own writer; its size is the reader's and is never stored."""
    _DRAWING(
        key=key,
        data={
            "picture": picture,
            "direction": desk.language.direction,
            "words": {
                "whole": desk.say("Whole map"),
                "closer": desk.say("Closer"),
                "farther": desk.say("Farther"),
                "sheet": desk.say("Drawing: drag or use the arrow keys to move, + and - to zoom"),
            },
        },
    )
