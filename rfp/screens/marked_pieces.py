"""Words of which some came and some went, marked on the screen, and why they did."""

from collections.abc import Sequence

import streamlit as st

from rfp.needs.list_difference import Mark, Piece
from workbench.language import isolated
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain


def show_pieces(desk: Desk, found: Sequence[Piece]) -> None:
    """Show words that went struck through and words that came in bold, both in colour."""
    if all(piece.mark is Mark.SAME for piece in found):
        return
    st.markdown(isolated("".join(_marked(piece) for piece in found), desk.language))


def show_reason(desk: Desk, *, by: str, reason: str) -> None:
    """Say who changed it and why, if a reason was given."""
    if reason:
        told = (as_written(text, desk.language) for text in (by or "–", reason))
        st.caption(": ".join(told))


def _marked(piece: Piece) -> str:
    text = plain(piece.text)
    if not text:
        return " "
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() else ""
    if piece.mark is Mark.REMOVED:
        text = f":red[~~{text}~~]"
    elif piece.mark is Mark.ADDED:
        text = f":green[**{text}**]"
    return f"{before}{text}{after}"
