"""The price at which a vendor would be level with the others, exact under every formula."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from rfp.planning.criterion import CriteriaTree
from rfp.planning.price_rule import PriceFormula, PriceRule
from scoring.pricing.price_points import Amount, checked_price, earning
from scoring.value import Points, totals
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCut:
    """What a vendor's price would have to be for its total to equal another's.

    Attributes
    ----------
    vendor, level_with : str
        Who cuts, and with whom it becomes level.
    price, cut : Fraction
        The highest price that does it, exactly, and how far it is below the present one; the cut
        is 0 if the vendor is level or ahead already. [minor units]
    payable : int
        The highest whole price at which the vendor is level or ahead: `price` itself, if it is
        whole and the vendor is level there and not only below it. [minor units]
    leads_below : bool
        Whether a lower price puts it ahead; if not, it is level there as well, as where both have
        all the points that a price can earn.
    """

    vendor: str
    level_with: str
    price: Fraction
    cut: Fraction
    payable: int
    leads_below: bool = True


def price_cut_to_tie(
    tree: CriteriaTree,
    points: Points,
    rule: PriceRule,
    prices: Mapping[str, int],
    *,
    vendor: str,
    level_with: str | None = None,
) -> PriceCut | None:
    """Return the highest price, not above the present one, at which `vendor` is level.

    Parameters
    ----------
    tree : CriteriaTree
        Weights, with a price criterion.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Of the vendors in the ranking; those for price are computed anew from `prices`.
        [points, 0 to 100]
    rule : PriceRule
        Any formula that gives points. Where it is relative, the others' points move as well.
    prices : mapping of vendor to int
        Present prices of the vendors in the ranking. [minor units]
    vendor : str
        Who cuts its price.
    level_with : str, optional
        With whom it has to be level, wherever third vendors are; if not given, nobody may be
        ahead of it.

    Returns
    -------
    PriceCut or None
        None if no whole price above 0 would do.

    Raises
    ------
    Problem
        If the plan has no price or the formula gives it no points, a vendor is not in the ranking
        or has no price, or nobody stands beside `vendor`.

    Notes
    -----
    Between neighbouring corners (the prices at which the vendor becomes the lowest, the highest or
    the mean, or somebody's points reach 0 or 100) every total is linear in the price p once it is
    multiplied by what the formula divides by: 1, hi - lo, p / lo, lo or the mean. So each piece is
    solved exactly, from the present price downwards. Lower is not always better: below the mean
    a formula may take points away.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion, CriterionKind
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4), kind=CriterionKind.PRICE),
    ... ))
    >>> fit = {"A": {"fit": Fraction(70)}, "B": {"fit": Fraction(72)}}
    >>> prices = {"A": 5000, "B": 5000}
    >>> rule = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=3000, ceiling=7000)
    >>> found = price_cut_to_tie(tree, fit, rule, prices, vendor="A")
    >>> found.price, found.cut
    (Fraction(4760, 1), Fraction(240, 1))
    >>> lowest = PriceRule(formula=PriceFormula.LOWEST)  # B loses points as A becomes cheaper
    >>> price_cut_to_tie(tree, fit, lowest, prices, vendor="A").price
    Fraction(4700, 1)
    """
    if tree.price is None:
        raise Problem("a plan without a price criterion knows no price cut")
    bare = {v: {**own, tree.price: Fraction(0)} for v, own in points.items()}
    race = _Race(
        rule=rule,
        weight=tree.effective(tree.price),
        base=totals(tree, bare),
        prices=_checked_prices(points, prices),
        vendor=vendor,
        rivals=_rivals(points, vendor, level_with),
    )
    top: Fraction | None = None
    lower = _stretches(race, prices[vendor])
    for stretch in lower:
        if top is None or not stretch.goes_on_above:
            top = stretch.high
        if stretch.payable is not None:
            return PriceCut(
                vendor=vendor,
                level_with=race.nearest_at(top),
                price=top,
                cut=prices[vendor] - top,
                payable=stretch.payable,
                leads_below=any(race.is_ahead_at(each.middle) for each in (stretch, *lower)),
            )
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Prices in a row at which the vendor is level or ahead; open at an end means up to it."""

    low: Fraction
    high: Fraction
    open_below: bool = False
    open_above: bool = False
    goes_on_above: bool = False

    @property
    def middle(self) -> Fraction:
        return (self.low + self.high) / 2

    @property
    def payable(self) -> int | None:
        """The highest whole price in it, if it holds one."""
        highest = ceil(self.high) - 1 if self.open_above else floor(self.high)
        enough = highest > self.low if self.open_below else highest >= self.low
        return highest if enough and highest > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Race:
    """One vendor's total against those of others, as its price moves and theirs stay.

    `base` are the totals without price [points], `rivals` those that must not be ahead.
    """

    rule: PriceRule
    weight: Fraction
    base: Mapping[str, Fraction]
    prices: Mapping[str, int]
    vendor: str
    rivals: tuple[str, ...]

    @property
    def others(self) -> list[int]:
        return [price for vendor, price in self.prices.items() if vendor != self.vendor]

    def leads_at(self, price: Fraction) -> dict[str, Fraction]:
        """Return by how much the vendor is ahead of each rival at a price [points]."""
        earns = earning(self.rule, [*self.others, price])
        own = self.base[self.vendor] + self.weight * earns(price)
        return {
            rival: own - self.base[rival] - self.weight * earns(self.prices[rival])
            for rival in self.rivals
        }

    def is_level_at(self, price: Fraction) -> bool:
        return min(self.leads_at(price).values()) >= 0

    def is_ahead_at(self, price: Fraction) -> bool:
        return min(self.leads_at(price).values()) > 0

    def nearest_at(self, price: Fraction) -> str:
        leads = self.leads_at(price)
        return min(leads, key=lambda rival: abs(leads[rival]))


def _rivals(points: Points, vendor: str, level_with: str | None) -> tuple[str, ...]:
    for named in (vendor,) if level_with is None else (vendor, level_with):
        if named not in points:
            raise Problem("{vendor} has no place in the ranking", vendor=named)
    rivals = tuple(v for v in points if v != vendor) if level_with is None else (level_with,)
    if not rivals:
        raise Problem("a margin needs two vendors in the ranking, got {found}", found=len(points))
    return rivals


def _checked_prices(points: Points, prices: Mapping[str, int]) -> dict[str, int]:
    unpriced = next((v for v in points if v not in prices), None)
    if unpriced is not None:
        raise Problem("{vendor} has no price", vendor=unpriced)
    return {v: checked_price(v, prices[v]) for v in points}


def _stretches(race: _Race, now: int) -> Iterator[_Stretch]:
    """Return where the vendor is level or ahead, from the present price down to nothing."""
    corners = sorted(c for c in _corners(race) if 0 < c < now)
    joined = False
    for high, low in pairwise([Fraction(now), *reversed(corners), Fraction(0)]):
        at_corner = race.is_level_at(high)
        if at_corner:
            yield _Stretch(low=high, high=high, goes_on_above=joined)
        between = _between(race, low, high)
        if between is not None:
            yield replace(between, goes_on_above=at_corner and between.open_above)
        joined = between is not None and between.open_below


def _between(race: _Race, low: Fraction, high: Fraction) -> _Stretch | None:
    """Return where the vendor is level or ahead strictly between two corners."""
    one, other = low + (high - low) / 3, high - (high - low) / 3
    at_one, at_other = (_scaled_leads(race, at) for at in (one, other))
    start, end, open_below, open_above = low, high, True, True
    for rival, lead in at_one.items():
        slope = (at_other[rival] - lead) / (other - one)
        if slope == 0:
            if lead < 0:
                return None
            continue
        root = one - lead / slope
        if slope > 0 and root > start:
            start, open_below = root, False
        if slope < 0 and root < end:
            end, open_above = root, False
    if start > end or (start == end and (open_below or open_above)):
        return None
    return _Stretch(low=start, high=end, open_below=open_below, open_above=open_above)


def _scaled_leads(race: _Race, price: Fraction) -> dict[str, Fraction]:
    """Return the leads times what the formula divides by: straight lines between corners."""
    scale = _divisor(race, price)
    return {rival: lead * scale for rival, lead in race.leads_at(price).items()}


def _divisor(race: _Race, price: Fraction) -> Fraction:
    everybody: list[Amount] = [*race.others, price]
    low, high = Fraction(min(everybody)), Fraction(max(everybody))
    match race.rule.formula:
        case PriceFormula.MIN_MAX:
            return high - low
        case PriceFormula.LOWEST:
            return price / low
        case PriceFormula.LINEAR_FROM_LOWEST | PriceFormula.LOWEST_MINUS_EXCESS:
            return low
        case PriceFormula.MEAN:
            return sum(map(Fraction, everybody), Fraction(0)) / len(everybody)
    return Fraction(1)


def _corners(race: _Race) -> set[Fraction]:
    """Return every price at which somebody's points begin to follow another line."""
    rule, others = race.rule, race.others
    match rule.formula:
        case PriceFormula.LINEAR_FIXED:
            return {Fraction(amount) for amount in rule.fixed_points}
        case PriceFormula.LINEAR_FROM_LOWEST | PriceFormula.LOWEST_MINUS_EXCESS:
            reach = 1 + 1 / rule.slopes[0]  # so many times the lowest earns nothing
            ends = {Fraction(other) / reach for other in others}
            return {Fraction(min(others)), min(others) * reach} | ends
        case PriceFormula.MEAN:
            return _corners_of_mean(others, rule.slopes)
    return {Fraction(min(others)), Fraction(max(others))}


def _corners_of_mean(others: list[int], slopes: tuple[Fraction, Fraction]) -> set[Fraction]:
    """Return where somebody stands at the mean, or so far from it that no points are left.

    Somebody with the price x stands at k times the mean m where x = k m: for the others this gives
    m, for the vendor itself p = k (S + p) / n, with S the sum of the others' prices.
    """
    above, below = slopes
    count, held = len(others) + 1, sum(others)
    ratios = {Fraction(1), 1 + 1 / above} | ({1 - 1 / below} if below > 1 else set())
    own = {ratio * held / (count - ratio) for ratio in ratios if ratio < count}
    return own | {other * count / ratio - held for other in others for ratio in ratios}
