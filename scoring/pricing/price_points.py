"""Points for prices: computes what `rfp.planning.price_rule` publishes."""

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from functools import partial

from rfp.planning.price_rule import PriceFormula, PriceRule
from workbench.problem import Problem

Amount = int | Fraction  # of money [minor units]
_FULL = Fraction(100)


def price_points(
    rule: PriceRule, prices: Mapping[str, int], excluded: Collection[str] = ()
) -> dict[str, Fraction]:
    """Turn prices into points by the published formula [1]_.

    Parameters
    ----------
    rule : PriceRule
        The formula and its parameters.
    prices : mapping of vendor to int
        One price per vendor, above 0. [minor units of the selection's currency]
    excluded : collection of str
        Vendors out of the ranking: they get no points and take no part in the lowest or the
        highest price; their prices are not looked at.

    Returns
    -------
    dict of vendor to Fraction
        Exact points of every vendor that is not excluded. [points, 0 to 100]

    Raises
    ------
    Problem
        If a price is 0 or less, or is not a whole number of minor units; it names the vendor.
        If the rule gives price no points.

    Notes
    -----
    With p the price, F and C the fixed floor and ceiling, lo and hi the lowest and highest price
    taking part: linear between fixed points 100 (C - p) / (C - F), cut to 0..100; min-max
    100 (hi - p) / (hi - lo), and 100 for all when hi = lo; lowest 100 lo / p; linear from the
    lowest max(0, 100 - s 100 (p - lo) / lo) with the slope s, and lowest minus excess the same
    with s = 1; mean-based, with m the mean price, max(0, 100 - s 100 (p - m) / m) above m and
    max(0, 100 - b 100 (m - p) / m) below it. Under all but the first a vendor's points depend on
    who else takes part, so the ranking of two may turn on a third [2]_.

    References
    ----------
    .. [1] V. Belton and T. Gear, "On a short-coming of Saaty's method of analytic hierarchies",
       Omega 11(3), 228-230, 1983: what is relative to those present may turn round when one
       leaves. DOI 10.1016/0305-0483(83)90047-6
    .. [2] P. S. Stilger, J. Siderius and E. M. van Raaij, "A comparative study of formulas for
       choosing the economically most advantageous tender", Journal of Public Procurement 17(1),
       89-125, 2017. DOI 10.2139/ssrn.2626934

    Examples
    --------
    >>> rule = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=30, ceiling=70)
    >>> points = price_points(rule, {"Aban": 52, "Baran": 46, "Caspian": 40})
    >>> [str(p) for p in points.values()]
    ['45', '60', '75']
    """
    taking_part = {v: checked_price(v, p) for v, p in prices.items() if v not in excluded}
    earns = earning(rule, taking_part.values())
    return {vendor: earns(price) for vendor, price in taking_part.items()}


def checked_price(vendor: str, price: int) -> int:
    """Return `price` if it is a whole number of minor units above 0.

    Raises
    ------
    Problem
        If it is anything else; it names the vendor.
    """
    if type(price) is not int:
        raise Problem(
            "the price of {vendor} must be a whole number of the currency's smallest unit, "
            "got {found}",
            vendor=vendor,
            found=str(price),
        )
    if price <= 0:
        raise Problem(
            "the price of {vendor} must be more than 0, got {found}", vendor=vendor, found=price
        )
    return price


def earning(rule: PriceRule, prices: Collection[Amount]) -> Callable[[Amount], Fraction]:
    """Return what each of these prices earns beside the others.

    Parameters
    ----------
    rule : PriceRule
        The formula and its parameters.
    prices : collection of int or Fraction
        Of all who take part, each above 0; unlike `price_points` it takes parts of a minor unit,
        which exact sensitivity asks about. [minor units]

    Returns
    -------
    callable
        From a price to its exact points. [points, 0 to 100]

    Raises
    ------
    Problem
        If the rule gives price no points.

    Examples
    --------
    >>> earns = earning(PriceRule(formula=PriceFormula.LOWEST), [Fraction(81, 2), 54])
    >>> str(earns(54))
    '75'
    """
    low, high = _ends(prices)
    match rule.formula:
        case PriceFormula.LINEAR_FIXED:
            return partial(_on_line, full=rule.fixed_points[0], none=rule.fixed_points[1])
        case PriceFormula.MIN_MAX:
            return partial(_on_line, full=low, none=high)
        case PriceFormula.LOWEST:
            return lambda price: _FULL * low / price
        case PriceFormula.LINEAR_FROM_LOWEST | PriceFormula.LOWEST_MINUS_EXCESS:
            return partial(_by_distance, reference=Fraction(low), slopes=rule.slopes)
        case PriceFormula.MEAN:
            mean = sum(map(Fraction, prices), Fraction(0)) / (len(prices) or 1)
            return partial(_by_distance, reference=mean, slopes=rule.slopes)
        case PriceFormula.NO_FORMULA:
            raise Problem("under this rule price earns no points; it stands beside the ranking")


def _by_distance(
    price: Amount, *, reference: Fraction, slopes: tuple[Fraction, Fraction]
) -> Fraction:
    """Return 100 less what each percent above or below the reference costs, not below 0."""
    above, below = slopes
    percent = (price - reference) / reference * 100
    return max(Fraction(0), _FULL - (above * percent if percent > 0 else -below * percent))


def _on_line(price: Amount, *, full: Amount, none: Amount) -> Fraction:
    """Return points on the line from `full` (100) to `none` (0); all are 100 if these are one."""
    if full == none:
        return _FULL
    return min(_FULL, max(Fraction(0), _FULL * (none - price) / (none - full)))


def _ends(prices: Collection[Amount]) -> tuple[Amount, Amount]:
    return (min(prices), max(prices)) if prices else (0, 0)
