"""The verbs of scoring: one verb, one transaction, one event."""

from scoring.changes import sheets, what_ifs

__all__ = ["sheets", "what_ifs"]
