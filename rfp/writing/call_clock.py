"""When a day of the timetable is over: in which time zone, and at which hour proposals close."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workbench.language import Language, date_both, moment_both, say, zone_name
from workbench.problem import Problem

PROPOSALS = "proposals"
A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallClock:
    """The zone in which the days of a call are meant; without an `hour` the last one is whole.

    >>> CallClock(zone="Asia/Tehran", hour=dt.time(14)).end_of(
    ...     PROPOSALS, dt.date(2026, 9, 20)).isoformat()
    '2026-09-20T14:00:00+03:30'
    """

    zone: str = "UTC"
    hour: dt.time | None = None

    @property
    def shown(self) -> str:
        """The zone's name and the hour, as a conflict names them."""
        return f"{self.zone} {self.hour:%H:%M}" if self.hour else self.zone

    def end_of(self, code: str, day: dt.date) -> dt.datetime:
        """Return the moment from which a milestone's day is over, in the zone of the call."""
        zone = zone_of(self.zone)
        if code == PROPOSALS and self.hour is not None:
            return dt.datetime.combine(day, self.hour, zone)
        return dt.datetime.combine(day + A_DAY, dt.time.min, zone)

    def told(self, code: str, day: dt.date, language: Language) -> str:
        """Return a milestone's day in both calendars, with the hour where one is set."""
        if code == PROPOSALS and self.hour is not None:
            return moment_both(self.end_of(code, day), language)
        return date_both(day, language)

    def until(self, code: str, day: dt.date, language: Language) -> str:
        """Return until when something may come, with the zone in any case."""
        if code == PROPOSALS and self.hour is not None:
            return self.told(code, day, language)
        about = {"day": date_both(day, language), "zone": zone_name(self.zone, language)}
        return say("the end of {day}, {zone}", language, **about)


BY_UTC = CallClock()


def zone_of(name: str) -> dt.tzinfo:
    """Return the time zone of this name.

    Raises
    ------
    Problem
        If the server knows of no such zone.
    """
    if name == "UTC":
        return dt.UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Problem("there is no time zone called {zone}", zone=name) from error
