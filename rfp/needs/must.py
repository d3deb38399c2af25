"""Musts: how many there may be, what each serves, and which importance the gaps propose."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rfp.needs.gap import Gap, GapKind
from rfp.needs.requirement import Moscow, Requirement
from workbench.problem import Problem, Term

# The rule that is shown: from which priority of the most pressing gap which importance follows.
FROM_PRIORITY: tuple[tuple[int, Moscow], ...] = (
    (50, Moscow.MUST),
    (25, Moscow.SHOULD),
    (10, Moscow.COULD),
    (0, Moscow.WONT),
)
PROPOSAL_RULE = (
    "Proposed from the most pressing gap that it closes: from priority 50 must, from 25 should, "
    "from 10 could, below that not this time. Its priority comes from impact, constraint, risk "
    "and dependency. Whoever means it otherwise says why."
)


_PERCENT = range(1, 101)
_NAMED = 6  # codes in one sentence


class CapUnit(StrEnum):
    """What the limit of musts counts."""

    NUMBER = "number"
    SHARE = "share"  # percent of all requirements

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    CapUnit.NUMBER: Term("musts at most"),
    CapUnit.SHARE: Term("percent of all requirements at most"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MustCap:
    """How many musts the list may have; without a choice 20, as in the UK's DOS5 briefs."""

    unit: CapUnit = CapUnit.NUMBER
    most: int = 20

    def __post_init__(self) -> None:
        if self.unit is CapUnit.SHARE and self.most not in _PERCENT:
            raise Problem("a share of musts is from 1 to 100 percent, got {found}", found=self.most)
        if self.most < 1:
            raise Problem("a list may have at least 1 must, got {found}", found=self.most)

    def allowed(self, requirements: int) -> int:
        """Return how many musts a list of so many requirements may have.

        >>> MustCap(unit=CapUnit.SHARE, most=30).allowed(50), MustCap().allowed(50)
        (15, 20)
        """
        if self.unit is CapUnit.NUMBER:
            return self.most
        return max(1, requirements * self.most // 100)


def proposed(asked: Requirement, priorities: Mapping[str, Fraction]) -> Moscow | None:
    """Return the importance that the gaps propose; None for a requirement that closes none.

    Parameters
    ----------
    asked : Requirement
        With the ids of the gaps that it closes.
    priorities : mapping
        The priority of each gap by its id. [points, 0 to 100]

    Returns
    -------
    Moscow or None
        By `FROM_PRIORITY`, of the most pressing of its gaps.

    Examples
    --------
    >>> one = Requirement(id="1", code="R-1", text="It prints", moscow=Moscow.MUST, gaps=("g",))
    >>> proposed(one, {"g": Fraction(30)}).value
    'should'
    """
    pressing = [priorities[gap] for gap in asked.gaps if gap in priorities]
    if not pressing:
        return None
    return next(moscow for least, moscow in FROM_PRIORITY if max(pressing) >= least)


def overruled_without_reason(
    asked: Iterable[Requirement], priorities: Mapping[str, Fraction]
) -> list[Requirement]:
    """Return what is meant otherwise than its gaps propose, with no word why."""
    return [
        each
        for each in asked
        if not each.moscow_reason and proposed(each, priorities) not in (None, each.moscow)
    ]


def expect_why_otherwise(asked: Iterable[Requirement], priorities: Mapping[str, Fraction]) -> None:
    """Raise for those that are meant otherwise than their gaps propose, with no word why."""
    silent = overruled_without_reason(asked, priorities)
    if len(silent) > 1:
        raise Problem(
            "{count} requirements have another importance than their gaps propose; say why at "
            "each, first of all at {codes}",
            count=len(silent),
            codes=[each.code for each in silent[:_NAMED]],
        )
    for each in silent:
        raise Problem(
            "the gaps of {code} propose {proposed}; say why it is {chosen} instead",
            code=each.code,
            proposed=(proposed(each, priorities) or each.moscow).label,
            chosen=each.moscow.label,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MustState:
    """How the musts of a list stand: how many, how many may be, and which serve no factor."""

    count: int
    allowed: int
    without_factor: tuple[Requirement, ...]

    @property
    def too_many(self) -> int:
        return max(self.count - self.allowed, 0)


def must_state(asked: Sequence[Requirement], cap: MustCap, factors: Collection[str]) -> MustState:
    """Hold the musts against their limit and against the success factors that there are."""
    musts = [each for each in asked if each.moscow is Moscow.MUST]
    return MustState(
        count=len(musts),
        allowed=cap.allowed(len(asked)),
        without_factor=tuple(each for each in musts if each.success_factor not in factors),
    )


def all_technology(asked: Iterable[Requirement], gaps: Iterable[Gap]) -> bool:
    """Say whether every requirement is one of technology alone, by its kind or else its gaps."""
    kinds = {gap.id: gap.kind for gap in gaps}
    found = [_kinds(each, kinds) for each in asked]
    return bool(found) and all(each == {GapKind.TECHNOLOGY} for each in found)


def _kinds(asked: Requirement, kinds: Mapping[str, GapKind]) -> set[GapKind]:
    """Return the kinds of the gaps that it closes; without a gap its own kind tells."""
    found = {kinds[gap] for gap in asked.gaps if gap in kinds}
    return found or ({asked.kind} if asked.kind else set())
