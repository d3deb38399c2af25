"""References of vendors: customers they name, within the period asked for or outside it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Problem, Term


class CallOutcome(StrEnum):
    """What a call to a reference told."""

    NOT_CALLED = "not called"
    CONFIRMS = "confirms"
    MIXED = "mixed"
    CONTRADICTS = "contradicts"
    UNREACHABLE = "unreachable"

    @property
    def label(self) -> Term:
        return _OUTCOMES[self]


_OUTCOMES = {
    CallOutcome.NOT_CALLED: Term("Not called yet"),
    CallOutcome.CONFIRMS: Term("Confirms"),
    CallOutcome.MIXED: Term("Confirms in part"),
    CallOutcome.CONTRADICTS: Term("Contradicts"),
    CallOutcome.UNREACHABLE: Term("Not reached"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days; without a last day it still runs."""

    first: dt.date
    last: dt.date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise Problem(
                "a period cannot end ({last}) before it begins ({first})",
                last=self.last,
                first=self.first,
            )

    def meets(self, asked: "Period") -> bool:
        """Return whether any day of this period lies in the one that was asked for.

        >>> asked = Period(first=dt.date(2024, 1, 1), last=dt.date(2025, 12, 31))
        >>> Period(first=dt.date(2023, 5, 1)).meets(asked)
        True
        >>> Period(first=dt.date(2020, 1, 1), last=dt.date(2023, 12, 31)).meets(asked)
        False
        """
        begins_in_time = asked.last is None or self.first <= asked.last
        return begins_in_time and (self.last is None or self.last >= asked.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A customer that a vendor, or one party of its proposal, names."""

    id: str
    vendor: str
    customer: str
    scope: str
    contact: str
    period: Period
    party: str | None = None
    outcome: CallOutcome = CallOutcome.NOT_CALLED
    notes: str = ""
    called_by: str = ""
    called_at: dt.datetime | None = None
    version: int = 0

    def counts(self, asked: Period | None) -> bool:
        """Whether it lies in the period that was asked for; without one, every reference does."""
        return asked is None or self.period.meets(asked)


def that_count(references: Iterable[Reference], asked: Period | None) -> list[Reference]:
    """Return the references within the period; those outside stay on file and prove nothing."""
    return [each for each in references if each.counts(asked)]
