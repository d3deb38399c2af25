import json
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.planning.price_rule import PriceFormula, PriceRule
from scoring.pricing.price_outcomes import Proposal, outcome
from scoring.pricing.price_points import price_points
from tests.material import shared
from tests.scoring.crm_fixture import EXCLUDED, FIXED, LOWEST, MIN_MAX, PRICES
from workbench.problem import Problem

EXCESS = PriceRule(formula=PriceFormula.LOWEST_MINUS_EXCESS)


def from_lowest(slope):
    return PriceRule(formula=PriceFormula.LINEAR_FROM_LOWEST, slope=Fraction(slope))


FROM_LOWEST = from_lowest(1)
MEAN = PriceRule(formula=PriceFormula.MEAN, slope=Fraction(1), slope_below=Fraction(1))


def test_the_story_has_45_60_and_75_points_and_25_for_the_vendor_left_out():
    assert price_points(FIXED, PRICES) == {
        "aban": 45,
        "baran": 60,
        "caspian": 75,
        "damavand": 25,
    }


@pytest.mark.parametrize(("price", "points"), [(1, 100), (3000, 100), (7000, 0), (9999, 0)])
def test_points_are_cut_at_both_fixed_amounts(price, points):
    assert price_points(FIXED, {"aban": price}) == {"aban": points}


def test_relative_formulas_see_only_the_vendors_in_the_ranking():
    assert price_points(MIN_MAX, PRICES, EXCLUDED) == {"aban": 0, "baran": 50, "caspian": 100}
    assert price_points(LOWEST, PRICES, EXCLUDED) == {
        "aban": Fraction(1000, 13),
        "baran": Fraction(2000, 23),
        "caspian": 100,
    }


@pytest.mark.parametrize("rule", [MIN_MAX, LOWEST, EXCESS, FROM_LOWEST, MEAN])
def test_equal_prices_and_a_single_price_earn_100(rule):
    assert price_points(rule, {"aban": 52, "baran": 52}) == {"aban": 100, "baran": 100}
    assert price_points(rule, {"aban": 52}) == {"aban": 100}
    assert price_points(rule, {}) == {}


@pytest.mark.parametrize("rule", [FIXED, MIN_MAX, LOWEST, EXCESS, FROM_LOWEST, MEAN])
@pytest.mark.parametrize("price", [0, -1])
def test_a_price_of_nothing_or_less_is_refused_with_the_vendors_name(rule, price):
    with pytest.raises(Problem, match=f"price of baran must be more than 0, got {price}"):
        price_points(rule, {"aban": 52, "baran": price})


@pytest.mark.parametrize("price", [52.5, True, "52"])
def test_a_price_that_is_not_in_whole_minor_units_is_refused(price):
    with pytest.raises(Problem, match=f"price of aban must be a whole number .*, got {price}"):
        price_points(FIXED, {"aban": price})


def test_the_price_of_an_excluded_vendor_is_not_looked_at():
    assert price_points(FIXED, {"aban": 5200, "damavand": 0}, {"damavand"}) == {"aban": 45}


def test_published_examples_of_the_formulas_come_out():
    case = json.loads(shared("truth/price_formulas_qcbs.json").read_text())
    prices = {str(n): p for n, p in enumerate(case["inputs"]["prices"])}
    expected = case["expected"]

    relative = price_points(LOWEST, prices)
    assert list(map(float, relative.values())) == pytest.approx(
        expected["relative_lowest"], abs=1e-12
    )
    assert list(price_points(MIN_MAX, prices).values()) == expected["linear_range"]
    assert list(price_points(EXCESS, prices).values()) == expected["lowest_minus_excess"]

    technical = zip(prices, case["inputs"]["technical"], strict=True)
    proposals = [Proposal(vendor=v, quality=Fraction(t), price=prices[v]) for v, t in technical]
    combined = outcome(LOWEST, proposals, Fraction(3, 10))
    assert list(map(float, combined.totals.values())) == pytest.approx(
        expected["combined"], abs=1e-12
    )
    assert list(combined.ranks.values()) == expected["ranks"]


def test_a_published_evaluation_form_gives_35_28_and_23_3_of_35():
    case = json.loads(shared("cases/price-points-rcuh.json").read_text())

    found = price_points(LOWEST, case["prices"])

    of_form = {v: round(float(p * case["max_points"] / 100), 1) for v, p in found.items()}
    assert of_form == case["published_points"]


def test_a_real_award_s_fee_points_follow_from_one_lowest_fee():
    case = json.loads(shared("cases/school-district-network-rfp.json").read_text())
    low = round(100 * sum(case["recomputed"]["lowest_fee_interval"]) / 2)
    fees = {v: round(100 * each["fee"]) for v, each in case["vendors"].items() if each["fee"]}
    found = price_points(LOWEST, {**fees, "not shown": low})

    of_form = {v: round(float(p) * 50 / 100, 2) for v, p in found.items() if v in fees}
    assert of_form == case["recomputed"]["fee_points_with_interval_mid"]


def test_a_slope_of_one_is_the_excess_and_a_steeper_one_reaches_nothing_sooner():
    assert price_points(FROM_LOWEST, PRICES) == price_points(EXCESS, PRICES)
    assert price_points(EXCESS, PRICES)["aban"] == 70
    assert price_points(half := from_lowest("1/2"), PRICES)["aban"] == 85
    assert price_points(half, {"a": 100, "b": 1000}) == {"a": 100, "b": 0}


def test_the_mean_costs_less_below_than_above_as_a_published_table_has_it():
    rule = PriceRule(formula=PriceFormula.MEAN, slope=Fraction(3, 10), slope_below=Fraction(2, 10))

    assert price_points(rule, {"a": 90, "b": 100, "c": 110}) == {"a": 98, "b": 100, "c": 97}
    assert price_points(rule, {}) == {}


def test_without_a_formula_there_are_no_points_to_ask_for():
    with pytest.raises(Problem, match="price earns no points"):
        price_points(PriceRule(formula=PriceFormula.NO_FORMULA), PRICES)


amounts = st.integers(min_value=1, max_value=10**12)
rules = st.sampled_from([FIXED, MIN_MAX, LOWEST, EXCESS, FROM_LOWEST])


@given(rules, st.dictionaries(st.sampled_from("abcdefgh"), amounts, min_size=1))
def test_a_lower_price_never_earns_fewer_points_and_all_stay_on_the_scale(rule, prices):
    points = price_points(rule, prices)

    assert all(0 <= p <= 100 for p in points.values())
    for one, other in combinations(prices, 2):
        assert prices[one] != prices[other] or points[one] == points[other]
        assert prices[one] >= prices[other] or points[one] >= points[other]


@given(rules, st.dictionaries(st.sampled_from("abcd"), amounts, min_size=1), amounts)
def test_an_excluded_vendor_changes_nobodys_points(rule, prices, price):
    assert price_points(rule, {**prices, "out": price}, {"out"}) == price_points(rule, prices)


@given(st.dictionaries(st.sampled_from("abcd"), amounts, min_size=1), amounts)
def test_on_fixed_points_a_newcomer_changes_nobodys_points(prices, price):
    rule = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=10, ceiling=10**11)

    with_newcomer = price_points(rule, {**prices, "new": price})

    assert {v: with_newcomer[v] for v in prices} == price_points(rule, prices)
