from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.price_rule import PriceFormula, PriceRule
from scoring.pricing.price_cut import price_cut_to_tie
from scoring.pricing.price_points import price_points
from scoring.value import totals
from scoring.weights import moved
from tests.scoring import crm_fixture as crm
from workbench.problem import Problem


def points(prices, rule=crm.FIXED):
    return crm.points(price_points(rule, prices, crm.EXCLUDED))


POINTS = points(crm.PRICES)


def cut(vendor, *, tree=None, prices=crm.PRICES, rule=crm.FIXED, level_with="baran"):
    return price_cut_to_tie(
        tree or crm.tree(), POINTS, rule, prices, vendor=vendor, level_with=level_with
    )


def test_aban_ties_baran_at_50_00_and_caspian_at_36_56():
    assert (cut("aban").price, cut("aban").cut) == (5000, 200)
    assert (cut("caspian").price, cut("caspian").cut) == (3656, 344)


@pytest.mark.parametrize(("vendor", "price"), [("aban", 5000), ("caspian", 3656)])
def test_at_that_price_the_totals_are_the_same(vendor, price):
    found = totals(crm.tree(), points({**crm.PRICES, vendor: price}))

    assert found[vendor] == found["baran"]


def test_a_vendor_that_is_ahead_needs_no_cut():
    found = cut("baran", level_with="aban")

    assert (found.price, found.cut) == (4600, 0)


def test_a_cut_starts_to_count_at_the_ceiling():
    prices = {**crm.PRICES, "aban": 80_00}

    found = cut("aban", prices=prices)

    assert (found.price, found.cut) == (5000, 3000)


def test_no_cut_helps_where_price_weighs_nothing_or_too_little():
    assert cut("caspian", tree=moved(crm.tree(), "price", Fraction(0))) is None
    assert cut("caspian", tree=moved(crm.tree(), "price", Fraction(1, 50))) is None


def test_a_price_of_nothing_is_no_answer():
    # Aban has 60.2 + 22.5 with 90 price points; Baran's 57.7 would need 100, at a price of 0.
    rule = replace(crm.FIXED, floor=0)
    prices = {**crm.PRICES, "aban": 7_00, "baran": 70_00}
    table = crm.points(price_points(rule, prices))

    found = price_cut_to_tie(crm.tree(), table, rule, prices, vendor="baran", level_with="aban")

    assert found is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rule": PriceRule(formula=PriceFormula.NO_FORMULA)}, "price earns no points"),
        ({"level_with": "zagros"}, "zagros has no place"),
        ({"prices": {"aban": 52_00, "baran": 46_00}}, "caspian has no price"),
        ({"prices": {**crm.PRICES, "caspian": 0}}, "caspian must be more than 0"),
    ],
)
def test_what_has_no_cut_is_refused(change, sentence):
    with pytest.raises(Problem, match=sentence):
        cut("aban", **change)


def test_a_plan_without_price_knows_no_cut():
    tree = crm.tree()
    criteria = tuple(replace(c, kind=CriterionKind.QUALITY) for c in tree.criteria)

    with pytest.raises(Problem, match="without a price criterion"):
        cut("aban", tree=replace(tree, criteria=criteria))


def test_a_vendor_alone_has_nobody_to_be_level_with():
    alone = {"aban": POINTS["aban"]}

    with pytest.raises(Problem, match="a margin needs two vendors in the ranking, got 1"):
        price_cut_to_tie(crm.tree(), alone, crm.FIXED, crm.PRICES, vendor="aban")


def test_a_third_vendor_may_be_the_one_to_catch():
    # Aban is level with Baran at 55.00 of quality and price; Caspian is further ahead.
    found = cut("aban", prices={**crm.PRICES, "caspian": 31_00}, level_with=None)

    assert found.level_with == "caspian"
    assert found.price == cut("aban", prices={**crm.PRICES, "caspian": 31_00},
                              level_with="caspian").price  # fmt: skip


RULES = [
    crm.FIXED,
    crm.MIN_MAX,
    crm.LOWEST,
    PriceRule(formula=PriceFormula.LINEAR_FROM_LOWEST, slope=Fraction(2)),
    PriceRule(formula=PriceFormula.LOWEST_MINUS_EXCESS),
    PriceRule(formula=PriceFormula.MEAN, slope=Fraction(2), slope_below=Fraction(1, 2)),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.formula.value)
def test_at_the_exact_price_two_totals_are_the_same_under_every_formula(rule):
    tree = moved(crm.tree(), "price", Fraction(3, 5))
    found = cut("aban", rule=rule, tree=tree, level_with=None)

    scale = found.price.denominator  # the formulas know no currency: count in smaller units
    amounts = {v: crm.PRICES[v] * scale for v in crm.ELIGIBLE}
    smaller = replace(rule, floor=30_00 * scale, ceiling=70_00 * scale) if rule.floor else rule
    exact = price_points(smaller, {**amounts, "aban": int(found.price * scale)})
    reached = totals(tree, crm.points(exact))
    assert reached["aban"] == reached[found.level_with] == max(reached.values())


def test_at_one_price_for_all_a_range_is_no_range_and_a_cent_less_wins_it():
    # Under min-max two prices that are the same earn 100 both; the least cut takes all.
    tree = CriteriaTree(criteria=(
        Criterion(id="fit", parent=None, weight=Fraction(1, 2)),
        Criterion(id="price", parent=None, weight=Fraction(1, 2), kind=CriterionKind.PRICE),
    ))  # fmt: skip
    fit = {"a": {"fit": Fraction(50)}, "b": {"fit": Fraction(60)}}

    found = price_cut_to_tie(tree, fit, crm.MIN_MAX, {"a": 500, "b": 400}, vendor="a")

    assert (found.price, found.payable) == (400, 399)


def slopes(least):
    return st.fractions(min_value=least, max_value=5, max_denominator=4)


@st.composite
def races(draw):
    """Return a tree of two weights, fit and prices of some vendors, and a formula."""
    formula = draw(st.sampled_from([f for f in PriceFormula if f is not PriceFormula.NO_FORMULA]))
    slope = draw(slopes(Fraction(1, 4)))
    taken = {
        PriceFormula.LINEAR_FIXED: {"floor": draw(st.integers(0, 40)), "ceiling": 60},
        PriceFormula.LINEAR_FROM_LOWEST: {"slope": slope},
        PriceFormula.MEAN: {"slope": slope, "slope_below": draw(slopes(0))},
    }
    rule = PriceRule(formula=formula, **taken.get(formula, {}))
    weight = Fraction(draw(st.integers(0, 10)), 10)
    n = draw(st.integers(2, 5))
    prices = draw(st.lists(st.integers(1, 90), min_size=n, max_size=n))
    fit = draw(st.lists(st.integers(0, 100), min_size=n, max_size=n))
    return weight, rule, prices, fit


def two_weights(weight):
    return CriteriaTree(criteria=(
        Criterion(id="fit", parent=None, weight=1 - weight),
        Criterion(id="price", parent=None, weight=weight, kind=CriterionKind.PRICE),
    ))  # fmt: skip


def highest_by_trying(tree, rule, prices, fit):
    """Return the highest whole price of the first vendor at which nobody is ahead of it."""
    for price in range(prices["v0"], 0, -1):
        earned = price_points(rule, {**prices, "v0": price})
        found = totals(tree, {v: {**fit[v], "price": earned[v]} for v in prices})
        if found["v0"] == max(found.values()):
            return price
    return None


@given(races())
@example((Fraction(1, 2), RULES[-1], [90, 50, 20], [50, 60, 40]))
@example((Fraction(1), crm.MIN_MAX, [50, 40, 40], [0, 0, 0]))
def test_the_highest_price_that_does_is_the_one_that_trying_every_price_finds(race):
    weight, rule, amounts, points_of_fit = race
    tree = two_weights(weight)
    prices = {f"v{i}": amount for i, amount in enumerate(amounts)}
    fit = {f"v{i}": {"fit": Fraction(p)} for i, p in enumerate(points_of_fit)}

    found = price_cut_to_tie(tree, fit, rule, prices, vendor="v0")

    assert (found and found.payable) == highest_by_trying(tree, rule, prices, fit)
    if found:
        assert found.payable <= found.price == prices["v0"] - found.cut
