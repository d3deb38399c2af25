"""TOPSIS: how near a vendor is to the best and how far from the worst values that are there."""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Table
from scoring.other_methods.compared import are_alike, compared, from_least

_LEVEL = 0.5  # of vendors whom nothing tells apart: as near the best as the worst


class Normalisation(StrEnum):
    """How values in different units are made comparable; TOPSIS answers differently under each."""

    VECTOR = "vector"  # x / sqrt(sum of x squared)
    MIN_MAX = "min-max"  # (x - min) / (max - min)
    SUM = "sum"  # x / sum of |x|
    MAX = "max"  # x / greatest |x|


def topsis(
    values: Table,
    weights: npt.ArrayLike,
    directions: npt.ArrayLike | None = None,
    *,
    normalisation: Normalisation = Normalisation.VECTOR,
) -> Floats:
    """Return how close each vendor is to the ideal [1]_; more is better.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        At least two vendors. [any unit, one per criterion]
    weights : array_like, shape (n_criteria,)
        [any unit]
    directions : array_like of int, shape (n_criteria,), optional
        1 where more is better (everywhere, if left out), -1 where less is better.
    normalisation : Normalisation
        To be named wherever the answer is shown.

    Returns
    -------
    ndarray of float64, shape (n_vendors,)
        D- / (D+ + D-): 1 for a vendor that is best on every criterion, 0 for one that is worst
        on every criterion, 0.5 for all if all vendors are alike. [fraction, 0 to 1]

    Raises
    ------
    Problem
        If there is one vendor, or a value, weight or direction is unfit.

    Notes
    -----
    With r the normalised values, u = w r, and u+ and u- the best and the worst u of each
    criterion, D+ and D- are the Euclidean distances of a vendor's u to u+ and u-. A criterion on
    which all vendors are alike adds nothing to either. Best and worst are those of the vendors
    present, so the order of two may turn on a third.

    References
    ----------
    .. [1] C.-L. Hwang and K. Yoon, "Multiple attribute decision making", Springer, 1981.
       DOI 10.1007/978-3-642-48318-9

    Examples
    --------
    >>> topsis([[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], [0.3, 0.4, 0.3]).round(4).tolist()
    [0.5037, 0.6581, 0.7482, 0.334]
    """
    checked = compared(values, weights, directions)
    scaled = _normalised(checked.gains, normalisation) * checked.weights
    scaled[:, are_alike(checked.gains)] = 0.0  # or the last digit of a float would decide
    to_best = np.linalg.norm(scaled.max(axis=0) - scaled, axis=1)
    to_worst = np.linalg.norm(scaled - scaled.min(axis=0), axis=1)
    between = to_best + to_worst
    apart = between > 0
    closeness: Floats = np.where(apart, to_worst / np.where(apart, between, 1.0), _LEVEL)
    return closeness


def _normalised(gains: Floats, normalisation: Normalisation) -> Floats:
    """Return the columns on a common scale; the sign of `gains` already tells the direction."""
    largest = _or_one(np.abs(gains).max(axis=0))
    near_one = gains / largest  # squares of these can neither overflow nor vanish
    match normalisation:
        case Normalisation.VECTOR:
            scale = np.linalg.norm(near_one, axis=0)
        case Normalisation.MIN_MAX:
            near_one, scale = from_least(near_one), np.ones(gains.shape[1])
        case Normalisation.SUM:
            scale = np.abs(near_one).sum(axis=0)
        case Normalisation.MAX:
            scale = np.ones(gains.shape[1])
    return near_one / _or_one(scale)


def _or_one(scale: Floats) -> Floats:
    """Return `scale` with 1 in place of 0: a column of zeros stays one."""
    return np.where(scale > 0, scale, 1.0)
