"""Whether any weights at all put a vendor ahead of all others, and not only level with them."""

import numpy as np

from scoring.arrays import Floats, Table, checked_values
from scoring.exact.linear_programme import least_cost
from scoring.single_numbers import THE_VENDOR, check_whole
from workbench.problem import Problem

_NOISE = 1e-12


def can_lead(values: Table, rival: int) -> bool:
    """Tell whether some weights give `rival` a higher total than every other vendor.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        More is better. [any one unit]
    rival : int
        Who is to lead, counted from 0.

    Returns
    -------
    bool
        Also True where nobody stands beside it; False where the best it can be is level.

    Raises
    ------
    Problem
        If values are not as in `scoring.arrays`, or the vendor is unknown.

    Notes
    -----
    With d_i = v_rival - v_i, weights w >= 0 with d_i w > 0 for all i exist just if some have
    d_i w >= 1, as their sum is free: a linear programme without costs. It has none just if a
    mixture of the others is at least as good on every criterion (Ville's alternative [1]_).

    References
    ----------
    .. [1] O. L. Mangasarian, "Nonlinear Programming", chapter 2.4, SIAM, 1994.
       DOI 10.1137/1.9781611971255

    Examples
    --------
    >>> can_lead([[0.9, 0.4], [0.8, 0.5]], 1)
    True
    >>> can_lead([[0.9, 0.4], [0.8, 0.4]], 1)  # level on the second, and nowhere better
    False
    """
    table = checked_values(values)
    check_whole(rival, THE_VENDOR)
    if not 0 <= rival < len(table):
        raise Problem("vendors count from 0 to {last}, got {found}",
                      last=len(table) - 1, found=rival)  # fmt: skip
    leads = np.delete(table[rival] - table, rival, axis=0)
    if not len(leads):
        return True
    demands = leads / (np.abs(leads).max() or 1.0)
    demands[np.abs(demands) <= _NOISE] = 0
    wanted = np.full(len(demands), -1.0)
    return least_cost(np.zeros(demands.shape[1]), -demands, wanted) is not None


def as_good_everywhere(values: Floats, rival: int) -> int | None:
    """Return the first other vendor with at least as much on every criterion, if there is one.

    Parameters
    ----------
    values : ndarray of float64, shape (n_vendors, n_criteria)
        More is better. [any one unit]
    rival : int
        Counted from 0, as is the vendor returned.

    Returns
    -------
    int or None

    Examples
    --------
    >>> as_good_everywhere(np.array([[0.9, 0.4], [0.8, 0.4]]), 1)
    0
    """
    level = (values >= values[rival] - _NOISE).all(axis=1)
    level[rival] = False
    found = np.flatnonzero(level)
    return int(found[0]) if len(found) else None
