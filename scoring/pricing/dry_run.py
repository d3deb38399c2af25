"""The dry run: made-up vendors under the plan's weights and price formula, before publication."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from rfp.planning.exact_number import check_exact
from rfp.planning.minimums import NO_MINIMUMS, Minimums
from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.tie_break import NO_TIE_BREAK
from scoring.gates import Failure, pass_gates
from scoring.pricing.price_inspector import (
    USUAL_IMPACT,
    Finding,
    Inspection,
    inspect,
    usual_rules,
)
from scoring.pricing.price_outcomes import Outcome, Proposal, Rule
from scoring.single_numbers import THE_EXPECTED_PRICE
from scoring.standing import Standing
from workbench.problem import Problem, Term

_NOMINAL = 1_000_000  # minor units; formulas without fixed amounts see the proportions only
_TENTH = Fraction(1, 10)
NEAR, FAR = Fraction(3, 5), Fraction(7, 5)  # of the expected price: a line to compare with


class Profile(StrEnum):
    """Who is made up."""

    CHEAP = "cheap"
    AVERAGE = "average"
    MIDDLE = "middle"
    STRONG = "strong"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Profile.CHEAP: Term("Cheap and weak"),
    Profile.AVERAGE: Term("Average"),
    Profile.MIDDLE: Term("In the middle"),
    Profile.STRONG: Term("Dear and strong"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """A made-up proposal.

    Attributes
    ----------
    profile : Profile
        Which one.
    quality : Fraction
        Its points on each criterion but price. [points, 0 to 100]
    price_share : Fraction
        Its price as a share of the price that is expected. [fraction]
    """

    profile: Profile
    quality: Fraction
    price_share: Fraction


# Evenly matched by design: from each to the next, 10 points more cost 10 % of the expected price.
# So what makes one of them win is the weights and the formula, not the vendors.
PROFILES = (
    MadeUp(profile=Profile.CHEAP, quality=Fraction(40), price_share=Fraction(75, 100)),
    MadeUp(profile=Profile.AVERAGE, quality=Fraction(50), price_share=Fraction(85, 100)),
    MadeUp(profile=Profile.MIDDLE, quality=Fraction(65), price_share=Fraction(1)),
    MadeUp(profile=Profile.STRONG, quality=Fraction(90), price_share=Fraction(125, 100)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """What the plan would do.

    Attributes
    ----------
    tree : CriteriaTree
        The weights tried.
    rule : PriceRule or None
        The price rule tried; None while none is chosen, or where price has no weight.
    profiles : tuple of MadeUp
        Who took part.
    below : mapping of vendor to tuple of Failure
        Who misses the technical floor: their prices stay sealed and take part in no formula.
    expected : int
        The price that is expected; nominal where no amount is fixed. [minor units]
    inspection : Inspection
        All rules side by side, the plan's own first if it has one; of those above the floor, or
        of all if nobody is.
    """

    tree: CriteriaTree
    rule: PriceRule | None
    profiles: tuple[MadeUp, ...]
    below: Mapping[str, tuple[Failure, ...]]
    expected: int
    inspection: Inspection

    @property
    def ranked(self) -> tuple[MadeUp, ...]:
        """Who reaches the technical floor."""
        return tuple(p for p in self.profiles if p.profile not in self.below)

    @property
    def chosen(self) -> Outcome | None:
        """The outcome under the plan's own rule; None without one, or if nobody is ranked."""
        if not self.ranked:
            return None
        own = self.rule
        return next((each for each in self.inspection.outcomes if each.rule == own), None)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What speaks against the plan's own rule."""
        return () if self.rule is None else self.inspection.under(self.rule)


def dry_run(
    tree: CriteriaTree,
    rule: PriceRule | None,
    *,
    profiles: Sequence[MadeUp] = PROFILES,
    minimums: Minimums = NO_MINIMUMS,
    expected: int | None = None,
    precision: Fraction = _TENTH,
    impact: Fraction = USUAL_IMPACT,
) -> DryRun:
    """Try weights and price formula on made-up vendors.

    Parameters
    ----------
    tree : CriteriaTree
        The plan's criteria and weights.
    rule : PriceRule or None
        The plan's price rule, if it has one yet.
    profiles : sequence of MadeUp, shape (n_profiles,)
        Who takes part.
    minimums : Minimums
        The technical floor: who is below it is not ranked, and its price is in no formula.
    expected : int, optional
        The price that is expected; by itself the middle of the fixed amounts, or a nominal one
        under formulas that see proportions only. [minor units]
    precision : Fraction
        Totals equal at this step share a rank. [points]
    impact : Fraction
        Coefficient of the balanced price that is compared. [fraction, 0 to 1]

    Returns
    -------
    DryRun

    Raises
    ------
    Problem
        If the expected price is no exact number above 0, price has all the weight, or no profile is
        given.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion, CriterionKind
    >>> def plan(price):
    ...     return CriteriaTree(criteria=(
    ...         Criterion(id="fit", parent=None, weight=1 - price),
    ...         Criterion(id="price", parent=None, weight=price, kind=CriterionKind.PRICE),
    ...     ))
    >>> rule = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=3000, ceiling=7000)
    >>> for weight in (Fraction(1, 4), Fraction(1, 2)):
    ...     print(dry_run(plan(weight), rule).chosen.winners)
    ('strong',)
    ('cheap',)
    """
    weight = Fraction(0) if tree.price is None else tree.effective(tree.price)
    around = _expected(rule) if expected is None else expected
    check_exact(around, THE_EXPECTED_PRICE)
    if around <= 0:
        raise Problem("the expected price must be more than 0, got {found}", found=around)
    below = below_floor(tree, {p.profile.value: p.quality for p in profiles}, minimums)
    proposals = [
        Proposal(
            vendor=p.profile.value, quality=p.quality, price=max(1, round(around * p.price_share))
        )
        for p in profiles
        if p.profile not in below or len(below) == len(profiles)
    ]
    rules = rules_to_try(tree, rule, proposals, around, impact)
    return DryRun(
        tree=tree,
        rule=rule,
        profiles=tuple(profiles),
        below=below,
        expected=around,
        inspection=inspect(proposals, weight, rules, precision=precision),
    )


def as_standing(
    tried: DryRun,
    names: Mapping[str, str],
    titles: Mapping[str, str],
    currency: str,
    precision: Fraction = _TENTH,
    *,
    excluded: Mapping[str, str] | None = None,
) -> Standing | None:
    """Return the profiles as if they were vendors, for the charts; None without price points.

    `excluded` tells why each profile below the technical floor is out.
    """
    own = tried.chosen
    if own is None or own.ranks_by_price:
        return None
    price = tried.tree.price
    points = {
        p.profile.value: {
            leaf: own.price_points[p.profile] if leaf == price else p.quality
            for leaf in tried.tree.leaves
        }
        for p in tried.ranked
    }
    return Standing(
        tree=tried.tree,
        titles=titles,
        vendors=names,
        points=points,
        prices={p.vendor: p.price for p in tried.inspection.proposals},
        excluded=excluded or {},
        price_rule=tried.rule,
        currency=currency,
        precision=precision,
        tie_break=NO_TIE_BREAK,
    )


def below_floor(
    tree: CriteriaTree, quality: Mapping[str, Fraction], minimums: Minimums
) -> Mapping[str, tuple[Failure, ...]]:
    """Return what each of those with these points on every criterion but price misses."""
    leaves = [leaf for leaf in tree.leaves if leaf != tree.price]
    points = {vendor: dict.fromkeys(leaves, own) for vendor, own in quality.items()}
    return pass_gates(tree, points, minimums).failed


def _expected(rule: PriceRule | None) -> int:
    if rule is None or rule.formula is not PriceFormula.LINEAR_FIXED:
        return _NOMINAL
    return max(1, sum(rule.fixed_points) // 2)


def rules_to_try(
    tree: CriteriaTree,
    rule: PriceRule | None,
    proposals: Sequence[Proposal],
    around: int,
    impact: Fraction,
) -> tuple[Rule, ...]:
    """Return the rules to try: the plan's own, a line between fixed amounts, and the usual ones."""
    if tree.price is None:
        return (PriceRule(formula=PriceFormula.NO_FORMULA),)
    usual = usual_rules(proposals, rule, impact=impact)
    if rule is not None and rule.formula is PriceFormula.LINEAR_FIXED:
        return usual
    line = PriceRule(
        formula=PriceFormula.LINEAR_FIXED,
        floor=round(around * NEAR),
        ceiling=max(2, round(around * FAR)),
    )
    return (*usual[: 1 if rule else 0], line, *usual[1 if rule else 0 :])
