"""The look of every screen: one calm stylesheet, and what Streamlit lacks for right-to-left."""

from pathlib import Path

import streamlit as st

from workbench.language import Language

HERE = Path(__file__).parent
_EVERYWHERE = (HERE / "look.css").read_text(encoding="utf-8")
_RIGHT_TO_LEFT = (HERE / "look_rtl.css").read_text(encoding="utf-8")


def apply(language: Language) -> None:
    """Dress this run of a page; the listener sets the document's direction."""
    rules = _EVERYWHERE + (_RIGHT_TO_LEFT if language.direction == "rtl" else "")
    st.html(f"<style>{rules}</style>")
