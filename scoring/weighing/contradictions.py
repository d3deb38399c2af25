"""Which pairwise comparisons (AHP) contradict the others most: what to look at again."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from scoring.arrays import TOLERANCE
from scoring.weighing.pairwise import Comparisons, connected_comparisons
from scoring.weighing.priorities import PriorityRule, priorities

_PLACES = 9  # of a factor: factors alike in them are equal


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One comparison beside what the priorities imply.

    Attributes
    ----------
    row, column : int
        The criteria compared, from 0; row < column.
    given, implied : float
        Row over column as compared, and as the priorities have it. [ratio]
    factor : float
        How many times one of the two is the other; more than 1.
    """

    row: int
    column: int
    given: float
    implied: float
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """Three comparisons that contradict one another.

    Attributes
    ----------
    first, middle, last : int
        The criteria, from 0, in their order.
    direct, through_middle : float
        First over last as compared, and as the other two comparisons have it. [ratio]
    factor : float
        How many times one of the two is the other; more than 1.
    """

    first: int
    middle: int
    last: int
    direct: float
    through_middle: float
    factor: float


def most_inconsistent_judgement(
    matrix: Comparisons, rule: PriorityRule = PriorityRule.GEOMETRIC_MEAN
) -> Judgement | None:
    """Return the comparison furthest from what the priorities imply; None if none is off.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        See `scoring.weighing.pairwise.checked_comparisons`. [ratio]
    rule : PriorityRule
        How the priorities are found.

    Returns
    -------
    Judgement or None
        The one with the largest factor between a_ij and w_i / w_j; of equals the first.

    Raises
    ------
    Problem
        As `scoring.weighing.priorities.priorities`.

    Examples
    --------
    >>> from scoring.weighing.pairwise import from_upper_triangle
    >>> found = most_inconsistent_judgement(from_upper_triangle([2, 4, 8, 2, 4, 1 / 2]))
    >>> found.row, found.column, found.given, round(found.implied, 3), round(found.factor, 3)
    (2, 3, 0.5, 1.0, 2.0)
    """
    table = connected_comparisons(matrix)
    weights = priorities(table, rule)
    judgements = (
        _judgement(i, j, float(table[i, j]), float(weights[i] / weights[j]))
        for i, j in combinations(range(len(table)), 2)
        if not np.isnan(table[i, j])
    )
    worst = max(judgements, key=lambda j: round(j.factor, _PLACES), default=None)
    return worst if worst and worst.factor > 1 + TOLERANCE else None


def most_inconsistent_triple(matrix: Comparisons) -> Triple | None:
    """Return the three comparisons that contradict one another most [1]_; None if none do.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        See `scoring.weighing.pairwise.checked_comparisons`; they need not connect all
        criteria. [ratio]

    Returns
    -------
    Triple or None
        The one with the largest factor between a_ik and a_ij a_jk; of equals the first.

    Raises
    ------
    Problem
        As `scoring.weighing.pairwise.connected_comparisons`.

    References
    ----------
    .. [1] W. W. Koczkodaj, "A new definition of consistency of pairwise comparisons",
       Mathematical and Computer Modelling 18(7), 79-84, 1993. DOI 10.1016/0895-7177(93)90059-8

    Examples
    --------
    >>> found = most_inconsistent_triple([[1, 2, 4], [1 / 2, 1, 1 / 4], [1 / 4, 4, 1]])
    >>> found.direct, found.through_middle, found.factor
    (4.0, 0.5, 8.0)
    """
    table = connected_comparisons(matrix)
    triples = (
        _triple(i, j, k, float(table[i, k]), float(table[i, j] * table[j, k]))
        for i, j, k in combinations(range(len(table)), 3)
        if not np.isnan(table[[i, i, j], [j, k, k]]).any()
    )
    worst = max(triples, key=lambda t: round(t.factor, _PLACES), default=None)
    return worst if worst and worst.factor > 1 + TOLERANCE else None


def _judgement(row: int, column: int, given: float, implied: float) -> Judgement:
    factor = max(given / implied, implied / given)
    return Judgement(row=row, column=column, given=given, implied=implied, factor=factor)


def _triple(first: int, middle: int, last: int, direct: float, through: float) -> Triple:
    return Triple(
        first=first,
        middle=middle,
        last=last,
        direct=direct,
        through_middle=through,
        factor=max(direct / through, through / direct),
    )
