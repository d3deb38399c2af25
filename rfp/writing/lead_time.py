"""How many days a call leaves to vendors: the least it should, what it does, and a better day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Problem, Term


class LeadTime(StrEnum):
    """A stretch of the timetable that vendors or the committee need for their work."""

    QUESTIONS = "questions"
    ANSWERS = "answers"
    RESPONSE = "response"
    ADDENDUM = "addendum"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    LeadTime.QUESTIONS: Term("From the RFP to the last day for questions"),
    LeadTime.ANSWERS: Term("From the last day for questions to the answers"),
    LeadTime.RESPONSE: Term("From the answers to the last day for proposals"),
    LeadTime.ADDENDUM: Term("From an addendum to the last day for proposals"),
}
# Suggestions to start from, to be set for each selection: questions within a week of publication
# is what public buyers hold to; no law that we found names a number for the others.
SUGGESTED: Mapping[LeadTime, int] = {
    LeadTime.QUESTIONS: 7,
    LeadTime.ANSWERS: 3,
    LeadTime.RESPONSE: 10,
    LeadTime.ADDENDUM: 5,
}
_BETWEEN = {  # milestones by their codes
    LeadTime.QUESTIONS: ("issue", "questions"),
    LeadTime.ANSWERS: ("questions", "answers"),
    LeadTime.RESPONSE: ("answers", "proposals"),
}
MOST_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class TooShort:
    """A stretch that is shorter than it should be, and the day that would mend it."""

    stretch: LeadTime
    milestone: str  # the code of the milestone that comes too early
    found: int
    least: int
    better: dt.date


def check_least(days: Mapping[str, int]) -> None:
    """Refuse numbers of days that are none, and stretches that nobody knows."""
    for code, least in days.items():
        if code not in set(LeadTime):
            raise Problem("there is no stretch of the timetable called {code}", code=code)
        if not 0 <= least <= MOST_DAYS:
            raise Problem(
                "a stretch of the timetable has 0 to {most} days, got {found}",
                most=MOST_DAYS,
                found=least,
            )


def too_short(days: Mapping[str, dt.date | None], least: Mapping[LeadTime, int]) -> list[TooShort]:
    """Return the stretches of a timetable that are shorter than they should be, in its order.

    Without a day for the answers, the response is counted from the last day for questions.

    >>> may = lambda day: dt.date(2026, 5, day)
    >>> [(each.found, each.better.day)
    ...  for each in too_short({"issue": may(1), "questions": may(4)}, SUGGESTED)]
    [(3, 8)]
    """
    found = []
    for stretch, (first, second) in _BETWEEN.items():
        begins, ends = days.get(first), days.get(second)
        if begins is None and stretch is LeadTime.RESPONSE:
            begins = days.get("questions") or days.get("issue")
        if begins is not None and ends is not None:
            found.append(_held(stretch, second, begins, ends, least))
    return [each for each in found if each is not None]


def after_addendum(
    issued: dt.date, proposals: dt.date | None, least: Mapping[LeadTime, int]
) -> TooShort | None:
    """Return whether an addendum of this day leaves too few days, and until when it should."""
    if proposals is None:
        return None
    return _held(LeadTime.ADDENDUM, "proposals", issued, proposals, least)


def _held(
    stretch: LeadTime,
    milestone: str,
    begins: dt.date,
    ends: dt.date,
    least: Mapping[LeadTime, int],
) -> TooShort | None:
    wanted, found = least.get(stretch, 0), (ends - begins).days
    if found >= wanted:
        return None
    return TooShort(
        stretch=stretch,
        milestone=milestone,
        found=found,
        least=wanted,
        better=begins + dt.timedelta(days=wanted),
    )
