"""What methods that compare the vendors with one another take: raw values and directions."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Table, checked_values, checked_weights
from scoring.plain_numbers import DIRECTIONS, plain_numbers
from workbench.problem import Problem

ARITHMETIC = 1e-12  # of the largest value: a lesser difference is no difference
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A checked comparison.

    Attributes
    ----------
    values : ndarray of float64, shape (n_vendors, n_criteria)
        As given. [any unit]
    gains : ndarray of float64, shape (n_vendors, n_criteria)
        The same with the sign turned where less is better, so that more is better. [as values]
    weights : ndarray of float64, shape (n_criteria,)
        [fraction, sum 1]
    """

    values: Floats
    gains: Floats
    weights: Floats


def compared(
    values: Table, weights: npt.ArrayLike, directions: npt.ArrayLike | None = None
) -> Compared:
    """Check what is to be compared and apply the directions, once.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        At least two vendors. [any unit, one per criterion]
    weights : array_like, shape (n_criteria,)
        [any unit]
    directions : array_like of int, shape (n_criteria,), optional
        1 where more is better, -1 where less is better; without it more is better everywhere.

    Returns
    -------
    Compared

    Raises
    ------
    Problem
        If there is one vendor, a value or a weight is unfit (see `scoring.arrays`), or a
        direction is not 1 or -1.

    Examples
    --------
    >>> compared([[1, 3000], [2, 3750]], [1, 1], [-1, 1]).gains.tolist()
    [[-1.0, 3000.0], [-2.0, 3750.0]]
    """
    table = checked_values(values)
    check_vendors(len(table))
    shares = checked_weights(weights, table.shape[1])
    signs = _checked_directions(directions, table.shape[1])
    return Compared(values=table, gains=table * signs, weights=shares)


def check_vendors(n_vendors: int) -> None:
    """Refuse to compare fewer than two vendors."""
    if n_vendors < _TWO:
        raise Problem("a comparison needs at least two vendors, got {found}", found=n_vendors)


def from_least(columns: Floats) -> Floats:
    """Return how far each value lies from the least (0) to the greatest (1) of its column.

    Parameters
    ----------
    columns : ndarray of float64, shape (n_vendors,) or (n_vendors, n_criteria)
        [any unit, one per column]

    Returns
    -------
    ndarray of float64, same shape
        0 throughout a column in which all are alike but for arithmetic. [fraction, 0 to 1]

    Examples
    --------
    >>> from_least(np.array([[1, 0.3], [3, 0.1 + 0.2], [2, 0.3]])).tolist()
    [[0.0, 0.0], [1.0, 0.0], [0.5, 0.0]]
    """
    above = columns - columns.min(axis=0)
    alike = are_alike(columns)
    found: Floats = np.where(alike, 0.0, above / np.where(alike, 1.0, above.max(axis=0)))
    return found


def are_alike(columns: Floats) -> npt.NDArray[np.bool_]:
    """Return in which columns all values are the same but for arithmetic.

    Parameters
    ----------
    columns : ndarray of float64, shape (n_vendors,) or (n_vendors, n_criteria)
        [any unit, one per column]

    Returns
    -------
    ndarray of bool, shape () or (n_criteria,)

    Examples
    --------
    >>> are_alike(np.array([[1, 0.3], [3, 0.1 + 0.2]])).tolist()
    [False, True]
    """
    return np.asarray(np.ptp(columns, axis=0) <= ARITHMETIC * np.abs(columns).max(axis=0))


def _checked_directions(directions: npt.ArrayLike | None, n_criteria: int) -> Floats:
    if directions is None:
        return np.ones(n_criteria)
    signs = plain_numbers(directions, DIRECTIONS)
    if signs.shape != (n_criteria,) or not np.isin(signs, (1.0, -1.0)).all():
        raise Problem(
            "a direction is 1 (more is better) or -1 (less is better), one for each of the "
            "{expected} criteria, got {found}",
            expected=n_criteria,
            found=str(signs.tolist()),
        )
    return signs
