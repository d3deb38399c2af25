"""Moments as the standard writes them."""

import datetime as dt


def moment(value: dt.datetime) -> str:
    """Return a moment as the standard writes it.

    >>> moment(dt.datetime(2026, 11, 22, 9, 5, tzinfo=dt.UTC))
    '2026-11-22T09:05:00Z'
    """
    return f"{value.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def last_second(end: dt.datetime) -> str:
    """Return the last second in which something is not late.

    >>> last_second(dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    '2026-11-22T23:59:59Z'
    """
    return moment(end - dt.timedelta(seconds=1))
