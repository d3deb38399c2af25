import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.pricing.adjusted_price import (
    AdjustedPriceRule,
    Adjustment,
    adjusted_prices,
    balanced_price,
    order_by_price,
)
from tests.material import shared
from workbench.language import Language
from workbench.problem import Problem

PER_POINT = AdjustedPriceRule(adjustment=Adjustment.PER_QUALITY_POINT)


def balanced(impact):
    return AdjustedPriceRule(adjustment=Adjustment.BALANCED, impact=Fraction(impact))


def case():
    return json.loads(shared("cases/iran-balanced-price.json").read_text())


def test_the_published_check_of_the_balanced_price_comes_out():
    found = balanced_price(5_200_000, Fraction(80), Fraction(1), vendor="a")

    assert found == int(case()["recomputed_published_check"])


@pytest.mark.parametrize("impact", ["0.1", "0.2", "0.3", "0.4", "1"])
def test_every_worked_balanced_price_and_its_winner_come_out(impact):
    worked = case()["worked"]
    prices = {row["bidder"]: row["price_rial"] for row in worked}
    quality = {row["bidder"]: Fraction(row["technical_score"]) for row in worked}
    found = adjusted_prices(balanced(impact), prices, quality)

    assert {v: f"{float(round(p, 2)):.2f}" for v, p in found.items()} == {
        row["bidder"]: row[f"balanced_i_{impact}"] for row in worked
    }
    first = [v for v, rank in order_by_price(found).items() if rank == 1]
    assert first == [case()["winner_by_impact_coefficient"][impact]]


def test_a_price_per_point_is_one_for_each_of_the_evenly_matched():
    given = json.loads(shared("cases/goldilocks-three-bids.json").read_text())
    quality = {v: Fraction(q) for v, q in given["quality"].items()}
    found = adjusted_prices(PER_POINT, given["prices"], quality)

    assert found == given["recomputed"]["price_per_quality_point"]
    assert order_by_price(found) == {"A": 1, "B": 1, "C": 1}


@pytest.mark.parametrize("price", [0, -5])
def test_a_price_of_nothing_or_less_is_refused(price):
    for rule in (PER_POINT, balanced("0.3")):
        with pytest.raises(Problem, match=f"price of a must be more than 0, got {price}"):
            adjusted_prices(rule, {"a": price}, {"a": Fraction(50)})


def test_points_that_cannot_carry_a_price_are_refused():
    with pytest.raises(Problem, match="a has no points, so its price"):
        adjusted_prices(PER_POINT, {"a": 5}, {"a": Fraction(0)})
    with pytest.raises(Problem, match="points of a must be from 0 to 100, got 101"):
        adjusted_prices(PER_POINT, {"a": 5}, {"a": Fraction(101)})
    with pytest.raises(Problem, match="a has no points without the price"):
        adjusted_prices(PER_POINT, {"a": 5}, {})


@pytest.mark.parametrize(
    ("adjustment", "impact", "words"),
    [
        (Adjustment.BALANCED, None, "needs an impact coefficient"),
        (Adjustment.BALANCED, Fraction(2), "from 0 to 1, got 2"),
        (Adjustment.PER_QUALITY_POINT, Fraction(1), "only the balanced price"),
    ],
)
def test_a_coefficient_that_does_not_fit_is_refused(adjustment, impact, words):
    with pytest.raises(Problem, match=words):
        AdjustedPriceRule(adjustment=adjustment, impact=impact)


def test_each_rule_has_its_sentence_with_the_coefficient_in_the_readers_digits():
    assert "less 30\xa0% of the points" in balanced("0.3").sentence(Language.EN)
    assert "۳۰٪" in balanced("0.3").sentence(Language.FA)
    assert "price of a point is first" in PER_POINT.sentence(Language.EN)


@given(
    st.integers(1, 10**12),
    st.integers(1, 100).map(Fraction),
    st.fractions(min_value=0, max_value=1, max_denominator=20),
)
def test_a_balanced_price_is_never_below_the_price_and_full_quality_leaves_it(price, q, impact):
    assert balanced_price(price, q, impact, vendor="a") >= price
    assert balanced_price(price, Fraction(100), impact, vendor="a") == price
    assert balanced_price(price, q, Fraction(0), vendor="a") == price
    per_point = adjusted_prices(PER_POINT, {"a": price}, {"a": q})["a"]
    assert balanced_price(price, q, Fraction(1), vendor="a") == 100 * per_point
