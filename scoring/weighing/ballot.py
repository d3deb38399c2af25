"""How one member weighs criteria in private: points, swings, an order, pairs, best and worst."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

import numpy as np

from rfp.planning.criterion import CriteriaTree
from scoring.arrays import Floats
from scoring.weighing.best_worst import BestWorst, best_worst, linear_weights
from scoring.weighing.priorities import PriorityRule, priorities
from scoring.weighing.rank_order import RankRule, weights_from_ranks
from scoring.weighing.swing import direct_weights, swing_weights
from workbench.problem import Problem

TO_SHARE = 100  # points that a member shares out, and those of the largest swing
MOST_COMPARED = 7  # criteria in a group that is compared in pairs: 21 pairs are enough for anybody
LARGEST_RATIO = 9  # of Saaty's scale
_PLACES = 9  # of a priority that becomes a fraction

Pair = tuple[str, str]


class Unit(StrEnum):
    """What the whole numbers of a member mean."""

    POINTS = "points"  # shared out, 100 in all
    SWING = "swing"  # 100 for the most valuable step from worst to best
    RANK = "rank"  # 1 is the most important
    EXTREME = "best and worst"  # 1 for the most important criterion, 2 for the least
    BEST = "best over it"  # how many times the most important counts as much, 1 to 9
    WORST = "it over worst"  # how many times it counts as much as the least important


class Method(StrEnum):
    """How a member weighs the parts of one criterion."""

    POINTS = "points"
    SWING = "swing"
    CENTROID = "rank order centroid"
    RANK_SUM = "rank sum"
    RECIPROCAL = "rank reciprocal"
    PAIRS = "pairs"
    BEST_WORST = "best-worst"

    @property
    def unit(self) -> Unit | None:
        """What is asked of each criterion; None if pairs, or more than one thing, are asked for."""
        if self in {Method.PAIRS, Method.BEST_WORST}:
            return None
        return Unit(self.value) if self in {Method.POINTS, Method.SWING} else Unit.RANK


IS_BEST, IS_WORST = 1, 2  # in the unit EXTREME

RANK_RULES: Mapping[Method, RankRule] = {
    Method.CENTROID: RankRule.CENTROID,
    Method.RANK_SUM: RankRule.SUM,
    Method.RECIPROCAL: RankRule.RECIPROCAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What a member gave for the parts of one criterion; what other methods asked is kept too.

    Attributes
    ----------
    parent : str or None
        Whose parts are weighed; None at the top.
    parts : tuple of str
        Two or more, in the order of the plan.
    method : Method
        By which the weights are made.
    values : mapping of (unit, criterion) to int
        Points, swing points and ranks, as far as they were given.
    comparisons : mapping of (criterion, criterion) to Fraction
        How many times the first, which stands first in the plan, counts as much as the second.
    """

    parent: str | None
    parts: tuple[str, ...]
    method: Method = Method.POINTS
    values: Mapping[tuple[Unit, str], int] = field(default_factory=dict)
    comparisons: Mapping[Pair, Fraction] = field(default_factory=dict)

    @property
    def pairs(self) -> list[Pair]:
        """All pairs of parts, in the order of the plan."""
        return [(a, b) for at, a in enumerate(self.parts) for b in self.parts[at + 1 :]]

    @property
    def given(self) -> dict[str, int]:
        """What the method asked for, as far as it was given."""
        unit = self.method.unit
        found = {part: self.values.get((unit, part)) for part in self.parts} if unit else {}
        return {part: value for part, value in found.items() if value is not None}

    def weights(self) -> dict[str, Fraction]:
        """Return the local weights that follow.

        Returns
        -------
        dict of str to Fraction
            In the order of the plan. [fraction, sum exactly 1]

        Raises
        ------
        Problem
            If a criterion is still blank, points do not sum to 100, no swing has 100, or the
            comparisons do not connect all criteria.

        Examples
        --------
        >>> points = {(Unit.POINTS, "fit"): 60, (Unit.POINTS, "price"): 40}
        >>> weighing = Weighing(parent=None, parts=("fit", "price"), values=points)
        >>> [str(w) for w in weighing.weights().values()]
        ['3/5', '2/5']
        """
        if self.method is Method.PAIRS:
            # A priority is a float: its decimals become fractions in the same proportion.
            found = priorities(self.table(), names=self.parts).round(_PLACES).tolist()
            return direct_weights(dict(zip(self.parts, found, strict=True)))
        if self.method is Method.BEST_WORST:
            return dict(zip(self.parts, linear_weights(self.best_worst()).weights, strict=True))
        given = self.given
        self._expect_all(given)
        match self.method:
            case Method.POINTS:
                _expect_whole(given)
                return direct_weights(given)
            case Method.SWING:
                return swing_weights(given)
        return weights_from_ranks(given, RANK_RULES[self.method])

    def by_eigenvector(self) -> dict[str, float]:
        """Return the other priorities of pairs, by Saaty's eigenvector [fraction, sum 1]."""
        found = priorities(self.table(), PriorityRule.EIGENVECTOR, names=self.parts)
        return dict(zip(self.parts, found.tolist(), strict=True))

    def table(self) -> Floats:
        """Return the comparisons as a table, NaN where nobody compared, shape (n, n) [ratio]."""
        place = {part: at for at, part in enumerate(self.parts)}
        table: Floats = np.full((len(place), len(place)), np.nan)
        np.fill_diagonal(table, 1)
        for (first, second), ratio in self.comparisons.items():
            if first in place and second in place:
                table[place[first], place[second]] = float(ratio)
                table[place[second], place[first]] = float(1 / ratio)
        return table

    def extreme(self, which: int) -> str | None:
        """Return the most important criterion (1) or the least (2), if it was named."""
        found = [p for p in self.parts if self.values.get((Unit.EXTREME, p)) == which]
        return found[0] if len(found) == 1 else None

    def best_worst(self) -> BestWorst:
        """Return the comparisons with the best and the worst criterion.

        Raises
        ------
        Problem
            If the two are not named, or a criterion is not compared with them yet.
        """
        best, worst = self.extreme(IS_BEST), self.extreme(IS_WORST)
        if best is None or worst is None:
            raise Problem("say first which criterion is the most important, and which the least")
        over = {p: self.values.get((Unit.BEST, p)) for p in self.parts} | {best: 1}
        under = {p: self.values.get((Unit.WORST, p)) for p in self.parts}
        under |= {worst: 1, best: over[worst]}
        told = {p: (a, b) for p in self.parts if (a := over[p]) and (b := under[p])}
        self._expect_all(told)
        return best_worst(
            [told[p][0] for p in self.parts],
            [told[p][1] for p in self.parts],
            best=self.parts.index(best),
            worst=self.parts.index(worst),
        )

    def _expect_all(self, given: Mapping[str, object]) -> None:
        blank = [part for part in self.parts if part not in given]
        if blank:
            raise Problem("nothing is given yet for: {criteria}", criteria=blank)


def _expect_whole(points: Mapping[str, int]) -> None:
    total = sum(points.values())
    if total != TO_SHARE:
        raise Problem("the points must sum to {whole}, got {found}", whole=TO_SHARE, found=total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """All that one member gave, and whether it was handed in."""

    member: str
    name: str
    weighings: tuple[Weighing, ...]
    handed_in_at: dt.datetime | None = None

    @property
    def is_in(self) -> bool:
        """Whether it counts: handed in, and whole for the criteria as they stand now."""
        return self.handed_in_at is not None and not list(self.gaps())

    def gaps(self) -> Iterator[tuple[str | None, Problem]]:
        """Yield what keeps it from being handed in, with the criterion whose parts it is about."""
        for weighing in self.weighings:
            try:
                weighing.weights()
            except Problem as gap:
                yield weighing.parent, gap

    def local_weights(self, tree: CriteriaTree) -> dict[str, Fraction]:
        """Return the weight of every criterion in its group; an only part has all of it.

        Raises
        ------
        Problem
            As `Weighing.weights`.
        """
        found = {criterion.id: Fraction(1) for criterion in tree.criteria}
        for weighing in self.weighings:
            found |= weighing.weights()
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """How many of those who weigh have handed in; nobody is told who before the reveal."""

    handed_in: int
    asked: int


def weighed_groups(tree: CriteriaTree) -> list[str | None]:
    """Return the criteria whose parts are weighed, the top (None) first, in reading order.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=tuple(
    ...     Criterion(id=c, parent=p, weight=Fraction(w, 2))
    ...     for c, p, w in [("fit", None, 1), ("price", None, 1), ("a", "fit", 1), ("b", "fit", 1)]
    ... ))
    >>> weighed_groups(tree)
    [None, 'fit']
    """
    groups: list[str | None] = []
    waiting: list[str | None] = [None]
    while waiting:
        parent = waiting.pop(0)
        parts = tree.children(parent)
        if len(parts) > 1:
            groups.append(parent)
        waiting = [*parts, *waiting]
    return groups
