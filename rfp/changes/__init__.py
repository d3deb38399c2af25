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
    requirement_twins,
    requirements,
    rfp_sections,
    step_words,
    steps,
    success_factors,
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
    "requirement_twins",
    "requirements",
    "rfp_sections",
    "step_words",
    "steps",
    "success_factors",
]
