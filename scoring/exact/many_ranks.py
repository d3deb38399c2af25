"""Ranks of many cases at once, by the rule of `scoring.arrays.competition_ranks`."""

from typing import Any

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Ints, competition_ranks

_FEW = 64  # vendors up to which comparing all pairs beats sorting


def ranks_of_columns(totals: Floats, tolerance: float = TOLERANCE) -> Ints:
    """Return the competition ranks of the vendors in every column.

    Parameters
    ----------
    totals : ndarray of float64, shape (n_vendors, n_cases)
        Finite; more is better. A vendor's totals stand in a row, as whole rows are compared.
        [any unit]
    tolerance : float
        As in `competition_ranks`. [as totals]

    Returns
    -------
    ndarray of int64, shape (n_vendors, n_cases)
        Column by column what `competition_ranks` gives.

    Examples
    --------
    >>> ranks_of_columns(np.array([[0.3, 0.2], [0.9, 0.1], [0.1 + 0.2, 0.3]])).tolist()
    [[2, 2], [1, 3], [2, 1]]
    """
    if len(totals) > _FEW:
        return _by_sorting(totals.T, tolerance).T
    ahead = _number_ahead(totals, tolerance)
    ranks: Ints = np.add(ahead, 1, dtype=np.int64)
    several = np.flatnonzero(level_pairs(ahead.sum(axis=0, dtype=np.int32), len(totals)) > 1)
    chained = several[are_chained(ahead[:, several])]
    if len(chained):
        ranks[:, chained] = _by_sorting(totals[:, chained].T, tolerance).T
    return ranks


def level_pairs(ahead: npt.NDArray[np.signedinteger[Any]], n_vendors: int) -> Ints:
    """Return how many pairs are level where in so many pairs one is ahead, same shape."""
    level: Ints = np.subtract(n_vendors * (n_vendors - 1) // 2, ahead, dtype=np.int64)
    return level


def are_chained(ahead: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Tell in which cases ties form a chain (a = b, b = c, yet a > c), so that counting is wrong.

    Parameters
    ----------
    ahead : ndarray of uint8, shape (n_vendors, n_cases)
        How many vendors are ahead of each by more than the tolerance; of at most 255.

    Returns
    -------
    ndarray of bool, shape (n_cases,)
        Without a chain exactly those are level who have equally many ahead of them.

    Examples
    --------
    >>> are_chained(np.array([[0, 0], [0, 0], [1, 2]], dtype=np.uint8)).tolist()
    [True, False]
    """
    equal = np.zeros(ahead.shape[1], dtype=np.uint16)
    for at, own in enumerate(ahead[:-1], start=1):
        equal += np.add.reduce((ahead[at:] == own).view(np.uint8), axis=0, dtype=np.uint8)
    flags: npt.NDArray[np.bool_] = equal != level_pairs(
        ahead.sum(axis=0, dtype=np.int64), len(ahead)
    )
    return flags


def _number_ahead(totals: Floats, tolerance: float) -> npt.NDArray[np.uint8]:
    reach = totals + tolerance
    ahead: npt.NDArray[np.uint8] = np.zeros(totals.shape, dtype=np.uint8)
    is_ahead = np.empty(totals.shape, dtype=np.bool_)
    for own in totals:
        np.greater(own, reach, out=is_ahead)
        ahead += is_ahead.view(np.uint8)
    return ahead


def _by_sorting(totals: Floats, tolerance: float) -> Ints:
    """Rank row by row; a row where ties form a chain goes through `competition_ranks`."""
    order = np.argsort(-totals, axis=1)
    falling = np.take_along_axis(totals, order, axis=1)
    starts = np.ones(totals.shape, dtype=np.bool_)
    starts[:, 1:] = falling[:, :-1] - falling[:, 1:] > tolerance
    first = np.maximum.accumulate(np.where(starts, np.arange(totals.shape[1]), 0), axis=1)
    ranks = np.empty(totals.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, first + 1, axis=1)
    spread = np.take_along_axis(falling, first, axis=1) - falling
    for row in np.flatnonzero((spread > tolerance).any(axis=1)):
        ranks[row] = competition_ranks(totals[row], tolerance)
    return ranks
