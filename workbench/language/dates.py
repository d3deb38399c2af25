"""Days and moments in the reader's calendar: Gregorian in English, Jalali in Persian."""

import datetime as dt
import re

import jdatetime

from workbench.language.digits import from_digits, to_digits
from workbench.language.tongue import Language
from workbench.language.zones import zone_name
from workbench.problem import Problem

_TEHRAN = "Asia/Tehran"
# Each month in English, in Persian.
_GREGORIAN = (
    ("January", "ژانویه"),
    ("February", "فوریه"),
    ("March", "مارس"),
    ("April", "آوریل"),
    ("May", "مه"),
    ("June", "ژوئن"),
    ("July", "ژوئیه"),
    ("August", "اوت"),
    ("September", "سپتامبر"),
    ("October", "اکتبر"),
    ("November", "نوامبر"),
    ("December", "دسامبر"),
)
_JALALI = (
    ("Farvardin", "فروردین"),
    ("Ordibehesht", "اردیبهشت"),
    ("Khordad", "خرداد"),
    ("Tir", "تیر"),
    ("Mordad", "مرداد"),
    ("Shahrivar", "شهریور"),
    ("Mehr", "مهر"),
    ("Aban", "آبان"),
    ("Azar", "آذر"),
    ("Dey", "دی"),
    ("Bahman", "بهمن"),
    ("Esfand", "اسفند"),
)
_WEEKDAYS = {
    Language.EN: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    Language.FA: ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"],
}
_JALALI_YEARS, _GREGORIAN_YEARS = range(1300, 1500), range(1900, 2200)
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DATE = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")


def date(value: dt.date, language: Language) -> str:
    """Return the day in the reader's own calendar.

    >>> date(dt.date(2026, 11, 22), Language.EN), date(dt.date(2026, 11, 22), Language.FA)
    ('22 November 2026', '۱ آذر ۱۴۰۵')
    """
    return _jalali(value, language) if language is Language.FA else _gregorian(value, language)


def date_both(value: dt.date, language: Language) -> str:
    """Return the day in the reader's calendar, then in the other one.

    >>> date_both(dt.date(2026, 11, 22), Language.EN)
    '22 November 2026 (1 Azar 1405)'
    """
    other = _gregorian(value, language) if language is Language.FA else _jalali(value, language)
    return f"{date(value, language)} ({other})"


def date_short(value: dt.date, language: Language) -> str:
    """Return the day in figures, biggest unit first: 2026-11-22, ۱۴۰۵/۰۹/۰۱."""
    if language is Language.EN:
        return f"{value:%Y-%m-%d}"
    day = jdatetime.date.fromgregorian(date=value)
    return to_digits(f"{day.year:04}/{day.month:02}/{day.day:02}", language)


def weekday(value: dt.date, language: Language) -> str:
    return _WEEKDAYS[language][value.weekday()]


def moment(
    value: dt.datetime,
    language: Language,
    zone: dt.tzinfo = dt.UTC,
    *,
    names_zone: bool = True,
) -> str:
    """Return day and time of day in `zone`, which is named unless the reader lives by it.

    >>> moment(dt.datetime(2026, 11, 22, 9, 5, tzinfo=dt.UTC), Language.EN)
    '22 November 2026, 09:05 UTC'
    """
    local = _aware(value).astimezone(zone)
    clock = to_digits(f"{local:%H:%M}", language)
    comma = "، ساعت" if language is Language.FA else ","
    named = f" {_zone_name(local, language)}" if names_zone else ""
    return f"{date(local.date(), language)}{comma} {clock}{named}"


def moment_both(value: dt.datetime, language: Language) -> str:
    """Return a moment in its own zone, which is named, in the reader's calendar and the other.

    >>> from zoneinfo import ZoneInfo
    >>> moment_both(dt.datetime(2026, 9, 20, 14, tzinfo=ZoneInfo("Asia/Tehran")), Language.EN)
    '20 September 2026 (29 Shahrivar 1405), 14:00 Tehran time (UTC+03:30)'
    """
    clock = to_digits(f"{_aware(value):%H:%M}", language)
    comma = "، ساعت" if language is Language.FA else ","
    apart, key = _apart(value, language), getattr(value.tzinfo, "key", None)
    named = f"{zone_name(key, language)} ({apart})" if key else apart
    return f"{date_both(value.date(), language)}{comma} {clock} {named}"


def parse_time(text: str) -> dt.time | None:
    """Return the time of day that `text` writes, in either digits, or None.

    >>> parse_time("۱۴:۳۰"), parse_time("9:05"), parse_time("14"), parse_time("25:00")
    (datetime.time(14, 30), datetime.time(9, 5), None, None)
    """
    match = _TIME.fullmatch(from_digits(text).strip())
    if match is None:
        return None
    try:
        return dt.time(int(match[1]), int(match[2]))
    except ValueError:
        return None


def parse_date(text: str) -> dt.date | None:
    """Return the day that `text` writes, year first, or None.

    >>> parse_date("۱۴۰۵/۰۹/۰۱"), parse_date("2026-11-22"), parse_date("1/9/1405")
    (datetime.date(2026, 11, 22), datetime.date(2026, 11, 22), None)
    """
    match = _DATE.fullmatch(from_digits(text).strip())
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    try:
        if year in _JALALI_YEARS:
            found: dt.date = jdatetime.date(year, month, day).togregorian()
            return found
        return dt.date(year, month, day) if year in _GREGORIAN_YEARS else None
    except ValueError:
        return None


def _jalali(value: dt.date, language: Language) -> str:
    day = jdatetime.date.fromgregorian(date=value)
    return to_digits(f"{day.day} {_month(_JALALI, day.month, language)} {day.year}", language)


def _gregorian(value: dt.date, language: Language) -> str:
    month = _month(_GREGORIAN, value.month, language)
    return to_digits(f"{value.day} {month} {value.year}", language)


def _month(names: tuple[tuple[str, str], ...], number: int, language: Language) -> str:
    english, persian = names[number - 1]
    return persian if language is Language.FA else english


def _aware(value: dt.datetime) -> dt.datetime:
    if value.tzinfo is None:
        raise Problem("a moment must say its time zone, got {found}", found=value.isoformat())
    return value


def _zone_name(local: dt.datetime, language: Language) -> str:
    """Return "UTC", the distance from it such as UTC+03:30, or the name of Iran's own time."""
    if getattr(local.tzinfo, "key", "") == _TEHRAN:
        return zone_name(_TEHRAN, language)
    return _apart(local, language)


def _apart(local: dt.datetime, language: Language) -> str:
    distance = f"{local:%z}"
    apart = "" if distance == "+0000" else f"{distance[:3]}:{distance[3:5]}"
    if language is Language.EN:
        return f"UTC{apart}"
    # The mark keeps the sign on the left of its figures.
    return "به وقت جهانی" + (f" \u200e{to_digits(apart, language)}" if apart else "")
