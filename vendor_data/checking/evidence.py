"""The evidence meter: how far each answer of a vendor is proven."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from vendor_data.answer import Code
from vendor_data.proposal import Answer
from workbench.problem import Term


class EvidenceLevel(StrEnum):
    """How far an answer is proven, the least first."""

    CLAIMED = "claimed"
    DOCUMENTED = "documented"
    SHOWN = "shown"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> Term:
        return _LEVELS[self]


_LEVELS = {
    EvidenceLevel.CLAIMED: Term("Claimed"),
    EvidenceLevel.DOCUMENTED: Term("Documented"),
    EvidenceLevel.SHOWN: Term("Shown"),
    EvidenceLevel.CONFIRMED: Term("Confirmed by a reference"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLevel:
    """A level with who set it, when and why; without one an answer is a claim.

    `claimed` is the code that it was set for; None of levels set before that was kept.
    """

    level: EvidenceLevel
    reason: str
    set_by: str
    set_at: dt.datetime
    reference: str | None = None
    claimed: Code | None = None
    version: int = 0

    def is_stale(self, claimed: Code) -> bool:
        """Say whether the vendor claims another code by now; then it has to be judged anew."""
        return self.claimed is not None and claimed is not self.claimed


Levels = Mapping[tuple[str, str], SetLevel]  # by (vendor, requirement)
Answers = Mapping[tuple[str, str], Answer]


def level_of(levels: Levels, vendor: str, answer: Answer) -> EvidenceLevel:
    """Return how far an answer is proven; what proved another code proves nothing of this one.

    >>> level_of({}, "v", Answer(requirement="r", code=Code.FULL)).value
    'claimed'
    """
    found = levels.get((vendor, answer.requirement))
    if found is None or found.is_stale(answer.code):
        return EvidenceLevel.CLAIMED
    return found.level


def meter(answers: Answers, levels: Levels, vendor: str) -> Mapping[EvidenceLevel, int]:
    """Return how many of a vendor's answers stand at each level; a No has nothing to prove."""
    counted = Counter(
        level_of(levels, vendor, answer)
        for (whose, _), answer in answers.items()
        if whose == vendor and answer.code is not Code.NO
    )
    return {level: counted[level] for level in EvidenceLevel}
