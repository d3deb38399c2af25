"""Pairwise comparisons of criteria (AHP): what may come in, all of them or with gaps."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats
from scoring.plain_numbers import COMPARISONS, plain_numbers, quoted
from workbench.problem import Problem

Comparisons: TypeAlias = npt.ArrayLike | Sequence[Sequence[float | None]]

RECIPROCITY = 1e-6  # a comparison times its mirror may be off 1 by this
_TABLE = 2


def from_upper_triangle(judgements: Sequence[float | Fraction | None]) -> Floats:
    """Return the table of comparisons from its upper triangle, read row by row.

    Parameters
    ----------
    judgements : sequence of number or None, shape (n (n - 1) / 2,)
        Row criterion over column criterion; None where nobody compared. [ratio, above 0]

    Returns
    -------
    ndarray of float64, shape (n, n)
        Its mirror and the diagonal filled in; NaN where nobody compared. [ratio]

    Raises
    ------
    Problem
        If no table has as many cells above its diagonal, or a comparison is no number above 0.

    Examples
    --------
    >>> from_upper_triangle([2, 4, None]).tolist()
    [[1.0, 2.0, 4.0], [0.5, 1.0, nan], [0.25, nan, 1.0]]
    """
    n = (1 + math.isqrt(1 + 8 * len(judgements))) // 2
    if n * (n - 1) // 2 != len(judgements):
        raise Problem(
            "comparisons above the diagonal must be 1, 3, 6, 10, ... in number, got {found}",
            found=len(judgements),
        )
    given = plain_numbers(list(judgements), COMPARISONS)
    if given.ndim != 1:
        raise Problem(
            "{what} must be plain numbers, got {found}",
            what=COMPARISONS,
            found=quoted(judgements[0]),
        )
    table = np.full((n, n), np.nan)
    table[np.triu_indices(n, 1)] = given
    np.fill_diagonal(table, 1)
    return checked_comparisons(table)


def checked_comparisons(matrix: Comparisons, names: Sequence[str] | None = None) -> Floats:
    """Return pairwise comparisons as floats, each missing one filled from its mirror if that is in.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        Row criterion over column criterion: 3 means three times as important. None or NaN where
        nobody compared. [ratio, above 0]
    names : sequence of str, shape (n,), optional
        What the sentences call the criteria; their numbers from 1 if left out.

    Returns
    -------
    ndarray of float64, shape (n, n)
        A copy, NaN where nobody compared. [ratio]

    Raises
    ------
    Problem
        If the table is not square, a comparison is not a finite number above 0, a criterion
        compared with itself is not 1, or two mirrored comparisons do not multiply to 1 within
        0.000001; the sentence names the cell.

    Examples
    --------
    >>> checked_comparisons([[1, 3], [3, 1]], ["fit", "price"])
    Traceback (most recent call last):
    workbench.problem.Problem: fit over price is 3, so price over fit must be 0.333333, got 3
    """
    table = plain_numbers(matrix, COMPARISONS).copy()
    if table.ndim != _TABLE or table.shape[0] != table.shape[1] or not table.size:
        raise Problem(
            "comparisons must be a square table of criteria by criteria, got the shape {shape}",
            shape=str(table.shape),
        )
    called = [str(i + 1) for i in range(len(table))] if names is None else list(names)
    _check_cells(table, called)
    mirror = 1 / table.T
    table = np.where(np.isnan(table), mirror, table)
    off = np.argwhere(np.triu(np.abs(table / mirror - 1) > RECIPROCITY, 1))
    if len(off):
        row, column = off[0]
        raise Problem(
            "{first} over {second} is {found}, so {second} over {first} must be {expected}, "
            "got {mirrored}",
            first=called[row],
            second=called[column],
            found=f"{table[row, column]:g}",
            expected=f"{1 / table[row, column]:g}",
            mirrored=f"{table[column, row]:g}",
        )
    np.fill_diagonal(table, 1)
    return table


def connected_comparisons(matrix: Comparisons, names: Sequence[str] | None = None) -> Floats:
    """Return `checked_comparisons` that link all criteria, directly or through others.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        As for `checked_comparisons`. [ratio, above 0]
    names : sequence of str, shape (n,), optional
        What the sentences call the criteria.

    Returns
    -------
    ndarray of float64, shape (n, n)
        A copy, NaN where nobody compared. [ratio]

    Raises
    ------
    Problem
        As `checked_comparisons`, or if a criterion is not linked with the first.

    Examples
    --------
    >>> connected_comparisons([[1, None], [None, 1]])
    Traceback (most recent call last):
    workbench.problem.Problem: nothing connects 2 with 1 yet; compare the two, or both with a third
    """
    table = checked_comparisons(matrix, names)
    known = ~np.isnan(table)
    reached = known[0]
    for _ in range(len(table)):
        reached = known[reached].any(axis=0)
    if not reached.all():
        far = int(np.argmin(reached))
        raise Problem(
            "nothing connects {second} with {first} yet; compare the two, or both with a third",
            first="1" if names is None else names[0],
            second=str(far + 1) if names is None else names[far],
        )
    return table


def _check_cells(table: Floats, names: Sequence[str]) -> None:
    strange = np.argwhere(~(np.isnan(table) | (np.isfinite(table) & (table > 0))))
    if len(strange):
        row, column = strange[0]
        raise Problem(
            "{first} over {second} must be a finite number above 0, got {found}",
            first=names[row],
            second=names[column],
            found=f"{table[row, column]:g}",
        )
    own = table.diagonal()
    wrong = np.flatnonzero(np.abs(own - 1) > RECIPROCITY)
    if len(wrong):
        raise Problem(
            "a criterion compared with itself is 1, got {found} for {criterion}",
            found=f"{own[wrong[0]]:g}",
            criterion=names[wrong[0]],
        )
