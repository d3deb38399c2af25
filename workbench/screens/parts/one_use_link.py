"""A link that is shown to whoever made it, and to nobody again."""

from urllib.parse import urlsplit

import streamlit as st

from workbench.screens.parts.desk import Desk


def show_once(desk: Desk, path: str, token: str) -> None:
    """Show a link that nobody can show again; behind the # it stays out of every log."""
    server = urlsplit(st.context.url or "")
    st.code(f"{server.scheme}://{server.netloc}{path}#{token}", language=None, wrap_lines=True)
    st.caption(desk.say("Copy it now: it is shown once, and whoever opens it first can use it."))
