"""The price at which a vendor would be level with another, under fixed price points."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from rfp.criterion import CriteriaTree
from rfp.price_rule import PriceFormula, PriceRule
from scoring.price_points import price_points
from scoring.value import Points, totals
from workbench.problem import Problem

_FULL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCut:
    """What a vendor's price would have to be for its total to equal another's.

    Attributes
    ----------
    vendor, level_with : str
        Who cuts, and with whom it becomes level.
    price, cut : Fraction
        The exact new price, and how far it is below the present one; both 0 or more, the cut 0 if
        the vendor is level or ahead already. [minor units]
    """

    vendor: str
    level_with: str
    price: Fraction
    cut: Fraction


def price_cut_to_tie(
    tree: CriteriaTree,
    points: Points,
    rule: PriceRule,
    prices: Mapping[str, int],
    *,
    vendor: str,
    level_with: str,
) -> PriceCut | None:
    """Return the price at which `vendor` has the same total as `level_with`.

    Parameters
    ----------
    tree : CriteriaTree
        Weights, with a price criterion.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Of the vendors in the ranking. [points, 0 to 100]
    rule : PriceRule
        Linear between fixed points: the only formula under which a cut moves nobody else.
    prices : mapping of vendor to int
        Present prices. [minor units]
    vendor, level_with : str
        Two vendors in the ranking.

    Returns
    -------
    PriceCut or None
        None if no price would do: price weighs nothing, or even 100 points are too few.

    Raises
    ------
    Problem
        If the formula is another, the plan has no price, or a vendor is not in the ranking.

    Examples
    --------
    >>> from rfp.criterion import Criterion, CriterionKind
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4), kind=CriterionKind.PRICE),
    ... ))
    >>> rule = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=3000, ceiling=7000)
    >>> prices = {"A": 5000, "B": 5000}
    >>> fit = {"A": Fraction(70), "B": Fraction(72)}
    >>> points = {v: {"fit": fit[v], "price": Fraction(50)} for v in fit}
    >>> found = price_cut_to_tie(tree, points, rule, prices, vendor="A", level_with="B")
    >>> found.price, found.cut
    (Fraction(4760, 1), Fraction(240, 1))
    """
    _check(tree, points, rule, vendor, level_with)
    exact = totals(tree, {v: points[v] for v in (vendor, level_with)})
    gap = exact[level_with] - exact[vendor]
    now = prices[vendor]
    if gap <= 0:
        return PriceCut(vendor=vendor, level_with=level_with, price=Fraction(now), cut=Fraction(0))
    weight = tree.effective(str(tree.price))
    present = price_points(rule, {vendor: now})[vendor]
    if weight * (_FULL - present) < gap:
        return None
    floor, ceiling = rule.fixed_points
    price = ceiling - (present + gap / weight) * Fraction(ceiling - floor, _FULL)
    if price <= 0:  # 100 points at a floor of 0 cannot be had: a price is more than 0
        return None
    return PriceCut(vendor=vendor, level_with=level_with, price=price, cut=now - price)


def _check(
    tree: CriteriaTree, points: Points, rule: PriceRule, vendor: str, level_with: str
) -> None:
    if rule.formula is not PriceFormula.LINEAR_FIXED:
        raise Problem("a price cut is computed for a line between two fixed amounts only")
    if tree.price is None:
        raise Problem("a plan without a price criterion knows no price cut")
    stranger = next((v for v in (vendor, level_with) if v not in points), None)
    if stranger is not None:
        raise Problem("{vendor} has no place in the ranking", vendor=stranger)
