"""The form of something new: it stays as it was typed while others add, and is fresh once stored.

A key that counted what there is would empty the form under whoever types, as soon as a colleague
adds one; here the count is of what this browser has stored by the form itself.
"""

import streamlit as st


def fresh(place: str) -> str:
    """Return what the key of each field of the form at `place` begins with."""
    return f"{place}.{st.session_state.get(_turn(place), 0)}"


def empty(place: str) -> None:
    """Begin the form at `place` anew: what was typed there is stored."""
    st.session_state[_turn(place)] = st.session_state.get(_turn(place), 0) + 1


def _turn(place: str) -> str:
    return f"fresh_form.{place}"
