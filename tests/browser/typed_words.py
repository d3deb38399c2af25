"""A page of what people typed, as every screen shows it: run as a Streamlit script by a test."""

import streamlit as st

from workbench.language import Language
from workbench.screens.parts.listener import listen
from workbench.screens.parts.plain import plain

TYPED = (
    "sara@example.invalid",
    "Write to s.karimi+rfp@co.example.invalid, please",
    "mailto:a@example.invalid and xmpp:b@example.invalid",
    "تماس: azar@example.invalid",
    "http://example.invalid/x",
    "HTTPS://EXAMPLE.INVALID",
    "www.example.invalid",
    "[our site](https://example.invalid)",
    "<https://example.invalid>",
    "(www.example.invalid)",
)

NAME = "Cost (3 years), high-level: 24/7 & C++"


def draw() -> None:
    """Show every text in every call that understands Markdown."""
    listen(key="listener", language=Language.EN, boot="")
    for at, typed in enumerate(TYPED):
        st.markdown(plain(typed))
        st.markdown(plain(f"{typed}\n{typed}", lines=True))
        st.caption(plain(typed))
        st.info(plain(typed))
        st.checkbox(plain(typed), key=f"check.{at}")
        st.button(plain(typed), key=f"press.{at}")
        st.expander(plain(typed))
        st.metric(plain(typed), at)
    st.table([{plain("a@example.invalid"): plain(typed)} for typed in TYPED])
    st.text_input(plain(TYPED[0]), help=plain(TYPED[0]))
    st.text_input(plain(NAME))
    st.subheader("drawn to the end")


if __name__ == "__main__":
    draw()
