"""Agreement for ranks and for sheets with blanks: Kendall's W and Krippendorff's alpha."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Ints, Table, checked_values
from scoring.evaluators.panel import scores_with_blanks
from scoring.other_methods.rank_correlation import average_ranks
from workbench.problem import Problem

_TWO = 2


class Level(StrEnum):
    """What a difference between two scores means."""

    NOMINAL = "nominal"  # they are the same or they are not
    ORDINAL = "ordinal"  # how many scores lie between them
    INTERVAL = "interval"  # the square of their distance


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """How far the evaluators put the vendors in the same order.

    Attributes
    ----------
    w : float or None
        Kendall's W, corrected for ties; None if every evaluator put all vendors level. [0 to 1]
    uncorrected : float
        The same without the correction, for comparison with older papers. [0 to 1]
    chi2 : float or None
        k (n - 1) W, which is Friedman's statistic.
    degrees : int
        n - 1. No probability is given: with as few vendors as a selection has, chi2 is far from
        its limit.
    """

    w: float | None
    uncorrected: float
    chi2: float | None
    degrees: int


def kendall_w(table: Table) -> Concordance:
    """Return Kendall's coefficient of concordance [1]_.

    Parameters
    ----------
    table : array_like, shape (n_vendors, n_evaluators)
        Scores, totals or ranks; per column all more is better or all less. No blanks; at least
        two of each. Equal values share the mean of their ranks. [any unit per column]

    Returns
    -------
    Concordance

    Raises
    ------
    Problem
        If there are fewer than two vendors or evaluators, or a value is blank or infinite.

    Notes
    -----
    W = 12 S / (k^2 (n^3 - n) - k T), with S the sum of squares of the rank totals about their
    mean and T the sum of t^3 - t over all groups of t tied vendors of all k evaluators.

    References
    ----------
    .. [1] M. G. Kendall and B. Babington Smith, "The problem of m rankings", The Annals of
       Mathematical Statistics 10(3), 275-287, 1939. DOI 10.1214/aoms/1177732186

    Examples
    --------
    >>> kendall_w([[1, 2, 4, 4], [2, 1, 3, 3], [3, 3, 1, 2], [4, 4, 2, 1], [5, 5, 6, 6],
    ...            [6, 6, 5, 5]]).w
    0.7
    """
    values = checked_values(table)
    if min(values.shape) < _TWO:
        raise Problem(
            "concordance needs at least two evaluators and two vendors, got {evaluators} and "
            "{vendors}",
            evaluators=values.shape[1],
            vendors=values.shape[0],
        )
    n, k = values.shape
    ranks = np.column_stack([average_ranks(column) for column in values.T])
    spread = 12 * float(((ranks.sum(axis=1) - k * (n + 1) / 2) ** 2).sum())
    whole = k**2 * (n**3 - n)
    untied = whole - k * sum(_tied(column) for column in ranks.T)
    w = spread / untied if untied else None
    return Concordance(
        w=w,
        uncorrected=spread / whole,
        chi2=None if w is None else k * (n - 1) * w,
        degrees=n - 1,
    )


def krippendorff_alpha(table: npt.ArrayLike, level: Level = Level.INTERVAL) -> float | None:
    """Return Krippendorff's alpha, which takes blanks and any number of evaluators [1]_.

    Parameters
    ----------
    table : array_like, shape (n_cells, n_evaluators)
        NaN where an evaluator gave no score. [any unit]
    level : Level
        What a difference between two scores means.

    Returns
    -------
    float or None
        1 is full agreement, 0 what chance would give, below 0 systematic disagreement. None if no
        cell has two scores, or all scores that can be paired are the same: agreement cannot be
        told from a scale of which only one step was used. [at most 1]

    Raises
    ------
    Problem
        If `table` is not a table, or a score is infinite.

    Notes
    -----
    alpha = 1 - observed / expected disagreement, over the coincidences of scores within cells; a
    cell with one score or none counts for nothing.

    References
    ----------
    .. [1] A. F. Hayes and K. Krippendorff, "Answering the call for a standard reliability measure
       for coding data", Communication Methods and Measures 1(1), 77-89, 2007.
       DOI 10.1080/19312450709336664

    Examples
    --------
    >>> blank = float("nan")
    >>> krippendorff_alpha([[1, 1], [2, 2], [3, blank], [4, 4]])
    1.0
    """
    scores = scores_with_blanks(table)
    paired = scores[(~np.isnan(scores)).sum(axis=1) >= _TWO]
    values = np.unique(paired[~np.isnan(paired)])
    if len(values) < _TWO:
        return None
    counts = (paired[:, :, None] == values).sum(axis=1)
    coincidences = _coincidences(counts)
    per_value = coincidences.sum(axis=0)
    apart = _distances(values, per_value, level)
    expected = np.outer(per_value, per_value) / (per_value.sum() - 1)
    return float(1 - (coincidences * apart).sum() / (expected * apart).sum())


def _tied(ranks: Floats) -> int:
    _, sizes = np.unique(ranks, return_counts=True)
    return int((sizes**3 - sizes).sum())


def _coincidences(counts: Ints) -> Floats:
    """Return how often two values meet within a cell, each cell weighing as its scores."""
    shares = counts / (counts.sum(axis=1, keepdims=True) - 1)
    found: Floats = shares.T @ counts - np.diag(shares.sum(axis=0))
    return found


def _distances(values: Floats, per_value: Floats, level: Level) -> Floats:
    """Return the squared difference of every two values."""
    match level:
        case Level.NOMINAL:
            return 1.0 - np.eye(len(values))
        case Level.ORDINAL:
            place = np.cumsum(per_value) - per_value / 2
        case Level.INTERVAL:
            place = (values - values[0]) / (values[-1] - values[0])  # so that no square vanishes
    return np.square(place[:, None] - place[None, :])
