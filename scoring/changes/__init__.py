"""The verbs of scoring: one verb, one transaction, one event."""

from scoring.changes import sheets

__all__ = ["sheets"]
