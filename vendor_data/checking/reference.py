"""References of vendors: customers they name, within the period asked for or outside it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rfp.writing.call_terms import Period
from workbench.problem import Term


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
