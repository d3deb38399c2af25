"""Moments as the person at the screen reads them: in the time zone of their browser."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from workbench.language import moment, to_digits
from workbench.screens.parts.desk import Desk


def reader_zone() -> dt.tzinfo:
    """Return the time zone of the browser, else UTC."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return dt.UTC


def moment_here(desk: Desk, value: dt.datetime) -> str:
    """Return day and time of `value` in the reader's zone and calendar."""
    return moment(value, desk.language, reader_zone())


def time_here(desk: Desk, value: dt.datetime) -> str:
    """Return the time of day of `value`, such as 14:05."""
    return to_digits(f"{value.astimezone(reader_zone()):%H:%M}", desk.language)
