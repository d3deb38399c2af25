import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from workbench.language import (
    Language,
    date,
    date_both,
    date_short,
    moment,
    parse_date,
    weekday,
)
from workbench.problem import Problem

EN, FA = Language.EN, Language.FA


@pytest.mark.parametrize(
    ("day", "english", "persian", "short"),
    [
        (dt.date(2026, 11, 22), "22 November 2026", "۱ آذر ۱۴۰۵", "۱۴۰۵/۰۹/۰۱"),
        (dt.date(2026, 3, 21), "21 March 2026", "۱ فروردین ۱۴۰۵", "۱۴۰۵/۰۱/۰۱"),
        (dt.date(2025, 3, 20), "20 March 2025", "۳۰ اسفند ۱۴۰۳", "۱۴۰۳/۱۲/۳۰"),  # a leap year
        (dt.date(2024, 2, 29), "29 February 2024", "۱۰ اسفند ۱۴۰۲", "۱۴۰۲/۱۲/۱۰"),
    ],
)
def test_days_are_shown_in_the_readers_calendar(day, english, persian, short):
    assert (date(day, EN), date(day, FA)) == (english, persian)
    assert (date_short(day, EN), date_short(day, FA)) == (day.isoformat(), short)
    assert parse_date(short) == parse_date(day.isoformat()) == day


def test_both_calendars_stand_side_by_side():
    day = dt.date(2026, 11, 22)

    assert date_both(day, EN) == "22 November 2026 (1 Azar 1405)"
    assert date_both(day, FA) == "۱ آذر ۱۴۰۵ (۲۲ نوامبر ۲۰۲۶)"


def test_days_of_the_week_have_names():
    assert (weekday(dt.date(2026, 11, 22), EN), weekday(dt.date(2026, 11, 22), FA)) == (
        "Sunday",
        "یکشنبه",
    )


def test_a_moment_names_its_zone():
    late = dt.datetime(2026, 11, 22, 21, 5, tzinfo=dt.UTC)
    tehran, berlin = ZoneInfo("Asia/Tehran"), ZoneInfo("Europe/Berlin")

    assert moment(late, EN) == "22 November 2026, 21:05 UTC"
    assert moment(late, EN, berlin) == "22 November 2026, 22:05 UTC+01:00"
    assert moment(late, FA, berlin) == "۱ آذر ۱۴۰۵، ساعت ۲۲:۰۵ به وقت جهانی \u200e+۰۱:۰۰"
    assert moment(late, EN, tehran) == "23 November 2026, 00:35 Tehran time"
    assert moment(late, FA, tehran) == "۲ آذر ۱۴۰۵، ساعت ۰۰:۳۵ به وقت تهران"


def test_a_moment_by_the_readers_own_clock_needs_no_zone():
    late = dt.datetime(2026, 11, 22, 21, 5, tzinfo=dt.UTC)
    tehran = ZoneInfo("Asia/Tehran")

    assert moment(late, EN, tehran, names_zone=False) == "23 November 2026, 00:35"
    assert moment(late, FA, tehran, names_zone=False) == "۲ آذر ۱۴۰۵، ساعت ۰۰:۳۵"


def test_a_moment_without_zone_is_refused():
    with pytest.raises(Problem, match="must say its time zone, got 2026-11-22T09:00:00"):
        moment(dt.datetime(2026, 11, 22, 9), EN)  # noqa: DTZ001  the missing zone is the case


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1405/09/01", dt.date(2026, 11, 22)),
        ("۱۴۰۵/۹/۱", dt.date(2026, 11, 22)),
        ("١٤٠٥-٠٩-٠١", dt.date(2026, 11, 22)),
        (" 2026-11-22 ", dt.date(2026, 11, 22)),
        ("2026.11.22", dt.date(2026, 11, 22)),
        ("۲۰۲۶/۱۱/۲۲", dt.date(2026, 11, 22)),
        ("1405/09-01", None),
        ("1405/13/01", None),
        ("1404/12/30", None),  # no leap year
        ("2026-02-29", None),
        ("22/11/2026", None),
        ("1/9/1405", None),
        ("1700-01-01", None),
        ("05/09/01", None),
        ("", None),
        ("soon", None),
    ],
)
def test_days_are_read_year_first_in_either_calendar(text, day):
    assert parse_date(text) == day
