"""The nearest point that meets linear demands, by non-negative least squares."""

import numpy as np

from scoring.arrays import Floats
from scoring.exact.weight_paths import Flags

_NOISE = 1e-12
_INFEASIBLE = 1e-9  # of the squared remainder, which is 1 / (1 + distance^2) if a point exists


def nearest_point(demands: Floats, wanted: Floats) -> Floats | None:
    """Return the x of smallest length with `demands` x >= `wanted` [1]_.

    Parameters
    ----------
    demands : ndarray of float64, shape (n_demands, n)
        One demand a row, of about unit size.
    wanted : ndarray of float64, shape (n_demands,)

    Returns
    -------
    ndarray of float64, shape (n,), or None
        None if nothing within a distance of 10,000 meets the demands.

    References
    ----------
    .. [1] C. L. Lawson and R. J. Hanson, "Solving Least Squares Problems", chapter 23 (LDP and
       NNLS), SIAM, 1995. DOI 10.1137/1.9781611971217

    Examples
    --------
    >>> nearest_point(np.array([[1.0, 1.0]]), np.array([2.0])).round(9).tolist()
    [1.0, 1.0]
    """
    if (wanted <= 0).all():
        return np.zeros(demands.shape[1])
    matrix = np.vstack([demands.T, wanted])
    target = np.zeros(len(matrix))
    target[-1] = 1
    remainder = target - matrix @ non_negative_least_squares(matrix, target)
    if remainder[-1] < _INFEASIBLE:
        return None
    point: Floats = -remainder[:-1] / remainder[-1]
    return point


def non_negative_least_squares(matrix: Floats, target: Floats) -> Floats:
    """Return the u >= 0 that brings `matrix` u nearest to `target`, by an active set [1]_.

    Parameters
    ----------
    matrix : ndarray of float64, shape (n_rows, n)
    target : ndarray of float64, shape (n_rows,)

    Returns
    -------
    ndarray of float64, shape (n,)

    References
    ----------
    .. [1] C. L. Lawson and R. J. Hanson, "Solving Least Squares Problems", chapter 23, SIAM,
       1995. DOI 10.1137/1.9781611971217

    Examples
    --------
    >>> non_negative_least_squares(np.eye(2), np.array([3.0, -1.0])).tolist()
    [3.0, 0.0]
    """
    found = np.zeros(matrix.shape[1])
    free = np.zeros(matrix.shape[1], dtype=np.bool_)
    for _ in range(3 * matrix.shape[1] + 3):  # each round lowers the remainder; noise might not
        gain = matrix.T @ (target - matrix @ found)
        gain[free] = 0
        entering = int(gain.argmax())
        if gain[entering] <= _NOISE:
            break
        free[entering] = True
        found = _stepped(matrix, target, found, free)
    return found


def _stepped(matrix: Floats, target: Floats, found: Floats, free: Flags) -> Floats:
    """Go to the least squares over the free, setting free where it turns negative on the way."""
    while True:
        aim = np.zeros_like(found)
        aim[free] = np.linalg.lstsq(matrix[:, free], target, rcond=None)[0]
        falling = np.flatnonzero(free & (aim <= 0))
        if not len(falling):
            return aim
        steps = found[falling] / np.maximum(found[falling] - aim[falling], np.finfo(float).tiny)
        found = found + steps.min() * (aim - found)
        free[falling[steps == steps.min()]] = False
        found[~free] = 0
