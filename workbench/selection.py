"""A selection: one project of a committee, and the eight phases it goes through."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workbench.problem import Term


class Phase(StrEnum):
    """Where a selection stands; the order of the members is the order of the work."""

    NEEDS = "needs"
    MODEL = "model"
    CALL = "call"
    OPENING = "opening"
    SCORING = "scoring"
    CONSENSUS = "consensus"
    PRICE = "price"
    DECISION = "decision"

    @property
    def place(self) -> int:
        """0 for the first phase, 7 for the last."""
        return _PLACES[self]

    @property
    def label(self) -> Term:
        return _LABELS[self]

    def is_from(self, first: "Phase") -> bool:
        """Return whether this phase is `first` or a later one."""
        return self.place >= first.place


_PLACES = {phase: place for place, phase in enumerate(Phase)}
_LABELS = {
    Phase.NEEDS: Term("Needs"),
    Phase.MODEL: Term("Evaluation plan"),
    Phase.CALL: Term("Call for proposals"),
    Phase.OPENING: Term("Opening"),
    Phase.SCORING: Term("Scoring"),
    Phase.CONSENSUS: Term("Consensus"),
    Phase.PRICE: Term("Price and ranking"),
    Phase.DECISION: Term("Decision"),
}

PUBLISHED_PRECISION = Fraction(1, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What every screen needs to know of the selection it stands in."""

    id: str
    title: str
    phase: Phase
    language: str
    currency: str
    precision: Fraction
    is_sample: bool
    created_at: dt.datetime
    archived_at: dt.datetime | None
    mark: str = ""  # what it is known by in every list, such as that its call was ended
