"""Do other methods agree? Three of them, beside the official ranking and never in its place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Ints, Table, checked_totals, competition_ranks
from scoring.other_methods.compared import compared
from scoring.other_methods.promethee import Preference, PreferenceShape, promethee_2
from scoring.other_methods.rank_correlation import kendall_tau_b, spearman_rho
from scoring.other_methods.topsis import Normalisation, topsis
from scoring.other_methods.vikor import vikor
from workbench.problem import Problem

_HALF = 0.5

Setting: TypeAlias = Normalisation | PreferenceShape | float

USUAL = Preference(shape=PreferenceShape.USUAL)


class Method(StrEnum):
    """The methods that are asked."""

    TOPSIS = "TOPSIS"
    PROMETHEE_II = "PROMETHEE II"
    VIKOR = "VIKOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one other method says.

    Attributes
    ----------
    method : Method
        Who says it.
    setting : Normalisation, PreferenceShape or float
        Its convention, without which the answer means little: the normalisation of TOPSIS, the
        preference function of PROMETHEE II, v of VIKOR.
    index : ndarray of float64, shape (n_vendors,)
        Its own figure with the sign turned if need be, so that more is better.
    ranks : ndarray of int64, shape (n_vendors,)
        Competition ranks by it.
    winners : tuple of int
        Rows from 0 that it cannot part at the top: those of rank 1; for VIKOR its compromise set.
    same_winner : bool
        Whether the official first place and `winners` are the same vendors.
    shares_winner : bool
        Whether they have a vendor in common.
    tau_b, rho : float or None
        Kendall's and Spearman's correlation with the official totals; None if either puts all
        vendors level. [-1 to 1]
    """

    method: Method
    setting: Setting
    index: Floats
    ranks: Ints
    winners: tuple[int, ...]
    same_winner: bool
    shares_winner: bool
    tau_b: float | None
    rho: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOpinion:
    """The official order with what the other methods say of it; read-only.

    Attributes
    ----------
    official : ndarray of int64, shape (n_vendors,)
        Competition ranks by the official totals.
    winners : tuple of int
        Rows from 0 of official rank 1.
    opinions : tuple of Opinion
        TOPSIS, PROMETHEE II, VIKOR.
    """

    official: Ints
    winners: tuple[int, ...]
    opinions: tuple[Opinion, ...]

    @property
    def agree(self) -> bool:
        """Whether every method puts the same vendors first."""
        return all(opinion.same_winner for opinion in self.opinions)


def second_opinion(
    values: Table,
    weights: npt.ArrayLike,
    *,
    totals: npt.ArrayLike | None = None,
    normalisation: Normalisation = Normalisation.VECTOR,
    preference: Preference = USUAL,
    v: float = _HALF,
    tolerance: float = TOLERANCE,
) -> SecondOpinion:
    """Ask TOPSIS, PROMETHEE II and VIKOR about values that the additive model has ranked [1]_.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        Points or values on fixed scales, more is better. At least two vendors. [one unit for all]
    weights : array_like, shape (n_criteria,)
        Effective weights. [any unit]
    totals : array_like, shape (n_vendors,), optional
        Official totals; values @ weights, if left out. [any unit]
    normalisation : Normalisation
        Of TOPSIS.
    preference : Preference
        Of PROMETHEE II, for every criterion. [thresholds in the unit of the values]
    v : float
        Of VIKOR. [fraction, 0 to 1]
    tolerance : float
        Official totals no further apart are level. [as totals]

    Returns
    -------
    SecondOpinion

    Raises
    ------
    Problem
        If there is one vendor, totals are not as many as vendors, or a value or weight is unfit
        for one of the methods.

    Notes
    -----
    All three compare the vendors with one another, so their answers may turn when a vendor joins
    or leaves; the official totals stand on fixed scales and do not.

    References
    ----------
    .. [1] H.-S. Shih, H.-J. Shyur and E. S. Lee, "An extension of TOPSIS for group decision
       making", Mathematical and Computer Modelling 45(7-8), 801-813, 2007: ten normalisations
       and what they change. DOI 10.1016/j.mcm.2006.03.023

    Examples
    --------
    >>> asked = second_opinion([[80, 70], [60, 90], [50, 40]], [0.6, 0.4])
    >>> asked.winners, [o.winners for o in asked.opinions], asked.agree
    ((0,), [(0,), (0,), (0, 1)], False)
    """
    checked = compared(values, weights)
    given = checked.values @ checked.weights if totals is None else totals
    official = _official(given, len(checked.values))
    flows = promethee_2(checked.values, checked.weights, preference=preference)
    compromise = vikor(checked.values, checked.weights, v=v)
    closeness = topsis(checked.values, checked.weights, normalisation=normalisation)
    top = _first(competition_ranks(official, tolerance))
    answers: list[tuple[Method, Setting, Floats, tuple[int, ...] | None]] = [
        (Method.TOPSIS, normalisation, closeness, None),
        (Method.PROMETHEE_II, preference.shape, flows.net, None),
        (Method.VIKOR, v, -compromise.index, compromise.vendors),
    ]
    return SecondOpinion(
        official=competition_ranks(official, tolerance),
        winners=top,
        opinions=tuple(_opinion(*answer, official=official, top=top) for answer in answers),
    )


def _official(totals: npt.ArrayLike, n_vendors: int) -> Floats:
    flat = checked_totals(totals)
    if len(flat) != n_vendors:
        raise Problem(
            "there must be one official total for each of the {expected} vendors, got {found}",
            expected=n_vendors,
            found=len(flat),
        )
    return flat


def _opinion(
    method: Method,
    setting: Setting,
    index: Floats,
    winners: tuple[int, ...] | None,
    *,
    official: Floats,
    top: tuple[int, ...],
) -> Opinion:
    ranks = competition_ranks(index)
    found = _first(ranks) if winners is None else winners
    return Opinion(
        method=method,
        setting=setting,
        index=index,
        ranks=ranks,
        winners=found,
        same_winner=set(found) == set(top),
        shares_winner=bool(set(found) & set(top)),
        tau_b=kendall_tau_b(official, index),
        rho=spearman_rho(official, index),
    )


def _first(ranks: Ints) -> tuple[int, ...]:
    return tuple(int(row) for row in np.flatnonzero(ranks == 1))
