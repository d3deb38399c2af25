"""The timetable: each date typed in either calendar and digits, shown back in both."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from rfp.changes.issue import set_timetable
from rfp.reads.call_clock import call_clock
from rfp.reads.issue import timetable
from rfp.screens import deadline_form, lead_times
from rfp.writing.call_clock import BY_UTC, CallClock
from rfp.writing.milestone import MILESTONES, check_order
from rfp.writing.timetable import Timetable
from workbench.committee import Right
from workbench.language import date_both, date_short, parse_date, weekday, zone_name
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.problems import show_problem

Days = Mapping[str, dt.date]


def show(desk: Desk) -> None:
    """Draw the dates, as a form for whoever may set them."""
    with desk.store.read() as session:
        days = timetable(session, desk.actor, desk.here.id)
        clock = call_clock(session, desk.actor, desk.here.id)
    if desk.may(Right.EDIT_RFP):
        _form(desk, days, clock)
    elif days:
        _table(desk, days, clock or BY_UTC)
    else:
        st.caption(desk.say("No date has been set yet."))


def _table(desk: Desk, days: Days, clock: CallClock) -> None:
    st.table(
        [
            {
                desk.say("Milestone"): desk.say(title),
                desk.say("Day"): _shown(desk, code, days[code], clock),
            }
            for code, title in MILESTONES.items()
            if code in days
        ],
        border="horizontal",
        hide_index=True,
    )
    zone = zone_name(clock.zone, desk.language)
    st.caption(desk.say("Days and hours are meant by {zone}.", zone=zone))


def _shown(desk: Desk, code: str, day: dt.date, clock: CallClock) -> str:
    return f"{weekday(day, desk.language)} · {clock.told(code, day, desk.language)}"


def _form(desk: Desk, days: Days, clock: CallClock | None) -> None:
    st.caption(desk.say(
        "Type a date as 2026-11-22 or as 1405/09/01, in either digits; the other calendar is "
        "shown beside it. An empty field takes the milestone off the timetable."
    ))  # fmt: skip
    stored = Timetable(days=days, clock=clock)
    stamp = hash((tuple(sorted(days.items())), clock))
    with held(desk, "timetable", stored, version=stamp) as form:
        now, key = form.stored, form.key
        typed = {code: _ask(desk, code, now.days.get(code), key) for code in MILESTONES}
        wanted_clock = deadline_form.ask(desk, now.clock, is_new=not now.days, key=key)
        wanted = {code: day for code, (_, day) in typed.items()}
        _check(desk, wanted)
        lead_times.warn_of_past(desk, wanted, wanted_clock)
        lead_times.warn(desk, wanted)
        wrong = any(text and day is None for text, day in typed.values())
        label, cannot = desk.say("Set the timetable"), wrong or wanted_clock is None
        set_it = form.button(label, "set", type="primary", disabled=cannot)
    if set_it:
        with form.storing():
            changed, new_clock = now.changed(wanted, wanted_clock)
            set_timetable(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                days=changed,
                clock=new_clock,
                seen=now,
            )


def _ask(desk: Desk, code: str, stored: dt.date | None, key: str) -> tuple[str, dt.date | None]:
    """Return what was typed and the day that it was understood as."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    here = f"{key}.{code}.{desk.language}"
    shown = date_short(stored, desk.language) if stored else ""
    with left:
        text = st.text_input(desk.say(MILESTONES[code]), value=shown, key=here).strip()
        beside(desk, here, shown)
    day = parse_date(text)
    with right:
        if day is not None:
            st.markdown(f"{weekday(day, desk.language)} · {date_both(day, desk.language)}")
        elif text:
            st.markdown(f":red[{desk.say('This is no date; year, month, day are expected.')}]")
    return text, day


def _check(desk: Desk, wanted: Mapping[str, dt.date | None]) -> None:
    try:
        check_order(wanted)
    except Problem as problem:
        show_problem(desk, problem)
