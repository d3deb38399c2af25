"""Screen: who holds the keys, what was handed in, the two openings, and their minutes."""

import streamlit as st

from rfp.screens import terms_notice
from vendor_data.reads.sealing import sealing
from vendor_data.screens import (
    envelope_hand_in,
    envelope_keys,
    envelope_minutes,
    envelope_openings,
    opened_envelopes,
)
from workbench.committee import Right
from workbench.screens.parts import frame
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.live_part import live_record
from workbench.selection import Phase


def show(desk: Desk) -> None:
    """Draw the page, and again when a key is turned or something comes in elsewhere."""
    st.title(desk.say("Envelopes"))
    terms_notice.show(desk)
    live_record(desk, _page, name="envelopes")


def _page(desk: Desk) -> None:
    """Draw what the stage of the call asks for, from the keys to the minutes."""
    with desk.store.read() as session:
        sealed = sealing(session, desk.actor, desk.here.id)
    if sealed is None:
        _unsealed(desk)
        return
    envelope_keys.show(desk, sealed)
    if not sealed.is_ready:
        return
    envelope_hand_in.show(desk, sealed)
    envelope_openings.show(desk, sealed)
    opened_envelopes.show(desk)
    envelope_minutes.show(desk, sealed)


def _unsealed(desk: Desk) -> None:
    if desk.may(Right.SEAL):
        st.write(desk.say(
            "Proposals can be taken in three sealed envelopes: A formal papers, B technical "
            "proposal, C price. Two keyholders open them together; nobody reads them before, "
            "whoever runs the server included."
        ))  # fmt: skip
        envelope_keys.ask_keyholders(desk, ())
        return
    title = desk.say("No sealed envelopes")
    if desk.here.phase.is_from(Phase.OPENING):
        frame.empty_state(
            title, desk.say("This selection took its proposals without sealed envelopes.")
        )
        return
    frame.empty_state(
        title,
        desk.say(
            "This selection takes its proposals without sealed envelopes. Before anything is "
            "handed in, the chair can name keyholders here."
        ),
    )
