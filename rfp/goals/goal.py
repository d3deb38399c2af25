"""Goals in words, and the objectives by which each is measured."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workbench.problem import Term


class GoalFamily(StrEnum):
    """What a goal is good for."""

    LOYALTY = "loyalty"
    REVENUE = "revenue"
    COST = "cost"
    OTHER = "other"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    GoalFamily.LOYALTY: Term("Satisfaction and loyalty"),
    GoalFamily.REVENUE: Term("Revenue growth"),
    GoalFamily.COST: Term("Cost reduction"),
    GoalFamily.OTHER: Term("Another goal"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the organisation wants to reach, in words."""

    id: str
    title: str
    family: GoalFamily


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Where a metric stands today, where it is to stand, and by when; None is not said yet."""

    baseline: Fraction | None = None
    target: Fraction | None = None
    due: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """One metric of a goal with its number and date; `requirements` are those that serve it."""

    id: str
    goal: str
    title: str
    unit: str
    measure: Measure
    requirements: tuple[str, ...] = ()

    @property
    def lacks(self) -> tuple[Term, ...]:
        """What is still missing before anybody can tell whether it was reached.

        >>> Objective(id="o", goal="g", title="Leads", unit="", measure=Measure()).lacks
        ('a target number', 'a unit', 'a date')
        """
        missing = {
            Term("a target number"): self.measure.target is None,
            Term("a unit"): not self.unit,
            Term("a date"): self.measure.due is None,
        }
        return tuple(term for term, is_missing in missing.items() if is_missing)

    @property
    def is_red(self) -> bool:
        """Whether it lacks its number or its date; a unit alone may go without saying."""
        return self.measure.target is None or self.measure.due is None
