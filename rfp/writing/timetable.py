"""The dates of a call as they stand, with the clock by which they are meant."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rfp.writing.call_clock import CallClock
from rfp.writing.milestone import MILESTONES
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """Each milestone's day by its code; no clock means that nobody set one."""

    days: Mapping[str, dt.date]
    clock: CallClock | None

    def changed(
        self, days: Mapping[str, dt.date | None], clock: CallClock | None
    ) -> tuple[dict[str, dt.date | None], CallClock | None]:
        """Return what of these differs from the timetable."""
        differing = {code: day for code, day in days.items() if day != self.days.get(code)}
        return differing, None if clock == self.clock else clock

    def told(
        self, days: Mapping[str, dt.date | None], clock: CallClock | None
    ) -> Iterator[Problem | str]:
        """Yield what stands here of the days that are named, and of the clock if one is."""
        for code in days:
            day = self.days.get(code, "–")
            yield Problem("{milestone}: {day}", milestone=MILESTONES[code], day=day)
        if clock is not None:
            yield self.clock.shown if self.clock else "–"
