"""Screen of a vendor: until when, how far, what was handed in, and what there is to read."""

import datetime as dt

import streamlit as st

from rfp.reads.issue import timetable
from vendor_data.questions.question import is_late
from vendor_data.screens import vendor_documents, vendor_seat
from workbench.committee import Right
from workbench.language import date_both, number
from workbench.screens.parts.desk import Desk

A_DAY = dt.timedelta(days=1)


def show(desk: Desk) -> None:
    """Draw the overview and the documents."""
    vendor = vendor_seat.own_vendor(desk, "vendor_page")
    if vendor is None:
        return
    vendor_seat.head(desk, vendor, desk.say("The call"))
    with st.container(border=True, key="vendor_page.deadline"):
        _deadline(desk)
    vendor_documents.show(desk)


def _deadline(desk: Desk) -> None:
    with desk.store.read() as session:
        day = timetable(session, desk.actor, desk.here.id).get("proposals")
    now = desk.store.clock()
    if not desk.may(Right.ANSWER) or (day is not None and is_late(now, day)):
        st.markdown(f"**{desk.say('The call is closed; nothing more can be handed in.')}**")
        return
    if day is None:
        st.markdown(f"**{desk.say('No last day for proposals has been set yet.')}**")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        told = desk.say("Hand in until the end of {day} (UTC)", day=date_both(day, desk.language))
        st.markdown(f"**{told}**", width="content")
        st.badge(_left(desk, dt.datetime.combine(day, dt.time(), dt.UTC) + A_DAY - now))


def _left(desk: Desk, left: dt.timedelta) -> str:
    hours = left.seconds // 3600
    told = {
        "days": number(left.days, desk.language),
        "hours": number(hours, desk.language),
        "minutes": number(left.seconds % 3600 // 60, desk.language),
    }
    if left.days:
        return desk.say("{days} days and {hours} hours left", **told)
    return desk.say("{hours} hours and {minutes} minutes left", **told)
