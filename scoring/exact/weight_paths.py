"""Paths of weights: how all weights go when one criterion, or a whole branch, goes from 0 to 1."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, checked_weights
from workbench.problem import Problem

Flags = npt.NDArray[np.bool_]
_TABLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """One straight path through the weights for everything that is swept.

    At a local weight t the effective weights of the criteria are (1 - t) at_zero + t at_one, and
    `present` is the t that gives today's weights back.

    Attributes
    ----------
    present : ndarray of float64, shape (n_swept,)
        Local weight now, the share of the parent. [fraction, 0 to 1]
    at_zero, at_one : ndarray of float64, shape (n_swept, n_criteria)
        Effective weights at either end; rows sum to 1. [fraction]
    """

    present: Floats
    at_zero: Floats
    at_one: Floats


def flat_paths(weights: npt.ArrayLike) -> Paths:
    """Return the path of every criterion of a list without branches, the others in proportion.

    Parameters
    ----------
    weights : array_like, shape (n_criteria,)
        Present weights of at least two criteria. [any unit]

    Returns
    -------
    Paths
        One path per criterion, shape (n_criteria,); where all others are 0 they share equally.

    Raises
    ------
    Problem
        If weights are negative, not finite or all 0, or if there is only one criterion.

    References
    ----------
    As `scoring.exact.sweeps.sweep_lines`.

    Examples
    --------
    >>> flat_paths([50, 30, 20]).at_zero[0].tolist()
    [0.0, 0.6, 0.4]
    """
    shares = checked_weights(weights)
    if len(shares) == 1:
        raise Problem("a weight can move only if another stands beside it; there is one criterion")
    own = np.eye(len(shares), dtype=np.bool_)
    return Paths(present=shares, at_zero=_shared_out(shares, ~own), at_one=own.astype(np.float64))


def group_paths(
    weights: npt.ArrayLike, members: npt.ArrayLike, within: npt.ArrayLike | None = None
) -> Paths:
    """Return the path of whole groups of criteria, as branches of a tree are swept.

    Parameters
    ----------
    weights : array_like, shape (n_criteria,)
        Present effective weights. [any unit]
    members : array_like of bool, shape (n_groups, n_criteria)
        The criteria of each group that is swept; a group may be a single criterion.
    within : array_like of bool, shape (n_groups, n_criteria), optional
        The criteria of each group's parent, the group's own among them; all, if not given. What
        is outside the parent stays.

    Returns
    -------
    Paths
        One path per group, shape (n_groups,). Inside the group and beside it weights keep their
        proportions; where they are all 0 they are equal.

    Raises
    ------
    Problem
        If weights are not as in `scoring.arrays.checked_weights`, if shapes differ, if a group is
        empty, reaches outside its parent or leaves nothing beside it, or if its parent weighs 0.

    References
    ----------
    As `scoring.exact.sweeps.sweep_lines`.

    Examples
    --------
    >>> paths = group_paths([40, 20, 30, 10], [[True, True, False, False]])
    >>> paths.present.round(9).tolist(), paths.at_zero.round(9).tolist()
    ([0.6], [[0.0, 0.0, 0.75, 0.25]])
    """
    group = _flags(members)
    shares = checked_weights(weights, group.shape[1])
    parent = np.ones_like(group) if within is None else _flags(within)
    _check_groups(group, parent)
    held = np.where(parent, shares, 0).sum(axis=1)
    if not held.all():
        raise Problem("what is swept is part of something that weighs nothing")
    outside = np.where(parent, 0, shares)
    return Paths(
        present=np.where(group, shares, 0).sum(axis=1) / held,
        at_zero=outside + held[:, None] * _shared_out(shares, parent & ~group),
        at_one=outside + held[:, None] * _shared_out(shares, group),
    )


def _shared_out(shares: Floats, among: Flags) -> Floats:
    """Return, for each row of flags, the shares of those flagged, made to sum to 1."""
    kept = np.where(among, shares, 0.0)
    held = kept.sum(axis=1, keepdims=True)
    equal = among / among.sum(axis=1, keepdims=True)
    out: Floats = np.where(held > 0, kept / np.where(held > 0, held, 1), equal)
    return out


def _flags(given: npt.ArrayLike) -> Flags:
    try:
        table = np.asarray(given)
    except ValueError:
        table = np.empty(0)
    if table.dtype != np.bool_ or table.ndim != _TABLE or not table.size:
        raise Problem(
            "groups must be a table of true and false with a row for each group, got {found}",
            found=f"{table.dtype} {table.shape}" if table.size else str(given),
        )
    flags: Flags = table
    return flags


def _check_groups(group: Flags, parent: Flags) -> None:
    if group.shape != parent.shape:
        raise Problem(
            "groups and their parents must have one shape, got {groups} and {parents}",
            groups=str(group.shape),
            parents=str(parent.shape),
        )
    beside = parent & ~group
    wrong = ~group.any(axis=1) | (group & ~parent).any(axis=1) | ~beside.any(axis=1)
    if wrong.any():
        raise Problem(
            "a group that is swept needs criteria of its own and others beside it, all within its "
            "parent; group {at} has not",
            at=int(np.flatnonzero(wrong)[0]) + 1,
        )
