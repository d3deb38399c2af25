"""What the committee decided: one partner, a conditional choice, or nobody, always with reasons."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Problem, Term
from workbench.wording import Worded


class Outcome(StrEnum):
    """How a selection can end."""

    PARTNER = "partner"
    CONDITIONAL = "conditional"
    REISSUE = "reissue"
    STOP = "stop"

    @property
    def label(self) -> Term:
        return _LABELS[self]

    @property
    def names_vendor(self) -> bool:
        return self in (Outcome.PARTNER, Outcome.CONDITIONAL)


_LABELS = {
    Outcome.PARTNER: Term("One partner"),
    Outcome.CONDITIONAL: Term("Conditional choice"),
    Outcome.REISSUE: Term("Nobody: call again"),
    Outcome.STOP: Term("Nobody: stop"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision as recorded; `other_reason` says why it is not the official first."""

    outcome: Outcome
    vendor: str | None
    reason: Worded
    conditions: Worded | None
    other_reason: Worded | None
    decided_by: str
    decided_at: dt.datetime
    version: int = 1
    not_green: tuple[str, ...] = ()  # codes of the checks that were red when it was recorded


def check_decision(
    outcome: Outcome,
    vendor: str | None,
    *,
    first: tuple[str, ...],
    ranked: frozenset[str],
    reason: str,
    conditions: str,
    other_reason: str,
) -> None:
    """Refuse a decision that could not be stood by: every sentence names what is missing."""
    if not reason.strip():
        raise Problem("a decision needs its reason in words")
    if not outcome.names_vendor:
        if vendor is not None:
            raise Problem("a decision for nobody names no vendor")
        return
    if vendor not in ranked:
        raise Problem("choose a vendor that is in the ranking; an excluded one cannot be chosen")
    if outcome is Outcome.CONDITIONAL and not conditions.strip():
        raise Problem("a conditional choice names the points it depends on")
    if vendor not in first and not other_reason.strip():
        raise Problem("another than the official first needs a second reason: why not the first")
