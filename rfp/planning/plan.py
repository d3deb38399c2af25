"""The evaluation plan: all that is published about how vendors are ranked, and its fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from rfp.planning.consensus_rule import ConsensusRule
from rfp.planning.criterion import CriteriaTree
from rfp.planning.measure import Measure, check_measured
from rfp.planning.minimums import NO_MINIMUMS, Minimums, check_minimums
from rfp.planning.price_rule import PriceRule
from rfp.planning.scale import Scale
from rfp.planning.tie_break import NO_TIE_BREAK, TieBreak, TieRule
from workbench.problem import Problem

_FORM = "gozin.plan/1"  # raised when the canonical text changes its shape
_PRECISIONS = tuple(Fraction(1, 10**places) for places in range(4))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the chair freezes before the first envelope is opened.

    Attributes
    ----------
    tree : CriteriaTree
        Criteria and their exact weights.
    titles : mapping of criterion id to words by language code
        One for each criterion.
    scales : mapping of criterion id to Scale
        One for each leaf that people score.
    price_rule : PriceRule or None
        With a price criterion, one that gives points; without one None, or the rule that price
        stands beside the ranking.
    currency : str
        ISO 4217 code of every amount.
    precision : Fraction
        Step at which totals are compared: 1, 1/10, 1/100 or 1/1000. [points]
    tie_break : TieBreak
        What decides between totals that are equal at that step.
    definitions : mapping of criterion id to words by language code
        One sentence on what a criterion means, where there is one.
    minimums : Minimums
        The technical floor: below it a price stays sealed.
    measures : mapping of criterion id to Measure
        Reference points, one measure for each leaf that is measured.
    units : mapping of criterion id to words by language code
        What the amounts of each of these are counted in.
    consensus : ConsensusRule
        Whether the committee may agree on scores that stand in place of their mean.

    Raises
    ------
    Problem
        If one part names what another does not have.
    """

    tree: CriteriaTree
    titles: Mapping[str, Mapping[str, str]]
    scales: Mapping[str, Scale]
    price_rule: PriceRule | None
    currency: str
    precision: Fraction = Fraction(1, 10)
    tie_break: TieBreak = NO_TIE_BREAK
    definitions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    minimums: Minimums = NO_MINIMUMS
    measures: Mapping[str, Measure] = field(default_factory=dict)
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    consensus: ConsensusRule = ConsensusRule.MEAN_ONLY

    def __post_init__(self) -> None:
        check_precision(self.precision)
        _check_titles(self)
        _check_scales(self)
        _check_measures(self)
        _check_price(self)
        check_tie_break(self.tie_break, self.tree)
        check_minimums(self.minimums, self.tree)

    def canonical(self) -> str:
        """Return the one text that stands for this plan: JSON with sorted keys, exact fractions."""
        return json.dumps(_as_data(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def fingerprint(self) -> str:
        """Return the SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()


def check_precision(precision: Fraction) -> None:
    """Refuse a published precision that people do not write."""
    if isinstance(precision, bool) or precision not in _PRECISIONS:
        raise Problem(
            "totals are published to 1, 0.1, 0.01 or 0.001 points, got {found}",
            found=str(precision),
        )


def check_tie_break(tie_break: TieBreak, tree: CriteriaTree) -> None:
    """Refuse a tie-break rule that this tree cannot answer."""
    if tie_break.criterion is not None:
        _ = tree[tie_break.criterion]
    if tie_break.rule is TieRule.LOWER_PRICE and tree.price is None:
        raise Problem("the lower price cannot break ties in a plan without a price criterion")


def _check_titles(plan: Plan) -> None:
    languages = sorted({code for words in plan.titles.values() for code in words})
    for criterion in plan.tree.criteria:
        words = plan.titles.get(criterion.id, {})
        missing = [code for code in languages if not words.get(code, "").strip()]
        if missing or not words:
            raise Problem(
                "{criterion} has no title in: {languages}",
                criterion=criterion.id,
                languages=missing,
            )
    known = {c.id for c in plan.tree.criteria}
    _refuse_strangers(plan.titles, known)
    _refuse_strangers(plan.definitions, known)


def _check_scales(plan: Plan) -> None:
    unsaid = next((leaf for leaf in plan.tree.scored if leaf not in plan.scales), None)
    if unsaid is not None:
        raise Problem("{criterion} has no words for the scores 0 to 5", criterion=unsaid)
    _refuse_strangers(plan.scales, set(plan.tree.scored))


def _check_measures(plan: Plan) -> None:
    languages = sorted({code for words in plan.titles.values() for code in words})
    check_measured(plan.tree.measured, plan.measures, plan.units, languages)
    _refuse_strangers(plan.measures, set(plan.tree.measured))
    _refuse_strangers(plan.units, set(plan.tree.measured))


def _check_price(plan: Plan) -> None:
    if plan.tree.price is not None and plan.price_rule is None:
        raise Problem("a plan with a price criterion needs a price formula, got none")
    if plan.tree.price is not None and plan.price_rule and not plan.price_rule.gives_points:
        raise Problem("price has a weight in this plan, so its formula must give points")
    if plan.tree.price is None and plan.price_rule and plan.price_rule.gives_points:
        raise Problem("a plan without a price criterion has no use for a price formula")


def _refuse_strangers(found: Mapping[str, object], known: set[str]) -> None:
    stranger = next((name for name in found if name not in known), None)
    if stranger is not None:
        raise Problem(
            "the plan has words for {criterion}, which takes none or is not in it",
            criterion=stranger,
        )


def price_as_data(rule: PriceRule) -> dict[str, object]:
    """Return the rule as the canonical text has it; slopes are named where there are any."""
    slopes = {"slope": rule.slope, "slope_below": rule.slope_below}
    amounts = {"formula": rule.formula, "floor": rule.floor, "ceiling": rule.ceiling}
    return amounts | {name: _exact(each) for name, each in slopes.items() if each is not None}


def _as_data(plan: Plan) -> dict[str, object]:
    rule = plan.price_rule
    return {
        "form": _FORM,
        "criteria": {
            c.id: {
                "parent": c.parent,
                "weight": _exact(c.weight),
                "kind": c.kind.value,
                "title": dict(plan.titles[c.id]),
                **_definition(plan, c.id),
                **_measure(plan, c.id),
                "anchors": [dict(words) for words in plan.scales[c.id].anchors]
                if c.id in plan.scales
                else None,
            }
            for c in plan.tree.criteria
        },
        "order": [c.id for c in plan.tree.criteria],
        "price": rule and price_as_data(rule),
        "currency": plan.currency,
        "precision": _exact(plan.precision),
        "tie_break": {"rule": plan.tie_break.rule, "criterion": plan.tie_break.criterion},
        **_minimums(plan.minimums),
        **_consensus(plan.consensus),
    }


def _minimums(minimums: Minimums) -> dict[str, object]:
    """Return nothing where no floor is, so that a plan without one keeps its fingerprint."""
    if not minimums.are_any:
        return {}
    told = {criterion: _exact(asked) for criterion, asked in minimums.by_criterion.items()}
    quality = None if minimums.quality is None else _exact(minimums.quality)
    return {"minimums": {"quality": quality, "by_criterion": told}}


def _consensus(rule: ConsensusRule) -> dict[str, object]:
    """Return nothing where means alone stand, so that such a plan keeps its fingerprint."""
    return {} if rule is ConsensusRule.MEAN_ONLY else {"consensus": rule.value}


def _definition(plan: Plan, criterion: str) -> dict[str, dict[str, str]]:
    """Return nothing where no words are, so that a plan without any keeps its fingerprint."""
    words = plan.definitions.get(criterion, {})
    return {"definition": dict(words)} if any(words.values()) else {}


def _measure(plan: Plan, criterion: str) -> dict[str, object]:
    """Return nothing where nothing is measured, so that such a plan keeps its fingerprint."""
    measure = plan.measures.get(criterion)
    if measure is None:
        return {}
    pairs = zip(measure.amounts, measure.points, strict=True)
    reference = [[_exact(amount), _exact(points)] for amount, points in pairs]
    return {"measure": {"unit": dict(plan.units[criterion]), "reference": reference}}


def _exact(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
