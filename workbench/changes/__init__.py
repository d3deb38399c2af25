"""The verbs of the ground: one verb, one transaction, one event."""
