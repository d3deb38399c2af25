"""Sweeps of all weights at once, on arrays: lines, ranks, crossovers and stability intervals."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Ints, Table, checked_values
from scoring.exact.many_ranks import ranks_of_columns
from scoring.exact.ranks_of_lines import MANY, SEVERAL, ranks_of_lines
from scoring.exact.weight_paths import Paths, flat_paths
from scoring.plain_numbers import WEIGHTS, plain_numbers
from scoring.single_numbers import THE_STEPS, check_whole
from workbench.problem import Problem

_TABLE = 2
_BLOCK = 30_000  # totals ranked at a time, so that they stay in the cache
_NOISE = 1e-13  # of the largest value: what sums in float64 may be off by


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The totals of all vendors as straight lines over every swept weight.

    Attributes
    ----------
    present : ndarray of float64, shape (n_swept,)
        Where each weight stands now. [fraction, 0 to 1]
    at_zero, at_one : ndarray of float64, shape (n_swept, n_vendors)
        Totals at either end. [as the values]
    noise : float
        Differences of totals up to this are arithmetic. [as the values]
    """

    present: Floats
    at_zero: Floats
    at_one: Floats
    noise: float

    def at(self, weights: npt.ArrayLike) -> Floats:
        """Return the totals at these weights.

        Parameters
        ----------
        weights : array_like, shape (n_points,) or (n_swept, n_points)
            The same for all that is swept, or its own for each. [fraction, 0 to 1]

        Returns
        -------
        ndarray of float64, shape (n_swept, n_points, n_vendors)

        Raises
        ------
        Problem
            If a weight is not from 0 to 1, or the shape is another.

        References
        ----------
        As `sweep_lines`.

        Examples
        --------
        >>> sweep_lines([[1, 0], [0, 1]], [1, 1]).at([0.25])[0].tolist()
        [[0.25, 0.75]]
        """
        t = plain_numbers(weights, WEIGHTS)
        outside = t[~((t >= -TOLERANCE) & (t <= 1 + TOLERANCE))]
        if outside.size:
            raise Problem(
                "a weight must be from 0 to 100 %, got {found} %", found=f"{100 * outside[0]:g}"
            )
        if t.ndim > _TABLE or not t.size or (t.ndim == _TABLE and len(t) != len(self.present)):
            raise Problem(
                "there must be weights for all that is swept or for each, got the shape {shape}",
                shape=str(t.shape),
            )
        return (1 - t[..., None]) * self.at_zero[:, None] + t[..., None] * self.at_one[:, None]


def sweep_lines(values: Table, weights: npt.ArrayLike | Paths) -> Lines:
    """Return the line of every vendor's total over every weight, the others in proportion [1]_.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        More is better. [any one unit]
    weights : array_like, shape (n_criteria,), or Paths
        Present weights of criteria without branches [any unit]; or paths from
        `scoring.exact.weight_paths` or `scoring.standing_arrays` for groups and branches.

    Returns
    -------
    Lines
        The line passes through today's total to rounding (1e-12 on 0 to 1).

    Raises
    ------
    Problem
        If values or weights are not as in `scoring.arrays`, or there is only one criterion.

    References
    ----------
    .. [1] E. Triantaphyllou and A. Sanchez, "A sensitivity analysis approach for some
       deterministic multi-criteria decision-making methods", Decision Sciences 28(1), 151-194,
       1997. DOI 10.1111/j.1540-5915.1997.tb01306.x

    Examples
    --------
    >>> lines = sweep_lines([[0.8, 0.2], [0.5, 0.6]], [3, 1])
    >>> lines.at_zero[0].tolist(), lines.at_one[0].tolist()
    ([0.2, 0.6], [0.8, 0.5])
    """
    table = checked_values(values)
    paths = weights if isinstance(weights, Paths) else flat_paths(weights)
    if paths.at_zero.shape[1] != table.shape[1]:
        raise Problem(
            "there must be one weight for each of the {expected} criteria, got the shape {shape}",
            expected=table.shape[1],
            shape=str(paths.at_zero.shape[1:]),
        )
    return Lines(
        present=paths.present,
        at_zero=paths.at_zero @ table.T,
        at_one=paths.at_one @ table.T,
        noise=_NOISE * float(np.abs(table).max()),
    )


def swept_ranks(values: Table, weights: npt.ArrayLike | Paths, steps: int = 101) -> Ints:
    """Return every vendor's rank at evenly spaced values of every weight.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        More is better. [0 to 1, or any one unit far above the tolerance of 1e-9]
    weights : array_like, shape (n_criteria,), or Paths
        As in `sweep_lines`. [any unit]
    steps : int
        Number of weights from 0 to 1, both included; 2 or more.

    Returns
    -------
    ndarray of int64, shape (n_swept, steps, n_vendors)
        Competition ranks, equal totals (1e-9) sharing one.

    Raises
    ------
    Problem
        As `sweep_lines`, or if there are fewer than two steps.

    References
    ----------
    As `sweep_lines`.

    Examples
    --------
    >>> swept_ranks([[0.8, 0.2], [0.5, 0.6]], [3, 1], steps=3)[0].tolist()
    [[2, 1], [2, 1], [1, 2]]
    """
    check_whole(steps, THE_STEPS)
    if steps < 2:  # noqa: PLR2004, a line has two ends
        raise Problem("a sweep needs both its ends: at least 2 steps, got {found}", found=steps)
    lines = sweep_lines(values, weights)
    n_swept, n_vendors = lines.at_zero.shape
    if SEVERAL <= n_vendors <= MANY:
        return ranks_of_lines(lines.at_zero, lines.at_one, steps)
    block = max(1, _BLOCK // (steps * n_vendors))
    ranks = np.empty((n_vendors, n_swept, steps), dtype=np.int64)
    for start in range(0, n_swept, block):
        part = slice(start, start + block)
        totals = _rows_of_totals(lines, part, np.linspace(0, 1, steps))
        ranks[:, part] = ranks_of_columns(totals).reshape(n_vendors, -1, steps)
    return ranks.transpose(1, 2, 0)


def crossover_weights(values: Table, weights: npt.ArrayLike | Paths) -> Floats:
    """Return the weights at which two vendors are level, for all weights and all pairs [1]_.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        More is better. [any one unit]
    weights : array_like, shape (n_criteria,), or Paths
        As in `sweep_lines`. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_swept, n_pairs)
        Local weights, ends included [fraction, 0 to 1]; NaN where the two never meet or are the
        same throughout. Pairs are in the order of `vendor_pairs`.

    Raises
    ------
    Problem
        As `sweep_lines`.

    References
    ----------
    .. [1] B. Mareschal, "Weight stability intervals in multicriteria decision aid", European
       Journal of Operational Research 33(1), 54-64, 1988. DOI 10.1016/0377-2217(88)90254-8

    Examples
    --------
    >>> crossover_weights([[0.8, 0.2], [0.5, 0.6]], [3, 1]).round(6).tolist()
    [[0.571429], [0.428571]]
    """
    lines = sweep_lines(values, weights)
    one, other = vendor_pairs(lines.at_zero.shape[1])
    # Vendors in rows: whole rows are copied, far faster than picked columns.
    at_zero, at_one = np.ascontiguousarray(lines.at_zero.T), np.ascontiguousarray(lines.at_one.T)
    return meeting_weights(
        denoised(at_zero[one] - at_zero[other], lines.noise),
        denoised(at_one[one] - at_one[other], lines.noise),
    ).T


def vendor_pairs(n_vendors: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the two vendors of each pair, shape (n_pairs,) each, counted from 0.

    Examples
    --------
    >>> [pair.tolist() for pair in vendor_pairs(3)]
    [[0, 0, 1], [1, 2, 2]]
    """
    return np.triu_indices(n_vendors, k=1)


def _rows_of_totals(lines: Lines, part: slice, weights: Floats) -> Floats:
    """Return the totals of some swept weights, shape (n_vendors, n_part x n_points)."""
    # In this order in memory, too: a product of transposed arrays would keep their order.
    at_zero, at_one = np.ascontiguousarray([lines.at_zero[part].T, lines.at_one[part].T])
    totals = at_zero[..., None] * (1 - weights)
    totals += at_one[..., None] * weights
    rows: Floats = totals.reshape(len(totals), -1)
    return rows


def denoised(differences: Floats, noise: float) -> Floats:
    """Set differences that are arithmetic to 0, in place.

    Parameters
    ----------
    differences : ndarray, any shape
        Of totals. [as values]
    noise : float
        What sums may be off by. [as values]

    Returns
    -------
    ndarray, same shape
        The very same.
    """
    differences[np.abs(differences) <= noise] = 0
    return differences


def meeting_weights(at_zero: Floats, at_one: Floats) -> Floats:
    """Return the weights at which differences that run in straight lines are 0.

    Parameters
    ----------
    at_zero, at_one : ndarray, any shape
        The differences at weight 0 and at weight 1. [as values]

    Returns
    -------
    ndarray, same shape
        [fraction]; NaN where a line is nowhere 0, or everywhere.
    """
    apart = at_zero - at_one
    meets = (np.minimum(at_zero, at_one) <= 0) & (np.maximum(at_zero, at_one) >= 0) & (apart != 0)
    weight: Floats = np.full_like(apart, np.nan)
    np.divide(at_zero, apart, out=weight, where=meets)
    return weight
