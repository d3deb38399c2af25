"""The first model of the best-worst method, on ratios of weights, and its consistency ratio."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from types import MappingProxyType

import numpy as np

from scoring.arrays import TOLERANCE, Floats
from scoring.weighing.best_worst import BestWorst

CONSISTENCY_INDEX: Mapping[int, float] = MappingProxyType(
    {1: 0.00, 2: 0.44, 3: 1.00, 4: 1.63, 5: 2.30, 6: 3.00, 7: 3.73, 8: 4.47, 9: 5.23}
)  # of Rezaei 2015, by best over worst


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioWeights:
    """What the model on ratios answers.

    Attributes
    ----------
    weights : ndarray of float64, shape (n_criteria,)
        [fraction, sum 1]
    xi : float
        The largest deviation of a ratio of weights from its comparison. [ratio]
    lowest, highest : ndarray of float64, shape (n_criteria,)
        Between which each weight may be with the same `xi`. [fraction, 0 to 1]
    consistency_index : float
        The largest `xi` that there can be with this best over worst. [ratio]
    consistency_ratio : float or None
        `xi` / `consistency_index`; 0 is full consistency. None if best over worst is 1 and yet
        the comparisons contradict one another, for which the index has no measure.
    """

    weights: Floats
    xi: float
    lowest: Floats
    highest: Floats
    consistency_index: float
    consistency_ratio: float | None

    @property
    def unique(self) -> bool:
        """Whether no other weights have the same `xi`."""
        return bool(np.all(self.highest - self.lowest <= TOLERANCE))


def ratio_weights(comparisons: BestWorst) -> RatioWeights:
    """Return the weights of the best-worst model on ratios [1]_, in closed form.

    Parameters
    ----------
    comparisons : BestWorst
        Made by `scoring.weighing.best_worst.best_worst`, which refuses what is unfit; here nothing
        more is refused.

    Returns
    -------
    RatioWeights

    Notes
    -----
    The model: the least xi with |w_B / w_j - a_Bj| <= xi and |w_j / w_W - a_jW| <= xi for all j.
    With z = w_B / w_W every other criterion j asks for
    (a_Bj - xi)(a_jW - xi) <= z <= (a_Bj + xi)(a_jW + xi), and z is within xi of a_BW. Intervals on
    a line have a point in common exactly when every two have, so the least xi is the largest of
    the roots of these pairs: two criteria give (p_j - p_k) / (s_j + s_k) with p = a_Bj a_jW and
    s = a_Bj + a_jW, a criterion and best over worst give a quadratic each [2]_. It fixes z; other
    ratios may be free within intervals from four criteria on. `weights` then have the least
    deviation that each criterion can have by itself.

    The consistency index is the table printed in [1]_ where best over worst is 1, 2, ... 9, and
    the smaller root of x^2 - (1 + 2a) x + a^2 - a between and beyond.

    References
    ----------
    .. [1] J. Rezaei, "Best-worst multi-criteria decision-making method", Omega 53, 49-57, 2015.
       DOI 10.1016/j.omega.2014.11.009
    .. [2] Q. Wu, X. Liu, L. Zhou, J. Qin and J. Rezaei, "An analytical framework for the
       best-worst method", Omega 123, 102974, 2024.

    Examples
    --------
    >>> from scoring.weighing.best_worst import best_worst
    >>> found = ratio_weights(best_worst([8, 2, 1], [1, 5, 8], best=2, worst=0))
    >>> found.weights.round(3).tolist(), round(found.xi, 4), round(found.consistency_ratio, 4)
    ([0.071, 0.339, 0.59], 0.2583, 0.0578)
    """
    pairs = [
        (float(comparisons.best_to_others[j]), float(comparisons.others_to_worst[j]))
        for j in comparisons.between
    ]
    whole = float(comparisons.best_to_worst)
    xi = max(_deviations(pairs, whole), default=0.0)
    z = _best_over_worst(pairs, whole, xi)
    over_worst = np.array([_reach(p, z, xi) for p in pairs]).reshape(-1, 3)
    low, middle, high = (_placed(comparisons, z, over_worst[:, k]) for k in range(3))
    index = _consistency_index(whole)
    return RatioWeights(
        weights=middle / middle.sum(),
        xi=xi,
        lowest=low / (low + high.sum() - high),
        highest=high / (high + low.sum() - low),
        consistency_index=index,
        consistency_ratio=xi / index if index else (None if xi else 0.0),
    )


def _deviations(pairs: list[tuple[float, float]], whole: float) -> Iterator[float]:
    """Yield the xi that each pair of conditions asks for; those met anyway ask for 0 or less."""
    for over, under in pairs:
        product, total = over * under, over + under
        if product > whole:
            yield _small_root(total + 1, product - whole)
        else:
            yield _small_root(-(total + 1), product - whole)
    for (a, b), (c, d) in permutations(pairs, 2):
        yield (a * b - c * d) / (a + b + c + d)


def _small_root(total: float, product: float) -> float:
    """Return the root nearer to 0 of x^2 - total x + product, where roots are real."""
    root = math.sqrt(total * total - 4 * product)
    return 2 * product / (total + math.copysign(root, total))


def _best_over_worst(pairs: list[tuple[float, float]], whole: float, xi: float) -> float:
    """Return what all conditions leave for w_B / w_W, up to arithmetic one number."""
    low = [max(0.0, a - xi) * max(0.0, b - xi) for a, b in pairs]
    high = [(a + xi) * (b + xi) for a, b in pairs]
    return (max([whole - xi, *low]) + min([whole + xi, *high])) / 2


def _reach(pair: tuple[float, float], z: float, xi: float) -> tuple[float, float, float]:
    """Return the lowest w_j / w_W, the one with the least deviation, and the highest."""
    over, under = pair
    own = _small_root(-(over + under), over * under - z)
    middle = under + own
    low = max(under - xi, z / (over + xi))
    high = min(under + xi, z / (over - xi) if over > xi else math.inf)
    return min(low, middle), middle, max(high, middle)


def _placed(comparisons: BestWorst, z: float, between: Floats) -> Floats:
    """Return all weights over the worst."""
    ratios = np.ones(len(comparisons.best_to_others))
    ratios[comparisons.best] = z
    ratios[list(comparisons.between)] = between
    return ratios


def _consistency_index(whole: float) -> float:
    printed = CONSISTENCY_INDEX.get(int(whole)) if whole.is_integer() else None
    return _small_root(1 + 2 * whole, whole * whole - whole) if printed is None else printed
