"""Offers side by side, line by line, with what lies far from the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from vendor_data.costs.arithmetic import LineCost
from vendor_data.costs.cost_line import CostLine
from vendor_data.price import PriceKind

FAR = Fraction(2)
FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """One line over all vendors.

    Attributes
    ----------
    costs : mapping of str to LineCost
        By vendor; all in one currency.
    median : Fraction or None
        Of the amounts above 0; None while fewer than three vendors state one. [minor units]
    times : mapping of str to Fraction
        How many times the median an outlier asks; vendors near the median are not in it.
    """

    line: CostLine
    costs: Mapping[str, LineCost]
    median: Fraction | None
    times: Mapping[str, Fraction]


def compared(
    lines: Sequence[CostLine], costs: Mapping[str, Sequence[LineCost]]
) -> list[ComparedLine]:
    """Return every line on which vendors differ side by side, outliers marked.

    An amount is an outlier when it is at least twice the median of all amounts of its line, or at
    most half of it, and at least three vendors state one. Free, included and open are no amounts.

    Parameters
    ----------
    lines : sequence of CostLine
        Of our own only those that differ by vendor; the others are the same for all.
    costs : mapping of str to sequence of LineCost
        By vendor, all in one currency. [minor units]

    Examples
    --------
    >>> from vendor_data.costs.cost_line import Heading, Timing, Unit
    >>> line = CostLine(id="a", code="C-1", heading=Heading.TRAINING, title="Training",
    ...     timing=Timing.ONCE, unit=Unit.LUMP_SUM, volumes=(1,))
    >>> def asks(minor):
    ...     return [LineCost(line=line, kind=PriceKind.AMOUNT, by_year=(Fraction(minor),),
    ...         currency="EUR")]
    >>> found = compared([line], {"x": asks(100), "y": asks(120), "z": asks(300)})
    >>> found[0].median, dict(found[0].times)
    (Fraction(120, 1), {'z': Fraction(5, 2)})
    """
    return [_compared(line, costs) for line in lines if line.by_vendor or not line.is_own]


def _compared(line: CostLine, costs: Mapping[str, Sequence[LineCost]]) -> ComparedLine:
    here = {
        vendor: cost for vendor, every in costs.items() for cost in every if cost.line.id == line.id
    }
    amounts = {
        vendor: cost.total
        for vendor, cost in here.items()
        if cost.kind is PriceKind.AMOUNT and cost.total
    }
    median = middle(list(amounts.values())) if len(amounts) >= FEWEST else None
    times = {v: amount / median for v, amount in amounts.items()} if median else {}
    return ComparedLine(
        line=line,
        costs=here,
        median=median,
        times={v: share for v, share in times.items() if not 1 / FAR < share < FAR},
    )


def middle(amounts: Sequence[Fraction]) -> Fraction:
    """Return the median of at least one amount, in minor units."""
    ordered = sorted(amounts)
    half, is_odd = divmod(len(ordered), 2)
    return ordered[half] if is_odd else (ordered[half - 1] + ordered[half]) / 2


def by_module(costs: Sequence[LineCost]) -> dict[str, tuple[Fraction, bool]]:
    """Return what each module costs, in minor units, and whether that is only "at least"."""
    found: dict[str, tuple[Fraction, bool]] = {}
    for cost in costs:
        amount, is_at_least = found.get(cost.line.module, (Fraction(0), False))
        known = cost.total
        found[cost.line.module] = (amount + (known or 0), is_at_least or known is None)
    return found
