"""One set of priorities from several members (AHP): joint judgements or joint priorities."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Table, checked_values, checked_weights
from scoring.plain_numbers import WEIGHTS, plain_numbers
from scoring.weighing.pairwise import Comparisons, checked_comparisons
from workbench.problem import Problem


class GroupMean(StrEnum):
    """How members' priorities become one."""

    GEOMETRIC = "geometric"
    ARITHMETIC = "arithmetic"


def joint_judgements(
    matrices: Sequence[Comparisons], members: npt.ArrayLike | None = None
) -> Floats:
    """Return the geometric mean of each comparison over the members (AIJ) [1]_ [2]_.

    Parameters
    ----------
    matrices : sequence of array_like, each of shape (n, n)
        One table of comparisons per member; None or NaN where that member did not compare. [ratio]
    members : array_like, shape (n_members,), optional
        What each member counts; the same for all if left out. [any unit]

    Returns
    -------
    ndarray of float64, shape (n, n)
        Reciprocal again; each cell over those who compared, NaN where nobody did. [ratio]

    Raises
    ------
    Problem
        If there is no member, tables differ in size, a table is unfit (see
        `scoring.weighing.pairwise.checked_comparisons`), or the members' weights are.

    Notes
    -----
    Only the geometric mean keeps mirrored cells reciprocal. With complete tables and row geometric
    means the joint judgements lead exactly to the geometric `joint_priorities`.

    References
    ----------
    .. [1] J. Aczel and T. L. Saaty, "Procedures for synthesizing ratio judgements", Journal of
       Mathematical Psychology 27(1), 93-102, 1983. DOI 10.1016/0022-2496(83)90028-7
    .. [2] E. Forman and K. Peniwati, "Aggregating individual judgments and priorities with the
       analytic hierarchy process", European Journal of Operational Research 108(1), 165-169, 1998.
       DOI 10.1016/S0377-2217(97)00244-0

    Examples
    --------
    >>> joint_judgements([[[1, 8], [1 / 8, 1]], [[1, 2], [1 / 2, 1]]]).round(6).tolist()
    [[1.0, 4.0], [0.25, 1.0]]
    """
    there = matrices if isinstance(matrices, Sequence | np.ndarray) else []
    tables = [checked_comparisons(m) for m in there]
    if len({t.shape for t in tables}) != 1:
        raise Problem(
            "members' tables of comparisons must be there and of one size, got {found}",
            found=", ".join(str(t.shape) for t in tables) or "0",
        )
    stack = np.stack(tables)
    counts = _counts(members, len(stack))[:, None, None] * ~np.isnan(stack)
    known = counts.sum(axis=0)
    logs = (counts * np.log(np.where(np.isnan(stack), 1, stack))).sum(axis=0)
    joint: Floats = np.where(known > 0, np.exp(logs / np.where(known > 0, known, 1)), np.nan)
    return joint


def joint_priorities(
    priorities: Table,
    members: npt.ArrayLike | None = None,
    *,
    mean: GroupMean = GroupMean.GEOMETRIC,
) -> Floats:
    """Return the mean of the members' priorities (AIP) [1]_.

    Parameters
    ----------
    priorities : array_like, shape (n_members, n_criteria)
        One row per member. [any unit; rescaled to sum 1]
    members : array_like, shape (n_members,), optional
        What each member counts; the same for all if left out. [any unit]
    mean : GroupMean
        The geometric mean is rescaled to sum 1; a priority of 0 stays 0 in it.

    Returns
    -------
    ndarray of float64, shape (n_criteria,)
        [fraction, sum 1]

    Raises
    ------
    Problem
        If the table, a row or the members' weights are unfit, or if no criterion is left above 0.

    References
    ----------
    .. [1] E. Forman and K. Peniwati, "Aggregating individual judgments and priorities with the
       analytic hierarchy process", European Journal of Operational Research 108(1), 165-169, 1998.
       DOI 10.1016/S0377-2217(97)00244-0

    Examples
    --------
    >>> joint_priorities([[0.8, 0.2], [0.5, 0.5]]).round(6).tolist()
    [0.666667, 0.333333]
    >>> joint_priorities([[0.8, 0.2], [0.5, 0.5]], mean=GroupMean.ARITHMETIC).tolist()
    [0.65, 0.35]
    """
    rows = checked_values(priorities)
    shares = np.array([checked_weights(row, rows.shape[1]) for row in rows])
    counts = _counts(members, len(rows))
    if mean is GroupMean.ARITHMETIC:
        arithmetic: Floats = counts @ shares
        return arithmetic
    geometric = np.prod(shares ** counts[:, None], axis=0)
    return checked_weights(geometric, len(geometric))


def _counts(members: npt.ArrayLike | None, n_members: int) -> Floats:
    """Return what each member counts [fraction, sum 1]."""
    if members is None:
        return np.full(n_members, 1 / n_members)
    given = plain_numbers(members, WEIGHTS)
    if given.shape != (n_members,):
        raise Problem(
            "there must be one weight for each of the {expected} members, got the shape {shape}",
            expected=n_members,
            shape=str(given.shape),
        )
    return checked_weights(given, n_members)
