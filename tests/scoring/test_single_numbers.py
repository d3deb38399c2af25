"""A tolerance, a margin, a count or a seed that is none is refused in a sentence, everywhere."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pytest

from scoring.exact.tornado import tornado
from scoring.pricing.adjusted_price import balanced_price
from scoring.pricing.price_points import checked_price
from scoring.sampled.kept_draws import kept_draws
from scoring.sampled.mixtures import drawn_weights
from scoring.sampled.weight_draws import free_weights, weights_in_order
from scoring.weighing.best_worst import best_worst
from scoring.weighing.rank_order import place_weights
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
NONE_IS_MEANT = {"n_criteria", "against", "threads", "n"}
POINTS = {v: {leaf: Fraction(50) for leaf in crm.tree().leaves} for v in ("aban", "baran")}


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
ALL = OF_ARRAYS | OTHERS


@pytest.mark.parametrize("called", ALL)
def test_what_is_no_such_number_is_refused_in_a_sentence(called):
    told = ALL[called]

    assert [wrong for wrong, given in told.wrong.items() if not told.refuses(given)] == []


@pytest.mark.parametrize("called", [c for c, told in ALL.items() if told.name not in NONE_IS_MEANT])
def test_nothing_is_no_number(called):
    assert ALL[called].refuses(None)
