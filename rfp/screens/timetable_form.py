"""The timetable: each date typed in either calendar and digits, shown back in both."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from rfp.changes.issue import set_timetable
from rfp.reads.issue import timetable
from rfp.screens import lead_times
from rfp.writing.milestone import MILESTONES, check_order
from workbench.committee import Right
from workbench.language import date_both, date_short, parse_date, weekday
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved, show_problem

Days = Mapping[str, dt.date]


def show(desk: Desk) -> None:
    """Draw the dates, as a form for whoever may set them."""
    with desk.store.read() as session:
        days = timetable(session, desk.actor, desk.here.id)
    if desk.may(Right.EDIT_RFP):
        _form(desk, days)
    elif days:
        _table(desk, days)
    else:
        st.caption(desk.say("No date has been set yet."))


def _table(desk: Desk, days: Days) -> None:
    st.table(
        [
            {desk.say("Milestone"): desk.say(title), desk.say("Day"): _shown(desk, days[code])}
            for code, title in MILESTONES.items()
            if code in days
        ],
        border="horizontal",
        hide_index=True,
    )


def _shown(desk: Desk, day: dt.date) -> str:
    return f"{weekday(day, desk.language)} · {date_both(day, desk.language)}"


def _form(desk: Desk, days: Days) -> None:
    st.caption(desk.say(
        "Type a date as 2026-11-22 or as 1405/09/01, in either digits; the other calendar is "
        "shown beside it. An empty field takes the milestone off the timetable."
    ))  # fmt: skip
    stamp = hash(tuple(sorted(days.items())))
    typed = {code: _ask(desk, code, days.get(code), stamp) for code in MILESTONES}
    wrong = [code for code, (text, day) in typed.items() if text and day is None]
    wanted = {code: day for code, (_, day) in typed.items()}
    _check(desk, wanted)
    lead_times.warn(desk, wanted)
    if st.button(
        desk.say("Set the timetable"), type="primary", disabled=bool(wrong), key="timetable.set"
    ):
        with explained(desk):
            set_timetable(desk.store, desk.actor, selection=desk.here.id, days=wanted)
            saved(desk)
            st.rerun()


def _ask(desk: Desk, code: str, stored: dt.date | None, stamp: int) -> tuple[str, dt.date | None]:
    """Return what was typed and the day that it was understood as."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    text = left.text_input(
        desk.say(MILESTONES[code]),
        value=date_short(stored, desk.language) if stored else "",
        key=f"timetable.{code}.{stamp}.{desk.language}",
    ).strip()
    day = parse_date(text)
    with right:
        if day is not None:
            st.markdown(_shown(desk, day))
        elif text:
            st.markdown(f":red[{desk.say('This is no date; year, month, day are expected.')}]")
    return text, day


def _check(desk: Desk, wanted: Mapping[str, dt.date | None]) -> None:
    try:
        check_order(wanted)
    except Problem as problem:
        show_problem(desk, problem)
