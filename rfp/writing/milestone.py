"""The dates of a call for proposals, in the order in which they must come."""

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise

from workbench.problem import Problem, Term

# Code and English name, the key of the Persian one; the order is the rule.
MILESTONES: dict[str, Term] = {
    "issue": Term("RFP issued"),
    "questions": Term("Last day for questions"),
    "answers": Term("Answers sent to all vendors"),
    "proposals": Term("Last day for proposals"),
    "opening": Term("Opening of the proposals"),
    "demos": Term("Demonstrations"),
    "decision": Term("Decision"),
}


def check_order(days: Mapping[str, dt.date | None]) -> None:
    """Refuse a timetable in which a milestone comes before the one it waits for."""
    dated = [(code, day) for code in MILESTONES if (day := days.get(code)) is not None]
    for (earlier, first), (later, second) in pairwise(dated):
        if second < first:
            raise Problem(
                "{later} ({second}) cannot come before {earlier} ({first})",
                later=MILESTONES[later],
                second=second,
                earlier=MILESTONES[earlier],
                first=first,
            )
