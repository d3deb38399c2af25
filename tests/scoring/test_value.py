import json
from fractions import Fraction

import pytest

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.pricing.price_points import price_points
from scoring.value import (
    NoScore,
    contributions,
    leaf_points,
    node_points,
    points_of,
    total,
    totals,
)
from tests.material import shared
from tests.scoring import crm_fixture as crm
from tests.scoring import second_selection as second
from workbench.problem import Problem


def flat(weights):
    return CriteriaTree(
        criteria=tuple(Criterion(id=c, parent=None, weight=w) for c, w in weights.items())
    )


def by_place(values):
    return {f"c{n}": Fraction(str(v)) for n, v in enumerate(values)}


def test_ten_scores_that_sum_to_43_are_86_points():
    tree = CriteriaTree(
        criteria=(
            Criterion(id="functional", parent=None, weight=Fraction(1)),
            Criterion(id="depth", parent="functional", weight=Fraction(1, 2)),
            Criterion(id="breadth", parent="functional", weight=Fraction(1, 2)),
        )
    )
    members = ("chair", "sales", "service", "it", "finance")
    sheets = {
        "aban": {
            "depth": dict(zip(members, (5, 4, 5, 4, 4), strict=True)),
            "breadth": dict(zip(members, (4, 4, 4, 4, 5), strict=True)),
        }
    }

    points = points_of(tree, sheets)

    assert points == {"aban": {"depth": 88, "breadth": 84}}
    assert node_points(tree, points["aban"])["functional"] == 86


def test_abstentions_are_left_out_of_the_mean():
    scores = {"chair": 5, "sales": NoScore.ABSTAINED, "it": 0}

    assert leaf_points(scores, vendor="aban", leaf="fit") == 50


def test_a_zero_is_a_score():
    assert leaf_points({"chair": 0}, vendor="aban", leaf="fit") == 0


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ({"chair": 4, "it": NoScore.NOT_SCORED}, "1 of 2"),
        ({"chair": NoScore.ABSTAINED, "it": NoScore.ABSTAINED}, "0 of 2"),
        ({}, "0 of 0"),
    ],
)
def test_a_leaf_that_is_not_scored_is_refused_with_vendor_and_leaf(scores, found):
    with pytest.raises(Problem, match=f"aban is not scored on fit: {found} scores are there"):
        leaf_points(scores, vendor="aban", leaf="fit")


@pytest.mark.parametrize("found", [6, -1, 4.5])
def test_a_score_off_the_scale_is_refused(found):
    with pytest.raises(Problem, match=f"whole number from 0 to 5, got {found}"):
        leaf_points({"chair": found}, vendor="aban", leaf="fit")


def test_a_missing_leaf_never_gives_a_total_silently():
    sheets = second.sheets()
    del sheets["rayan"]["team"]

    with pytest.raises(Problem, match="rayan is not scored on team: 0 of 0"):
        points_of(second.tree(), sheets, second.PRICE_POINTS)


def test_a_missing_price_is_refused_with_the_vendors_name():
    with pytest.raises(Problem, match="parsa has no price"):
        points_of(second.tree(), second.sheets())


def test_the_second_selection_comes_out_as_worked_by_hand():
    price = price_points(second.PRICE_RULE, second.PRICES)
    points = points_of(second.tree(), second.sheets(), price)

    assert price == second.PRICE_POINTS
    assert totals(second.tree(), points) == second.TOTALS
    assert node_points(second.tree(), points["rayan"])["fit"] == Fraction(206, 3)
    assert node_points(second.tree(), points["parsa"])["fit"] == Fraction(200, 3)
    assert points["sepand"]["security"] == 70


def test_the_official_totals_of_the_story_come_out_exactly():
    points = crm.points(price_points(crm.FIXED, crm.PRICES, crm.EXCLUDED))

    assert totals(crm.tree(), points) == {
        "aban": Fraction("71.45"),
        "baran": Fraction("72.70"),
        "caspian": Fraction("70.55"),
    }


def test_the_vendor_left_out_would_have_had_67_15():
    points = crm.points(price_points(crm.FIXED, crm.PRICES), vendors=("damavand",))

    assert totals(crm.tree(), points) == {"damavand": Fraction("67.15")}


def test_min_max_alone_makes_caspian_win():
    points = crm.points(price_points(crm.MIN_MAX, crm.PRICES, crm.EXCLUDED))

    assert totals(crm.tree(), points) == {
        "aban": Fraction("60.20"),
        "baran": Fraction("70.20"),
        "caspian": Fraction("76.80"),
    }


def test_contributions_add_up_from_the_leaves_to_the_total():
    tree = second.tree()
    points = points_of(tree, second.sheets(), second.PRICE_POINTS)["rayan"]

    parts = contributions(tree, points)

    assert parts["coverage"] == Fraction(220, 15)
    assert parts["price"] == 27
    assert parts["fit"] == parts["coverage"] + parts["ease"] + parts["reports"]
    assert sum(parts[c] for c in tree.top) == second.TOTALS["rayan"]


def test_a_branch_that_weighs_nothing_still_has_points():
    tree = second.tree().reweighted(
        {c: Fraction(c == "price") for c in ("fit", "delivery", "security", "price")}
    )
    points = points_of(tree, second.sheets(), second.PRICE_POINTS)["parsa"]

    assert node_points(tree, points)["fit"] == Fraction(200, 3)
    assert total(tree, points) == 80


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ({"fit": Fraction(1)}, "aban has no points on price"),
        (
            {"fit": Fraction(1), "price": Fraction(1), "speed": Fraction(1)},
            "aban has points on speed, which is not a leaf",
        ),
        ({"fit": Fraction(1), "price": Fraction(101)}, "points on price .* 0 to 100, got 101"),
    ],
)
def test_points_that_do_not_cover_the_leaves_are_refused(points, sentence):
    tree = flat({"fit": Fraction(1, 2), "price": Fraction(1, 2)})

    with pytest.raises(Problem, match=sentence):
        totals(tree, {"aban": points})


def test_a_total_of_points_that_lack_a_leaf_is_refused():
    with pytest.raises(Problem, match="no points on fit"):
        total(flat({"fit": Fraction(1)}), {})


def test_goodwin_and_wrights_offices_have_their_published_values():
    case = json.loads(shared("truth/goodwin_wright_office.json").read_text())
    options, published = case["inputs"]["options"], case["expected"]["published"]["aggregate"]
    tree = flat(by_place(case["inputs"]["rounded_weights"]))
    swing = [Fraction(s) for s in case["inputs"]["swing_points"]]
    exact = flat({f"c{n}": s / sum(swing) for n, s in enumerate(swing)})
    points = {
        o: by_place(values) for o, values in zip(options, case["inputs"]["values"], strict=True)
    }

    found = {o: round(float(t), 1) for o, t in totals(tree, points).items()}

    assert {o: found[o] for o in published} == published
    assert list(map(float, totals(exact, points).values())) == pytest.approx(
        case["expected"]["values_exact_weights"], abs=1e-9
    )


def test_krackas_weighted_sums_and_ranks_come_out():
    case = json.loads(shared("truth/wsm_kracka2010.json").read_text())
    columns = list(zip(*case["inputs"]["matrix"], strict=True))
    turned = [
        [1 / Fraction(str(x)) if kind < 0 else Fraction(str(x)) for x in column]
        for column, kind in zip(columns, case["inputs"]["types"], strict=True)
    ]
    shares = [[x / sum(column) for x in column] for column in turned]
    tree = flat({f"c{n}": Fraction(1, len(columns)) for n in range(len(columns))})
    points = {
        str(row): {f"c{n}": 100 * column[row] for n, column in enumerate(shares)}
        for row in range(len(case["inputs"]["matrix"]))
    }

    found = [float(t) / 100 for t in totals(tree, points).values()]

    assert found == pytest.approx(case["expected"]["scores"], abs=case["tolerance"]["scores"])


def test_on_a_fixed_scale_a_vendor_that_leaves_does_not_turn_the_others_round():
    case = json.loads(shared("truth/rank_reversal_minmax.json").read_text())
    expected = case["expected"]
    tree = flat(by_place(case["parameters"]["weights"]))
    points = {
        str(v): {f"c{n}": Fraction(100 * (x - 1), 9) for n, x in enumerate(row)}
        for v, row in enumerate(case["inputs"]["matrix"])
    }
    with_all = totals(tree, points)
    points.pop(str(case["inputs"]["removed"]))

    without = totals(tree, points)

    assert [float(t) / 100 for t in with_all.values()] == pytest.approx(
        expected["fixed_scale_all"], abs=1e-12
    )
    assert without == {v: with_all[v] for v in without}
    assert max(without, key=without.__getitem__) == str(expected["fixed_winner_without"])


def test_under_lowest_price_the_middle_of_three_even_vendors_always_loses():
    case = json.loads(shared("cases/goldilocks-three-bids.json").read_text())
    tree = flat({c: Fraction(w, 100) for c, w in case["weights"].items()})
    price = price_points(crm.LOWEST, case["prices"])
    points = {v: {"quality": Fraction(q), "price": price[v]} for v, q in case["quality"].items()}

    found = {v: float(t) for v, t in totals(tree, points).items()}

    assert found == pytest.approx(case["recomputed"]["lowest_over_price (F1)"], abs=1e-12)


def test_a_real_award_has_its_published_totals():
    case = json.loads(shared("cases/school-district-network-rfp.json").read_text())
    full = {c["id"]: c.get("max_points", c.get("points_each")) for c in case["criteria"]}
    tree = flat({c: Fraction(most, 100) for c, most in full.items()})
    shown = {v: each for v, each in case["vendors"].items() if each["fee"]}
    low = round(100 * sum(case["recomputed"]["lowest_fee_interval"]) / 2)
    fees = price_points(
        crm.LOWEST, {v: round(100 * each["fee"]) for v, each in shown.items()} | {"cheapest": low}
    )
    points = {
        v: {c: Fraction(100 * each[c], full[c]) for c in ("sow", "hw")}
        | {"fee": fees[v], "same": Fraction(100)}
        for v, each in shown.items()
    }

    found = {v: round(float(t), 2) for v, t in totals(tree, points).items()}

    assert found == {v: each["total"] for v, each in shown.items()}


@pytest.mark.parametrize("present", ["with_Z", "without_Z"])
def test_under_lowest_price_a_hopeless_cheap_vendor_turns_the_others_round(present):
    case = json.loads(shared("cases/rank-reversal-irrelevant-bidder.json").read_text())
    vendors = case[present]
    tree = flat({c: Fraction(w, 100) for c, w in case["weights"].items()})
    price = price_points(crm.LOWEST, {v: case["bidders"][v]["price"] for v in vendors})
    points = {
        v: {"quality": Fraction(case["bidders"][v]["quality"]), "price": price[v]} for v in vendors
    }

    assert {v: float(t) for v, t in totals(tree, points).items()} == pytest.approx(
        vendors, abs=1e-12
    )
