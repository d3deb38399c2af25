"""VIKOR: a compromise between the good of most criteria and the regret on the worst one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Ints, Table, competition_ranks
from scoring.other_methods.compared import compared, from_least
from scoring.single_numbers import THE_SHARE_OF_THE_GROUP, check_number
from workbench.problem import Problem

_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Compromise:
    """What VIKOR answers.

    Attributes
    ----------
    utility : ndarray of float64, shape (n_vendors,)
        S, the weighted distance from the best over all criteria; less is better. [0 to 1]
    regret : ndarray of float64, shape (n_vendors,)
        R, the largest weighted distance on one criterion; less is better. [0 to 1]
    index : ndarray of float64, shape (n_vendors,)
        Q, both together; less is better. [0 to 1]
    ranks : ndarray of int64, shape (n_vendors,)
        Competition ranks by Q.
    acceptable_advantage : bool
        Whether the first is ahead of the second by at least 1 / (n_vendors - 1) in Q.
    acceptable_stability : bool
        Whether the first by Q is also first by S or by R.
    vendors : tuple of int
        The compromise set, as rows from 0, best first: one vendor if both conditions hold, else
        all who cannot be told apart. More than one means "too close to call".
    """

    utility: Floats
    regret: Floats
    index: Floats
    ranks: Ints
    acceptable_advantage: bool
    acceptable_stability: bool
    vendors: tuple[int, ...]


def vikor(
    values: Table,
    weights: npt.ArrayLike,
    directions: npt.ArrayLike | None = None,
    *,
    v: float = _HALF,
) -> Compromise:
    """Return the VIKOR indices, the ranks and the compromise set [1]_.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        At least two vendors. [any unit, one per criterion]
    weights : array_like, shape (n_criteria,)
        [any unit]
    directions : array_like of int, shape (n_criteria,), optional
        1 where more is better (everywhere, if left out), -1 where less is better.
    v : float
        Weight of the group utility against the regret. [fraction, 0 to 1]

    Returns
    -------
    Compromise

    Raises
    ------
    Problem
        If there is one vendor, a value, weight or direction is unfit, or `v` is not from 0 to 1.

    Notes
    -----
    With d = (best - x) / (best - worst) per criterion, S = sum w d, R = max w d and
    Q = v (S - S*) / (S- - S*) + (1 - v) (R - R*) / (R- - R*), where * is the least and - the
    greatest there is. A criterion on which all vendors are alike has d = 0, and a part of Q in
    which all are alike is 0. Without the advantage the set holds all whose Q is nearer to the
    first than it; with it but without the stability the first and the second.

    References
    ----------
    .. [1] S. Opricovic and G.-H. Tzeng, "Compromise solution by MCDM methods: a comparative
       analysis of VIKOR and TOPSIS", European Journal of Operational Research 156(2), 445-455,
       2004. DOI 10.1016/S0377-2217(03)00020-1

    Examples
    --------
    >>> found = vikor([[1, 3000], [2, 3750], [5, 4500]], [0.5, 0.5], [-1, 1])
    >>> found.index.tolist(), found.ranks.tolist(), found.vendors
    ([1.0, 0.0, 1.0], [2, 1, 2], (1,))
    """
    check_number(v, THE_SHARE_OF_THE_GROUP)
    if not 0 <= v <= 1:
        raise Problem("v weighs the group against the regret from 0 to 1, got {found}",
                      found=str(v))  # fmt: skip
    checked = compared(values, weights, directions)
    behind = checked.weights * from_least(-checked.gains)
    utility, regret = behind.sum(axis=1), behind.max(axis=1)
    index = v * from_least(utility) + (1 - v) * from_least(regret)
    first = _best(index)
    advantage, near = _advantage(index)
    stable = bool((first & (_best(utility) | _best(regret))).any())
    return Compromise(
        utility=utility,
        regret=regret,
        index=index,
        ranks=competition_ranks(-index),
        acceptable_advantage=advantage,
        acceptable_stability=stable,
        vendors=_in_order(index, near if not advantage or stable else near | _second(index)),
    )


def _best(costs: Floats) -> npt.NDArray[np.bool_]:
    best: npt.NDArray[np.bool_] = costs <= costs.min() + TOLERANCE
    return best


def _advantage(index: Floats) -> tuple[bool, npt.NDArray[np.bool_]]:
    """Return whether the first is far enough ahead, and who is within that distance of it."""
    near = index - index.min() < 1 / (len(index) - 1) - TOLERANCE
    return bool(near.sum() == 1), near


def _second(index: Floats) -> npt.NDArray[np.bool_]:
    return _best(np.where(_best(index), np.inf, index))


def _in_order(index: Floats, inside: npt.NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(int(a) for a in np.argsort(index, kind="stable") if inside[a])
