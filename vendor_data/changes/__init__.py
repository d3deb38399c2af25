"""The verbs of proposals: one verb, one transaction, one event."""

from vendor_data.changes import (
    accepted_codes,
    check_sheet,
    draft_phrase,
    drafts,
    envelope_checks,
    envelope_opening,
    hand_in,
    offers,
    people,
    plain_hand_in,
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
    "draft_phrase",
    "drafts",
    "envelope_checks",
    "envelope_opening",
    "hand_in",
    "offers",
    "people",
    "plain_hand_in",
    "prices",
    "proposals",
    "questions",
    "references",
    "sealing",
    "vendors",
]
