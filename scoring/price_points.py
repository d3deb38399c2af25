"""Points for prices: computes what `rfp.price_rule` publishes."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from rfp.price_rule import PriceFormula, PriceRule
from workbench.problem import Problem

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

    Notes
    -----
    With p the price, F and C the fixed floor and ceiling, lo and hi the lowest and highest price
    taking part: linear between fixed points 100 (C - p) / (C - F), cut to 0..100; min-max
    100 (hi - p) / (hi - lo), and 100 for all when hi = lo; lowest 100 lo / p. Under the last two a
    vendor's points depend on who else takes part, so the ranking of two may turn on a third.

    References
    ----------
    .. [1] V. Belton and T. Gear, "On a short-coming of Saaty's method of analytic hierarchies",
       Omega 11(3), 228-230, 1983: what is relative to those present may turn round when one
       leaves. DOI 10.1016/0305-0483(83)90047-6

    Examples
    --------
    >>> rule = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=30, ceiling=70)
    >>> points = price_points(rule, {"Aban": 52, "Baran": 46, "Caspian": 40})
    >>> [str(p) for p in points.values()]
    ['45', '60', '75']
    """
    taking_part = {v: _checked(v, p) for v, p in prices.items() if v not in excluded}
    match rule.formula:
        case PriceFormula.LINEAR_FIXED:
            floor, ceiling = rule.fixed_points
            return {v: _on_line(p, floor, ceiling) for v, p in taking_part.items()}
        case PriceFormula.MIN_MAX:
            low, high = _ends(taking_part.values())
            return {v: _on_line(p, low, high) for v, p in taking_part.items()}
        case PriceFormula.LOWEST:
            low, _ = _ends(taking_part.values())
            return {v: _FULL * low / p for v, p in taking_part.items()}


def _on_line(price: int, full: int, none: int) -> Fraction:
    """Return points on the line from `full` (100) to `none` (0); all are 100 if these are one."""
    if full == none:
        return _FULL
    return min(_FULL, max(Fraction(0), _FULL * (none - price) / (none - full)))


def _ends(prices: Iterable[int]) -> tuple[int, int]:
    found = sorted(prices)
    return (found[0], found[-1]) if found else (0, 0)


def _checked(vendor: str, price: int) -> int:
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
