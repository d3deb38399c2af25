"""The verbs of the needs and the RFP: one verb, one transaction, one event."""

from rfp.changes import gaps, issue, maps, pains, plan, requirements, step_words, steps

__all__ = ["gaps", "issue", "maps", "pains", "plan", "requirements", "step_words", "steps"]
