"""PROMETHEE II: how much each vendor is preferred to the others, pair by pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Table, check_sizes
from scoring.other_methods.compared import ARITHMETIC, compared
from scoring.plain_numbers import plain_numbers
from workbench.problem import Problem


class PreferenceShape(StrEnum):
    """How a difference in value becomes a preference from 0 to 1 (the six of the method)."""

    USUAL = "usual"  # any difference is full preference
    U_SHAPE = "u-shape"  # full preference above q
    V_SHAPE = "v-shape"  # in proportion, full from p on
    LEVEL = "level"  # a half above q, full above p
    LINEAR = "linear"  # none up to q, in proportion between, full from p on
    GAUSSIAN = "gaussian"  # 1 - exp(-d^2 / 2 s^2), with s given as p


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """A preference function of one criterion.

    Attributes
    ----------
    shape : PreferenceShape
        Usual, if nothing is said.
    indifference : float
        q: a difference up to it is no preference. [unit of the criterion, >= 0]
    full : float
        p: from it on the preference is full; s under Gaussian. [unit of the criterion]

    Raises
    ------
    Problem
        If a threshold is not finite, q is negative, or p is below what the shape needs:
        above 0 for V-shape and Gaussian, above q for linear, q or more for level.
    """

    shape: PreferenceShape = PreferenceShape.USUAL
    indifference: float = 0.0
    full: float = 0.0

    def __post_init__(self) -> None:
        q, p = self.indifference, self.full
        fits = {
            PreferenceShape.V_SHAPE: p > 0,
            PreferenceShape.GAUSSIAN: p > 0,
            PreferenceShape.LINEAR: p > q,
            PreferenceShape.LEVEL: p >= q,
        }.get(self.shape, True)
        if not (fits and q >= 0 and np.isfinite([q, p]).all()):
            raise Problem(
                "the thresholds of a {shape} preference must be finite, from 0 upwards and in "
                "order, got indifference {indifference} and full preference {full}",
                shape=self.shape.value,
                indifference=str(q),
                full=str(p),
            )

    def degree(self, difference: npt.ArrayLike) -> Floats:
        """Return the preference for differences in value.

        Parameters
        ----------
        difference : array_like, any shape
            More is better; below 0 nothing is preferred. [as the values]

        Returns
        -------
        ndarray of float64, same shape
            [fraction, 0 to 1]

        Raises
        ------
        Problem
            If a difference is not a finite number.

        References
        ----------
        As `promethee_2`.

        Examples
        --------
        >>> linear = Preference(shape=PreferenceShape.LINEAR, indifference=1, full=3)
        >>> linear.degree([-2, 1, 2, 3]).tolist()
        [0.0, 0.0, 0.5, 1.0]
        """
        given = plain_numbers(difference)
        check_sizes(given.reshape(1, -1))
        d = np.maximum(given, 0.0)
        q, p = self.indifference, self.full
        match self.shape:
            case PreferenceShape.USUAL:
                found = (d > 0).astype(np.float64)
            case PreferenceShape.U_SHAPE:
                found = (d > q).astype(np.float64)
            case PreferenceShape.LEVEL:
                found = ((d > q) + 1.0 * (d > p)) / 2
            case PreferenceShape.GAUSSIAN:
                found = -np.expm1(-0.5 * (d / p) ** 2)
            case PreferenceShape.V_SHAPE:
                found = np.minimum(d / p, 1.0)
            case PreferenceShape.LINEAR:
                found = np.clip((d - q) / (p - q), 0.0, 1.0)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """How far each vendor is preferred and outdone.

    Attributes
    ----------
    leaving, entering : ndarray of float64, shape (n_vendors,)
        phi+, the mean preference over the others, and phi-, theirs over it. [fraction, 0 to 1]
    net : ndarray of float64, shape (n_vendors,)
        phi = phi+ - phi-; more is better, and they sum to 0. [fraction, -1 to 1]
    """

    leaving: Floats
    entering: Floats
    net: Floats


def promethee_2(
    values: Table,
    weights: npt.ArrayLike,
    directions: npt.ArrayLike | None = None,
    *,
    preference: Preference | Sequence[Preference] | None = None,
) -> Flows:
    """Return the outranking flows of the vendors [1]_.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        At least two vendors. [any unit, one per criterion]
    weights : array_like, shape (n_criteria,)
        [any unit]
    directions : array_like of int, shape (n_criteria,), optional
        1 where more is better (everywhere, if left out), -1 where less is better.
    preference : Preference or sequence of Preference, shape (n_criteria,), optional
        One for all criteria, or one for each; usual, if left out.

    Returns
    -------
    Flows

    Raises
    ------
    Problem
        If there is one vendor, a value, weight or direction is unfit, or there are neither
        one preference nor one for each criterion.

    Notes
    -----
    pi(a, b) = sum over criteria of w P(gain of a over b); phi+(a) is the mean of pi(a, b) over
    the other vendors b and phi-(a) that of pi(b, a). Differences below 1e-12 of the largest value
    of a criterion are arithmetic and prefer nobody. The flows depend on who else is there.

    References
    ----------
    .. [1] J. P. Brans and Ph. Vincke, "A preference ranking organisation method", Management
       Science 31(6), 647-656, 1985. DOI 10.1287/mnsc.31.6.647

    Examples
    --------
    >>> flows = promethee_2([[4, 3, 2], [3, 2, 4], [5, 1, 3]], [0.5, 0.3, 0.2])
    >>> flows.net.round(9).tolist()
    [0.1, -0.3, 0.2]
    """
    checked = compared(values, weights, directions)
    n_vendors, n_criteria = checked.gains.shape
    preferred = np.zeros((n_vendors, n_vendors))
    functions = _one_each(preference or Preference(), n_criteria)
    for column, weight, function in zip(checked.gains.T, checked.weights, functions, strict=True):
        preferred += weight * function.degree(_differences(column))
    leaving = preferred.sum(axis=1) / (n_vendors - 1)
    entering = preferred.sum(axis=0) / (n_vendors - 1)
    return Flows(leaving=leaving, entering=entering, net=leaving - entering)


def _differences(column: Floats) -> Floats:
    """Return what each vendor (row) has more than each other (column)."""
    found = column[:, None] - column[None, :]
    return np.where(np.abs(found) > ARITHMETIC * np.abs(column).max(), found, 0.0)


def _one_each(
    preference: Preference | Sequence[Preference], n_criteria: int
) -> Sequence[Preference]:
    if isinstance(preference, Preference):
        return [preference] * n_criteria
    if len(preference) != n_criteria:
        raise Problem(
            "there must be one preference function for all criteria or one for each of the "
            "{expected}, got {found}",
            expected=n_criteria,
            found=len(preference),
        )
    return preference
