"""The proposals that a committee expects, under every price formula, before publication."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from rfp.planning.criterion import CriteriaTree
from rfp.planning.minimums import NO_MINIMUMS, Minimums
from rfp.planning.price_rule import PriceRule
from scoring.gates import Failure
from scoring.pricing.dry_run import below_floor, rules_to_try
from scoring.pricing.price_inspector import USUAL_IMPACT, Inspection, inspect
from scoring.pricing.price_outcomes import Proposal
from vendor_data.typed_price import typed_price
from workbench.language import parse_number
from workbench.problem import Problem

FEWEST, MOST = 2, 8
_FULL = 100
_TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedProposal:
    """One expected proposal as it was written."""

    name: str
    quality: str
    price: str

    @property
    def is_blank(self) -> bool:
        return not (self.name or self.quality or self.price)

    def read(self, currency: str) -> Proposal:
        """Return what was meant, the price in minor units of `currency`.

        Raises
        ------
        Problem
            If the name is missing, the points are not a number from 0 to 100, or the price is none
            (as `vendor_data.typed_price.typed_price`).

        Examples
        --------
        >>> found = TypedProposal(name="Aban", quality="۸۲٫۵", price="52,000").read("EUR")
        >>> print(found.quality, found.price)
        165/2 5200000
        """
        if not self.name:
            raise Problem("a name is missing; write any that tells the proposals apart")
        return Proposal(
            vendor=self.name,
            quality=_points(self.quality),
            price=typed_price(self.price, currency).minor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRun:
    """What the plan would make of the expected proposals.

    Attributes
    ----------
    inspection : Inspection or None
        Those above the technical floor under every rule, the plan's own first; None without any.
    below : mapping of vendor to tuple of Failure
        Who misses the technical floor: their prices take part in no formula.
    """

    inspection: Inspection | None
    below: Mapping[str, tuple[Failure, ...]]


def inspect_expected(
    tree: CriteriaTree,
    rule: PriceRule | None,
    proposals: Sequence[Proposal],
    *,
    minimums: Minimums = NO_MINIMUMS,
    precision: Fraction = _TENTH,
    impact: Fraction = USUAL_IMPACT,
) -> ExpectedRun:
    """Try weights and price formulas on the proposals that are expected.

    Parameters
    ----------
    tree : CriteriaTree
        The plan's criteria and weights.
    rule : PriceRule or None
        The plan's price rule, if it has one yet.
    proposals : sequence of Proposal, shape (n_vendors,)
        2 to 8 of them; each has the same points on every criterion but price.
    minimums : Minimums
        The technical floor.
    precision : Fraction
        Totals equal at this step share a rank. [points]
    impact : Fraction
        Coefficient of the balanced price that is compared. [fraction, 0 to 1]

    Returns
    -------
    ExpectedRun
        A compared line between fixed amounts lies about the median price.

    Raises
    ------
    Problem
        If there are fewer or more, two share a name, or price has all the weight under a floor.

    References
    ----------
    As `scoring.pricing.price_inspector.inspect`.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion, CriterionKind
    >>> half, kind = Fraction(1, 2), CriterionKind.PRICE
    >>> plan = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=half),
    ...     Criterion(id="price", parent=None, weight=half, kind=kind),
    ... ))
    >>> three = [Proposal(vendor=v, quality=Fraction(q), price=p)
    ...          for v, q, p in (("A", 95, 180), ("B", 60, 100), ("Z", 5, 60))]
    >>> inspect_expected(plan, None, three).inspection.outcomes[0].winners
    ('B',)
    """
    if not FEWEST <= len(proposals) <= MOST:
        raise Problem(
            "{least} to {most} expected proposals are compared, got {found}",
            least=FEWEST,
            most=MOST,
            found=len(proposals),
        )
    below = below_floor(tree, {p.vendor: p.quality for p in proposals}, minimums)
    ranked = [p for p in proposals if p.vendor not in below]
    if not ranked:
        return ExpectedRun(inspection=None, below=below)
    weight = Fraction(0) if tree.price is None else tree.effective(tree.price)
    around = round(Fraction(median(p.price for p in ranked)))
    rules = rules_to_try(tree, rule, ranked, around, impact)
    return ExpectedRun(inspection=inspect(ranked, weight, rules, precision=precision), below=below)


def _points(text: str) -> Fraction:
    found = parse_number(text)
    if found is None or not 0 <= found <= _FULL:
        raise Problem("quality is a number from 0 to 100, got {found}", found=text or "–")
    return Fraction(found)
