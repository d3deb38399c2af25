"""Warnings where a call leaves vendors too few days, with the day that would do."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from rfp.changes.issue import set_timetable
from rfp.changes.lead_times import set_lead_times
from rfp.reads.issue import issue_of, timetable
from rfp.reads.lead_times import lead_times
from rfp.writing.call_clock import BY_UTC, PROPOSALS, CallClock
from rfp.writing.lead_time import LeadTime, TooShort, after_addendum, too_short
from rfp.writing.milestone import MILESTONES
from workbench.committee import Right
from workbench.language import date_both, number, weekday
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved
from workbench.screens.parts.whole_number import whole_number

_A_YEAR = 365  # [days]


def warn(desk: Desk, days: Mapping[str, dt.date | None]) -> None:
    """Say which stretches of these dates are too short, and offer to set the least days."""
    with desk.store.read() as session:
        least = lead_times(session, desk.actor, desk.here.id)
    for each in too_short(days, least):
        if each.found >= 0:  # days in the wrong order are refused as such
            st.warning(_sentence(desk, each))
    if desk.may(Right.EDIT_RFP):
        _ask_least(desk, least)


def warn_of_past(desk: Desk, days: Mapping[str, dt.date | None], clock: CallClock | None) -> None:
    """Say of a call that is not out yet that its last day for proposals is over."""
    last = days.get(PROPOSALS)
    if last is None or (clock or BY_UTC).end_of(PROPOSALS, last) > desk.store.clock():
        return
    with desk.store.read() as session:
        is_out = issue_of(session, desk.actor, desk.here.id) is not None
    if not is_out:
        st.warning(desk.say(
            "The last day for proposals, {day}, is over already, so no proposal could come in "
            "time. Set a later day.",
            day=_shown(desk, last),
        ))  # fmt: skip


def _sentence(desk: Desk, short: TooShort) -> str:
    return desk.say(
        "{stretch}: {found} days, fewer than {least}. {milestone} on {day} would leave enough.",
        stretch=short.stretch.label,
        found=short.found,
        least=short.least,
        milestone=MILESTONES[short.milestone],
        day=_shown(desk, short.better),
    )


def _shown(desk: Desk, day: dt.date) -> str:
    return f"{weekday(day, desk.language)} · {date_both(day, desk.language)}"


def _ask_least(desk: Desk, least: Mapping[LeadTime, int]) -> None:
    key = f"lead_times.{hash(tuple(least.items()))}"
    with st.popover(desk.say("Least days …"), type="tertiary", icon=":material/tune:"):
        st.caption(desk.say(
            "How many days vendors and the committee should have at least. A shorter timetable "
            "is warned of, never refused."
        ))  # fmt: skip
        typed = {
            stretch.value: whole_number(
                desk, desk.say(stretch.label), days, least=0, most=_A_YEAR, key=f"{key}.{stretch}"
            )
            for stretch, days in least.items()
        }
        wanted = {stretch: days for stretch, days in typed.items() if days is not None}
        if st.button(
            desk.say("Set the least days"),
            type="primary",
            disabled=len(wanted) < len(typed),
            key=f"{key}.set",
        ):
            with explained(desk):
                set_lead_times(desk.store, desk.actor, selection=desk.here.id, least=wanted)
                saved(desk)
                st.rerun()


def warn_of_addendum(desk: Desk) -> None:
    """Say that an addendum of today leaves too few days, and offer to move the last day."""
    with desk.store.read() as session:
        least = lead_times(session, desk.actor, desk.here.id)
        days = timetable(session, desk.actor, desk.here.id)
    short = after_addendum(desk.store.clock().date(), days.get("proposals"), least)
    if short is None:
        return
    st.warning(desk.say(
        "An addendum of today leaves vendors {found} days, fewer than {least}. The last day for "
        "proposals could move to {day}.",
        found=number(short.found, desk.language), least=number(short.least, desk.language),
        day=_shown(desk, short.better),
    ))  # fmt: skip
    if desk.may(Right.EDIT_RFP) and st.button(
        desk.say("Move the last day for proposals there"), key="lead_times.move"
    ):
        with explained(desk):
            moved = _moved(days, short.better)
            set_timetable(desk.store, desk.actor, selection=desk.here.id, days=moved)
            saved(desk)
            st.rerun()


def _moved(days: Mapping[str, dt.date], better: dt.date) -> dict[str, dt.date]:
    """Return the last day for proposals, and all that comes after it, later by as much."""
    by = better - days["proposals"]
    codes = list(MILESTONES)
    later = codes[codes.index("proposals") :]
    return {code: days[code] + by for code in later if code in days}
