"""From exact totals to ranks: ties as published, then the published tie-break rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan import check_precision, check_tie_break
from rfp.planning.tie_break import NO_TIE_BREAK, TieBreak, TieRule
from scoring.pricing.price_points import checked_price
from scoring.value import Points, node_points, totals
from workbench.problem import Problem

_TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one vendor stands.

    Attributes
    ----------
    vendor : str
        Its id.
    total : Fraction
        Exact. [points, 0 to 100]
    published : Fraction
        The total rounded half-even to the published precision. [points]
    rank : int
        1 is best; vendors that nothing separates share it, and the next rank is left out.
    tied_with : tuple of str
        Vendors with the same published total, whether or not the tie-break rule parted them.
    decided_by_tie_break : bool
        Whether the tie-break rule parted this vendor from one of those.
    """

    vendor: str
    total: Fraction
    published: Fraction
    rank: int
    tied_with: tuple[str, ...] = ()
    decided_by_tie_break: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A vendor that is out of the ranking but stays in the file: no rank, no total, a reason."""

    vendor: str
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise Problem("{vendor} cannot be excluded without a reason", vendor=self.vendor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The order of all vendors, best first, and those who are out of it.

    Attributes
    ----------
    places : tuple of Place
        By rank; vendors that share a rank stand in the order of their ids.
    excluded : tuple of Exclusion
        Vendors without a place.
    precision : Fraction
        Step at which totals were compared. [points]
    tie_break : TieBreak
        The published rule.
    """

    places: tuple[Place, ...]
    excluded: tuple[Exclusion, ...]
    precision: Fraction
    tie_break: TieBreak

    @property
    def first(self) -> tuple[str, ...]:
        """The vendor ranked first, or all who share the first rank."""
        return tuple(p.vendor for p in self.places if p.rank == 1)

    @property
    def ranks(self) -> dict[str, int]:
        return {p.vendor: p.rank for p in self.places}

    def place(self, vendor: str) -> Place:
        found = next((p for p in self.places if p.vendor == vendor), None)
        if found is None:
            raise Problem("{vendor} has no place in the ranking", vendor=vendor)
        return found


def published(total: Fraction, precision: Fraction = _TENTH) -> Fraction:
    """Return `total` rounded half-even to the published `precision` [points].

    Examples
    --------
    >>> published(Fraction("72.65")), published(Fraction("79.439")) == published(Fraction("79.431"))
    (Fraction(363, 5), True)
    """
    return round(total / precision) * precision  # Fraction rounds half-even


def rank(
    tree: CriteriaTree,
    points: Points,
    *,
    precision: Fraction = _TENTH,
    tie_break: TieBreak = NO_TIE_BREAK,
    prices: Mapping[str, int] | None = None,
    excluded: Mapping[str, str] | None = None,
) -> Ranking:
    """Rank the vendors by their totals under the weights of `tree`.

    Parameters
    ----------
    tree : CriteriaTree
        The official weights, or those of a what-if.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Of the vendors in the ranking. [points, 0 to 100]
    precision : Fraction
        Totals equal at this step are tied. [points]
    tie_break : TieBreak
        The published rule that decides between tied vendors, and nothing else does.
    prices : mapping of vendor to int, optional
        Needed by the rule LOWER_PRICE. [minor units]
    excluded : mapping of vendor to reason, optional
        Vendors out of the ranking.

    Returns
    -------
    Ranking
        Competition ranks (1, 2, 2, 4), exact totals, ties and the excluded vendors.

    Raises
    ------
    Problem
        If a vendor lacks points or, under LOWER_PRICE, a price; if a vendor is both ranked and
        excluded, or excluded without a reason.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(Criterion(id="fit", parent=None, weight=Fraction(1)),))
    >>> points = {"A": {"fit": Fraction("70.04")}, "B": {"fit": Fraction("69.96")}}
    >>> rank(tree, points).ranks, rank(tree, points, precision=Fraction(1, 100)).ranks
    ({'A': 1, 'B': 1}, {'A': 1, 'B': 2})
    """
    check_precision(precision)
    check_tie_break(tie_break, tree)
    out = tuple(Exclusion(vendor=v, reason=r) for v, r in sorted((excluded or {}).items()))
    _check_apart(points, out)
    exact = totals(tree, points)
    better = _tie_breaker(tree, points, tie_break, prices or {})
    return Ranking(
        places=_places(exact, precision, better),
        excluded=out,
        precision=precision,
        tie_break=tie_break,
    )


_Key = Callable[[str], Fraction]  # more is better


def _places(exact: Mapping[str, Fraction], precision: Fraction, better: _Key) -> tuple[Place, ...]:
    shown = {v: published(t, precision) for v, t in exact.items()}
    placed: list[Place] = []
    for value in sorted(set(shown.values()), reverse=True):
        tied = sorted(v for v in shown if shown[v] == value)
        placed += _places_of_tied(tied, exact, value, len(placed), better)
    return tuple(placed)


def _places_of_tied(
    tied: list[str], exact: Mapping[str, Fraction], value: Fraction, ahead: int, better: _Key
) -> list[Place]:
    """Return the places of vendors with one published total, `ahead` vendors being before them."""
    keys = {v: better(v) for v in tied} if len(tied) > 1 else dict.fromkeys(tied, Fraction(0))
    places = [
        Place(
            vendor=vendor,
            total=exact[vendor],
            published=value,
            rank=1 + ahead + sum(k > keys[vendor] for k in keys.values()),
            tied_with=tuple(v for v in tied if v != vendor),
            decided_by_tie_break=any(k != keys[vendor] for k in keys.values()),
        )
        for vendor in tied
    ]
    return sorted(places, key=lambda p: p.rank)


def _tie_breaker(
    tree: CriteriaTree, points: Points, tie_break: TieBreak, prices: Mapping[str, int]
) -> _Key:
    def on_criterion(vendor: str) -> Fraction:
        return node_points(tree, points[vendor])[str(tie_break.criterion)]

    def on_price(vendor: str) -> Fraction:
        if vendor not in prices:
            raise Problem("{vendor} has no price", vendor=vendor)
        return Fraction(-checked_price(vendor, prices[vendor]))

    match tie_break.rule:
        case TieRule.SHARED:
            return lambda _: Fraction(0)
        case TieRule.HIGHER_CRITERION:
            return on_criterion
        case TieRule.LOWER_PRICE:
            return on_price


def _check_apart(points: Points, excluded: tuple[Exclusion, ...]) -> None:
    both = next((e.vendor for e in excluded if e.vendor in points), None)
    if both is not None:
        raise Problem("{vendor} is excluded, so it cannot be ranked", vendor=both)
