"""Total cost over the years: vendor's and own lines, year by year, and what it is worth today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from vendor_data.costs.arithmetic import Checked, LineCost
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.exchange import ExchangeRate, converted
from vendor_data.price import PriceKind
from workbench.problem import Problem, Term

ONE = Fraction(1)


class Basis(StrEnum):
    """What the ranking takes as a vendor's price; published with the plan."""

    PURCHASE = "purchase"  # what the vendor asks for: its own lines, all years
    TOTAL_COST = "total cost"  # the same and our own lines
    PRESENT_VALUE = "present value"  # the same, later years discounted

    @property
    def label(self) -> Term:
        return _BASES[self]


_BASES = {
    Basis.PURCHASE: Term("Purchase total: all lines of the vendor"),
    Basis.TOTAL_COST: Term("Total cost: the vendor's lines and our own"),
    Basis.PRESENT_VALUE: Term("Present value of the total cost"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalCost:
    """What lines cost together; if any line is open, every sum is "at least" so much.

    Attributes
    ----------
    by_year : tuple of Fraction
        From the start on; shape (years + 1,). [minor units]
    nominal, present : Fraction
        The sum of the years, and their sum with each year t divided by (1 + rate)^t. Unrounded.
        [minor units]
    open_lines : tuple of CostLine
        The lines whose amount is not known.
    """

    by_year: tuple[Fraction, ...]
    nominal: Fraction
    present: Fraction
    open_lines: tuple[CostLine, ...]

    @property
    def is_at_least(self) -> bool:
        return bool(self.open_lines)


def total_cost(costs: Sequence[LineCost], *, years: int, rate: Fraction) -> TotalCost:
    """Add lines up, year by year, and discount them to the start.

    The start (year 0) is not discounted. Everything is exact; an amount is rounded half-even to
    whole minor units once, where it is shown or taken over, so that shown years may differ from
    their shown sum by a unit.

    Parameters
    ----------
    costs : sequence of LineCost
        All in one currency. [minor units]
    years : int
        How many years follow the start, 0 or more.
    rate : Fraction
        The yearly discount rate, 0 or more. [share of 1 per year]

    Returns
    -------
    TotalCost

    Raises
    ------
    Problem
        If the rate is below 0, or the lines are in more than one currency.

    References
    ----------
    Brealey, Myers, Allen, Principles of Corporate Finance, chapter 2: present value of payments at
    the end of each year.

    Examples
    --------
    >>> from vendor_data.costs.cost_line import Heading, Timing, Unit
    >>> line = CostLine(id="a", code="C-1", heading=Heading.SUPPORT, title="Support",
    ...     timing=Timing.YEARLY, unit=Unit.LUMP_SUM, volumes=(0, 1, 1))
    >>> paid = LineCost(line=line, kind=PriceKind.AMOUNT, currency="EUR",
    ...     by_year=(Fraction(0), Fraction(11000), Fraction(12100)))
    >>> found = total_cost([paid], years=2, rate=Fraction(1, 10))
    >>> int(found.nominal), int(found.present)
    (23100, 20000)
    """
    if rate < 0:
        raise Problem("a discount rate is 0 % or more, got {found}", found=str(rate))
    if len({cost.currency for cost in costs}) > 1:
        raise Problem("amounts of different currencies are converted before they are added")
    sums = [Fraction(0)] * (years + 1)
    for cost in costs:
        for year, amount in enumerate((cost.by_year or ())[: years + 1]):
            sums[year] += amount
    return TotalCost(
        by_year=tuple(sums),
        nominal=sum(sums, Fraction(0)),
        present=sum((paid / (ONE + rate) ** year for year, paid in enumerate(sums)), Fraction(0)),
        open_lines=tuple(cost.line for cost in costs if cost.by_year is None),
    )


def own_costs(lines: Sequence[CostLine], currency: str) -> tuple[LineCost, ...]:
    """Return what our own lines cost, in minor units; one without an amount is open."""
    return tuple(
        LineCost(
            line=line,
            kind=PriceKind.OPEN if line.amount is None else PriceKind.AMOUNT,
            by_year=None
            if line.amount is None
            else tuple(Fraction(line.amount * each) for each in line.volumes),
            currency=currency,
        )
        for line in lines
        if line.is_own
    )


def in_currency(
    checked: Checked, wanted: str, rates: Mapping[str, ExchangeRate]
) -> tuple[tuple[LineCost, ...], Fraction]:
    """Return a form's lines in one currency, and its difference to the stated total.

    Raises
    ------
    Problem
        If a rate is missing.
    """
    lines = tuple(_in_currency(cost, wanted, rates) for cost in checked.costs)
    difference = converted(
        checked.difference, given=checked.currency, wanted=wanted, rates=rates
    ) if checked.difference else Fraction(0)  # fmt: skip
    return lines, difference


def _in_currency(cost: LineCost, wanted: str, rates: Mapping[str, ExchangeRate]) -> LineCost:
    if cost.by_year is None or not any(cost.by_year):
        by_year = cost.by_year
    else:
        by_year = tuple(
            converted(each, given=cost.currency, wanted=wanted, rates=rates)
            for each in cost.by_year
        )
    return LineCost(line=cost.line, kind=cost.kind, by_year=by_year, currency=wanted)


def price_on(basis: Basis, vendors: TotalCost, everything: TotalCost, difference: Fraction) -> int:
    """Return the amount that stands for an offer in the ranking.

    Parameters
    ----------
    basis : Basis
        What the plan publishes.
    vendors, everything : TotalCost
        The vendor's lines alone, and together with our own.
    difference : Fraction
        What the stated total is above the lines, where it prevails; it falls due at the start.
        [minor units]

    Returns
    -------
    int
        Rounded half-even, once. [minor units]

    Raises
    ------
    Problem
        If a line that counts is open: the sum is then only "at least" so much, and no price.
    """
    counting = vendors if basis is Basis.PURCHASE else everything
    if counting.is_at_least:
        codes = ", ".join(line.code for line in counting.open_lines)
        raise Problem(
            "the total is only a lower limit while lines have no amount: {lines}", lines=codes
        )
    amount = counting.present if basis is Basis.PRESENT_VALUE else counting.nominal
    return round(amount + difference)
