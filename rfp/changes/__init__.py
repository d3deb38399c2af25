"""The verbs of the needs and the RFP: one verb, one transaction, one event."""

from rfp.changes import (
    checks,
    dry_run,
    gap_approval,
    gap_order,
    gaps,
    issue,
    maps,
    pains,
    plan,
    requirement_table,
    requirements,
    step_words,
    steps,
)

__all__ = [
    "checks",
    "dry_run",
    "gap_approval",
    "gap_order",
    "gaps",
    "issue",
    "maps",
    "pains",
    "plan",
    "requirement_table",
    "requirements",
    "step_words",
    "steps",
]
