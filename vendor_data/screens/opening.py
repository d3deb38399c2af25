"""The step that ends the call: the proposals are opened."""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from vendor_data.changes.proposals import open_proposals
from vendor_data.reads.sealing import sealing
from vendor_data.screens import call_ending
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk, known: Sequence[Vendor], stored: Mapping[str, object]) -> None:
    """Offer to open, and ask once more, since a selection never goes back to the call."""
    if not desk.may(Right.OPEN_PROPOSALS):
        return
    _ask(desk, known, stored)
    if not stored:
        call_ending.ask(desk)


def _ask(desk: Desk, known: Sequence[Vendor], stored: Mapping[str, object]) -> None:
    with desk.store.read() as session:
        is_sealed = sealing(session, desk.actor, desk.here.id) is not None
    st.subheader(desk.say("Open the proposals"))
    if is_sealed:
        st.caption(desk.say("Two keyholders open envelopes A and B, on the page Envelopes."))
        return
    st.caption(_where_it_stands(desk, known, stored))
    with st.popover(desk.say("Open the proposals …"), icon=":material/drafts:"):
        st.write(
            desk.say(
                "This ends the call for good: needs, plan and timetable are then closed, and the "
                "mandatory requirements are checked."
            )
        )
        if st.button(desk.say("Open them now"), type="primary", key="opening.open"):
            with explained(desk):
                open_proposals(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                st.rerun()


def _where_it_stands(desk: Desk, known: Sequence[Vendor], stored: Collection[str]) -> str:
    if not desk.actor.has_declared:
        return desk.say("How many proposals are stored is shown once you have declared.")
    proposed = sum(vendor.id in stored for vendor in known)
    return desk.say(
        "{proposed} of {count} vendors have a stored proposal.",
        proposed=proposed,
        count=len(known),
    )
