"""From local priorities to global ones (AHP): down the hierarchy, and across the criteria."""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Table, checked_values, checked_weights
from workbench.problem import Problem


class SynthesisMode(StrEnum):
    """What the local priorities of the vendors on one criterion are measured by."""

    DISTRIBUTIVE = "distributive"  # their sum, so that every vendor takes from all others
    IDEAL = "ideal"  # the best of them


def global_weights(local: Mapping[str, Mapping[str, float]], top: str) -> dict[str, float]:
    """Return the weight of every leaf in the whole, from priorities within each group [1]_.

    Parameters
    ----------
    local : mapping of str to mapping of str to number
        For each criterion with parts, the priority of each part. [any unit; rescaled to sum 1]
    top : str
        The group that everything hangs on.

    Returns
    -------
    dict of str to float
        Leaves in the order of the groups. [fraction, sum 1]

    Raises
    ------
    Problem
        If there is no group `top`, if a criterion is a part of two groups or of itself, if a
        group hangs on nothing, or if priorities are unfit (see `scoring.arrays.checked_weights`).

    References
    ----------
    .. [1] T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of
       Mathematical Psychology 15(3), 234-281, 1977. DOI 10.1016/0022-2496(77)90033-5

    Examples
    --------
    >>> global_weights(
    ...     {"goal": {"fit": 0.75, "cost": 0.25}, "cost": {"licence": 3, "move": 1}}, "goal"
    ... )
    {'fit': 0.75, 'licence': 0.1875, 'move': 0.0625}
    """
    _check_groups(local, top)
    return _below(local, top, 1.0)


def synthesis(
    priorities: Table,
    weights: npt.ArrayLike,
    mode: SynthesisMode = SynthesisMode.DISTRIBUTIVE,
) -> Floats:
    """Return the global priority of every vendor from its local ones.

    Parameters
    ----------
    priorities : array_like, shape (n_vendors, n_criteria)
        Local priorities, 0 or more, not all 0 on a criterion. [any unit, one per criterion]
    weights : array_like, shape (n_criteria,)
        Global weights of the criteria. [any unit; rescaled to sum 1]
    mode : SynthesisMode
        What the priorities on one criterion are divided by.

    Returns
    -------
    ndarray of float64, shape (n_vendors,)
        Distributive: sum 1. Ideal: 1 for a vendor that is best on everything. [0 to 1]

    Raises
    ------
    Problem
        If a priority is negative or not finite, all are 0 on a criterion, the shape is another, or
        the weights are none (`checked_weights`).

    Notes
    -----
    In distributive mode a copy of one vendor can change who is first among the others [1]_; in
    ideal mode that takes a vendor who is better than the best on some criterion.

    References
    ----------
    .. [1] V. Belton and T. Gear, "On a short-coming of Saaty's method of analytic hierarchies",
       Omega 11(3), 228-230, 1983. DOI 10.1016/0305-0483(83)90047-6

    Examples
    --------
    >>> values = [[1, 9, 1], [9, 1, 1], [8, 9, 1]]  # three criteria of three vendors
    >>> table = [list(vendor) for vendor in zip(*values)]
    >>> synthesis(table, [1, 1, 1]).round(2).tolist()
    [0.45, 0.47, 0.08]
    >>> synthesis(table, [1, 1, 1], SynthesisMode.IDEAL).round(2).tolist()
    [0.67, 0.7, 0.11]
    """
    table = checked_values(priorities)
    _check_priorities(table)
    whole = table.sum(axis=0) if mode is SynthesisMode.DISTRIBUTIVE else table.max(axis=0)
    totals: Floats = (table / whole) @ checked_weights(weights, table.shape[1])
    return totals


def _below(local: Mapping[str, Mapping[str, float]], group: str, share: float) -> dict[str, float]:
    parts = local[group]
    shares = share * checked_weights(list(parts.values()), len(parts))
    leaves = dict[str, float]()
    for part, own in zip(parts, shares.tolist(), strict=True):
        leaves |= _below(local, part, own) if part in local else {part: own}
    return leaves


def _check_groups(local: Mapping[str, Mapping[str, float]], top: str) -> None:
    parts = [part for group in local.values() for part in group]
    for part in parts:
        if parts.count(part) > 1 or part == top:
            raise Problem("{criterion} must be a part of one group, and only once", criterion=part)
    reached = [top] if top in local else []
    for group in reached:
        reached += [part for part in local[group] if part in local]
    for group in (g for g in (top, *local) if g not in reached):
        raise Problem("there is no way from {top} to the group {group}", top=top, group=group)


def _check_priorities(table: Floats) -> None:
    below = np.argwhere(table < 0)
    if len(below):
        row, column = below[0]
        raise Problem(
            "priorities must be 0 or more; row {row}, column {column} is {found}",
            row=int(row) + 1,
            column=int(column) + 1,
            found=str(table[row, column]),
        )
    empty = np.flatnonzero(table.max(axis=0) == 0)
    if len(empty):
        raise Problem(
            "at least one vendor must have a priority above 0 on every criterion; "
            "column {column} has none",
            column=int(empty[0]) + 1,
        )
