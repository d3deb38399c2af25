"""The inspector: the same proposals under all price rules, and what would be unfair in each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rfp.planning.price_rule import PriceFormula, PriceRule
from scoring.pricing.adjusted_price import AdjustedPriceRule, Adjustment
from scoring.pricing.price_outcomes import Outcome, Proposal, Rule, outcome, winners_under

_TENTH = Fraction(1, 10)
USUAL_IMPACT = Fraction(3, 10)


class FindingKind(StrEnum):
    """What the inspector has to say."""

    RULES_AGREE = "rules_agree"  # the same winner under every rule
    RULE_DECIDES = "rule_decides"  # the rule alone decides who wins
    DOMINATED = "dominated"  # beaten in points and in price, under every rule
    NEVER_FIRST = "never_first"  # beaten in neither, and still first at no weight of price
    TURNS_ON_ANOTHER = "turns_on_another"  # the winner is another when a loser stays away


WARNINGS = frozenset({FindingKind.NEVER_FIRST, FindingKind.TURNS_ON_ANOTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that the committee should know before it publishes a rule.

    Attributes
    ----------
    kind : FindingKind
        What it is.
    rule : PriceRule, AdjustedPriceRule or None
        Under which rule; None if under all.
    vendor : str or None
        Whom it is about: who is beaten, never first, or decides by taking part.
    winners, instead : tuple of str
        Who wins; and who beats the vendor, or would win without it.
    """

    kind: FindingKind
    rule: Rule | None = None
    vendor: str | None = None
    winners: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    @property
    def is_warning(self) -> bool:
        return self.kind in WARNINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """The proposals under every rule, in the order asked for, and the findings."""

    proposals: tuple[Proposal, ...]
    price_weight: Fraction
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    def under(self, rule: Rule) -> tuple[Finding, ...]:
        """Return the warnings about one rule."""
        return tuple(each for each in self.findings if each.rule == rule and each.is_warning)


def usual_rules(
    proposals: Sequence[Proposal],
    chosen: PriceRule | None = None,
    *,
    impact: Fraction = USUAL_IMPACT,
) -> tuple[Rule, ...]:
    """Return the rules that are met most: the chosen one first, none twice.

    Parameters
    ----------
    proposals : sequence of Proposal
        Those to be compared; without points for one of them there is no price per quality point.
    chosen : PriceRule, optional
        The rule of the plan. A line between fixed amounts takes part only if it is this one.
    impact : Fraction
        Coefficient of the balanced price. [fraction, 0 to 1]

    Returns
    -------
    tuple of PriceRule or AdjustedPriceRule
    """
    rules: list[Rule] = [chosen] if chosen is not None else []
    rules += [
        PriceRule(formula=PriceFormula.LOWEST),
        PriceRule(formula=PriceFormula.MIN_MAX),
        PriceRule(formula=PriceFormula.LOWEST_MINUS_EXCESS),
        PriceRule(formula=PriceFormula.MEAN, slope=Fraction(1), slope_below=Fraction(1)),
    ]
    if all(proposal.quality for proposal in proposals):
        rules.append(AdjustedPriceRule(adjustment=Adjustment.PER_QUALITY_POINT))
    if all(proposal.quality for proposal in proposals) or impact < 1:
        rules.append(AdjustedPriceRule(adjustment=Adjustment.BALANCED, impact=impact))
    rules.append(PriceRule(formula=PriceFormula.NO_FORMULA))
    return tuple(dict.fromkeys(rules))


def inspect(
    proposals: Sequence[Proposal],
    price_weight: Fraction,
    rules: Sequence[Rule] | None = None,
    *,
    precision: Fraction = _TENTH,
) -> Inspection:
    """Compare proposals under several price rules, and look for what a rule does unseen [1]_.

    Parameters
    ----------
    proposals : sequence of Proposal, shape (n_vendors,)
        Those in the ranking, or made-up ones before publication.
    price_weight : Fraction
        Effective weight of the price. [fraction, 0 to 1]
    rules : sequence of PriceRule or AdjustedPriceRule, optional
        `usual_rules` if None.
    precision : Fraction
        Totals equal at this step share a rank. [points]

    Returns
    -------
    Inspection
        One outcome for each rule. Findings: whether the rules agree; who is beaten in points and
        price by another; who is beaten in neither and yet first at no weight of price (the middle
        proposal under lowest / price); and whose staying away would change the winner although it
        does not win itself.

    Raises
    ------
    Problem
        As `outcome`.

    References
    ----------
    .. [1] P. S. Stilger, J. Siderius and E. M. van Raaij, "A comparative study of formulas for
       choosing the economically most advantageous tender", Journal of Public Procurement 17(1),
       89-125, 2017. DOI 10.2139/ssrn.2626934

    Examples
    --------
    >>> given = {"A": (95, 180), "B": (60, 100), "Z": (5, 60)}
    >>> three = [Proposal(vendor=v, quality=Fraction(q), price=p) for v, (q, p) in given.items()]
    >>> lowest = PriceRule(formula=PriceFormula.LOWEST)
    >>> found = inspect(three, Fraction(1, 2), [lowest]).under(lowest)
    >>> [(each.kind.value, each.vendor, each.winners, each.instead) for each in found]
    [('turns_on_another', 'Z', ('A',), ('B',))]
    """
    asked = usual_rules(proposals) if rules is None else rules
    outcomes = tuple(outcome(r, proposals, price_weight, precision=precision) for r in asked)
    beaten = dominated(proposals)
    findings = [
        *_agreement(outcomes),
        *(
            Finding(kind=FindingKind.DOMINATED, vendor=vendor, instead=by)
            for vendor, by in beaten.items()
        ),
    ]
    for each in outcomes:
        findings += _never_first(each, beaten)
        findings += _turning(each, proposals, price_weight, precision)
    return Inspection(
        proposals=tuple(proposals),
        price_weight=price_weight,
        outcomes=outcomes,
        findings=tuple(findings),
    )


def dominated(proposals: Sequence[Proposal]) -> Mapping[str, tuple[str, ...]]:
    """Return who is beaten in points and price, by whom: no sensible rule lets them win.

    Parameters
    ----------
    proposals : sequence of Proposal, shape (n_vendors,)
        Points without the price, and prices.

    Returns
    -------
    mapping of vendor to tuple of str
        Only those who are beaten; in the order of the proposals.

    Examples
    --------
    >>> dominated([Proposal(vendor="A", quality=Fraction(80), price=50),
    ...            Proposal(vendor="B", quality=Fraction(75), price=50)])
    {'B': ('A',)}
    """
    by = {
        one.vendor: tuple(
            other.vendor
            for other in proposals
            if other.quality >= one.quality
            and other.price <= one.price
            and (other.quality, other.price) != (one.quality, one.price)
        )
        for one in proposals
    }
    return {vendor: others for vendor, others in by.items() if others}


def _agreement(outcomes: Sequence[Outcome]) -> Iterator[Finding]:
    """Say whether rules that weigh price at all choose alike."""
    weighing = [
        each for each in outcomes if isinstance(each.rule, AdjustedPriceRule) or each.price_points
    ]
    if len(weighing) > 1:
        one = weighing[0].winners
        alike = all(each.winners == one for each in weighing)
        kind = FindingKind.RULES_AGREE if alike else FindingKind.RULE_DECIDES
        seen = dict.fromkeys(vendor for each in weighing for vendor in each.winners)
        yield Finding(kind=kind, winners=tuple(seen))


def _never_first(found: Outcome, beaten: Mapping[str, object]) -> Iterator[Finding]:
    for vendor, weights in found.first_between.items():
        if weights is None and vendor not in beaten:
            yield Finding(kind=FindingKind.NEVER_FIRST, rule=found.rule, vendor=vendor)


def _turning(
    found: Outcome, proposals: Sequence[Proposal], price_weight: Fraction, precision: Fraction
) -> Iterator[Finding]:
    """Leave out one loser after the other, where points depend on who else takes part."""
    if not isinstance(found.rule, PriceRule) or not found.rule.depends_on_others:
        return
    for loser in (p.vendor for p in proposals if p.vendor not in found.winners):
        rest = [p for p in proposals if p.vendor != loser]
        instead = winners_under(found.rule, rest, price_weight, precision)
        if instead != found.winners:
            yield Finding(
                kind=FindingKind.TURNS_ON_ANOTHER,
                rule=found.rule,
                vendor=loser,
                winners=found.winners,
                instead=instead,
            )
