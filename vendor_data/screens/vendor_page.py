"""Screen of a vendor: until when, how far, what was handed in, and what there is to read."""

import streamlit as st

from rfp.reads.call_terms import issued_terms
from vendor_data.screens import (
    vendor_demos,
    vendor_documents,
    vendor_seat,
    vendor_stale,
    vendor_state,
)
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def show(desk: Desk) -> None:
    """Draw the overview, the documents, and what a demonstration is to show."""
    vendor = vendor_seat.own_vendor(desk, "vendor_page")
    if vendor is None:
        return
    vendor_seat.head(desk, vendor, desk.say("The call"))
    with st.container(border=True, key="vendor_page.deadline"):
        vendor_state.deadline(desk)
    _terms(desk)
    vendor_stale.show(desk)
    vendor_documents.show(desk)
    vendor_demos.show(desk)


def _terms(desk: Desk) -> None:
    """Say whom the committee seeks and which references count, as the request went out."""
    with desk.store.read() as session:
        told = issued_terms(session, desk.actor, desk.here.id, desk.language)
    for line in told:
        st.markdown(plain(line))
