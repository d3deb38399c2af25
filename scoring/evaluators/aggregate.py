"""From the scores of several evaluators to one score a cell: mean, median, trimmed, consensus."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from rfp.planning.exact_number import check_exact
from scoring.arrays import TOLERANCE, Floats, Ints
from scoring.evaluators.panel import check_given, checked_scores
from scoring.plain_numbers import SCORES, plain_numbers
from scoring.single_numbers import (
    THE_POINTS,
    THE_TRIMMED_SHARE,
    THE_WIDE_RANGE,
    check_not_negative,
    check_number,
)
from scoring.value import NoScore
from workbench.problem import Problem

A_FIFTH = Fraction(1, 5)
WIDE = 2.0  # points of a 0-5 scale: from here on people read the proposal differently
_TWO = 2


class Aggregation(StrEnum):
    """How the scores of one cell become one; the rule is published before anybody scores."""

    MEAN = "mean"
    MEDIAN = "median"  # of an even number, the mean of the two in the middle
    TRIMMED_MEAN = "trimmed mean"  # without a named share of the highest and of the lowest


def aggregated(
    scores: npt.ArrayLike,
    how: Aggregation = Aggregation.MEAN,
    *,
    trimmed: float | Fraction = A_FIFTH,
    consensus: npt.ArrayLike | None = None,
) -> Floats:
    """Return one score for each vendor on each leaf [1]_.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator abstained: the others decide there, and the vendor loses nothing.
        [any unit]
    how : Aggregation
        The published rule.
    trimmed : float or Fraction
        Share of a cell's scores that the trimmed mean leaves out at each end, rounded down to
        whole scores. [fraction, 0 to less than 1/2]
    consensus : array_like, shape (n_vendors, n_leaves), optional
        What the committee agreed on, NaN where it did not need to; it stands before the rule.
        [as scores]

    Returns
    -------
    ndarray of float64, shape (n_vendors, n_leaves)
        [as scores]

    Raises
    ------
    Problem
        If a score is infinite, nobody scored a vendor on a leaf, the share is not from 0 to less
        than a half, or the consensus has another shape or an infinite score.

    References
    ----------
    .. [1] J. W. Tukey, "The future of data analysis", The Annals of Mathematical Statistics
       33(1), 1-67, 1962. DOI 10.1214/aoms/1177704711

    Examples
    --------
    >>> given = [[[0]], [[3]], [[3]], [[4]], [[4]]]
    >>> [aggregated(given, how).item() for how in Aggregation]
    [2.8, 3.0, 3.3333333333333335]
    """
    _check_share(trimmed)
    cube = checked_scores(scores)
    ordered = np.sort(cube, axis=0)  # blanks come last
    given: Ints = (~np.isnan(cube)).sum(axis=0)
    cut = _cut(given, how, trimmed)
    place = np.arange(len(cube))[:, None, None]
    kept = (place >= cut) & (place < given - cut)
    found: Floats = np.where(kept, ordered, 0.0).sum(axis=0) / (given - 2 * cut)
    return found if consensus is None else _with_consensus(found, consensus)


def exact_aggregate(
    scores: Sequence[int | Fraction | NoScore],
    how: Aggregation = Aggregation.MEAN,
    *,
    trimmed: Fraction = A_FIFTH,
    consensus: Fraction | None = None,
) -> Fraction:
    """Return the exact score of one cell, by the same rules as `aggregated`.

    Parameters
    ----------
    scores : sequence of int, Fraction or NoScore, shape (n_evaluators,)
        One entry for each evaluator who is asked. [any unit]
    how, trimmed, consensus
        As for `aggregated`; None where there is no consensus.

    Returns
    -------
    Fraction
        [as scores]

    Raises
    ------
    Problem
        If a score is still missing or no exact number, nobody gave one and there is no consensus,
        or the share is not from 0 to less than a half.

    Examples
    --------
    >>> exact_aggregate([4, 3, 3, NoScore.ABSTAINED])
    Fraction(10, 3)
    """
    _check_share(trimmed)
    for told in scores:
        if not isinstance(told, NoScore):
            check_exact(told, THE_POINTS)
    if consensus is not None:
        check_exact(consensus, THE_POINTS)
        return consensus
    given = sorted(Fraction(s) for s in scores if not isinstance(s, NoScore))
    if not given or NoScore.NOT_SCORED in scores:
        raise Problem(
            "a cell needs every score that is asked for: {given} of {assigned} are there",
            given=len(given),
            assigned=len(scores),
        )
    cut = int(_cut(np.array(len(given)), how, trimmed))
    kept = given[cut : len(given) - cut]
    return sum(kept, Fraction(0)) / len(kept)


def score_ranges(scores: npt.ArrayLike) -> Floats:
    """Return the highest less the lowest score of every cell.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_vendors, n_leaves)
        0 where one evaluator alone scored. [as scores]

    Raises
    ------
    Problem
        If a score is infinite or nobody scored a vendor on a leaf.

    Examples
    --------
    >>> score_ranges([[[1, 4]], [[3, 4]]]).tolist()
    [[2.0, 0.0]]
    """
    cube = checked_scores(scores)
    ranges: Floats = np.nanmax(cube, axis=0) - np.nanmin(cube, axis=0)
    return ranges


def wide_cells(scores: npt.ArrayLike, at_least: float = WIDE) -> tuple[tuple[int, int], ...]:
    """Return the cells to talk about: those whose scores lie far apart, the widest first.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none. [score, 0 to 5]
    at_least : float
        Range from which a cell is listed. [as scores]

    Returns
    -------
    tuple of (vendor, leaf)
        Row and column from 0; equal ranges in the order of the table.

    Raises
    ------
    Problem
        If a score is infinite or nobody scored a vendor on a leaf.

    Examples
    --------
    >>> wide_cells([[[1, 4], [0, 3]], [[3, 4], [5, 3]]])
    ((1, 0), (0, 0))
    """
    check_not_negative(at_least, THE_WIDE_RANGE)
    ranges = score_ranges(scores)
    order = np.argsort(-ranges, axis=None, kind="stable")
    rows, columns = np.unravel_index(order, ranges.shape)
    listed = zip(rows.tolist(), columns.tolist(), strict=True)
    return tuple((v, leaf) for v, leaf in listed if ranges[v, leaf] >= at_least - TOLERANCE)


def _check_share(trimmed: float | Fraction) -> None:
    check_number(trimmed, THE_TRIMMED_SHARE)
    if not 0 <= trimmed < Fraction(1, 2):
        raise Problem(
            "a trimmed mean leaves out less than a half at each end, got {found}",
            found=str(trimmed),
        )


def _cut(given: Ints, how: Aggregation, trimmed: float | Fraction) -> Ints:
    """Return how many scores are left out at each end."""
    match how:
        case Aggregation.MEAN:
            return np.zeros_like(given)
        case Aggregation.MEDIAN:
            return (given - 1) // _TWO
        case Aggregation.TRIMMED_MEAN:
            cut = np.asarray(np.floor(given * float(trimmed) + TOLERANCE), dtype=np.int64)
            return np.minimum(cut, (given - 1) // _TWO)  # one score at least is left


def _with_consensus(found: Floats, consensus: npt.ArrayLike) -> Floats:
    agreed = plain_numbers(consensus, SCORES)
    if agreed.shape != found.shape:
        raise Problem(
            "a consensus is a finite score or blank for each of the {vendors} vendors on each of "
            "the {leaves} leaves, got the shape {shape}",
            vendors=found.shape[0],
            leaves=found.shape[1],
            shape=str(agreed.shape),
        )
    check_given(agreed)
    return np.where(np.isnan(agreed), found, agreed)
