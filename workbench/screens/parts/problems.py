"""What went well or wrong, in one plain sentence of the reader's language."""

import base64
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from workbench.language import sentence
from workbench.problem import Conflict, Problem
from workbench.screens.parts.clock import time_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

_LOG = logging.getLogger("gozin.screens")
_NOTES = "parts.problems.notes"


@contextmanager
def explained(desk: Desk) -> Iterator[None]:
    """Show what goes wrong inside the block; what comes after the block still runs.

    A person can mend a Problem, so its sentence is shown. Anything else is our own fault: it
    is logged under a number, and the number is all that the browser is told.
    """
    try:
        yield
    except Problem as problem:
        show_problem(desk, problem)
    except Exception as fault:  # noqa: BLE001  # no fault of ours may reach the browser
        st.error(desk.say(
            "Something went wrong here; nothing was lost. Number {number}",
            number=logged(desk, fault),
        ))  # fmt: skip


@contextmanager
def faults_as_problems(desk: Desk) -> Iterator[None]:
    """Raise a fault of ours as a Problem, for what stores before the page is drawn.

    There `explained` has nowhere to show it, and the browser would get Streamlit's own words.
    """
    try:
        yield
    except Problem:
        raise
    except Exception as fault:
        raise Problem(
            "Something went wrong here, so this was not stored; try again. Number {number}",
            number=logged(desk, fault),
        ) from fault


def show_problem(desk: Desk, problem: Problem) -> None:
    """Show the sentence of `problem`; a conflict is a warning that shows both values."""
    show = st.warning if isinstance(problem, Conflict) else st.error
    text = plain(sentence(problem, desk.language))
    show(text[:1].upper() + text[1:])


def logged(desk: Desk, fault: Exception) -> str:
    """Log where `fault` happened, without its words, which may hold secrets; return its number."""
    number = base64.b32encode(desk.store.entropy(5)).decode()
    frames = traceback.extract_tb(fault.__traceback__)
    places = "".join(f"\n  {at.filename}:{at.lineno} in {at.name}" for at in frames)
    _LOG.error("fault %s: %s%s", number, type(fault).__name__, places)
    return number


def saved(desk: Desk) -> None:
    """Note that a change is stored; the note shows at the end of this run or in the next one."""
    note(desk.say("Saved at {time}", time=time_here(desk, desk.store.clock())))


def note(text: str) -> None:
    """Keep a short text of the program to be shown once, across a rerun."""
    st.session_state.setdefault(_NOTES, []).append(text)


def show_notes() -> None:
    """Show what was noted since the last time; the page calls it first and last."""
    for text in st.session_state.pop(_NOTES, []):
        st.toast(text)
