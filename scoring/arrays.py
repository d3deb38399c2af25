"""Tables of values and vectors of weights as arrays: what may come in, and how totals rank."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scoring.plain_numbers import TOTALS, WEIGHTS, plain_numbers
from scoring.single_numbers import THE_CRITERIA, THE_TOLERANCE, check_not_negative, check_whole
from workbench.problem import Problem

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Table: TypeAlias = npt.ArrayLike | Sequence[Sequence[float]]

LARGEST = 1e300  # so that sums over all vendors and criteria are floats still
TOLERANCE = 1e-9  # on 0 to 1: differences below it are arithmetic, not merit
_TABLE = 2


def checked_values(values: Table) -> Floats:
    """Return a table of vendors by criteria as floats.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        At least one of each. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_vendors, n_criteria)

    Raises
    ------
    Problem
        If the shape is another, or a value is not a finite number within 1e300 of 0; rows and
        columns count from 1.

    Examples
    --------
    >>> checked_values([[1, 0], [0.5, float("nan")]])
    Traceback (most recent call last):
    workbench.problem.Problem: values must be finite numbers; row 2, column 2 is nan
    """
    table = plain_numbers(values)
    if table.ndim != _TABLE or 0 in table.shape:
        raise Problem(
            "values must be a table of vendors by criteria with at least one of each, "
            "got the shape {shape}",
            shape=str(table.shape),
        )
    check_sizes(table)
    return table


def checked_weights(weights: npt.ArrayLike, n_criteria: int | None = None) -> Floats:
    """Return weights in any unit as shares that sum to 1.

    Parameters
    ----------
    weights : array_like, shape (n_criteria,)
        0 or more each, and not all 0. [any unit, points or per cent alike]
    n_criteria : int, optional
        How many are wanted; as many as there are, but at least one, if not said.

    Returns
    -------
    ndarray of float64, shape (n_criteria,)
        [fraction, sum 1]

    Raises
    ------
    Problem
        If there is another number of weights, if one is negative or not finite, or if all are 0.

    Examples
    --------
    >>> checked_weights([35, 15, 50], 3).tolist()
    [0.35, 0.15, 0.5]
    """
    if n_criteria is not None:
        check_whole(n_criteria, THE_CRITERIA)
    given = plain_numbers(weights, WEIGHTS)
    expected = max(1, given.size) if n_criteria is None else n_criteria
    if given.shape != (expected,):
        raise Problem(
            "there must be one weight for each of the {expected} criteria, got the shape {shape}",
            expected=expected,
            shape=str(given.shape),
        )
    strange = np.flatnonzero(~np.isfinite(given) | (given < 0))
    if len(strange):
        raise Problem(
            "a weight must be a finite number of 0 or more; number {at} is {found}",
            at=int(strange[0]) + 1,
            found=str(given[strange[0]]),
        )
    if not given.any():
        raise Problem("weights must not all be 0")
    # Halved until none is above 1, which is exact: their sum is finite however large they are.
    halved = np.ldexp(given, -int(np.frexp(given.max())[1]))
    shares: Floats = halved / halved.sum()
    return shares


def checked_totals(totals: npt.ArrayLike) -> Floats:
    """Return one total for each vendor as floats.

    Parameters
    ----------
    totals : array_like, shape (n_vendors,)
        At least one. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_vendors,)

    Raises
    ------
    Problem
        If the shape is another, or a total is not a finite number.

    Examples
    --------
    >>> checked_totals([[80, 70]])
    Traceback (most recent call last):
    workbench.problem.Problem: there must be one total for each vendor, got the shape (1, 2)
    """
    flat = plain_numbers(totals, TOTALS)
    if flat.ndim != 1 or not flat.size:
        raise Problem(
            "there must be one total for each vendor, got the shape {shape}", shape=str(flat.shape)
        )
    check_sizes(flat[None])
    return flat


def check_sizes(table: Floats, most: float = LARGEST) -> None:
    """Refuse a table of numbers that are none, or so large that nothing can be made of them."""
    strange = np.argwhere(~(np.abs(table) <= most))
    if not len(strange):
        return
    row, column = (int(at) for at in strange[0])
    found = float(table[row, column])
    if not np.isfinite(found):
        raise Problem(
            "values must be finite numbers; row {row}, column {column} is {found}",
            row=row + 1,
            column=column + 1,
            found=str(found),
        )
    raise Problem(
        "values must lie within {most} of 0; row {row}, column {column} is {found}",
        most=f"{most:.0e}",
        row=row + 1,
        column=column + 1,
        found=str(found),
    )


def competition_ranks(totals: npt.ArrayLike, tolerance: float = TOLERANCE) -> Ints:
    """Return ranks, 1 for the highest total; equal totals share a rank and the next is left out.

    Parameters
    ----------
    totals : array_like, shape (n_vendors,)
        More is better. [any unit]
    tolerance : float
        Totals no further than this below the best of their group are equal to it. [as totals]

    Returns
    -------
    ndarray of int64, shape (n_vendors,)
        Competition ranks (1, 2, 2, 4).

    Raises
    ------
    Problem
        If there is no total, or one is not a finite number, or the tolerance is none of 0 or more.

    Examples
    --------
    >>> competition_ranks([0.3, 0.9, 0.1 + 0.2, 0.1]).tolist()
    [2, 1, 2, 4]
    """
    check_not_negative(tolerance, THE_TOLERANCE)
    flat = checked_totals(totals)
    ranks = np.empty(len(flat), dtype=np.int64)
    best, rank = np.inf, 0
    for place, vendor in enumerate(np.argsort(-flat, kind="stable"), start=1):
        if best - flat[vendor] > tolerance:
            best, rank = flat[vendor], place
        ranks[vendor] = rank
    return ranks
