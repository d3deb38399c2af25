"""A part of a page that is drawn by itself, each time as the database stands."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from workbench.reads.actors import current_actor
from workbench.reads.selections import selection_of
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained


def live_part(desk: Desk, draw: Callable[[Desk], None], *, patient: bool = False) -> None:
    """Draw the part now, and again when the needs change; a patient one waits for who types."""

    @st.fragment(key=f"{draw.__module__}.{draw.__name__}")
    def part() -> None:
        here = seated_anew(desk)
        with explained(here):
            draw(here)

    part()


def seated_anew(desk: Desk) -> Desk:
    """Return the desk with its seat and phase as they are now, not as the page began."""
    with desk.store.read() as session:
        selection = selection_of(session, desk.here.id, desk.language.value)
        actor = current_actor(session, desk.actor, desk.here.id)
    return replace(desk, actor=actor, selection=selection)
