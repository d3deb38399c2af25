"""The verbs of the ground: one verb, one transaction, one event."""

from workbench.changes import accounts, members, selections, undo, uploads, wordings

__all__ = ["accounts", "members", "selections", "undo", "uploads", "wordings"]
