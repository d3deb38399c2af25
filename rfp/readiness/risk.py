"""The risk questionnaire: how heavy a factor is, how we stand, and what follows from both."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from workbench.problem import Problem, Term

SCALE = range(1, 6)
LEVEL_FORMULA = Term(
    "Level = weight of effect (1 to 5) × own status (1 in hand, 5 out of hand). From 15 on it is "
    "high, from 8 on it is to be watched."
)
HIGH_FROM, WATCH_FROM = 15, 8
BAD_FROM, GOOD_UNTIL = 4, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskJudgement:
    """What is known of one factor: each figure from 1 to 5, or not judged yet.

    Status 1 is in hand, 5 is out of hand; `others` is the status of other organisations.
    """

    weight: int | None = None
    own: int | None = None
    others: int | None = None
    mitigation: str = ""
    review: dt.date | None = None

    def __post_init__(self) -> None:
        for found in (self.weight, self.own, self.others):
            if found is not None and found not in SCALE:
                raise Problem("a risk is judged from 1 to 5, got {found}", found=found)

    @property
    def level(self) -> int | None:
        """The product of weight and own status, 1 to 25; None while one of them lacks.

        >>> RiskJudgement(weight=4, own=5).level, RiskJudgement(weight=4).level
        (20, None)
        """
        return None if self.weight is None or self.own is None else self.weight * self.own

    @property
    def band(self) -> "Band":
        return band(self.level)

    def is_overdue(self, today: dt.date) -> bool:
        """Return whether its next review lies before `today`."""
        return self.review is not None and self.review < today


class Band(StrEnum):
    """How a level is spoken of."""

    UNKNOWN = "unknown"
    LOW = "low"
    WATCH = "watch"
    HIGH = "high"

    @property
    def label(self) -> Term:
        return _BANDS[self]


_BANDS = {
    Band.UNKNOWN: Term("Not judged"),
    Band.LOW: Term("Low"),
    Band.WATCH: Term("To be watched"),
    Band.HIGH: Term("High"),
}


def band(level: int | None) -> Band:
    """Return the band of a level.

    >>> [band(level).value for level in (None, 7, 8, 15)]
    ['unknown', 'low', 'watch', 'high']
    """
    if level is None:
        return Band.UNKNOWN
    if level >= HIGH_FROM:
        return Band.HIGH
    return Band.WATCH if level >= WATCH_FROM else Band.LOW


class Judged(Protocol):
    """Anything that bears a judgement of a risk."""

    @property
    def risk(self) -> RiskJudgement | None: ...


Bearer = TypeVar("Bearer", bound=Judged)


def by_level(items: Iterable[Bearer]) -> list[Bearer]:
    """Return the risks with the highest level first; those not judged come last, as listed."""
    return sorted(items, key=lambda item: -((item.risk and item.risk.level) or 0))


def strengths_and_weaknesses(items: Iterable[Bearer]) -> tuple[Sequence[Bearer], Sequence[Bearer]]:
    """Return what is in hand, and what is out of hand or worse than elsewhere.

    A strength has status 1 or 2 and is no worse than at others; a weakness has status 4 or 5, or
    is worse than at others.
    """
    strong, weak = [], []
    for item in items:
        own = item.risk.own if item.risk else None
        if item.risk is None or own is None:
            continue
        worse = item.risk.others is not None and own > item.risk.others
        if own >= BAD_FROM or worse:
            weak.append(item)
        elif own <= GOOD_UNTIL:
            strong.append(item)
    return strong, weak
