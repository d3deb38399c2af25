"""Screen of a vendor: until when, how far, what was handed in, and what there is to read."""

import streamlit as st

from rfp.reads.call_clock import call_clock
from rfp.reads.issue import timetable
from rfp.writing.call_clock import BY_UTC, PROPOSALS
from vendor_data.screens import vendor_demos, vendor_documents, vendor_seat, vendor_stale
from workbench.committee import Right
from workbench.screens.parts.clock import time_left
from workbench.screens.parts.desk import Desk


def show(desk: Desk) -> None:
    """Draw the overview, the documents, and what a demonstration is to show."""
    vendor = vendor_seat.own_vendor(desk, "vendor_page")
    if vendor is None:
        return
    vendor_seat.head(desk, vendor, desk.say("The call"))
    with st.container(border=True, key="vendor_page.deadline"):
        _deadline(desk)
    vendor_stale.show(desk)
    vendor_documents.show(desk)
    vendor_demos.show(desk)


def _deadline(desk: Desk) -> None:
    with desk.store.read() as session:
        day = timetable(session, desk.actor, desk.here.id).get(PROPOSALS)
        clock = call_clock(session, desk.actor, desk.here.id) or BY_UTC
    now = desk.store.clock()
    closes = None if day is None else clock.end_of(PROPOSALS, day)
    if not desk.may(Right.ANSWER) or (closes is not None and now >= closes):
        st.markdown(f"**{desk.say('The call is closed; nothing more can be handed in.')}**")
    elif day is None or closes is None:
        st.markdown(f"**{desk.say('No last day for proposals has been set yet.')}**")
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            until = clock.until(PROPOSALS, day, desk.language)
            st.markdown(f"**{desk.say('Hand in until {moment}', moment=until)}**", width="content")
            st.badge(time_left(desk, closes - now))
