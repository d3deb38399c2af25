"""A small linear programme, by the dual simplex method on a dense table."""

from itertools import count

import numpy as np
import numpy.typing as npt

_NOISE = 1e-11
_PATIENCE = 10  # turns for each row and column before the slow rule that always ends

Tableau = npt.NDArray[np.float64] | npt.NDArray[np.object_]


def least_cost(costs: Tableau, rows: Tableau, limits: Tableau) -> Tableau | None:
    """Return the x >= 0 of least cost with `rows` x <= `limits` [1]_, for costs of 0 or more.

    As no cost is negative, 0 is best but for the limits it breaks: the dual simplex method starts
    there and mends one broken limit after the other: the most broken first, which is short and
    keeps rounding small; after a great many, the lowest number first (Bland), which always ends.

    Parameters
    ----------
    costs : ndarray, shape (n,)
        0 or more each. float64; or objects that are all `Fraction`, for an exact answer.
    rows : ndarray, shape (n_rows, n)
        As `costs`.
    limits : ndarray, shape (n_rows,)
        As `costs`; negative ones allowed.

    Returns
    -------
    ndarray, shape (n,), or None
        None if nothing keeps all limits.

    References
    ----------
    .. [1] C. E. Lemke, "The dual method of solving the linear programming problem", Naval
       Research Logistics Quarterly 1(1), 36-47, 1954.
    .. [2] R. G. Bland, "New finite pivoting rules for the simplex method", Mathematics of
       Operations Research 2(2), 103-107, 1977. DOI 10.1287/moor.2.2.103

    Examples
    --------
    >>> least_cost(np.array([2.0, 3.0]), np.array([[-1.0, -1.0]]), np.array([-4.0])).tolist()
    [4.0, 0.0]
    """
    table = np.block([[rows, limits[:, None]], [costs[None, :], 0 * costs[:1, None]]])
    n = len(costs)
    across, down = np.arange(n), np.arange(n, n + len(limits))  # numbers of the variables
    noise = 0 if table.dtype == np.object_ else _NOISE
    for turn in count():
        broken = np.flatnonzero(table[:-1, -1] < -noise)
        if not len(broken):
            return _solution(table, down, n)
        by_number = turn > _PATIENCE * sum(table.shape)
        row = broken[(down[broken] if by_number else table[broken, -1]).argmin()]
        helping = np.flatnonzero(table[row, :-1] < -noise)
        if not len(helping):
            break
        ratios = table[-1, helping] / -table[row, helping]
        level = helping[ratios <= ratios.min() + noise]
        column = level[(across[level] if by_number else table[row, level]).argmin()]
        _pivot(table, row, column)
        across[column], down[row] = down[row], across[column]
    return None


def _solution(table: Tableau, down: npt.NDArray[np.intp], n: int) -> Tableau:
    found = np.zeros_like(table[-1, :-1])
    basic = down < n
    found[down[basic]] = table[:-1, -1][basic]
    return found


def _pivot(table: Tableau, row: np.intp, column: np.intp) -> None:
    """Exchange the variable of a row with that of a column, in place."""
    pivot = table[row, column]
    own_row, own_column = table[row] / pivot, table[:, column].copy()
    table -= np.multiply.outer(own_column, own_row)
    table[row], table[:, column] = own_row, -own_column / pivot
    table[row, column] = 1 / pivot
