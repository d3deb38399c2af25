"""Priorities from pairwise comparisons (AHP): geometric mean and principal eigenvector."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from scoring.arrays import Floats
from scoring.weighing.pairwise import Comparisons, connected_comparisons

_SMALLEST_STEP = 1e-13  # of a logarithm, at which the completion stands still
_ROUNDS = 2000


class PriorityRule(StrEnum):
    """How comparisons become priorities."""

    GEOMETRIC_MEAN = "geometric mean"  # of each row; with missing ones: logarithmic least squares
    EIGENVECTOR = "eigenvector"  # the principal one


class MissingRule(StrEnum):
    """What stands in for a missing comparison when the eigenvector is taken."""

    HARKER = "harker"  # the ratio of the two priorities themselves
    LEAST_LAMBDA = "least lambda"  # what makes all comparisons together most consistent


def priorities(
    matrix: Comparisons,
    rule: PriorityRule = PriorityRule.GEOMETRIC_MEAN,
    *,
    missing: MissingRule = MissingRule.HARKER,
    names: Sequence[str] | None = None,
) -> Floats:
    """Return the priorities that lie behind pairwise comparisons.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        See `scoring.weighing.pairwise.checked_comparisons`. [ratio]
    rule : PriorityRule
        Row geometric mean [1]_ or principal eigenvector [2]_.
    missing : MissingRule
        What the eigenvector does about missing comparisons; with the geometric mean it makes no
        difference.
    names : sequence of str, shape (n,), optional
        What the sentences call the criteria.

    Returns
    -------
    ndarray of float64, shape (n,)
        [fraction, sum 1]

    Raises
    ------
    Problem
        As `scoring.weighing.pairwise.connected_comparisons`.

    Notes
    -----
    With missing comparisons the geometric mean becomes its own generalisation: the priorities
    with the least sum of (log a_ij - log w_i + log w_j)^2 over the comparisons that are in [3]_.
    Harker [4]_ lets w_i / w_j stand in for a missing a_ij: 0 in its cell and one more on the
    diagonal for each. The third way is `completed`.

    References
    ----------
    .. [1] G. Crawford and C. Williams, "A note on the analysis of subjective judgment matrices",
       Journal of Mathematical Psychology 29(4), 387-405, 1985.
       DOI 10.1016/0022-2496(85)90002-1
    .. [2] T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of
       Mathematical Psychology 15(3), 234-281, 1977. DOI 10.1016/0022-2496(77)90033-5
    .. [3] S. Bozoki, J. Fulop and L. Ronyai, "On optimal completion of incomplete pairwise
       comparison matrices", Mathematical and Computer Modelling 52(1-2), 318-333, 2010.
       DOI 10.1016/j.mcm.2010.02.047
    .. [4] P. T. Harker, "Incomplete pairwise comparisons in the analytic hierarchy process",
       Mathematical Modelling 9(11), 837-848, 1987.
       DOI 10.1016/0270-0255(87)90503-3

    Examples
    --------
    >>> priorities([[1, 2, 4], [0.5, 1, None], [0.25, None, 1]]).round(6).tolist()
    [0.571429, 0.285714, 0.142857]
    """
    table = connected_comparisons(matrix, names)
    if rule is PriorityRule.GEOMETRIC_MEAN:
        return _least_squares(table)
    return principal(table, missing)[1]


def completed(matrix: Comparisons, names: Sequence[str] | None = None) -> Floats:
    """Fill in missing comparisons so that all together are as consistent as can be [1]_.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        See `scoring.weighing.pairwise.checked_comparisons`. [ratio]
    names : sequence of str, shape (n,), optional
        What the sentences call the criteria.

    Returns
    -------
    ndarray of float64, shape (n, n)
        Without NaN; what was given is as given. [ratio]

    Raises
    ------
    Problem
        As `priorities`.

    Notes
    -----
    The largest eigenvalue is convex in the logarithms of what is missing, and has one least point
    when the comparisons connect all criteria. With right and left eigenvectors v and u that point
    is where every missing a_ij = sqrt(v_i u_j / (v_j u_i)); a step towards it always runs
    downhill, and is halved until it ends lower.

    References
    ----------
    .. [1] S. Bozoki, J. Fulop and L. Ronyai, "On optimal completion of incomplete pairwise
       comparison matrices", Mathematical and Computer Modelling 52(1-2), 318-333, 2010.
       DOI 10.1016/j.mcm.2010.02.047

    Examples
    --------
    >>> from scoring.weighing.pairwise import from_upper_triangle
    >>> full = completed(from_upper_triangle([1, 5, 2, 3, 4, None]))
    >>> round(float(full[2, 3]), 6)
    0.730297
    """
    table = connected_comparisons(matrix, names)
    gaps = np.isnan(table)
    guess = _least_squares(table)
    full = np.where(gaps, guess[:, None] / guess, table)
    for _ in range(_ROUNDS if gaps.any() else 0):
        towards = np.where(gaps, _balanced(full) - np.log(full), 0)
        if np.abs(towards).max() < _SMALLEST_STEP:
            break
        full = _lower(full, towards)
    return full


def principal(table: Floats, missing: MissingRule = MissingRule.HARKER) -> tuple[float, Floats]:
    """Return lambda max and the principal eigenvector of connected comparisons.

    Returns
    -------
    lambda_max : float
        n or more; n when fully consistent.
    vector : ndarray of float64, shape (n,)
        [fraction, sum 1]
    """
    gaps = np.isnan(table)
    if missing is MissingRule.LEAST_LAMBDA and gaps.any():
        return _perron(completed(table))
    return _perron(np.where(gaps, 0, table) + np.diag(gaps.sum(axis=1)))


def _least_squares(table: Floats) -> Floats:
    """Return the priorities nearest to the comparisons that are in, measured by logarithms."""
    known = ~np.isnan(table)
    links = np.diag(known.sum(axis=1)) - known.astype(np.float64)
    sums = np.log(np.where(known, table, 1)).sum(axis=1)
    # Logarithms are known up to a constant; adding 1 everywhere picks the ones that sum to 0.
    raw = np.exp(np.linalg.solve(links + 1, sums))
    shares: Floats = raw / raw.sum()
    return shares


def _perron(table: Floats) -> tuple[float, Floats]:
    values, vectors = np.linalg.eig(table)
    largest = int(np.argmax(values.real))
    vector: Floats = np.abs(vectors[:, largest].real)
    return float(values[largest].real), vector / vector.sum()


def _balanced(full: Floats) -> Floats:
    """Return the logarithms of the ratios at which lambda max would stand still."""
    right, left = _perron(full)[1], _perron(full.T)[1]
    half = (np.log(right) - np.log(left)) / 2
    return half[:, None] - half


def _lower(full: Floats, towards: Floats) -> Floats:
    """Go `towards` as far as lambda max does not rise, halving the step until it does not."""
    here, step = _perron(full)[0], 1.0
    while step > _SMALLEST_STEP:
        there: Floats = full * np.exp(step * towards)
        if _perron(there)[0] <= here * (1 + _SMALLEST_STEP):
            return there
        step /= 2
    return full
