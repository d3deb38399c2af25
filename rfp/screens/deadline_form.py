"""The hour at which proposals close, and the time zone in which the days of a call are meant."""

import streamlit as st

from rfp.writing.call_clock import BY_UTC, PROPOSALS, CallClock
from workbench.language import ZONES, parse_time, to_digits, zone_name
from workbench.screens.parts.clock import reader_zone
from workbench.screens.parts.desk import Desk

USUAL = "Asia/Tehran"  # proposed where the browser names no place of its own


def ask(desk: Desk, stored: CallClock | None, *, is_new: bool, key: str) -> CallClock | None:
    """Return what was typed; None while the hour is none. What stands by UTC stays by UTC."""
    clock = stored or (CallClock(zone=_here()) if is_new else BY_UTC)
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    shown = f"{clock.hour:%H:%M}" if clock.hour else ""
    text = left.text_input(
        desk.say("Proposals close at"),
        value=to_digits(shown, desk.language),
        help=desk.say("Empty: the end of the day. Otherwise an hour such as 14:00."),
        placeholder=to_digits("14:00", desk.language),
        key=f"{key}.{PROPOSALS}.hour.{desk.language}",
    ).strip()
    zone = right.selectbox(
        desk.say("Time zone"),
        list(dict.fromkeys((clock.zone, *ZONES, _here()))),
        format_func=lambda each: zone_name(each, desk.language),
        key=f"{key}.zone.{desk.language}",
    )
    hour = parse_time(text)
    if text and hour is None:
        told = desk.say("This is no time of day; write it as 14:00.")
        st.markdown(f":red[{told}]")
        return None
    return CallClock(zone=zone or clock.zone, hour=hour)


def _here() -> str:
    return getattr(reader_zone(), "key", "UTC").replace("UTC", USUAL)
