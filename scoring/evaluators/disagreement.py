"""Where we differ: which cell's disagreement could change who is first."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, checked_weights, competition_ranks
from scoring.evaluators.aggregate import aggregated, score_ranges
from scoring.evaluators.panel import checked_scores
from scoring.single_numbers import THE_DRAWS, check_seed, check_whole
from workbench.problem import Problem

DRAWS = 4000
_TWO_SIDED = 1.96  # 95 % of a normal distribution lies within


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """Vendors by leaves: how far the evaluators differ and what hangs on it.

    Attributes
    ----------
    totals : ndarray of float64, shape (n_vendors,)
        At the means of the scores. [as scores]
    first : tuple of int
        Rows from 0 of the vendors in first place by them.
    ranges, spreads : ndarray of float64, shape (n_vendors, n_leaves)
        Highest less lowest score, and the standard deviation of the scores there are. [as scores]
    swings : ndarray of float64, shape (n_vendors, n_leaves)
        Range x effective weight: how far the cell can move the vendor's total. [as scores]
    flips : ndarray of bool, shape (n_vendors, n_leaves)
        Whether a score between the lowest and the highest given there, with every other cell at
        its mean, changes the set of vendors in first place. Exact.
    chances : ndarray of float64, shape (n_vendors, n_leaves)
        Share of redrawn panels, in this cell alone, whose mean changes that set; 0 where `flips`
        is False. [fraction, 0 to 1]
    heat : ndarray of float64, shape (n_vendors, n_leaves)
        Standard deviation x effective weight x chance: the order in which to talk. [as scores]
    sampling_error : float
        No chance is off by more than this, at 95 %. [fraction]
    """

    totals: Floats
    first: tuple[int, ...]
    ranges: Floats
    spreads: Floats
    swings: Floats
    flips: npt.NDArray[np.bool_]
    chances: Floats
    heat: Floats
    sampling_error: float


def differences(
    scores: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    tolerance: float = TOLERANCE,
) -> Differences:
    """Return where the evaluators differ, and whether first place hangs on it.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none. A leaf that nobody scores, such as price, has the same
        points from every evaluator (`scoring.evaluators.panel.panel_of`). [one unit for all, such
        as points]
    weights : array_like, shape (n_leaves,)
        Effective weights. [any unit]
    draws : int
        How many redrawn panels the chances stand on.
    seed : int
        The same seed gives the same chances.
    tolerance : float
        Totals no further apart are level. [as scores]

    Returns
    -------
    Differences

    Raises
    ------
    Problem
        If a score or weight is unfit, nobody scored a vendor on a leaf, or `draws` is below 1.

    Notes
    -----
    A panel is redrawn by the Bayesian bootstrap [1]_: each evaluator gets a weight from the flat
    Dirichlet distribution, so the mean of a cell moves within the scores given there, and blanks
    need no rule of their own.

    References
    ----------
    .. [1] D. B. Rubin, "The Bayesian bootstrap", The Annals of Statistics 9(1), 130-134, 1981.
       DOI 10.1214/aos/1176345338

    Examples
    --------
    >>> found = differences([[[80, 60], [70, 60]], [[80, 60], [70, 90]]], [0.5, 0.5])
    >>> found.totals.tolist(), found.first, found.flips.tolist()
    ([70.0, 72.5], (1,), [[False, False], [False, True]])
    """
    check_whole(draws, THE_DRAWS)
    check_seed(seed)
    if draws < 1:
        raise Problem("chances need at least one draw, got {found}", found=draws)
    cube = checked_scores(scores)
    shares = checked_weights(weights, cube.shape[2])
    means = aggregated(cube)
    totals = means @ shares
    first = competition_ranks(totals, tolerance) == 1
    flips = _can_flip((cube - means) * shares, totals, first, tolerance)
    evaluators = np.random.default_rng(seed).standard_exponential((draws, len(cube)))
    chances = np.zeros_like(means)
    for vendor in np.flatnonzero(flips.any(axis=1)).tolist():
        at = np.flatnonzero(flips[vendor])
        moved = (redrawn_means(cube[:, vendor, at], evaluators) - means[vendor, at]) * shares[at]
        changed = _changes(totals[vendor] + moved, vendor, totals, first, tolerance)
        chances[vendor, at] = changed.mean(axis=0)
    spreads = np.nanstd(cube, axis=0)
    ranges = score_ranges(cube)
    return Differences(
        totals=totals,
        first=tuple(int(v) for v in np.flatnonzero(first)),
        ranges=ranges,
        spreads=spreads,
        swings=ranges * shares,
        flips=flips,
        chances=chances,
        heat=spreads * shares * chances,
        sampling_error=_TWO_SIDED * 0.5 / draws**0.5,
    )


def _can_flip(
    moves: Floats, totals: Floats, first: npt.NDArray[np.bool_], tolerance: float
) -> npt.NDArray[np.bool_]:
    """Return which cells change first place at an end of their span, where they reach furthest."""
    lowest = totals[:, None] + np.nanmin(moves, axis=0)
    highest = totals[:, None] + np.nanmax(moves, axis=0)
    return np.array(
        [
            _changes(low, vendor, totals, first, tolerance)
            | _changes(high, vendor, totals, first, tolerance)
            for vendor, (low, high) in enumerate(zip(lowest, highest, strict=True))
        ]
    )


def _changes(
    moved: Floats, vendor: int, totals: Floats, first: npt.NDArray[np.bool_], tolerance: float
) -> npt.NDArray[np.bool_]:
    """Return where a vendor with the total `moved`, any shape, changes the set in first place."""
    rival = np.delete(totals, vendor).max(initial=-np.inf)
    level = np.abs(moved - rival) <= tolerance
    ahead = moved > rival + tolerance
    if not first[vendor]:
        return np.asarray(level | ahead)
    return np.asarray(~ahead if first.sum() == 1 else ~level)


def redrawn_means(cells: Floats, evaluators: Floats) -> Floats:
    """Return the means of cells when each evaluator's scores weigh differently.

    Parameters
    ----------
    cells : ndarray of float64, shape (n_evaluators, n_cells)
        NaN where an evaluator gave none. [any unit]
    evaluators : ndarray of float64, shape (n_draws, n_evaluators)
        Weights of the evaluators in each draw, above 0. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_draws, n_cells)
        [as cells]

    Examples
    --------
    >>> redrawn_means(np.array([[1.0, 4], [5, np.nan]]), np.array([[1.0, 1], [3, 1]])).tolist()
    [[3.0, 4.0], [2.0, 4.0]]
    """
    given = ~np.isnan(cells)
    redrawn: Floats = (evaluators @ np.where(given, cells, 0.0)) / (evaluators @ given)
    return redrawn
