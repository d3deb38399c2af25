"""The best-worst method: weights from comparisons with the best and the worst criterion."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TypeAlias

from scoring.single_numbers import THE_CRITERION, check_whole, is_number
from workbench.problem import Problem

Ratio: TypeAlias = int | float | Fraction  # a float counts as the number it is shown as


@dataclass(frozen=True, slots=True, kw_only=True)
class BestWorst:
    """What one member compared.

    Attributes
    ----------
    best, worst : int
        The most and the least important criterion, from 0.
    best_to_others : tuple of Fraction, shape (n_criteria,)
        How many times the best is as important as each. [ratio, 1 or more]
    others_to_worst : tuple of Fraction, shape (n_criteria,)
        How many times each is as important as the worst. [ratio, 1 or more]
    """

    best: int
    worst: int
    best_to_others: tuple[Fraction, ...]
    others_to_worst: tuple[Fraction, ...]

    @property
    def best_to_worst(self) -> Fraction:
        return self.best_to_others[self.worst]

    @property
    def between(self) -> tuple[int, ...]:
        """The criteria other than the best and the worst."""
        return tuple(j for j in range(len(self.best_to_others)) if j not in (self.best, self.worst))

    @property
    def consistent(self) -> bool:
        """Whether nothing contradicts anything, so that exact weights follow."""
        pairs = zip(self.best_to_others, self.others_to_worst, strict=True)
        return all(b * w == self.best_to_worst for b, w in pairs)

    @property
    def input_ratio(self) -> Fraction:
        """The input-based consistency ratio [0 when consistent; see `linear_weights`]."""
        whole = self.best_to_worst
        if whole == 1:
            return Fraction(0)
        pairs = zip(self.best_to_others, self.others_to_worst, strict=True)
        return max(abs(b * w - whole) for b, w in pairs) / (whole * whole - whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearWeights:
    """What the linear model answers.

    Attributes
    ----------
    weights : tuple of Fraction, shape (n_criteria,)
        [fraction, sum exactly 1]
    xi : Fraction
        The largest absolute deviation, itself a measure of consistency: 0 is full consistency.
    input_ratio : Fraction
        The largest contradiction in the comparisons themselves; 0 is full consistency.
    """

    weights: tuple[Fraction, ...]
    xi: Fraction
    input_ratio: Fraction


def best_worst(
    best_to_others: Sequence[Ratio], others_to_worst: Sequence[Ratio], *, best: int, worst: int
) -> BestWorst:
    """Check the comparisons of the best-worst method.

    Parameters
    ----------
    best_to_others, others_to_worst : sequence of number, shape (n_criteria,)
        At least one each. [ratio, 1 or more, 1 to 9 by custom]
    best, worst : int
        Two different criteria, from 0; the same one only if it is the only one.

    Returns
    -------
    BestWorst

    Raises
    ------
    Problem
        If the numbers of comparisons differ, `best` or `worst` is no criterion or both are the
        same one, a comparison is below 1 or not finite, a criterion compared with itself is not 1,
        or best over worst is given twice with two values.

    Examples
    --------
    >>> best_worst([8, 2, 1], [1, 5, 7], best=2, worst=0)
    Traceback (most recent call last):
    workbench.problem.Problem: best over worst must be one number, got 8 and 7
    """
    n = len(best_to_others)
    if n != len(others_to_worst) or n == 0:
        raise Problem(
            "there must be as many comparisons with the worst as with the best, got "
            "{best} and {worst}",
            best=n,
            worst=len(others_to_worst),
        )
    check_whole(best, THE_CRITERION)
    check_whole(worst, THE_CRITERION)
    if not (0 <= best < n and 0 <= worst < n) or (best == worst and n > 1):
        raise Problem(
            "the best and the worst must be two of the {n} criteria, got number {best} and {worst}",
            n=n,
            best=best + 1,
            worst=worst + 1,
        )
    found = BestWorst(
        best=best,
        worst=worst,
        best_to_others=tuple(_ratio(r) for r in best_to_others),
        others_to_worst=tuple(_ratio(r) for r in others_to_worst),
    )
    _check_agreement(found)
    return found


def linear_weights(comparisons: BestWorst) -> LinearWeights:
    """Return the weights of the linear best-worst model [1]_, exactly and without a solver.

    Parameters
    ----------
    comparisons : BestWorst
        Made by `best_worst`, which refuses what is unfit; here nothing more is refused.

    Returns
    -------
    LinearWeights
        The only weights that have the least `xi`.

    Notes
    -----
    The model: the least xi with |w_B - a_Bj w_j| <= xi and |w_j - a_jW w_W| <= xi for all j,
    w >= 0 and sum w = 1. Divided by xi it is the most that x = w / xi can sum to while no
    |x_B - a_Bj x_j| and no |x_j - a_jW x_W| exceeds 1; then xi = 1 / sum x. Some x_j meets both its
    limits exactly when |x_B - p x_W| <= h with p = a_Bj a_jW and h = 1 + a_Bj; best over worst
    itself asks for p = a_BW and h = 1. These bands all rise, so where they overlap x_B can be
    largest only where x_W is: at the nearest meeting of two bands, x_W = min (h + h') / |p - p'|.
    There x_B = min (p x_W + h), and every other x_j is the lesser of (x_B + 1) / a_Bj and
    a_jW x_W + 1. All are largest at that one point, which is why no other weights are as good.
    Bands that are all alike never part: then xi is 0 and w_j is in proportion to 1 / a_Bj.

    The input-based ratio [2]_ is the largest |a_Bj a_jW - a_BW| / (a_BW^2 - a_BW), known before
    any weights are, and 0 where a_BW is 1. How much of it is acceptable depends on the scale and
    the number of criteria; the thresholds of [2]_ are not repeated here.

    References
    ----------
    .. [1] J. Rezaei, "Best-worst multi-criteria decision-making method: some properties and a
       linear model", Omega 64, 126-130, 2016. DOI 10.1016/j.omega.2015.12.001
    .. [2] F. Liang, M. Brunelli and J. Rezaei, "Consistency issues in the best worst method:
       measurements and thresholds", Omega 96, 102175, 2020. DOI 10.1016/j.omega.2019.102175

    Examples
    --------
    >>> found = linear_weights(best_worst([8, 2, 1], [1, 5, 8], best=2, worst=0))
    >>> [str(w) for w in found.weights], str(found.xi)
    (['1/14', '9/28', '17/28'], '1/28')
    """
    consistent = comparisons.consistent
    parts = _proportions(comparisons) if consistent else _largest(comparisons)
    whole = sum(parts, Fraction(0))
    return LinearWeights(
        weights=tuple(p / whole for p in parts),
        xi=Fraction(0) if consistent else 1 / whole,
        input_ratio=comparisons.input_ratio,
    )


def _proportions(c: BestWorst) -> list[Fraction]:
    """Return what the weights are in proportion to when nothing contradicts anything."""
    return [1 / b for b in c.best_to_others]


def _largest(c: BestWorst) -> list[Fraction]:
    """Return the weights over xi, as the notes of `linear_weights` derive them."""
    over, under = c.best_to_others, c.others_to_worst
    bands = [(over[j] * under[j], 1 + over[j]) for j in c.between]
    bands.append((c.best_to_worst, Fraction(1)))
    worst = min((h + k) / abs(p - q) for (p, h), (q, k) in combinations(bands, 2) if p != q)
    best = min(p * worst + h for p, h in bands)
    known = {c.best: best, c.worst: worst}
    return [
        known[j] if j in known else min((best + 1) / over[j], under[j] * worst + 1)
        for j in range(len(over))
    ]


def _ratio(given: Ratio) -> Fraction:
    if not is_number(given) or not 1 <= given < math.inf:
        raise Problem(
            "a comparison with the best or the worst must be a finite number of 1 or more, "
            "got {found}",
            found=str(given),
        )
    return Fraction(str(given)) if isinstance(given, float) else Fraction(given)


def _check_agreement(c: BestWorst) -> None:
    for own in (c.best_to_others[c.best], c.others_to_worst[c.worst]):
        if own != 1:
            raise Problem(
                "the best over the best and the worst over the worst are 1, got {found}",
                found=str(own),
            )
    if c.best_to_worst != c.others_to_worst[c.best]:
        raise Problem(
            "best over worst must be one number, got {first} and {second}",
            first=str(c.best_to_worst),
            second=str(c.others_to_worst[c.best]),
        )
