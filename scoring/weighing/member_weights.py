"""The members' private weights when they are revealed: the cloud and who wins for whom."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from scoring.arrays import TOLERANCE, Floats, Ints, Table, checked_values, competition_ranks
from scoring.weighing.tenths import in_tenths
from scoring.weighing.weight_distance import Apart, consensus_index, furthest_apart, member_shares
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """All members' weights laid open.

    Attributes
    ----------
    weights : ndarray of float64, shape (n_members, n_criteria)
        The cloud. [fraction, sum 1 per member]
    mean, median, lowest, highest : ndarray of float64, shape (n_criteria,)
        Over the members; only the mean sums to 1. [fraction, 0 to 1]
    totals : ndarray of float64, shape (n_members, n_vendors)
        Under each member's own weights. [as the values]
    ranks : ndarray of int64, shape (n_members, n_vendors)
        Competition ranks under each member's own weights.
    winners : tuple of tuple of int, shape (n_members,)
        Who is first for each member, from 0; several if they are level.
    first_shares : ndarray of float64, shape (n_vendors,)
        Share of the members for whom each vendor is first; level ones divide a member among
        them. [fraction, sum 1]
    furthest : Apart or None
        The pair furthest apart, of equal pairs the first; None if there is one member.
    consensus : float
        See `scoring.weighing.weight_distance.consensus_index`. [0 to 1]
    """

    weights: Floats
    mean: Floats
    median: Floats
    lowest: Floats
    highest: Floats
    totals: Floats
    ranks: Ints
    winners: tuple[tuple[int, ...], ...]
    first_shares: Floats
    furthest: Apart | None
    consensus: float

    @property
    def spread(self) -> Floats:
        """Highest minus lowest weight per criterion [fraction, 0 to 1]."""
        spread: Floats = self.highest - self.lowest
        return spread

    @property
    def plan_weights(self) -> tuple[Fraction, ...]:
        """The mean as weights for a plan: tenths of a percent that sum to exactly 1."""
        return in_tenths(self.mean)


def reveal(weights: Table, values: Table, *, tolerance: float = TOLERANCE) -> Reveal:
    """Lay the members' weights open, and who wins under each of them.

    Parameters
    ----------
    weights : array_like, shape (n_members, n_criteria)
        0 or more each, and not all 0 for any member. [any unit, points or per cent alike]
    values : array_like, shape (n_vendors, n_criteria)
        Values of the vendors; more is better. [one unit for all, usually 0 to 1]
    tolerance : float
        Totals no further apart are level. [as the values]

    Returns
    -------
    Reveal

    Raises
    ------
    Problem
        If the weights are no such table, a value is not finite, or the criteria differ in number.

    Examples
    --------
    >>> found = reveal([[60, 40], [50, 50], [10, 90]], [[1, 0], [0, 1]])
    >>> found.winners, found.plan_weights
    (((0,), (0, 1), (1,)), (Fraction(2, 5), Fraction(3, 5)))
    >>> found.furthest.first, found.furthest.second, round(found.furthest.distance, 3)
    (0, 2, 0.5)
    """
    cloud = member_shares(weights)
    table = checked_values(values)
    if cloud.shape[1] != table.shape[1]:
        raise Problem(
            "weights and values must be for the same criteria, got {weights} and {values}",
            weights=cloud.shape[1],
            values=table.shape[1],
        )
    totals = cloud @ table.T
    ranks = np.array([competition_ranks(row, tolerance) for row in totals])
    first = ranks == 1
    return Reveal(
        weights=cloud,
        mean=cloud.mean(axis=0),
        median=np.median(cloud, axis=0),
        lowest=cloud.min(axis=0),
        highest=cloud.max(axis=0),
        totals=totals,
        ranks=ranks,
        winners=tuple(tuple(np.flatnonzero(row).tolist()) for row in first),
        first_shares=(first / first.sum(axis=1, keepdims=True)).mean(axis=0),
        furthest=furthest_apart(cloud),
        consensus=consensus_index(cloud),
    )
