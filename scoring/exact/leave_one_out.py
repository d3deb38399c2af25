"""Leave one out: whether the order stands without a vendor, a criterion or an evaluator."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import (
    TOLERANCE,
    Floats,
    Ints,
    Table,
    checked_values,
    checked_weights,
    competition_ranks,
)
from scoring.evaluators.panel import check_given
from scoring.exact.sweeps import vendor_pairs
from scoring.plain_numbers import SCORES, plain_numbers
from workbench.problem import Problem

_SHEETS = 3  # evaluators, vendors, criteria


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What stands once one thing is left out.

    Attributes
    ----------
    left_out : int
        Which vendor, criterion or evaluator, from 0.
    totals : ndarray of float64, shape (n_vendors,)
        [as the values] NaN for a vendor that is left out, and for all if `undecided`.
    ranks : ndarray of int64, shape (n_vendors,)
        Competition ranks; 0 where there is no total.
    winners : tuple of int
        Who is ranked first, all who share it; empty if `undecided`.
    turned : tuple of (int, int)
        Pairs that turned round: the first was ahead of the second, and is behind it now.
    undecided : bool
        Whether somebody would have no score on something, so that nothing can be computed.
    """

    left_out: int
    totals: Floats
    ranks: Ints
    winners: tuple[int, ...]
    turned: tuple[tuple[int, int], ...]
    undecided: bool = False


def without_each_vendor(
    table: Table,
    weights: npt.ArrayLike,
    valued: Callable[[Floats], Floats] | None = None,
) -> tuple[LeftOut, ...]:
    """Leave out each vendor in turn; on fixed scales nobody else moves [1]_.

    Parameters
    ----------
    table : array_like, shape (n_vendors, n_criteria)
        Values, more is better [any one unit]; or, with `valued`, whatever values are made from.
    weights : array_like, shape (n_criteria,)
        [any unit]
    valued : callable, optional
        Turns the rows of the vendors present into their values, shape (n_present, n_criteria);
        for what is relative to those present, such as a price formula.

    Returns
    -------
    tuple of LeftOut, shape (n_vendors,)

    Raises
    ------
    Problem
        If table, values or weights are not as in `scoring.arrays`, or there is only one vendor.

    References
    ----------
    .. [1] V. Belton and T. Gear, "On a short-coming of Saaty's method of analytic hierarchies",
       Omega 11(3), 228-230, 1983. DOI 10.1016/0305-0483(83)90047-6

    Examples
    --------
    >>> [left.winners for left in without_each_vendor([[0.9, 0.1], [0.6, 0.7]], [1, 1])]
    [(1,), (0,)]
    """
    given = checked_values(table)
    shares = checked_weights(weights, given.shape[1])
    if len(given) == 1:
        raise Problem("one vendor alone cannot be left out")
    value = valued or _as_given
    before = checked_values(value(given)) @ shares
    found = []
    for vendor in range(len(given)):
        rest = checked_values(value(np.delete(given, vendor, axis=0))) @ shares
        found.append(_left_out(vendor, before, np.insert(rest, vendor, np.nan)))
    return tuple(found)


def without_each_criterion(values: Table, weights: npt.ArrayLike) -> tuple[LeftOut, ...]:
    """Leave out each criterion in turn; the others share its weight in proportion.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        More is better. [any one unit]
    weights : array_like, shape (n_criteria,)
        [any unit]

    Returns
    -------
    tuple of LeftOut, shape (n_criteria,)
        Where all others weigh 0, they share equally.

    Raises
    ------
    Problem
        If values or weights are not as in `scoring.arrays`, or there is only one criterion.

    References
    ----------
    As `without_each_vendor`.

    Examples
    --------
    >>> [left.winners for left in without_each_criterion([[0.9, 0.1], [0.6, 0.7]], [1, 1])]
    [(1,), (0,)]
    """
    table = checked_values(values)
    shares = checked_weights(weights, table.shape[1])
    if len(shares) == 1:
        raise Problem("one criterion alone cannot be left out")
    before = table @ shares
    found = []
    for criterion in range(len(shares)):
        rest = np.delete(shares, criterion)
        rest = checked_weights(rest if rest.any() else np.ones_like(rest), len(rest))
        found.append(_left_out(criterion, before, np.delete(table, criterion, axis=1) @ rest))
    return tuple(found)


def without_each_evaluator(scores: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[LeftOut, ...]:
    """Leave out each evaluator in turn; values are the means of the sheets that remain.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_criteria)
        More is better; NaN where somebody gives no score. [any one unit]
    weights : array_like, shape (n_criteria,)
        [any unit]

    Returns
    -------
    tuple of LeftOut, shape (n_evaluators,)
        `undecided` where somebody alone scored something.

    Raises
    ------
    Problem
        If scores have another shape or are infinite, weights are not as in `scoring.arrays`,
        there is only one evaluator, or nobody scored something.

    References
    ----------
    As `without_each_vendor`.

    Examples
    --------
    >>> sheets = [[[5, 1], [3, 4]], [[5, 5], [3, 3]]]
    >>> [left.winners for left in without_each_evaluator(sheets, [1, 1])]
    [(0,), (1,)]
    """
    sheets = plain_numbers(scores, SCORES)
    if sheets.ndim != _SHEETS or 0 in sheets.shape:
        raise Problem(
            "scores must be a table of evaluators by vendors by criteria, got the shape {shape}",
            shape=str(sheets.shape),
        )
    if len(sheets) == 1:
        raise Problem("one evaluator alone cannot be left out")
    check_given(sheets)
    shares = checked_weights(weights, sheets.shape[2])
    before = checked_values(_means(sheets)) @ shares
    found = []
    for evaluator in range(len(sheets)):
        totals = _means(np.delete(sheets, evaluator, axis=0)) @ shares
        found.append(
            _undecided(evaluator, totals)
            if np.isnan(totals).any()
            else _left_out(evaluator, before, totals)
        )
    return tuple(found)


def _means(sheets: Floats) -> Floats:
    """Return the mean over the evaluators of the scores given; NaN where there is none."""
    given = ~np.isnan(sheets)
    number = given.sum(axis=0)
    means: Floats = np.divide(
        np.where(given, sheets, 0).sum(axis=0),
        number,
        out=np.full(number.shape, np.nan),
        where=number > 0,
    )
    return means


def _left_out(which: int, before: Floats, totals: Floats) -> LeftOut:
    there = ~np.isnan(totals)
    ranks = np.zeros(len(totals), dtype=np.int64)
    ranks[there] = competition_ranks(totals[there])
    return LeftOut(
        left_out=which,
        totals=totals,
        ranks=ranks,
        winners=tuple(int(v) for v in np.flatnonzero(ranks == 1)),
        turned=tuple(_turned(before, totals)),
    )


def _undecided(which: int, totals: Floats) -> LeftOut:
    return LeftOut(
        left_out=which,
        totals=np.full_like(totals, np.nan),
        ranks=np.zeros(len(totals), dtype=np.int64),
        winners=(),
        turned=(),
        undecided=True,
    )


def _turned(before: Floats, after: Floats) -> Iterable[tuple[int, int]]:
    one, other = vendor_pairs(len(before))
    was, now = _sides(before[one] - before[other]), _sides(after[one] - after[other])
    for pair in np.flatnonzero(was * now < 0):
        first, second = int(one[pair]), int(other[pair])
        yield (first, second) if was[pair] > 0 else (second, first)


def _sides(differences: Floats) -> Floats:
    """Return 1 where the first is ahead, -1 where it is behind, 0 where level or one is absent."""
    sides: Floats = np.where(
        np.nan_to_num(np.abs(differences)) > TOLERANCE, np.sign(differences), 0
    )
    return sides


def _as_given(values: Floats) -> Floats:
    return values
