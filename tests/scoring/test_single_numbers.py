"""A tolerance, a margin, a count or a seed that is none is refused in a sentence, everywhere."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pytest

from rfp.planning.criterion import Criterion
from rfp.planning.minimums import Minimums
from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.tie_break import TieBreak, TieRule
from scoring.evaluators.aggregate import exact_aggregate
from scoring.exact.score_rise import rises_to_tie
from scoring.exact.sensitivity import sweep
from scoring.exact.tornado import tornado
from scoring.exact.two_weights import two_weight_map
from scoring.gates import pass_gates
from scoring.missing import intervals, resolve
from scoring.pricing.adjusted_price import balanced_price
from scoring.pricing.dry_run import dry_run
from scoring.pricing.price_outcomes import Proposal, outcome
from scoring.pricing.price_points import checked_price
from scoring.pricing.value_for_money import value_for_money
from scoring.ranking import rank
from scoring.sampled.kept_draws import kept_draws
from scoring.sampled.mixtures import drawn_weights
from scoring.sampled.weight_draws import free_weights, weights_in_order
from scoring.value import total, totals
from scoring.value_function import linear
from scoring.weighing.best_worst import best_worst
from scoring.weighing.pairwise import from_upper_triangle
from scoring.weighing.rank_order import place_weights, weights_from_ranks
from scoring.weighing.swing import direct_weights, swing_weights
from scoring.weights import moved
from tests.scoring import crm_fixture as crm
from tests.scoring.array_calls import CALLS
from workbench.language import Language, sentence
from workbench.problem import Problem

NO_NUMBER = {
    "a text": "1",
    "true": True,
    "a complex number": 1j,
    "a list": [1],
    "an object": object(),
    "not a number": float("nan"),
    "infinite": float("inf"),
    "minus infinite": float("-inf"),
}
NO_WHOLE = NO_NUMBER | {"a half": 0.5, "below 0": -1}
NO_COUNT = NO_WHOLE | {"too many to wait for": 10**400}
NO_TOLERANCE = NO_NUMBER | {"below 0": -1, "beyond all numbers": 10**400}
NO_EXACT = NO_NUMBER | {"a float": 0.5, "below 0": -1}
NONE_IS_MEANT = {"n_criteria", "against", "threads", "n"}
POINTS = {v: {leaf: Fraction(50) for leaf in crm.tree().leaves} for v in ("aban", "baran")}
BY_PRICE = TieBreak(rule=TieRule.LOWER_PRICE)
TWO = [Proposal(vendor=v, quality=Fraction(q), price=p) for v, q, p in (("A", 80, 9), ("B", 5, 4))]
LOWEST = PriceRule(formula=PriceFormula.LOWEST)


def points(found):
    """Give one vendor these points on its first leaf."""
    first = crm.tree().leaves[0]
    return POINTS | {"aban": POINTS["aban"] | {first: found}}


@dataclass(frozen=True, kw_only=True)
class Told:
    """A call by the one number that it is told."""

    call: Callable[..., object]
    name: str
    wrong: dict[str, object]

    def refuses(self, given: object) -> bool:
        try:
            self.call(**{self.name: given})
        except Problem as problem:
            return str(problem)[0].isalnum() and bool(sentence(problem, Language.FA))
        except Exception:  # noqa: BLE001, whatever else it is, it is no sentence for people
            return False
        return False


def _kinds(call):
    for name, parameter in inspect.signature(call.of).parameters.items():
        kind = getattr(parameter.annotation, "__name__", str(parameter.annotation))
        if name == "seed":
            yield name, NO_WHOLE
        elif re.match(r"int\b", kind) and name not in call.arrays:
            yield name, NO_COUNT
        elif re.match(r"float\b", kind):
            yield name, NO_TOLERANCE


OF_ARRAYS = {
    f"{called}({name})": Told(call=call, name=name, wrong=wrong)
    for called, call in CALLS.items()
    for name, wrong in _kinds(call)
}
OTHERS = {
    "tornado": Told(
        call=lambda change: tornado(crm.tree(), POINTS, change=change),
        name="change",
        wrong=NO_TOLERANCE,
    ),
    "kept draws, criteria": Told(call=kept_draws, name="n_criteria", wrong=NO_COUNT),
    "kept draws, spread": Told(
        call=lambda spread: kept_draws(2, spread=spread), name="spread", wrong=NO_TOLERANCE
    ),
    "kept draws, samples": Told(
        call=lambda samples: kept_draws(2, samples=samples), name="samples", wrong=NO_COUNT
    ),
    "drawn weights, samples": Told(
        call=lambda samples: drawn_weights(free_weights(2), samples=samples),
        name="samples",
        wrong=NO_COUNT,
    ),
    "free weights": Told(call=free_weights, name="n_criteria", wrong=NO_COUNT),
    "an order that is drawn": Told(
        call=lambda criterion: weights_in_order([0, criterion], 2), name="criterion", wrong=NO_COUNT
    ),
    "criteria beside the order": Told(
        call=lambda n: weights_in_order([0, 1], n), name="n", wrong=NO_COUNT
    ),
    "places": Told(call=place_weights, name="n_criteria", wrong=NO_COUNT),
    "the best": Told(
        call=lambda best: best_worst([1, 2], [2, 1], best=best, worst=1),
        name="best",
        wrong=NO_COUNT,
    ),
    "the worst": Told(
        call=lambda worst: best_worst([1, 2], [2, 1], best=0, worst=worst),
        name="worst",
        wrong=NO_COUNT,
    ),
    "a weight that moves": Told(
        call=lambda to: moved(crm.tree(), "price", to), name="to", wrong=NO_TOLERANCE
    ),
    "a price": Told(
        call=lambda price: checked_price("aban", price),
        name="price",
        wrong=NO_WHOLE,
    ),
    "a balanced price": Told(
        call=lambda price: balanced_price(price, Fraction(80), Fraction(1, 2), vendor="aban"),
        name="price",
        wrong=NO_WHOLE,
    ),
    "the quality of a balanced price": Told(
        call=lambda quality: balanced_price(100, quality, Fraction(1, 2), vendor="aban"),
        name="quality",
        wrong=NO_TOLERANCE,
    ),
    "the impact of a balanced price": Told(
        call=lambda impact: balanced_price(100, Fraction(80), impact, vendor="aban"),
        name="impact",
        wrong=NO_TOLERANCE,
    ),
}
EXACT = {
    "points of a total": lambda given: total(crm.tree(), points(given)["aban"]),
    "points of totals": lambda given: totals(crm.tree(), points(given)),
    "points of a ranking": lambda given: rank(crm.tree(), points(given)),
    "points of a sweep": lambda given: sweep(crm.tree(), points(given), "price"),
    "points of a map": lambda given: two_weight_map(crm.tree(), points(given), *crm.tree().top[:2]),
    "points of a rise": lambda given: rises_to_tie(crm.tree(), points(given), vendor="aban"),
    "points of a tornado": lambda given: tornado(crm.tree(), points(given)),
    "points that are not missing": lambda given: intervals(crm.tree(), points(given)),
    "a price that breaks a tie": lambda given: rank(
        crm.tree(), POINTS, tie_break=BY_PRICE, prices={"aban": given, "baran": 1}
    ),
    "the precision of a ranking": lambda given: rank(crm.tree(), POINTS, precision=given),
    "the precision of intervals": lambda given: intervals(crm.tree(), POINTS, precision=given),
    "points at a gate": lambda given: pass_gates(
        crm.tree(), points(given), Minimums(quality=Fraction(1))
    ),
    "a minimum": lambda given: Minimums(quality=given),
    "points beside a cost": lambda given: value_for_money({"A": given}, {"A": 5}),
    "a cost beside points": lambda given: value_for_money({"A": Fraction(5)}, {"A": given}),
    "the expected price": lambda given: dry_run(crm.tree(), LOWEST, expected=given),
    "a score that is joined": lambda given: exact_aggregate([3, given]),
    "a score that was agreed on": lambda given: exact_aggregate([3], consensus=given),
    "a weight of the plan": lambda given: Criterion(id="fit", parent=None, weight=given),
    "a floor": lambda given: PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=given, ceiling=100),
    "a ceiling": lambda given: PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=0, ceiling=given),
    "a slope": lambda given: PriceRule(formula=PriceFormula.LINEAR_FROM_LOWEST, slope=given),
    "a slope below the mean": lambda given: PriceRule(
        formula=PriceFormula.MEAN, slope=Fraction(1), slope_below=given
    ),
    "the quality of a proposal": lambda given: Proposal(vendor="A", quality=given, price=5),
    "the weight of price": lambda given: outcome(LOWEST, TWO, given),
    "the precision of an outcome": lambda given: outcome(
        LOWEST, TWO, Fraction(1, 2), precision=given
    ),
    "a place in an order": lambda given: weights_from_ranks({"fit": given, "price": 2}),
}
# Numbers that people type, in any unit: a half is as good as 2, and "0.5" may be meant.
GIVEN = {
    "points of importance": lambda given: direct_weights({"fit": given, "price": 2}),
    "points of a swing": lambda given: swing_weights({"fit": given, "price": 100}),
    "a comparison with the best": lambda given: best_worst([1, given], [given, 1], best=0, worst=1),
    "a comparison of two": lambda given: from_upper_triangle([given]),
}
AMOUNTS = {
    "an amount": lambda given: linear(0, 1).value(given),
    "a reference point": lambda given: linear(0, given),
}
NO_AMOUNT = {name: given for name, given in NO_NUMBER.items() if name != "a text"}
# A blank is meant among comparisons, and a whole number below 0 is some place in an order.
MEANT = {
    ("a comparison of two", "not a number"),
    ("a place in an order", "below 0"),
    ("a score that is joined", "below 0"),  # scores are in any unit there
    ("a score that was agreed on", "below 0"),
}
OTHERS |= {
    called: Told(call=call, name="given", wrong={
        name: given for name, given in wrong.items() if (called, name) not in MEANT
    })
    for calls, wrong in ((EXACT, NO_EXACT), (GIVEN, NO_NUMBER), (AMOUNTS, NO_AMOUNT))
    for called, call in calls.items()
}  # fmt: skip
BLANKS = {
    "points that are not missing", "a comparison of two", "a minimum", "the expected price",
    "a score that was agreed on",
}  # fmt: skip
ALL = OF_ARRAYS | OTHERS


@pytest.mark.parametrize("called", ALL)
def test_what_is_no_such_number_is_refused_in_a_sentence(called):
    told = ALL[called]

    assert [wrong for wrong, given in told.wrong.items() if not told.refuses(given)] == []


@pytest.mark.parametrize(
    "called",
    [c for c, told in ALL.items() if told.name not in NONE_IS_MEANT and c not in BLANKS],
)
def test_nothing_is_no_number(called):
    assert ALL[called].refuses(None)


def test_points_that_only_look_like_a_number_are_not_taken_for_one():
    given = {"aban": POINTS["aban"] | {crm.tree().leaves[0]: "80"}}

    with pytest.raises(Problem, match="the points must be a whole number or a fraction, got '80'"):
        resolve(crm.tree(), given, {})
