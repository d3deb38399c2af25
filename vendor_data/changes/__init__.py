"""The verbs of proposals: one verb, one transaction, one event."""

from vendor_data.changes import prices, proposals, questions, vendors

__all__ = ["prices", "proposals", "questions", "vendors"]
