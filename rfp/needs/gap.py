"""What lies between today and the wanted process, and how pressing it is to close it."""

from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction

from rfp.needs.closing import UNPLANNED, Closing
from workbench.problem import Problem, Term

MATURITY = range(6)
STRENGTH = range(1, 6)
PRIORITY_FORMULA = (
    "Priority = 100 × (to-be − as-is) ÷ 5 × "
    "(4 × impact + 3 × risk + 2 × dependency + 1 × (6 − constraint)) ÷ 50; "
    "a gap that does not rise has priority 0."
)
RULES = {
    "as_is": (MATURITY, "today's maturity must be a whole number from 0 to 5, got {found}"),
    "to_be": (MATURITY, "the wanted maturity must be a whole number from 0 to 5, got {found}"),
    "impact": (STRENGTH, "the impact must be a whole number from 1 to 5, got {found}"),
    "constraint": (STRENGTH, "the constraint must be a whole number from 1 to 5, got {found}"),
    "risk": (STRENGTH, "the risk must be a whole number from 1 to 5, got {found}"),
    "dependency": (STRENGTH, "the dependency must be a whole number from 1 to 5, got {found}"),
}
IMPACT, RISK, DEPENDENCY, FREEDOM = 4, 3, 2, 1


class GapKind(StrEnum):
    """Where the gap lies."""

    PEOPLE = "people"
    PROCESS = "process"
    TECHNOLOGY = "technology"
    DATA = "data"

    @property
    def label(self) -> Term:
        return Term(self.value.capitalize())


class PeoplePart(StrEnum):
    """Where a gap among people lies."""

    STRUCTURE = "structure"
    CULTURE = "culture"
    SKILLS = "skills"

    @property
    def label(self) -> Term:
        return _PARTS[self]


_PARTS = {
    PeoplePart.STRUCTURE: Term("Organisation structure"),
    PeoplePart.CULTURE: Term("Culture"),
    PeoplePart.SKILLS: Term("Skills"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How far a gap reaches and how much hangs on it.

    Attributes
    ----------
    as_is, to_be : int
        Maturity today and wanted. [levels 0 to 5]
    impact : int
        What closing it brings. [1 to 5]
    constraint : int
        How much stands in the way of closing it. [1 to 5]
    risk : int
        What leaving it open endangers. [1 to 5]
    dependency : int
        How much else waits for it. [1 to 5]
    """

    as_is: int
    to_be: int
    impact: int
    constraint: int
    risk: int
    dependency: int

    def __post_init__(self) -> None:
        for field in fields(self):
            _check(field.name, getattr(self, field.name))

    @property
    def priority(self) -> Fraction:
        return priority(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap: the pains it comes from, its judgement, and how it is to be closed.

    `part` is told of a gap among people alone; `waits_for` are the gaps to be closed before it.
    """

    id: str
    title: str
    kind: GapKind
    judgement: Judgement
    pains: tuple[str, ...] = ()
    part: PeoplePart | None = None
    closing: Closing = UNPLANNED
    waits_for: tuple[str, ...] = ()

    @property
    def priority(self) -> Fraction:
        return priority(self.judgement)


def part_of(kind: GapKind, part: PeoplePart | None) -> PeoplePart | None:
    """Return `part` if the gap lies among people; any other kind has none."""
    return part if kind is GapKind.PEOPLE else None


def _check(name: str, value: object) -> None:
    scale, rule = RULES[name]
    if type(value) is not int or value not in scale:
        raise Problem(rule, found=str(value))


def priority(judgement: Judgement) -> Fraction:
    """Compute how pressing a gap is, exactly as `PRIORITY_FORMULA` says.

    Parameters
    ----------
    judgement : Judgement
        Maturity levels [0 to 5] and strengths [1 to 5].

    Returns
    -------
    Fraction
        Priority, exact. [points, 0 to 100]

    Examples
    --------
    >>> widest = Judgement(as_is=0, to_be=5, impact=5, constraint=1, risk=5, dependency=5)
    >>> priority(widest)
    Fraction(100, 1)
    """
    rise = max(judgement.to_be - judgement.as_is, 0)
    pressing = (
        IMPACT * judgement.impact
        + RISK * judgement.risk
        + DEPENDENCY * judgement.dependency
        + FREEDOM * (STRENGTH.stop - judgement.constraint)
    )
    most = (STRENGTH.stop - 1) * (IMPACT + RISK + DEPENDENCY + FREEDOM)
    return Fraction(100 * rise * pressing, (MATURITY.stop - 1) * most)
