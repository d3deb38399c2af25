"""Moments as the person at the screen reads them: in the time zone of their browser."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from workbench.language import isolated, moment, moment_both, number, to_digits
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def reader_zone() -> dt.tzinfo:
    """Return the time zone of the browser, else UTC."""
    return _told_zone() or dt.UTC


def moment_here(desk: Desk, value: dt.datetime) -> str:
    """Return day and time of `value` by the reader's own clock; another zone is named."""
    zone = _told_zone()
    if zone is None:
        return moment(value, desk.language)
    return moment(value, desk.language, zone, names_zone=False)


def when_and_who(desk: Desk, value: dt.datetime, name: str) -> str:
    """Return when something was done and by whom, in whatever letters the name is written."""
    return f"{moment_here(desk, value)} · {plain(isolated(name, desk.language))}"


def deadline_here(desk: Desk, value: dt.datetime) -> str:
    """Return a deadline in the zone it was set in; without one, in the reader's own, named."""
    if isinstance(value.tzinfo, ZoneInfo):
        return moment_both(value, desk.language)
    return moment(value, desk.language, reader_zone())


def time_here(desk: Desk, value: dt.datetime) -> str:
    """Return the time of day of `value`, such as 14:05."""
    return to_digits(f"{value.astimezone(reader_zone()):%H:%M}", desk.language)


def time_left(desk: Desk, left: dt.timedelta) -> str:
    """Return how long there still is, to the hour; on the last day to the minute."""
    told = {
        "days": number(left.days, desk.language),
        "hours": number(left.seconds // 3600, desk.language),
        "minutes": number(left.seconds % 3600 // 60, desk.language),
    }
    if left.days:
        return desk.say("{days} days and {hours} hours left", **told)
    return desk.say("{hours} hours and {minutes} minutes left", **told)


def _told_zone() -> ZoneInfo | None:
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
