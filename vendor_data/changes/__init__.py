"""The verbs of proposals: one verb, one transaction, one event."""

from vendor_data.changes import check_sheet, offers, prices, proposals, questions, vendors

__all__ = ["check_sheet", "offers", "prices", "proposals", "questions", "vendors"]
