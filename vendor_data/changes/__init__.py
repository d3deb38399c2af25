"""The verbs of proposals: one verb, one transaction, one event."""

from vendor_data.changes import (
    accepted_codes,
    check_sheet,
    drafts,
    envelope_checks,
    envelope_opening,
    hand_in,
    offers,
    people,
    prices,
    proposals,
    questions,
    references,
    sealing,
    vendors,
)

__all__ = [
    "accepted_codes",
    "check_sheet",
    "drafts",
    "envelope_checks",
    "envelope_opening",
    "hand_in",
    "offers",
    "people",
    "prices",
    "proposals",
    "questions",
    "references",
    "sealing",
    "vendors",
]
