"""What hurts at a step of today's process."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Term


class PainSource(StrEnum):
    """Who or what tells of a pain."""

    EXECUTIVE = "executive"
    STAFF = "customer-facing staff"
    CUSTOMER = "customer"
    DOCUMENT = "document"
    OTHER = "other"

    @property
    def label(self) -> Term:
        return Term(self.value.capitalize())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain:
    """One pain at one step, in a member's own words; set aside only with a reason.

    `source` says who or what tells of it, `source_words` the same in free words.
    """

    id: str
    step: str
    text: str
    by: str = ""
    set_aside: str = ""
    source: PainSource | None = None
    source_words: str = ""

    @property
    def open(self) -> bool:
        return not self.set_aside


def counted(pains: Iterable[Pain]) -> dict[str, int]:
    """Count the open pains of each step, as the drawn map shows them."""
    counts: dict[str, int] = {}
    for pain in pains:
        if pain.open:
            counts[pain.step] = counts.get(pain.step, 0) + 1
    return counts


def numbered(steps: Sequence[str], pains: Iterable[Pain]) -> dict[str, int]:
    """Give open pains numbers from 1, step by step, so that those of one step run on."""
    places = {step: place for place, step in enumerate(steps)}
    here = [pain for pain in pains if pain.open and pain.step in places]
    ordered = sorted(here, key=lambda pain: places[pain.step])
    return {pain.id: number for number, pain in enumerate(ordered, start=1)}
