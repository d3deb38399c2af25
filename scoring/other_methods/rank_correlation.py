"""Average ranks, and how far two orders of the same vendors agree."""

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, checked_totals
from scoring.other_methods.compared import check_vendors
from scoring.single_numbers import THE_TOLERANCE, check_not_negative
from workbench.problem import Problem


def average_ranks(totals: npt.ArrayLike, tolerance: float = TOLERANCE) -> Floats:
    """Return ranks, 1 for the highest total; equal totals share the mean of their places.

    Parameters
    ----------
    totals : array_like, shape (n_vendors,)
        More is better. [any unit]
    tolerance : float
        Neighbours in the order that are no further apart are equal. [as totals]

    Returns
    -------
    ndarray of float64, shape (n_vendors,)
        They sum to n_vendors (n_vendors + 1) / 2.

    Raises
    ------
    Problem
        If there is no total, or one is not a finite number.

    References
    ----------
    As `kendall_tau_b`.

    Examples
    --------
    >>> average_ranks([3, 9, 3, 1]).tolist()
    [2.5, 1.0, 2.5, 4.0]
    """
    check_not_negative(tolerance, THE_TOLERANCE)
    flat = checked_totals(totals)
    order = np.argsort(-flat, kind="stable")
    starts = np.concatenate(([True], -np.diff(flat[order]) > tolerance))
    group = np.cumsum(starts) - 1
    places = np.arange(1.0, len(flat) + 1)
    means = np.bincount(group, places) / np.bincount(group)
    ranks = np.empty(len(flat))
    ranks[order] = means[group]
    return ranks


def kendall_tau_b(one: npt.ArrayLike, other: npt.ArrayLike) -> float | None:
    """Return Kendall's tau-b of two orders, corrected for ties [1]_.

    Parameters
    ----------
    one, other : array_like, shape (n_vendors,)
        Totals or ranks of the same vendors, both more is better or both less. [any unit]

    Returns
    -------
    float or None
        1 for the same order, -1 for the reverse; None if either puts all vendors level, as an
        order that says nothing agrees with nothing. [-1 to 1]

    Raises
    ------
    Problem
        If there are fewer than two vendors, the lengths differ, or a value is not finite.

    References
    ----------
    .. [1] M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33(3), 239-251,
       1945. DOI 10.1093/biomet/33.3.239

    Examples
    --------
    >>> kendall_tau_b([1, 2, 3], [1, 3, 2])
    0.3333333333333333
    """
    a, b = _paired(one, other)
    upper = np.triu_indices(len(a), k=1)
    x, y = (np.sign(r[:, None] - r[None, :])[upper] for r in (a, b))
    untied = float((x != 0).sum()) * float((y != 0).sum())
    return float((x * y).sum()) / float(np.sqrt(untied)) if untied else None


def spearman_rho(one: npt.ArrayLike, other: npt.ArrayLike) -> float | None:
    """Return Spearman's rank correlation: Pearson's, of average ranks [1]_.

    Parameters
    ----------
    one, other : array_like, shape (n_vendors,)
        Totals or ranks of the same vendors, both more is better or both less. [any unit]

    Returns
    -------
    float or None
        1 for the same order, -1 for the reverse; None if either puts all vendors level.
        [-1 to 1]

    Raises
    ------
    Problem
        If there are fewer than two vendors, the lengths differ, or a value is not finite.

    References
    ----------
    .. [1] C. Spearman, "The proof and measurement of association between two things", The
       American Journal of Psychology 15(1), 72-101, 1904. DOI 10.2307/1412159

    Examples
    --------
    >>> spearman_rho([1, 2, 3], [1, 3, 2])
    0.5
    """
    a, b = (r - r.mean() for r in _paired(one, other))
    spread = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / spread if spread else None


def _paired(one: npt.ArrayLike, other: npt.ArrayLike) -> tuple[Floats, Floats]:
    a, b = average_ranks(one), average_ranks(other)
    if len(a) != len(b):
        raise Problem(
            "two orders must be of the same vendors, got {one} and {other} of them",
            one=len(a),
            other=len(b),
        )
    check_vendors(len(a))
    return a, b
