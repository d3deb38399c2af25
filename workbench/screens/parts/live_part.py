"""A part of a page that is drawn by itself, again and again, as the database stands."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from workbench import ground
from workbench.reads.actors import current_actor
from workbench.reads.events import RECORD, record_version
from workbench.reads.selections import selection_of
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.listener import listen
from workbench.screens.parts.problems import explained
from workbench.screens.parts.removed import told

Version = Callable[..., int]  # a read: session, actor, selection


def live_part(
    desk: Desk,
    draw: Callable[[Desk], None],
    *,
    name: str,
    topic: str,
    version: Version,
    patient: bool = False,
) -> None:
    """Draw the part now, and again when `topic` rises above the `version` that it was drawn from.

    A patient part waits while somebody types or chooses on the page.
    """

    @st.fragment(key=f"live.{name}")
    def part() -> None:
        here, drawn_from = _as_it_stands(desk, version)
        hub = ground.here().hub
        if hub is not None:
            listen(
                key=f"listener.{name}",
                language=here.language,
                boot=hub.boot,
                selection=here.here.id,
                topics={topic: drawn_from},
                patient=patient,
            )
        with told(here, name), explained(here):
            draw(here)

    part()


def live_record(desk: Desk, draw: Callable[[Desk], None], *, name: str) -> None:
    """Draw the part now, and again when anything happens that this person may know of."""
    live_part(desk, draw, name=name, topic=RECORD, version=record_version, patient=True)


def _as_it_stands(desk: Desk, version: Version) -> tuple[Desk, int]:
    """Return the desk with its seat and phase of this moment, not of the page's beginning."""
    with desk.store.read() as session:
        selection = selection_of(session, desk.here.id, desk.language.value)
        actor = current_actor(session, desk.actor, desk.here.id)
        drawn_from = version(session, actor, desk.here.id)
    return replace(desk, actor=actor, selection=selection), drawn_from
