"""What hurts at a step of today's process."""

from dataclasses import dataclass

from workbench.problem import Problem

LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain:
    """One pain at one step, in a member's own words; set aside only with a reason."""

    id: str
    step: str
    text: str
    by: str = ""
    set_aside: str = ""

    @property
    def open(self) -> bool:
        return not self.set_aside


def worded(text: str) -> str:
    """Return the words of a pain, trimmed; refuse none at all and far too many."""
    words = text.strip()
    if not words:
        raise Problem("a pain needs words; it is empty")
    if len(words) > LONGEST:
        raise Problem(
            "a pain has at most {most} characters, got {found}", most=LONGEST, found=len(words)
        )
    return words


def counted(pains: tuple[Pain, ...]) -> dict[str, int]:
    """Count the open pains of each step, as the drawn map shows them."""
    counts: dict[str, int] = {}
    for pain in pains:
        if pain.open:
            counts[pain.step] = counts.get(pain.step, 0) + 1
    return counts
