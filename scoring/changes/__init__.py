"""The verbs of scoring: one verb, one transaction, one event."""

from scoring.changes import (
    agreed_scores,
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
    "agreed_scores",
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
