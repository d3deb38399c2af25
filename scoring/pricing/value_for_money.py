"""Value for money: points against total cost, and who is beaten on both."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.pricing.price_outcomes import checked_quality
from scoring.pricing.price_points import checked_price
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """One proposal on the plane of points and cost.

    Attributes
    ----------
    vendor : str
        Whose proposal it is.
    points : Fraction
        Without the price. [points, 0 to 100]
    cost : int
        Total cost. [minor units]
    cost_per_point : Fraction or None
        None without a point. [minor units per point]
    dominated_by : tuple of str
        Proposals with at least the points at no more cost, and better in one of the two.
    extra_cost_per_point : Fraction or None
        On the frontier: what each point more than the next cheaper proposal of the frontier
        costs; None for the cheapest and off the frontier. [minor units per point]
    """

    vendor: str
    points: Fraction
    cost: int
    cost_per_point: Fraction | None
    dominated_by: tuple[str, ...]
    extra_cost_per_point: Fraction | None = None

    @property
    def is_efficient(self) -> bool:
        return not self.dominated_by


def value_for_money(points: Mapping[str, Fraction], cost: Mapping[str, int]) -> tuple[Worth, ...]:
    """Return every proposal with what dominates it, the cheapest first [1]_.

    Parameters
    ----------
    points : mapping of vendor to Fraction, shape (n_vendors,)
        Points without the price: with it, cost would be counted twice. [points, 0 to 100]
    cost : mapping of vendor to int, shape (n_vendors,)
        Total cost, above 0. [minor units]

    Returns
    -------
    tuple of Worth, shape (n_vendors,)
        By cost, then by points from the highest. Proposals equal in both do not dominate one
        another, and both stand on the frontier.

    Raises
    ------
    Problem
        If a vendor has points but no cost or the reverse, points are no whole number or fraction
        from 0 to 100, or a cost is not above 0.

    References
    ----------
    .. [1] A. M. Geoffrion, "Proper efficiency and the theory of vector maximization", Journal of
       Mathematical Analysis and Applications 22(3), 618-630, 1968.
       DOI 10.1016/0022-247X(68)90201-1

    Examples
    --------
    >>> points = {"A": Fraction(80), "B": Fraction(75), "C": Fraction(60)}
    >>> found = value_for_money(points, {"A": 50, "B": 52, "C": 40})
    >>> [(each.vendor, each.dominated_by) for each in found]
    [('C', ()), ('A', ()), ('B', ('A',))]
    >>> found[1].extra_cost_per_point
    Fraction(1, 2)
    """
    unpaired = next(iter(points.keys() ^ cost.keys()), None)
    if unpaired is not None:
        raise Problem("{vendor} needs both points and a total cost", vendor=unpaired)
    for vendor, amount in cost.items():
        checked_price(vendor, amount)
        checked_quality(vendor, points[vendor])
    beaten = {v: _dominating(v, points, cost) for v in points}
    steps = _steps([v for v in points if not beaten[v]], points, cost)
    return tuple(
        Worth(
            vendor=v,
            points=points[v],
            cost=cost[v],
            cost_per_point=Fraction(cost[v]) / points[v] if points[v] else None,
            dominated_by=beaten[v],
            extra_cost_per_point=steps.get(v),
        )
        for v in sorted(points, key=lambda v: (cost[v], -points[v]))
    )


def frontier(worths: tuple[Worth, ...]) -> tuple[str, ...]:
    """Return the vendors that nobody dominates, from the cheapest to the dearest.

    Parameters
    ----------
    worths : tuple of Worth, shape (n_vendors,)
        From `value_for_money`.

    Returns
    -------
    tuple of str
        In the order of `worths`.

    Examples
    --------
    >>> frontier(value_for_money({"A": Fraction(80), "B": Fraction(75)}, {"A": 50, "B": 52}))
    ('A',)
    """
    return tuple(each.vendor for each in worths if each.is_efficient)


def _dominating(
    vendor: str, points: Mapping[str, Fraction], cost: Mapping[str, int]
) -> tuple[str, ...]:
    here = (points[vendor], cost[vendor])
    return tuple(
        other
        for other in points
        if points[other] >= here[0] and cost[other] <= here[1]
        and (points[other], cost[other]) != here
    )  # fmt: skip


def _steps(
    efficient: list[str], points: Mapping[str, Fraction], cost: Mapping[str, int]
) -> dict[str, Fraction]:
    """Return the price of each further point along the frontier."""
    found: dict[str, Fraction] = {}
    below: str | None = None
    for vendor in sorted(efficient, key=lambda v: cost[v]):
        if below is not None and points[vendor] > points[below]:
            more = Fraction(cost[vendor] - cost[below])
            found[vendor] = more / (points[vendor] - points[below])
        below = vendor
    return found
