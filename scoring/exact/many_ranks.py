"""Ranks of many cases at once, by the rule of `scoring.arrays.competition_ranks`."""

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
    pairs = len(totals) * (len(totals) - 1) // 2
    # Where two pairs or more are level, ties may form a chain: a = b, b = c, yet a > c.
    several = np.flatnonzero(ahead.sum(axis=0, dtype=np.int32) < pairs - 1)
    if len(several):
        ranks[:, several] = _by_sorting(totals[:, several].T, tolerance).T
    return ranks


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
