"""Widgets that store each edit at once and stay under the keyboard while their owner edits.

A widget is built anew only when the database holds another value than this browser knows of.
"""

from collections.abc import Callable

import streamlit as st

from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import show_problem

_TROUBLE = "held.trouble"
_UNKNOWN = object()  # no stored value is the same


def held_key(place: str, stored: object) -> str:
    """Return the key of the widget at `place`, another one if somebody else changed its value."""
    known, turn = st.session_state.get(f"held.{place}", (stored, 0))
    if known != stored:
        turn += 1
    st.session_state[f"held.{place}"] = (stored, turn)
    return f"{place}.{turn}"


def put(place: str, key: str, write: Callable[..., object]) -> None:
    """Store what the widget shows now; refused, it is built anew from the database.

    `write` returns the value as it is shown once it is stored.
    """
    _, turn = st.session_state[f"held.{place}"]
    try:
        known = write(st.session_state[key])
    except Problem as problem:
        st.session_state[_TROUBLE] = problem
        known = _UNKNOWN
    st.session_state[f"held.{place}"] = (known, turn)


def trouble(desk: Desk) -> None:
    """Show once why the last edit was refused."""
    problem = st.session_state.pop(_TROUBLE, None)
    if problem is not None:
        show_problem(desk, problem)
