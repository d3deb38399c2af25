"""Which criteria tell the vendors apart: a diagnosis, and never weights."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Table, checked_values
from scoring.other_methods.compared import check_vendors
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """How far each criterion tells these vendors apart.

    Attributes
    ----------
    entropy : ndarray of float64, shape (n_criteria,)
        1 where all vendors have the same value. [fraction, 0 to 1]
    shares : ndarray of float64, shape (n_criteria,)
        Each criterion's part of all the separation there is: (1 - entropy), divided by their
        sum; all 0 if no criterion separates. [fraction, sum 1 or 0]
    spread : ndarray of float64, shape (n_criteria,)
        Highest value less lowest. [unit of the criterion]
    level : ndarray of bool, shape (n_criteria,)
        True where the criterion does not separate the vendors at all.
    """

    entropy: Floats
    shares: Floats
    spread: Floats
    level: npt.NDArray[np.bool_]


def separation(values: Table) -> Separation:
    """Diagnose by entropy which criteria do not separate the vendors [1]_.

    A criterion on which all are alike decides nothing between these vendors, whatever its weight;
    that is worth knowing, and says nothing of its importance. The literature takes `shares` as
    weights: those would change whenever a vendor leaves, and no committee could publish them
    before the proposals are in.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        At least two vendors; 0 or more each. [any unit, with a true zero]

    Returns
    -------
    Separation

    Raises
    ------
    Problem
        If there is one vendor, or a value is negative or not a finite number.

    Notes
    -----
    With p = x / (sum of x over the vendors), entropy = -sum p ln p / ln n_vendors, and 0 ln 0 = 0.
    A criterion on which everybody has 0 has entropy 1.

    References
    ----------
    .. [1] C. E. Shannon, "A mathematical theory of communication", Bell System Technical Journal
       27(3), 379-423, 1948. DOI 10.1002/j.1538-7305.1948.tb01338.x

    Examples
    --------
    >>> found = separation([[80, 60], [80, 90]])
    >>> found.level.tolist(), found.shares.round(9).tolist()
    ([True, False], [0.0, 1.0])
    """
    table = _checked(values)
    entropy = _entropy(table)
    level = np.ptp(table, axis=0) <= TOLERANCE * table.max(axis=0)
    powers = np.where(level, 0.0, 1 - entropy)
    whole = powers.sum()
    return Separation(
        entropy=entropy,
        shares=powers / whole if whole else powers,
        spread=np.ptp(table, axis=0),
        level=level,
    )


def _checked(values: Table) -> Floats:
    table = checked_values(values)
    check_vendors(len(table))
    negative = np.argwhere(table < 0)
    if len(negative):
        row, column = negative[0]
        raise Problem(
            "entropy takes values of 0 or more; row {row}, column {column} is {found}",
            row=int(row) + 1,
            column=int(column) + 1,
            found=str(table[row, column]),
        )
    return table


def _entropy(table: Floats) -> Floats:
    largest = table.max(axis=0)
    filled = np.where(largest > 0, table / np.where(largest > 0, largest, 1.0), 1.0)
    parts = filled / filled.sum(axis=0)
    logs = np.log(np.where(parts > 0, parts, 1.0))
    found: Floats = np.clip(-(parts * logs).sum(axis=0) / np.log(len(table)), 0.0, 1.0)
    return found
