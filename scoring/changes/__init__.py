"""The verbs of scoring: one verb, one transaction, one event."""

from scoring.changes import decision, sheets, what_ifs

__all__ = ["decision", "sheets", "what_ifs"]
