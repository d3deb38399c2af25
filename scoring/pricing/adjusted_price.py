"""Prices that carry quality in them: the lowest one ranks first, without any points for price."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rfp.planning.exact_number import check_exact
from scoring.pricing.price_points import checked_price
from scoring.single_numbers import THE_IMPACT, THE_QUALITY
from workbench.language import Language, percent, say
from workbench.problem import Problem, Term

_FULL = Fraction(100)


class Adjustment(StrEnum):
    """How quality enters the price."""

    PER_QUALITY_POINT = "per_quality_point"  # the price of one point
    BALANCED = "balanced"  # 100 P / (100 - I (100 - T))

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Adjustment.PER_QUALITY_POINT: Term("Price per quality point"),
    Adjustment.BALANCED: Term("Balanced price"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustedPriceRule:
    """A rule that ranks by adjusted prices.

    Attributes
    ----------
    adjustment : Adjustment
        How quality enters the price.
    impact : Fraction or None
        The impact coefficient of the balanced price, and of it alone: how much of the missing
        quality is counted. 0 leaves price alone, 1 is the price per quality point times 100.
        [fraction, 0 to 1]

    Raises
    ------
    Problem
        If the coefficient is missing, not from 0 to 1, or stands where none is taken.
    """

    adjustment: Adjustment
    impact: Fraction | None = None

    def __post_init__(self) -> None:
        if self.adjustment is not Adjustment.BALANCED:
            if self.impact is not None:
                raise Problem("only the balanced price takes an impact coefficient")
        elif self.impact is None:
            raise Problem("the balanced price needs an impact coefficient")
        else:
            _check_impact(self.impact)

    def sentence(self, language: Language) -> str:
        """Return the rule in words."""
        if self.impact is None:
            return say(
                "The price is divided by the points without the price; the lowest price of a "
                "point is first.",
                language,
            )
        return say(
            "The balanced price is 100 times the price, divided by 100 less {impact} of the "
            "points missing to 100; the lowest balanced price is first.",
            language,
            impact=percent(self.impact, language),
        )


def _check_impact(impact: Fraction) -> None:
    check_exact(impact, THE_IMPACT)
    if not 0 <= impact <= 1:
        raise Problem("the impact coefficient must be from 0 to 1, got {found}", found=impact)


def balanced_price(price: int, quality: Fraction, impact: Fraction, *, vendor: str) -> Fraction:
    """Return 100 P / (100 - I (100 - T)), the balanced price of Iranian tender practice [1]_.

    Parameters
    ----------
    price : int
        P, above 0. [minor units]
    quality : Fraction
        T. [points, 0 to 100]
    impact : Fraction
        I. [fraction, 0 to 1]
    vendor : str
        Whose price it is, for the error.

    Returns
    -------
    Fraction
        Exact, at least the price. [minor units]

    Raises
    ------
    Problem
        If the price is not above 0, if the points are not from 0 to 100 or the coefficient from 0
        to 1, or if the vendor has no points at all under a coefficient of 1.

    References
    ----------
    .. [1] M. A. Bergman and S. Lundberg, "Tender evaluation and award methodologies in public
       procurement", working paper, 2011: quality turned into money, of which this is one form.

    Examples
    --------
    >>> balanced_price(5_200_000, Fraction(80), Fraction(1), vendor="Aban")
    Fraction(6500000, 1)
    """
    _check_impact(impact)
    divisor = _FULL - impact * (_FULL - _checked_quality(vendor, quality))
    if not divisor:
        raise Problem("{vendor} has no points, so its price cannot be balanced", vendor=vendor)
    return _FULL * checked_price(vendor, price) / divisor


def adjusted_prices(
    rule: AdjustedPriceRule, prices: Mapping[str, int], quality: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Return every vendor's adjusted price [1]_; the lowest is best.

    Parameters
    ----------
    rule : AdjustedPriceRule
        Which adjustment.
    prices : mapping of vendor to int
        Above 0, of the vendors in the ranking. [minor units]
    quality : mapping of vendor to Fraction
        Points without the price. [points, 0 to 100]

    Returns
    -------
    dict of vendor to Fraction
        Balanced prices [minor units], or prices per point [minor units per point].

    Raises
    ------
    Problem
        If a price is 0 or less, points are missing or out of range, or are 0 where they divide.

    References
    ----------
    .. [1] M. A. Bergman and S. Lundberg, "Tender evaluation and award methodologies in public
       procurement", working paper, 2011: why quality is better turned into money than price
       into points.

    Examples
    --------
    >>> rule = AdjustedPriceRule(adjustment=Adjustment.PER_QUALITY_POINT)
    >>> quality = {"A": Fraction(50), "B": Fraction(75)}
    >>> [str(each) for each in adjusted_prices(rule, {"A": 50, "B": 60}, quality).values()]
    ['1', '4/5']
    """
    lacking = next((vendor for vendor in prices if vendor not in quality), None)
    if lacking is not None:
        raise Problem("{vendor} has no points without the price", vendor=lacking)
    impact, unit = (rule.impact, 1) if rule.impact is not None else (Fraction(1), 100)
    return {
        vendor: balanced_price(price, quality[vendor], impact, vendor=vendor) / unit
        for vendor, price in prices.items()
    }


def order_by_price(adjusted: Mapping[str, Fraction]) -> dict[str, int]:
    """Return competition ranks, 1 for the lowest adjusted price; only equal prices share a rank.

    Parameters
    ----------
    adjusted : mapping of vendor to Fraction
        From `adjusted_prices`. [any one unit]

    Returns
    -------
    dict of vendor to int
        From the lowest price to the highest.

    Examples
    --------
    >>> order_by_price({"A": Fraction(2), "B": Fraction(1), "C": Fraction(2)})
    {'B': 1, 'A': 2, 'C': 2}
    """
    ranks = {v: 1 + sum(p < own for p in adjusted.values()) for v, own in adjusted.items()}
    return dict(sorted(ranks.items(), key=lambda each: each[1]))


def _checked_quality(vendor: str, quality: Fraction) -> Fraction:
    check_exact(quality, THE_QUALITY)
    if not 0 <= quality <= _FULL:
        raise Problem(
            "the points of {vendor} must be from 0 to 100, got {found}",
            vendor=vendor,
            found=quality,
        )
    return Fraction(quality)
