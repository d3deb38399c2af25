import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.exact.sensitivity import (
    Crossover,
    Reversal,
    crossovers,
    leads,
    reversals,
    sweep,
)
from scoring.pricing.price_points import price_points
from scoring.value import points_of, total, totals
from scoring.weights import moved
from tests.material import shared
from tests.scoring import crm_fixture as crm
from tests.scoring import second_selection as second
from workbench.problem import Problem

POINTS = crm.points(price_points(crm.FIXED, crm.PRICES, crm.EXCLUDED))


def at(swept, weight):
    return {line.vendor: line.at(weight) for line in swept.lines}


def second_points():
    return points_of(second.tree(), second.sheets(), second.PRICE_POINTS)


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        ("0.40", {"caspian": "71.44", "baran": "70.16", "aban": "66.16"}),
        ("0.25", {"baran": "72.70", "aban": "71.45", "caspian": "70.55"}),
        ("0.10", {"aban": "76.74", "baran": "75.24", "caspian": "69.66"}),
    ],
)
def test_one_slider_has_three_winners(weight, expected):
    found = at(sweep(crm.tree(), POINTS, "price"), Fraction(weight))

    assert found == {v: Fraction(t) for v, t in expected.items()}


def test_the_price_weight_has_its_reversal_points_at_2_11_and_118_343():
    found = reversals(sweep(crm.tree(), POINTS, "price"))

    assert found.below == Reversal(
        weight=Fraction(2, 11), from_vendors=("baran",), to_vendors=("aban",)
    )
    assert found.above == Reversal(
        weight=Fraction(118, 343), from_vendors=("baran",), to_vendors=("caspian",)
    )


def test_crossovers_say_who_is_ahead_on_either_side():
    first, *_, last = crossovers(sweep(crm.tree(), POINTS, "price"))

    assert first == Crossover(weight=Fraction(2, 11), ahead_below="aban", ahead_above="baran")
    assert last == Crossover(weight=Fraction(118, 343), ahead_below="baran", ahead_above="caspian")


def test_the_leads_cover_all_weights_without_a_gap():
    found = leads(sweep(crm.tree(), POINTS, "price"))

    assert [(lead.start, lead.end, lead.vendors) for lead in found] == [
        (0, Fraction(2, 11), ("aban",)),
        (Fraction(2, 11), Fraction(118, 343), ("baran",)),
        (Fraction(118, 343), 1, ("caspian",)),
    ]


def test_the_second_selection_has_the_reversal_points_worked_by_hand():
    found = reversals(sweep(second.tree(), second_points(), "price"))

    assert found.below is None
    assert found.above.weight == second.PRICE_REVERSALS["rayan"]
    assert found.above.to_vendors == ("rayan",)
    assert (
        leads(sweep(second.tree(), second_points(), "price"))[-1].start
        == (second.PRICE_REVERSALS["toska"])
    )


def test_a_criterion_below_the_top_is_swept_within_its_parent():
    swept = sweep(second.tree(), second_points(), "coverage")

    assert (swept.present, swept.share_of_parent) == (Fraction(1, 2), Fraction(2, 5))
    for weight in map(Fraction, ("0", "1/3", "1/2", "1")):
        tree = moved(second.tree(), "coverage", weight)
        assert at(swept, weight) == totals(tree, second_points())


def test_a_branch_is_swept_as_a_whole():
    swept = sweep(second.tree(), second_points(), "fit")

    tree = moved(second.tree(), "fit", Fraction(3, 4))
    assert at(swept, Fraction(3, 4)) == totals(tree, second_points())


def test_a_criterion_that_holds_everything_hands_over_in_equal_parts():
    tree = crm.tree().reweighted({c: Fraction(c == "price") for c in crm.WEIGHTS})

    swept = sweep(tree, POINTS, "price")

    assert at(swept, Fraction(1)) == totals(tree, POINTS)
    assert at(swept, Fraction(0))["aban"] == Fraction(86 + 74 + 80 + 70, 4)


def test_an_only_child_and_an_unknown_criterion_cannot_be_swept():
    alone = CriteriaTree(criteria=(Criterion(id="fit", parent=None, weight=Fraction(1)),))

    with pytest.raises(Problem, match="fit has nothing beside it"):
        sweep(alone, {"aban": {"fit": Fraction(1)}}, "fit")
    with pytest.raises(Problem, match="no criterion speed"):
        sweep(alone, {}, "speed")


def test_without_vendors_nobody_leads():
    with pytest.raises(Problem, match="nobody leads"):
        leads(sweep(crm.tree(), {}, "price"))


def two(fit_a, price_a, fit_b, price_b, weight="1/2"):
    """Sweep the price over two vendors; `weight` is that of the price."""
    tree = CriteriaTree(
        criteria=(
            Criterion(id="fit", parent=None, weight=1 - Fraction(weight)),
            Criterion(id="price", parent=None, weight=Fraction(weight)),
        )
    )
    points = {
        "a": {"fit": Fraction(fit_a), "price": Fraction(price_a)},
        "b": {"fit": Fraction(fit_b), "price": Fraction(price_b)},
    }
    return sweep(tree, points, "price")


def test_vendors_with_one_line_lead_together_and_never_cross():
    swept = two(60, 40, 60, 40)

    assert crossovers(swept) == ()
    assert [lead.vendors for lead in leads(swept)] == [("a", "b")]
    assert reversals(swept).below is reversals(swept).above is None


def test_a_vendor_that_is_better_everywhere_is_never_overtaken():
    swept = two(60, 60, 50, 50)

    assert crossovers(swept) == ()
    assert reversals(swept).above is None


def test_vendors_that_are_level_now_have_their_reversal_point_here():
    swept = two(60, 40, 40, 60)

    found = reversals(swept)
    assert (found.below.weight, found.below.to_vendors) == (Fraction(1, 2), ("a",))
    assert (found.above.weight, found.above.to_vendors) == (Fraction(1, 2), ("b",))


def test_vendors_that_are_level_at_an_end_only_cross_there_and_nothing_is_reversed():
    swept = two(60, 50, 40, 50)

    assert [c.weight for c in crossovers(swept)] == [1]
    assert reversals(swept).above is None


def test_at_an_end_of_the_scale_there_is_no_reversal_beyond():
    assert reversals(two(50, 40, 50, 60, weight="0")).below is None
    assert reversals(two(40, 50, 60, 50, weight="1")).above is None


def test_goodwin_and_wrights_group_weight_sweeps_as_published():
    case = json.loads(shared("truth/goodwin_wright_office.json").read_text())
    expected, names = case["expected"], case["inputs"]["attributes"]
    swing = dict(zip(names, map(Fraction, case["inputs"]["swing_points"]), strict=True))
    group = case["inputs"]["group"]
    held = sum(swing[n] for n in group) / sum(swing.values())
    branches = {"turnover": held, "conditions": 1 - held}
    parents = {n: "turnover" if n in group else "conditions" for n in names}
    weights = {n: w / sum(swing.values()) / branches[parents[n]] for n, w in swing.items()}
    tree = CriteriaTree(
        criteria=(
            *(Criterion(id=b, parent=None, weight=w) for b, w in branches.items()),
            *(Criterion(id=n, parent=parents[n], weight=w) for n, w in weights.items()),
        )
    )
    rows = zip(case["inputs"]["options"], case["inputs"]["values"], strict=True)
    points = {o: dict(zip(names, map(Fraction, row), strict=True)) for o, row in rows}

    swept = sweep(tree, points, "turnover")

    assert float(swept.present) == pytest.approx(expected["group_weight"], abs=1e-9)
    assert [float(line.at_zero) for line in swept.lines] == pytest.approx(
        expected["at_group_weight_0"], abs=1e-9
    )
    assert [float(line.at_one) for line in swept.lines] == pytest.approx(
        expected["at_group_weight_1"], abs=1e-9
    )
    found = {frozenset((c.ahead_below, c.ahead_above)): c.weight for c in crossovers(swept)}
    assert {pair: float(w) for pair, w in found.items()} == pytest.approx(
        {frozenset((c["a"], c["b"])): c["t"] for c in expected["all_group_crossovers"]}, abs=1e-9
    )
    below = reversals(swept).below
    assert float(below.weight) == pytest.approx(expected["crossover_addison_elton"], abs=1e-9)
    assert below.to_vendors == ("Elton Street",)


def test_goodwin_and_wrights_leaf_weights_are_stable_as_computed():
    case = json.loads(shared("truth/goodwin_wright_office.json").read_text())
    names = case["inputs"]["attributes"]
    swing = [Fraction(s) for s in case["inputs"]["swing_points"]]
    tree = CriteriaTree(
        criteria=tuple(
            Criterion(id=n, parent=None, weight=s / sum(swing))
            for n, s in zip(names, swing, strict=True)
        )
    )
    rows = zip(case["inputs"]["options"], case["inputs"]["values"], strict=True)
    points = {o: dict(zip(names, map(Fraction, row), strict=True)) for o, row in rows}

    for name, expected in case["expected"]["leaf_stability_of_addison"].items():
        (lead,) = (
            lead for lead in leads(sweep(tree, points, name)) if lead.vendors == ("Addison Square",)
        )
        assert float(lead.start) == pytest.approx(expected["stable_from"], abs=1e-9)
        assert float(lead.end) == pytest.approx(expected["stable_to"], abs=1e-9)


weights = st.lists(st.integers(0, 50), min_size=5, max_size=5).filter(any)
percents = st.fractions(min_value=0, max_value=100, max_denominator=30)
tables = st.lists(st.lists(percents, min_size=7, max_size=7), min_size=1, max_size=6)
swept_names = st.sampled_from(["fit", "coverage", "ease", "team", "security", "price"])


def drawn(shares, table):
    """Return the second selection's tree with drawn top weights, and drawn points."""
    top = second.tree().top
    held = shares[: len(top)] if any(shares[: len(top)]) else [1] * len(top)
    tree = second.tree().reweighted(
        {c: Fraction(s, sum(held)) for c, s in zip(top, held, strict=True)}
    )
    return tree, {str(n): dict(zip(second.LEAVES, row, strict=True)) for n, row in enumerate(table)}


@given(weights, tables, swept_names)
def test_the_lines_pass_through_todays_totals_exactly(shares, table, name):
    tree, points = drawn(shares, table)

    swept = sweep(tree, points, name)

    assert at(swept, swept.present) == totals(tree, points)


@given(weights, tables, swept_names, st.integers(0, 1000))
def test_the_lines_are_what_a_move_gives(shares, table, name, tenths):
    tree, points = drawn(shares, table)
    weight = Fraction(tenths, 1000)

    for line in sweep(tree, points, name).lines:
        assert line.at(weight) == total(moved(tree, name, weight), points[line.vendor])


@given(weights, tables, swept_names, st.fractions(min_value=0, max_value=1, max_denominator=99))
def test_the_leads_name_the_highest_totals_everywhere(shares, table, name, weight):
    swept = sweep(*drawn(shares, table), name)
    found = leads(swept)

    assert found[0].start == 0
    assert found[-1].end == 1
    here = next(lead for lead in found if lead.start <= weight <= lead.end)
    reached = at(swept, weight)
    assert {reached[v] for v in here.vendors} == {max(reached.values())}


@given(weights, tables, swept_names)
def test_at_a_crossover_both_are_level_and_change_sides(shares, table, name):
    swept = sweep(*drawn(shares, table), name)
    lines = {line.vendor: line for line in swept.lines}

    for c in crossovers(swept):
        below, above = lines[c.ahead_below], lines[c.ahead_above]
        assert below.at(c.weight) == above.at(c.weight)
        assert above.slope > below.slope
