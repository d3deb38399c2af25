"""What of a vendor's answers is handed in, and until when: said wherever they are written."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from rfp.reads.call_clock import call_clock
from rfp.reads.issue import timetable
from rfp.writing.call_clock import BY_UTC, PROPOSALS
from vendor_data.reads.call import own_files
from vendor_data.reads.sealing import handed_in
from vendor_data.reads.vendors import vendors
from vendor_data.screens.kept_drafts import Kept
from vendor_data.sealing.envelope import Envelope, State
from workbench.committee import Right
from workbench.language import joined, number
from workbench.screens.parts.clock import moment_here, time_left
from workbench.screens.parts.desk import Desk

_MOST_NAMED = 40
_STANDING = frozenset({State.SEALED, State.OPENED, State.RETURNED})


def until_when(desk: Desk) -> tuple[str, dt.datetime | None]:
    """Return until when proposals are taken, in the words of every page, and that moment."""
    with desk.store.read() as session:
        day = timetable(session, desk.actor, desk.here.id).get(PROPOSALS)
        clock = call_clock(session, desk.actor, desk.here.id) or BY_UTC
    if day is None:
        return "", None
    return clock.until(PROPOSALS, day, desk.language), clock.end_of(PROPOSALS, day)


def deadline(desk: Desk) -> None:
    """Say until when something can be handed in, or that the call is closed."""
    until, closes = until_when(desk)
    now = desk.store.clock()
    if not desk.may(Right.ANSWER) or (closes is not None and now >= closes):
        st.markdown(f"**{desk.say('The call is closed; nothing more can be handed in.')}**")
    elif closes is None:
        st.markdown(f"**{desk.say('No last day for proposals has been set yet.')}**")
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{desk.say('Hand in until {moment}', moment=until)}**", width="content")
            st.badge(time_left(desk, closes - now))


def last_hand_in(desk: Desk) -> dt.datetime | None:
    """Return when the answers that stand were handed in, sealed or not; None if none stand."""
    with desk.store.read() as session:
        own = vendors(session, desk.actor, desk.here.id, desk.language.value)
        if any(each.withdrawal is not None for each in own):
            return None
        plain = [each.taken_at for each in own_files(session, desk.actor, desk.here.id)]
        sealed = [
            each.handed_in_at
            for each in handed_in(session, desk.actor, desk.here.id)
            if each.envelope is Envelope.B and each.state in _STANDING
        ]
    return max((*plain, *sealed), default=None)


def anything_stands(desk: Desk) -> bool:
    """Return whether anything is handed in, whichever envelope it is."""
    with desk.store.read() as session:
        about = session, desk.actor, desk.here.id
        sealed = (each.state for each in handed_in(*about))
        return bool(own_files(*about)) or not _STANDING.isdisjoint(sealed)


def badge(desk: Desk, last: dt.datetime | None) -> None:
    """Say whether answers are handed in, and since when."""
    if last is None:
        st.badge(desk.say("Not handed in yet"), color="orange")
    else:
        when = moment_here(desk, last)
        st.badge(desk.say("Handed in {when}", when=when), color="green", icon=":material/check:")


def show(desk: Desk, kept: Mapping[str, Kept], asked: Collection[str]) -> None:
    """Say what is handed in, and how many answers were written after it."""
    last = last_hand_in(desk)
    since = [
        key
        for key, one in kept.items()
        if key in asked and last is not None and one.saved_at > last
    ]
    deadline(desk)
    with st.container(horizontal=True, vertical_alignment="center", key="vendor_state"):
        badge(desk, last)
        if since:
            count = number(len(since), desk.language)
            st.badge(desk.say("Changed since and not handed in yet: {count}", count=count),
                     color="orange")  # fmt: skip


def some_of(desk: Desk, names: Sequence[str]) -> str:
    """Return the first of `names` as one text, and dots if there are more."""
    return joined([*names[:_MOST_NAMED], *["…"] * (len(names) > _MOST_NAMED)], desk.language)
