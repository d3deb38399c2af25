"""Weights in tenths of a percent, as a plan states them, that still sum to exactly 1."""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np

from scoring.arrays import Floats
from scoring.weights import TENTHS
from workbench.problem import Problem


def in_tenths(weights: Sequence[float | Decimal | Fraction] | Floats) -> tuple[Fraction, ...]:
    """Round weights to tenths of a percent by the largest remainder [1]_.

    Parameters
    ----------
    weights : sequence of number, shape (n_criteria,)
        0 or more each, and not all 0. [any unit]

    Returns
    -------
    tuple of Fraction, shape (n_criteria,)
        Multiples of 1/1000, none off by as much as 1/1000. [fraction, sum exactly 1]

    Raises
    ------
    Problem
        If there is no weight, if one is negative or not finite, or if all are 0.

    Notes
    -----
    Every weight is cut down to a whole number of tenths; those left over go one each to the
    largest remainders, and of equal remainders to the one that stands first.

    References
    ----------
    .. [1] M. L. Balinski and H. P. Young, "The quota method of apportionment", The American
       Mathematical Monthly 82(7), 701-730, 1975. DOI 10.1080/00029890.1975.11993911

    Examples
    --------
    >>> [str(w) for w in in_tenths([1, 1, 1])]
    ['167/500', '333/1000', '333/1000']
    """
    given = weights.tolist() if isinstance(weights, np.ndarray) else list(weights)
    exact = [_exact(at, w) for at, w in enumerate(given, start=1)]
    whole = sum(exact, Fraction(0))
    if not whole:
        raise Problem("weights must not all be 0")
    quotas = [w * TENTHS / whole for w in exact]
    tenths = [math.floor(q) for q in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda i: tenths[i] - quotas[i])
    for i in by_remainder[: TENTHS - sum(tenths)]:
        tenths[i] += 1
    return tuple(Fraction(t, TENTHS) for t in tenths)


def _exact(at: int, weight: float | Decimal | Fraction) -> Fraction:
    if not math.isfinite(weight) or weight < 0:
        raise Problem(
            "a weight must be a finite number of 0 or more; number {at} is {found}",
            at=at,
            found=str(weight),
        )
    return Fraction(weight)
