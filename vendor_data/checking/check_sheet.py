"""The mandatory check sheet: each vendor against each mandatory requirement, by whom and why."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vendor_data.proposal import Answer
from workbench.problem import Term
from workbench.record import canonical
from workbench.wording import Worded

Words = Mapping[str, str]  # language code -> words
NOT_SAID = Worded(text="–", language="en", is_fallback=True)


class Verdict(StrEnum):
    """What was found; a pair that nobody has judged has none."""

    PASS = "pass"  # noqa: S105  # a verdict, no password
    FAIL = "fail"
    CONDITIONAL = "conditional"

    @property
    def label(self) -> Term:
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.PASS: Term("Passed"),
    Verdict.FAIL: Term("Failed"),
    Verdict.CONDITIONAL: Term("On a condition"),
}


class Since(StrEnum):
    """What changed since a finding, so that it has to be judged anew."""

    ANSWER = "answer"
    WORDS = "words"

    @property
    def label(self) -> Term:
        return _SINCE[self]


_SINCE = {
    Since.ANSWER: Term("judged on an earlier answer"),
    Since.WORDS: Term("judged before the requirement changed"),
}


def judged_on(answer: Answer | None) -> str:
    """Return by what a finding knows again the answer that it was judged on; "" for none.

    >>> judged_on(None)
    ''
    """
    if answer is None:
        return ""
    beside = sorted(answer.side.given)
    told = canonical([answer.code, answer.comment, answer.evidence, beside])
    return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cell of the sheet: the verdict with its reason, who found it, and when.

    A conditional one names the condition and the day by which it is to be met; `is_met` is None
    until that was settled.
    """

    verdict: Verdict
    found_by: str
    found_at: dt.datetime
    reason: Worded = NOT_SAID
    condition: Worded | None = None
    due: dt.date | None = None
    is_met: bool | None = None
    met_note: str = ""
    met_by: str = ""
    met_at: dt.datetime | None = None
    reasons: Words = field(default_factory=dict)
    conditions: Words = field(default_factory=dict)
    stale: Since | None = None
    version: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether it still says how the vendor stands; a failure does until it is judged anew."""
        return self.stale is None or self.verdict is Verdict.FAIL

    @property
    def is_waiting(self) -> bool:
        """Whether a condition has not been settled yet."""
        return self.verdict is Verdict.CONDITIONAL and self.is_met is None

    def is_overdue(self, today: dt.date) -> bool:
        return self.is_waiting and self.due is not None and self.due < today


Findings = Mapping[tuple[str, str], Finding]  # by (vendor, requirement)


class Outcome(StrEnum):
    """How one vendor stands over all mandatory requirements."""

    FAILED = "failed"
    OPEN = "open"
    CONDITIONAL = "conditional"
    PASSED = "passed"

    @property
    def label(self) -> Term:
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.FAILED: Term("Excluded"),
    Outcome.OPEN: Term("Not fully checked"),
    Outcome.CONDITIONAL: Term("Passed on conditions"),
    Outcome.PASSED: Term("All passed"),
}


def outcome(findings: Findings, vendor: str, musts: Iterable[str]) -> Outcome:
    """Return how `vendor` stands; one failure outweighs all, and what is open is never a pass.

    What was judged on an earlier answer or wording is open again.

    >>> outcome({}, "v", ["R-001"]).value
    'open'
    """
    found = [findings.get((vendor, must)) for must in musts]
    if any(one is not None and one.verdict is Verdict.FAIL for one in found):
        return Outcome.FAILED
    if any(one is None or not one.is_settled for one in found):
        return Outcome.OPEN
    waiting = any(one is not None and one.verdict is Verdict.CONDITIONAL for one in found)
    return Outcome.CONDITIONAL if waiting else Outcome.PASSED
