"""How the call stands, on top of the list of vendors: days left, and how far each vendor is."""

import streamlit as st

from rfp.reads.call_clock import call_clock
from rfp.reads.issue import timetable
from rfp.writing.call_clock import BY_UTC, PROPOSALS
from vendor_data.reads.call_progress import CallProgress, call_progress
from vendor_data.sealing.envelope import Envelope
from workbench.language import number
from workbench.problem import Term
from workbench.screens.parts.clock import moment_here, time_left
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.selection import Phase


def show(desk: Desk) -> None:
    """Draw the deadline for every member, and the vendors' progress for those who lead."""
    if desk.here.phase is not Phase.CALL:
        return
    _deadline(desk)
    with desk.store.read() as session:
        found = call_progress(session, desk.actor, desk.here.id, desk.language)
    if not found:
        return
    st.table(
        [_row(desk, each) for each in found],
        hide_index=True,
        border="horizontal",
    )
    if not desk.actor.has_declared:
        st.caption(desk.say("Who has handed in is shown once you have declared."))


def _deadline(desk: Desk) -> None:
    with desk.store.read() as session:
        day = timetable(session, desk.actor, desk.here.id).get(PROPOSALS)
        clock = call_clock(session, desk.actor, desk.here.id) or BY_UTC
    if day is None:
        st.caption(desk.say("No last day for proposals has been set yet."))
        return
    left = clock.end_of(PROPOSALS, day) - desk.store.clock()
    with st.container(horizontal=True, vertical_alignment="center"):
        until = clock.until(PROPOSALS, day, desk.language)
        st.markdown(desk.say("Proposals are taken until {moment}", moment=until), width="content")
        if left.total_seconds() > 0:
            st.badge(time_left(desk, left))
        else:
            st.badge(desk.say("The deadline is over"), color="orange")


def _row(desk: Desk, one: CallProgress) -> dict[str, str]:
    said = {
        desk.say("Vendor"): plain(one.name),
        desk.say("Invitation links"): number(one.links, desk.language) if one.links else "–",
        desk.say("First entered"): moment_here(desk, one.entered_at) if one.entered_at else "–",
        desk.say("People"): number(one.people, desk.language) if one.people else "–",
        desk.say("Questions asked"): number(one.questions, desk.language) if one.questions else "–",
    }
    if desk.actor.has_declared:
        said[desk.say("Handed in")] = _handed_in(desk, one)
    return said


_CAME = {
    Envelope.A: Term("A: {when}"),
    Envelope.B: Term("B: {when}"),
    Envelope.C: Term("C: {when}"),
}


def _handed_in(desk: Desk, one: CallProgress) -> str:
    if one.withdrawn_at is not None:
        return f"{desk.say('Withdrawn')} · {moment_here(desk, one.withdrawn_at)}"
    if one.answered_at is not None:
        return moment_here(desk, one.answered_at)
    told = (
        desk.say(_CAME[Envelope(letter)], when=moment_here(desk, at))
        for letter, at in sorted(one.envelopes.items())
    )
    return " · ".join(told) or desk.say("Not handed in yet")
