"""The verbs of scoring: one verb, one transaction, one event."""

from scoring.changes import (
    asked_again,
    assignments,
    decision,
    member_weights,
    nobody_left,
    price_opening,
    sheets,
    technical_close,
    weight_reveal,
    what_ifs,
)

__all__ = [
    "asked_again",
    "assignments",
    "decision",
    "member_weights",
    "nobody_left",
    "price_opening",
    "sheets",
    "technical_close",
    "weight_reveal",
    "what_ifs",
]
