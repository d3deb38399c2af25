"""Upper points of the F distribution, for intervals of the intraclass correlation."""

import math

_STEPS = 64  # halvings: the logarithm of the answer is then exact to 1e-16 of its range
_LOWEST = -700.0  # logarithm of the least number looked at
_TINY = 1e-300
_TERMS = 10_000


def upper_f(share: float, first: float, second: float) -> float:
    """Return the value that F exceeds with the probability `share` [1]_.

    Parameters
    ----------
    share : float
        [fraction, between 0 and 1]
    first, second : float
        Degrees of freedom, above 0; they need not be whole.

    Returns
    -------
    float

    References
    ----------
    .. [1] F. W. J. Olver et al. (eds), "NIST handbook of mathematical functions", Cambridge
       University Press, 2010, sections 8.17(ii) and 8.17(v); on-line at dlmf.nist.gov/8.17.

    Examples
    --------
    >>> round(upper_f(0.05, 5, 15), 4)
    2.9013
    """
    low, high = _LOWEST, 0.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if incomplete_beta(math.exp(middle), second / 2, first / 2) < share:
            low = middle
        else:
            high = middle
    below = math.exp(high)
    return second * -math.expm1(high) / (first * below)


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), for a, b > 0.

    Parameters
    ----------
    x : float
        [fraction, 0 to 1]
    a, b : float
        Above 0.

    Returns
    -------
    float
        [fraction, 0 to 1]

    Examples
    --------
    >>> round(incomplete_beta(0.25, 1, 1), 12), round(incomplete_beta(0.5, 3, 3), 12)
    (0.25, 0.5)
    """
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1) / (a + b + 2):  # the fraction below converges fast on the other side only
        return 1 - incomplete_beta(1 - x, b, a)
    log_front = (
        a * math.log(x)
        + b * math.log1p(-x)
        + math.lgamma(a + b)
        - math.lgamma(a)
        - math.lgamma(b)
        - math.log(a)
    )
    return math.exp(log_front) * _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of DLMF 8.17.22 by Lentz's method."""
    value = numerator = 1.0
    denominator = 0.0
    for term in range(_TERMS):
        step = _coefficient(term, x, a, b)
        denominator = 1 / _away_from_zero(1 + step * denominator)
        numerator = _away_from_zero(1 + step / numerator)
        change = numerator * denominator
        value *= change
        if abs(change - 1) < math.ulp(1.0):
            break
    return 1 / value


def _coefficient(term: int, x: float, a: float, b: float) -> float:
    """Return the partial numerator d of the fraction, counted from d1."""
    half, odd = divmod(term + 1, 2)
    if odd:
        return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
    return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
