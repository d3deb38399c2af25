"""What hurts at a step of today's process."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Term

LONGEST = 2_000  # letters of one pain
_BULLET = re.compile(r"^\s*(?:[-–—•●▪*·]|[0-9۰-۹]{1,2}[.)-])\s*")


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


def pains_in(text: str) -> tuple[str, ...]:
    r"""Return the pains of one cell of a list: several only if each line has a bullet of its own.

    >>> pains_in("- late\n- wrong"), pains_in("late\nand wrong")
    (('late', 'wrong'), ('late and wrong',))
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(map(_BULLET.match, lines)):
        told = [_BULLET.sub("", line).strip() for line in lines]
        return tuple(line for line in told if line)
    whole = " ".join(text.split())
    return (whole,) if whole else ()


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
