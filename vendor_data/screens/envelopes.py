"""Screen: who holds the keys, what was handed in, the two openings, and their minutes."""

import streamlit as st

from rfp.screens import terms_notice
from vendor_data.reads.sealing import sealing
from vendor_data.screens import (
    call_ending,
    envelope_hand_in,
    envelope_keys,
    envelope_minutes,
    envelope_openings,
    opened_envelopes,
)
from vendor_data.sealing.envelope import Sealing
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
    end = call_ending.ended(desk)
    if end is not None:
        call_ending.told(desk, end)
        call_ending.minutes(desk)
        envelope_hand_in.what_came(desk)
        opened_envelopes.show(desk)
        if sealed is not None:
            envelope_minutes.show(desk, sealed)
    elif sealed is not None:
        _sealed(desk, sealed)
    elif desk.may(Right.SEE_NEEDS):
        _unsealed(desk)
    else:
        _owner(desk)
    call_ending.ask(desk)


def _sealed(desk: Desk, sealed: Sealing) -> None:
    envelope_keys.show(desk, sealed)
    if not sealed.is_ready:
        return
    envelope_hand_in.show(desk, sealed)
    envelope_openings.show(desk, sealed)
    opened_envelopes.show(desk)
    envelope_minutes.show(desk, sealed)


def _owner(desk: Desk) -> None:
    """Say to the owner, who sees nothing of the envelopes, what can be done here."""
    frame.empty_state(
        desk.say("The committee alone sees the envelopes"),
        desk.say("Where no chair is left, the owner of this server can end the call here."),
    )


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
