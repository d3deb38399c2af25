"""Errors of calculation in a price form, and the published rules that decide each of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.error_rules import Error, ErrorRules, Prevails
from vendor_data.costs.offer import Offer, OfferedLine, Stated
from vendor_data.price import PriceKind

TOTAL = ""  # stands for the line when the sum below all lines is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One error: what was stated, what the other way of reckoning gives, and what counts.

    Attributes
    ----------
    line, cell : str
        The line it is in (TOTAL for the sum below all lines) and the cell, "unit" or "total".
    stated, other, corrected : int
        The amount in figures, what disagrees with it, and the one that the rule lets count.
        [minor units of `currency`]
    """

    error: Error
    line: str
    cell: str
    stated: int
    other: int
    corrected: int
    rule: Prevails
    currency: str

    @property
    def key(self) -> str:
        """What names this finding within one price form."""
        return f"{self.error}:{self.cell}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCost:
    """What a line costs in each year; `by_year` is None while it is not known.

    Attributes
    ----------
    kind : PriceKind
        FREE and INCLUDED cost 0 and say why; OPEN and BLANK are unknown, never 0.
    by_year : tuple of Fraction or None
        One amount per year from the start on, unrounded. [minor units of `currency`]
    """

    line: CostLine
    kind: PriceKind
    by_year: tuple[Fraction, ...] | None
    currency: str

    @property
    def total(self) -> Fraction | None:
        return None if self.by_year is None else sum(self.by_year, Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A price form after its arithmetic was gone through.

    Attributes
    ----------
    difference : Fraction
        What the stated total is above the sum of the lines where the rule lets the stated total
        count; else 0. [minor units of the form's currency]
    """

    costs: tuple[LineCost, ...]
    findings: tuple[Finding, ...]
    difference: Fraction
    currency: str


def check(offer: Offer, asked: Sequence[CostLine], rules: ErrorRules) -> Checked:
    """Return what each line costs, and every error with what its rule makes of it.

    Parameters
    ----------
    offer : Offer
        The price form with all doubts settled.
    asked : sequence of CostLine
        The vendor's lines; those of our own are left out.
    rules : ErrorRules
        What prevails in each kind of error.

    Returns
    -------
    Checked
        A cost for every line of `asked`. The total is compared only where all lines are known
        and in the form's own currency. [minor units]

    Examples
    --------
    >>> from vendor_data.costs.cost_line import Heading, Timing, Unit
    >>> line = CostLine(id="a", code="C-1", heading=Heading.LICENCES, title="Users",
    ...     timing=Timing.ONCE, unit=Unit.USER, volumes=(10, 2))
    >>> amount = lambda minor: Stated(raw=str(minor), kind=PriceKind.AMOUNT, amount=minor)
    >>> offer = Offer(currency="EUR", lines=(OfferedLine(line="a", currency="EUR",
    ...     unit_price=amount(500), total=amount(7000)),))
    >>> found = check(offer, [line], ErrorRules())
    >>> [(each.error.value, each.stated, each.corrected) for each in found.findings]
    [('line', 7000, 6000)]
    >>> [int(year) for year in found.costs[0].by_year]
    [5000, 1000]
    """
    findings: list[Finding] = []
    costs = []
    for line in asked:
        if line.is_own:
            continue
        cost, wrong = _line(line, offer.line(line.id), rules)
        costs.append(cost)
        findings += wrong
    more, difference = _total(offer, costs, rules)
    return Checked(
        costs=tuple(costs),
        findings=(*findings, *more),
        difference=difference,
        currency=offer.currency,
    )


def _line(
    line: CostLine, offered: OfferedLine, rules: ErrorRules
) -> tuple[LineCost, list[Finding]]:
    cells = {"unit": offered.unit_price, "total": offered.total}
    wrong = [
        finding
        for cell, stated in cells.items()
        for finding in _words(stated, line.id, cell, rules, offered.currency)
    ]
    unit, total = (_counting(stated, rules) for stated in cells.values())
    if unit is not None and total is not None and total != unit * line.quantity:
        wrong.append(_line_error(line, offered, rules, unit * line.quantity, total))
    return (
        LineCost(
            line=line,
            kind=_kind(offered),
            by_year=_by_year(line, offered, rules, unit, total),
            currency=offered.currency,
        ),
        wrong,
    )


def _line_error(
    line: CostLine, offered: OfferedLine, rules: ErrorRules, product: int, total: int
) -> Finding:
    return Finding(
        error=Error.LINE,
        line=line.id,
        cell="total",
        stated=total,
        other=product,
        corrected=product if rules.line is Prevails.UNIT_PRICE else total,
        rule=rules.line,
        currency=offered.currency,
    )


def _by_year(
    line: CostLine, offered: OfferedLine, rules: ErrorRules, unit: int | None, total: int | None
) -> tuple[Fraction, ...] | None:
    if unit is not None and (total is None or rules.line is Prevails.UNIT_PRICE):
        return tuple(Fraction(unit * each) for each in line.volumes)
    if total is not None:
        return _spread(total, line)
    if {offered.unit_price.kind, offered.total.kind} & _COSTS_NOTHING:
        return (Fraction(0),) * len(line.volumes)
    return None


_COSTS_NOTHING = frozenset({PriceKind.FREE, PriceKind.INCLUDED})


def _kind(offered: OfferedLine) -> PriceKind:
    kinds = (offered.unit_price.kind, offered.total.kind)
    if PriceKind.AMOUNT in kinds:
        return PriceKind.AMOUNT
    return kinds[1] if kinds[0] is PriceKind.BLANK else kinds[0]


def _spread(total: int, line: CostLine) -> tuple[Fraction, ...]:
    """Share a line's total over the years as its quantities do; all at the start without any."""
    if not line.quantity:
        return (Fraction(total), *(Fraction(0),) * (len(line.volumes) - 1))
    return tuple(Fraction(total * each, line.quantity) for each in line.volumes)


def _counting(stated: Stated, rules: ErrorRules) -> int | None:
    if stated.words is not None and (stated.amount is None or rules.words is Prevails.WORDS):
        return stated.words
    return stated.amount


def _words(
    stated: Stated, line: str, cell: str, rules: ErrorRules, currency: str
) -> Iterable[Finding]:
    if stated.words is None or stated.amount is None or stated.words == stated.amount:
        return
    yield Finding(
        error=Error.WORDS,
        line=line,
        cell=cell,
        stated=stated.amount,
        other=stated.words,
        corrected=stated.words if rules.words is Prevails.WORDS else stated.amount,
        rule=rules.words,
        currency=currency,
    )


def _total(
    offer: Offer, costs: Sequence[LineCost], rules: ErrorRules
) -> tuple[list[Finding], Fraction]:
    wrong = list(_words(offer.total, TOTAL, "total", rules, offer.currency))
    stated = _counting(offer.total, rules)
    known = [cost.total for cost in costs if cost.total is not None]
    is_whole = len(known) == len(costs) and {c.currency for c in costs} <= {offer.currency}
    reckoned = sum(known, Fraction(0))
    if stated is None or not is_whole or stated == reckoned:
        return wrong, Fraction(0)
    is_stated = rules.total is Prevails.STATED_TOTAL
    wrong.append(
        Finding(
            error=Error.TOTAL,
            line=TOTAL,
            cell="total",
            stated=stated,
            other=round(reckoned),
            corrected=stated if is_stated else round(reckoned),
            rule=rules.total,
            currency=offer.currency,
        )
    )
    return wrong, stated - reckoned if is_stated else Fraction(0)
