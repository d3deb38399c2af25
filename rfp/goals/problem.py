"""Problems found in the organisation: by area, with their source, ranked by severity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rfp.goals.area import Area
from rfp.needs.pain import PainSource
from workbench.problem import Problem

SEVERITY = range(1, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundProblem:
    """One problem, the pains that show it, and how severe the members find it.

    Attributes
    ----------
    severity : Fraction or None
        Mean of what the members said; None before the first. [1 to 5]
    voices : int
        How many members said it.
    """

    id: str
    title: str
    area: Area
    source: PainSource | None = None
    source_words: str = ""
    pains: tuple[str, ...] = ()
    severity: Fraction | None = None
    voices: int = 0


def check_severity(level: int) -> int:
    """Return `level`, or refuse one outside 1 to 5."""
    if type(level) is not int or level not in SEVERITY:
        raise Problem(
            "the severity must be a whole number from 1 to 5, got {found}", found=str(level)
        )
    return level


def mean_severity(levels: Sequence[int]) -> Fraction | None:
    """Return the exact mean of some severities of 1 to 5.

    >>> mean_severity([5, 4, 4]), mean_severity([])
    (Fraction(13, 3), None)
    """
    return Fraction(sum(levels), len(levels)) if levels else None


def ranked(problems: Iterable[FoundProblem]) -> list[tuple[int, FoundProblem]]:
    """Return the problems with their ranks, the gravest first.

    The mean severity decides, then the number of pains; who is equal in both shares the rank.
    What nobody has judged yet stands last.
    """
    order = sorted(problems, key=_gravity, reverse=True)
    ranks: list[tuple[int, FoundProblem]] = []
    for place, each in enumerate(order, start=1):
        is_tie = bool(ranks) and _gravity(ranks[-1][1]) == _gravity(each)
        ranks.append((ranks[-1][0] if is_tie else place, each))
    return ranks


def _gravity(problem: FoundProblem) -> tuple[Fraction, int]:
    return problem.severity or Fraction(0), len(problem.pains)
