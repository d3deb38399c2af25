"""One set of proposals under one price rule: points or adjusted prices, ranks, and who can win."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rfp.planning.criterion import THE_WEIGHT
from rfp.planning.exact_number import check_exact
from rfp.planning.plan import check_precision
from rfp.planning.price_rule import PriceRule
from scoring.pricing.adjusted_price import AdjustedPriceRule, adjusted_prices, order_by_price
from scoring.pricing.price_points import checked_price, price_points
from scoring.ranking import published
from scoring.single_numbers import THE_QUALITY
from workbench.problem import Problem

_FULL = 100
_TENTH = Fraction(1, 10)

Rule = PriceRule | AdjustedPriceRule
Weights = tuple[Fraction, Fraction]  # from, to


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """All that a price rule looks at.

    Attributes
    ----------
    vendor : str
        Whose proposal it is.
    quality : Fraction
        Points without the price. [points, 0 to 100]
    price : int
        Above 0. [minor units]

    Raises
    ------
    Problem
        If the points are not from 0 to 100, or the price is not a whole number above 0.
    """

    vendor: str
    quality: Fraction
    price: int

    def __post_init__(self) -> None:
        checked_price(self.vendor, self.price)
        checked_quality(self.vendor, self.quality)


def checked_quality(vendor: str, quality: Fraction) -> Fraction:
    """Return points without the price if they are exact and on the scale.

    Raises
    ------
    Problem
        If they are no whole number or fraction from 0 to 100; it names the vendor.
    """
    check_exact(quality, THE_QUALITY)
    if not 0 <= quality <= _FULL:
        raise Problem(
            "the points of {vendor} must be from 0 to 100, got {found}",
            vendor=vendor,
            found=quality,
        )
    return quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one rule makes of the proposals.

    Attributes
    ----------
    rule : PriceRule or AdjustedPriceRule
        The rule.
    price_points : mapping of vendor to Fraction
        Empty under a rule that gives none. [points, 0 to 100]
    totals : mapping of vendor to Fraction
        What is compared: totals [points, 0 to 100], or adjusted prices [minor units] under a rule
        that ranks by them.
    ranks : mapping of vendor to int
        Competition ranks; totals that are equal as published share one.
    first_between : mapping of vendor to (Fraction, Fraction) or None
        From which to which weight of price the vendor would be first, alone or with others; None
        if at none. Empty under a rule without a weight of price. [fraction, 0 to 1]
    """

    rule: Rule
    price_points: Mapping[str, Fraction]
    totals: Mapping[str, Fraction]
    ranks: Mapping[str, int]
    first_between: Mapping[str, Weights | None]

    @property
    def ranks_by_price(self) -> bool:
        return isinstance(self.rule, AdjustedPriceRule)

    @property
    def winners(self) -> tuple[str, ...]:
        """Whoever is first, in the order of the proposals."""
        return tuple(vendor for vendor, rank in self.ranks.items() if rank == 1)


def outcome(
    rule: Rule,
    proposals: Sequence[Proposal],
    price_weight: Fraction,
    *,
    precision: Fraction = _TENTH,
) -> Outcome:
    """Return the proposals under one rule.

    Parameters
    ----------
    rule : PriceRule or AdjustedPriceRule
        A formula for points, one that ranks by adjusted prices, or none at all.
    proposals : sequence of Proposal, shape (n_vendors,)
        Those in the ranking, at least one.
    price_weight : Fraction
        Effective weight of the price; rules without points for price do not look at it.
        [fraction, 0 to 1]
    precision : Fraction
        Totals equal at this step share a rank; adjusted prices do only if they are equal. [points]

    Returns
    -------
    Outcome

    Raises
    ------
    Problem
        If there is no proposal, a vendor has two, the weight is no exact number from 0 to 1, the
        precision is none that is published, or the rule divides by the points of a vendor who has
        none.

    Examples
    --------
    >>> from rfp.planning.price_rule import PriceFormula
    >>> rule = PriceRule(formula=PriceFormula.LOWEST)
    >>> three = [Proposal(vendor=v, quality=Fraction(x), price=x)
    ...          for v, x in (("A", 50), ("B", 75), ("C", 100))]
    >>> found = outcome(rule, three, Fraction(1, 2))
    >>> found.winners, found.first_between["B"]
    (('A', 'C'), None)
    """
    _check(proposals, price_weight)
    check_precision(precision)
    quality = {p.vendor: Fraction(p.quality) for p in proposals}
    prices = {p.vendor: p.price for p in proposals}
    if isinstance(rule, AdjustedPriceRule):
        adjusted = adjusted_prices(rule, prices, quality)
        order = order_by_price(adjusted)
        return _made(rule, {}, adjusted, {v: order[v] for v in prices})
    if not rule.gives_points:
        return _made(rule, {}, quality, _ranks(quality, precision))
    points = price_points(rule, prices)
    totals = _weighed(quality, points, price_weight)
    return Outcome(
        rule=rule,
        price_points=points,
        totals=totals,
        ranks=_ranks(totals, precision),
        first_between={v: _first_between(v, quality, points) for v in prices},
    )


def winners_under(
    rule: PriceRule, proposals: Sequence[Proposal], price_weight: Fraction, precision: Fraction
) -> tuple[str, ...]:
    """Return whoever is first under a rule that gives points, as `outcome` has it, and no more."""
    points = price_points(rule, {p.vendor: p.price for p in proposals})
    quality = {p.vendor: Fraction(p.quality) for p in proposals}
    ranks = _ranks(_weighed(quality, points, price_weight), precision)
    return tuple(vendor for vendor, rank in ranks.items() if rank == 1)


def _weighed(
    quality: Mapping[str, Fraction], points: Mapping[str, Fraction], price_weight: Fraction
) -> dict[str, Fraction]:
    return {v: (1 - price_weight) * own + price_weight * points[v] for v, own in quality.items()}


def _made(
    rule: Rule,
    points: Mapping[str, Fraction],
    totals: Mapping[str, Fraction],
    ranks: Mapping[str, int],
) -> Outcome:
    return Outcome(rule=rule, price_points=points, totals=totals, ranks=ranks, first_between={})


def _ranks(totals: Mapping[str, Fraction], precision: Fraction) -> dict[str, int]:
    shown = {vendor: published(total, precision) for vendor, total in totals.items()}
    return {v: 1 + sum(other > own for other in shown.values()) for v, own in shown.items()}


def _first_between(
    vendor: str, quality: Mapping[str, Fraction], points: Mapping[str, Fraction]
) -> Weights | None:
    """Return the weights at which the vendor's total, a straight line, is below nobody's."""
    low, high = Fraction(0), Fraction(1)
    for other in quality:
        ahead = quality[vendor] - quality[other]  # at a weight of 0
        slope = points[vendor] - points[other] - ahead
        if slope > 0:
            low = max(low, -ahead / slope)
        elif slope < 0:
            high = min(high, -ahead / slope)
        elif ahead < 0:
            return None
    return (low, high) if low <= high else None


def _check(proposals: Sequence[Proposal], price_weight: Fraction) -> None:
    if not proposals:
        raise Problem("there is no proposal to compare")
    names = [proposal.vendor for proposal in proposals]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Problem("{vendor} has two proposals; one is compared", vendor=twice)
    check_exact(price_weight, THE_WEIGHT)
    if not 0 <= price_weight <= 1:
        raise Problem("the weight of price must be from 0 to 1, got {found}", found=price_weight)
