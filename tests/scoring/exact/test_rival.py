from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.exact.rival import CombinedChange, NoChange, case_for, cases_for, measured_otherwise
from scoring.exact.rival_words import Means, case_heading, case_lines, measured_rows
from scoring.exact.sensitivity import sweep
from scoring.exact.smallest_change import Norm, Reason
from scoring.exact.two_weights import two_weight_map
from scoring.pricing.price_cut import price_cut_to_tie
from scoring.weights import moved
from tests.scoring import crm_fixture as crm
from tests.scoring.crm_standing import PERSIAN, PERSIAN_TITLES, standing
from workbench.language import Language

EN, FA = Language.EN, Language.FA
NB = "\N{NO-BREAK SPACE}"


def said(told, rival, language=EN):
    return [line.text for line in case_lines(told, case_for(told, rival), language)]


def impossible(told, rival):
    lines = case_lines(told, case_for(told, rival), EN)
    return [line.means for line in lines if not line.is_possible]


def weight_of(case, criterion):
    return next((t.weight for t in case.takeovers if t.criterion == criterion), None)


def test_aban_wins_below_2_11_of_price_or_at_a_price_below_50():
    case = case_for(standing(), "aban")

    assert weight_of(case, "price") == Fraction(2, 11)
    assert (case.price_cut.price, case.price_cut.level_with) == (5000, "baran")
    assert case.rises.gap == Fraction("1.25")
    assert not case.leads_already


def test_caspian_wins_above_118_343_of_price_or_at_a_price_below_36_56():
    case = case_for(standing(), "caspian")

    assert weight_of(case, "price") == Fraction(118, 343)
    assert case.price_cut.price == 3656
    assert weight_of(case, "viability") is None


@pytest.mark.parametrize("rival", ["aban", "caspian"])
def test_takeovers_are_the_nearest_first_and_lead_just_beyond(rival):
    case = case_for(standing(), rival)

    distances = [takeover.distance for takeover in case.takeovers]
    assert distances == sorted(distances)
    assert distances
    for takeover in case.takeovers:
        step = Fraction(1, 1000) * (1 if takeover.weight > takeover.present else -1)
        lines = sweep(crm.tree(), standing().points, takeover.criterion).lines
        beyond = {line.vendor: line.at(takeover.weight + step) for line in lines}
        before = {line.vendor: line.at(takeover.weight - step) for line in lines}
        assert max(beyond, key=beyond.get) == rival
        assert max(before, key=before.get) != rival


def test_the_combined_change_makes_aban_level_by_moving_the_least_weight():
    # Aban is behind by 1.25. A weight that moves from price, where Baran has 15 points more, to
    # functional or implementation, where Aban has 8 more, brings 23 times itself.
    change = case_for(standing(), "aban").change

    assert isinstance(change, CombinedChange)
    assert change.moved == pytest.approx(1.25 / 23)
    stronger = change.weights["functional"] + change.weights["implementation"]
    assert stronger == pytest.approx(0.5 + 1.25 / 23)
    assert change.weights["price"] == pytest.approx(0.25 - 1.25 / 23)


def test_each_measure_has_its_own_smallest_change():
    found = measured_otherwise(standing(), "aban")
    rows = measured_rows(standing(), "aban", found, EN)
    changes = {n: [c.weights[k] - c.present[k] for k in c.weights] for n, c in found.items()}

    assert found[Norm.L1] == case_for(standing(), "aban").top_change
    for norm, order in ((Norm.L1, 1), (Norm.L2, 2), (Norm.LINF, float("inf"))):
        sizes = {n: np.linalg.norm(change, ord=order) for n, change in changes.items()}
        assert sizes[norm] == pytest.approx(min(sizes.values()))
    assert [row["Smallest by"] for row in rows] == [
        "the sum of all changes (L1, as above)", "the sum of their squares (L2)",
        "the largest single change (L∞)",
    ]  # fmt: skip
    assert rows[0]["Weight that moves"] == f"5.4{NB}%"


def test_who_leads_needs_nothing():
    case = case_for(standing(), "baran")

    assert case.leads_already
    assert case.change.moved == 0
    assert case.top_change.moved == 0
    assert said(standing(), "baran") == [
        (
            "Its total is the highest already, or level with it; only the published tie-break rule "
            "puts another first."
        )
    ]


def test_a_rival_has_a_line_for_each_means_in_both_languages():
    persian = standing(vendors=PERSIAN, titles=PERSIAN_TITLES)

    assert said(standing(), "aban") == [
        (
            f"Price weighs less than 18.2{NB}% (now 25{NB}%), or Functional weighs more than "
            f"43.8{NB}% (now 35{NB}%)."
        ),
        (
            f"More than 5.4{NB}% of all weight moves: Implementation 15{NB}% → 20.4{NB}%, "
            f"Price 25{NB}% → 19.6{NB}%."
        ),
        f"Its price falls below EUR{NB}50.00, by 3.8{NB}% (now EUR{NB}52.00).",
        "It gains more than 3.57 points on Functional, or more than 1.67 on all that is scored.",
    ]
    assert said(persian, "aban", FA)[1:] == [
        ("بیش از ۵٫۴٪ از کل وزن جابه‌جا شود: «پیاده‌سازی» از ۱۵٪ به ۲۰٫۴٪، «قیمت» از ۲۵٪ به ۱۹٫۶٪."),
        f"قیمتش به کمتر از ۵۰٫۰۰{NB}یورو برسد، یعنی ۳٫۸٪ کمتر (اکنون ۵۲٫۰۰{NB}یورو).",
        (
            "در «تناسب عملکردی» بیش از ۳٫۵۷ امتیاز، یا در همهٔ آنچه نمره داده می‌شود بیش از ۱٫۶۷ "
            "امتیاز، افزون بر این بگیرد."
        ),
    ]
    case = case_for(persian, "aban")
    assert case_heading(persian, case, FA) == "چه باید رخ دهد تا آبان برنده شود؟"


def two_levels():
    """Return a plan whose first criterion has two parts, on which A and B differ."""
    half = Fraction(1, 2)
    tree = CriteriaTree(criteria=(
        Criterion(id="fit", parent=None, weight=half),
        Criterion(id="sales", parent="fit", weight=half),
        Criterion(id="service", parent="fit", weight=half),
        Criterion(id="plan", parent=None, weight=half),
    ))  # fmt: skip
    scores = {"a": (90, 40, 70), "b": (60, 60, 60)}
    points = {v: dict(zip(tree.leaves, map(Fraction, own), strict=True))
              for v, own in scores.items()}  # fmt: skip
    titles = {c.id: c.id.capitalize() for c in tree.criteria}
    return standing(tree=tree, points=points, titles=titles, vendors={"a": "A", "b": "B"},
                    price_rule=None)  # fmt: skip


def test_the_change_at_the_top_keeps_the_weights_inside_and_the_one_over_leaves_may_do_more():
    # A has 65 on Fit and 70 on Plan, B 60 on both: only the part Service can turn it.
    case = case_for(two_levels(), "b")

    assert case.top_change == NoChange(reason=Reason.DOMINATED, by="a")
    assert case.change.moved == pytest.approx(7.5 / 50)
    assert said(two_levels(), "b")[:2] == [
        "No single weight does it, whatever it is.",
        (
            f"If weights inside the criteria move as well, 15{NB}% are enough: "
            f"Sales 25{NB}% → 10{NB}%, Service 25{NB}% → 40{NB}%."
        ),
    ]


def test_of_many_changes_the_largest_are_named_and_the_others_counted():
    ids = [f"c{at}" for at in range(8)]
    tree = CriteriaTree(
        criteria=tuple(Criterion(id=each, parent=None, weight=Fraction(1, 8)) for each in ids)
    )
    points = {"a": dict.fromkeys(ids, Fraction(60)), "b": dict.fromkeys(ids, Fraction(50))}
    told = standing(tree=tree, points=points, titles=dict(zip(ids, "ABCDEFGH", strict=True)),
                    vendors={"a": "A", "b": "B"}, price_rule=None)  # fmt: skip
    present = dict.fromkeys(ids, 0.125)
    steps = dict(zip(ids, (0.1, -0.1, 0.06, -0.06, 0.04, -0.04, 0.02, -0.02), strict=True))
    weights = {each: present[each] + step for each, step in steps.items()}
    change = CombinedChange(present=present, weights=weights, moved=0.22)
    case = replace(case_for(told, "b"), top_change=change, change=change)

    assert case_lines(told, case, EN)[1].text == (
        f"More than 22{NB}% of all weight moves: A 12.5{NB}% → 22.5{NB}%, B 12.5{NB}% → 2.5{NB}%, "
        f"C 12.5{NB}% → 18.5{NB}%, D 12.5{NB}% → 6.5{NB}%, E 12.5{NB}% → 16.5{NB}%, and 3 more."
    )


def test_a_vendor_that_is_worse_everywhere_is_told_by_whom():
    low = {v: {**own} for v, own in standing().points.items()}
    low["caspian"] = {leaf: p / 10 for leaf, p in low["caspian"].items()}
    told = standing(points=low, prices={**standing().prices, "caspian": 67_00})
    told = replace(told, points={**low, "caspian": {**low["caspian"], "price": Fraction(15, 2)}})

    case = case_for(told, "caspian")

    assert case.takeovers == ()
    assert case.change == NoChange(reason=Reason.DOMINATED, by="baran")
    assert case.price_cut is None
    assert impossible(told, "caspian") == [Means.WEIGHTS, Means.PRICE]
    assert said(told, "caspian")[:2] == [
        "No weights do it: Baran has more points on every criterion.", "No price alone does it.",
    ]  # fmt: skip


def test_a_vendor_between_two_others_is_not_said_to_be_worse_than_one():
    half = {"functional": Fraction(1, 2), "viability": Fraction(1, 2)}
    tree = crm.tree().reweighted({**dict.fromkeys(crm.WEIGHTS, Fraction(0)), **half})
    level = dict.fromkeys(crm.WEIGHTS, Fraction(40))
    ends = {"functional": Fraction(90), "viability": Fraction(10)}
    table = {
        "aban": {**dict.fromkeys(crm.WEIGHTS, Fraction(50)), **ends},
        "baran": {**dict.fromkeys(crm.WEIGHTS, Fraction(50)), "functional": Fraction(10),
                  "viability": Fraction(90)},
        "caspian": level,
    }  # fmt: skip
    told = standing(tree=tree, points=table, price_rule=None)

    assert case_for(told, "caspian").change == NoChange(reason=Reason.NEVER_FIRST, by=None)
    assert said(told, "caspian")[0] == (
        "No weights do it: whatever they are, somebody else has more points."
    )


def test_where_nothing_alone_is_enough_every_line_says_so():
    tree = moved(crm.tree(), "price", Fraction(1))
    points = {
        "aban": dict.fromkeys(crm.WEIGHTS, Fraction(100)),
        "baran": dict.fromkeys(crm.WEIGHTS, Fraction(0)),
    }
    told = standing(tree=tree, points=points, price_rule=None)

    assert impossible(told, "baran") == [Means.WEIGHTS, Means.SCORES]
    assert len(said(told, "baran")) == 2


def test_a_relative_formula_has_its_exact_cut_too():
    # Dearest of three, Aban earns nothing; at 45.65 and a bit Baran is the dearest but for it.
    told = standing(crm.MIN_MAX)
    found = case_for(told, "aban").price_cut

    assert found.level_with == "caspian"
    cut = price_cut_to_tie(told.tree, told.points, crm.MIN_MAX, told.prices, vendor="aban")
    assert found == cut
    assert f"Its price falls to EUR{NB}" in said(told, "aban")[2]


def test_a_formula_that_takes_a_hidden_price_names_no_cut():
    told = standing(crm.MIN_MAX, hides_vendors=True)

    assert case_for(told, "aban").price_cut is None
    assert said(told, "aban")[2].startswith("Its price cannot be said")
    assert case_for(standing(hides_vendors=True), "aban").price_cut.price == 5000


def test_a_what_if_has_its_own_case():
    tree = moved(crm.tree(), "price", Fraction(1, 10))

    assert case_for(standing(), "aban", tree).leads_already
    assert weight_of(case_for(standing(), "baran", tree), "price") == Fraction(2, 11)


def test_a_vendor_without_a_place_is_named_as_people_call_it():
    with pytest.raises(ValueError, match="Damavand has no place in the ranking"):
        case_for(standing(), "damavand")


@pytest.mark.parametrize(
    ("fit", "condition"), [(80, "Functional weighs less"), (20, "Functional weighs more")]
)
def test_the_nearest_weight_is_named_with_its_side(fit, condition):
    # Two weights only: both are as near, and the plan's first is named.
    half = {"functional": Fraction(1, 2), "viability": Fraction(1, 2)}
    tree = crm.tree().reweighted({**dict.fromkeys(crm.WEIGHTS, Fraction(0)), **half})
    level = dict.fromkeys(crm.WEIGHTS, Fraction(50))
    table = {
        "a": {**level, "functional": Fraction(fit), "viability": Fraction(100 - fit)},
        "b": {**level, "functional": Fraction(45)},
    }
    told = standing(tree=tree, points=table, vendors={"a": "A", "b": "B"}, price_rule=None)

    assert said(told, "b")[0].startswith(condition)


def test_several_cases_are_those_of_each():
    told = standing()

    assert cases_for(told, ["caspian", "aban"]) == (
        case_for(told, "caspian"), case_for(told, "aban"),
    )  # fmt: skip


def with_points(**of_vendors):
    """Return the standing of vendors with these points on every criterion of the plan in turn."""
    points = {v: dict(zip(crm.WEIGHTS, map(Fraction, own), strict=True))
              for v, own in of_vendors.items()}  # fmt: skip
    return standing(points=points, vendors={v: v.upper() for v in points}, price_rule=None)


def test_a_rival_that_is_level_on_one_criterion_and_nowhere_better_can_never_win():
    told = with_points(a=(90, 80, 70, 60, 50), b=(80, 80, 60, 50, 40))

    assert case_for(told, "b").change == NoChange(reason=Reason.NEVER_AHEAD, by="a")
    assert said(told, "b")[0] == (
        "No weights do it: A has at least as many points on every criterion, so at best they are "
        "level."
    )
    assert said(told, "b", FA)[0].endswith("پس در بهترین حالت با هم برابر می‌شوند.")
    assert Means.WEIGHTS in impossible(told, "b")


def test_a_rival_that_a_mixture_of_two_others_always_meets_can_never_win():
    told = with_points(a=(90, 10, 50, 50, 50), b=(10, 90, 50, 50, 50), c=(50, 50, 50, 50, 50))
    tree = told.tree.reweighted({
        **dict.fromkeys(crm.WEIGHTS, Fraction(0)),
        "functional": Fraction(3, 4), "integration": Fraction(1, 4),
    })  # fmt: skip

    assert case_for(told, "c", tree).change == NoChange(reason=Reason.NEVER_AHEAD, by=None)
    assert said(replace(told, tree=tree), "c")[0] == (
        "No weights do it: at best it is level with another, never ahead."
    )


def test_a_rival_that_is_level_inside_a_criterion_may_still_win_by_weights_inside_it():
    told = two_levels()
    level = {"a": {"sales": 90, "service": 30, "plan": 70}, "b": {"sales": 60, "service": 60,
             "plan": 60}}  # fmt: skip
    points = {v: {leaf: Fraction(p) for leaf, p in own.items()} for v, own in level.items()}
    case = case_for(replace(told, points=points), "b")

    assert case.top_change == NoChange(reason=Reason.NEVER_AHEAD, by="a")
    assert isinstance(case.change, CombinedChange)


def test_points_that_run_out_where_the_rival_is_level_do_not_make_it_win():
    told = with_points(a=(100, 50, 50, 50, 50), b=(90, 50, 50, 50, 50))
    tree = moved(crm.tree(), "functional", Fraction(1))

    found = case_for(told, "b", tree)
    assert found.rises.gap == 10
    assert found.rises.together is None
    assert said(replace(told, tree=tree), "b")[-1].startswith("No scores alone do it")


def test_a_price_that_earns_all_points_and_only_makes_level_is_said_to():
    alike = {leaf: Fraction(50) for leaf in crm.WEIGHTS}
    prices = {"aban": 40_00, "baran": 30_00}
    points = {"aban": {**alike, "price": Fraction(75)}, "baran": {**alike, "price": Fraction(100)}}
    told = standing(points=points, prices=prices)

    assert case_for(told, "aban").price_cut.leads_below is False
    assert Means.PRICE in impossible(told, "aban")
    assert f"At EUR{NB}30.00 its price makes it level (now EUR{NB}40.00), and no price ahead." in (
        said(told, "aban")
    )


@pytest.mark.parametrize("order", [("caspian", "aban", "baran"), ("baran", "caspian", "aban")])
def test_another_order_of_the_vendors_changes_no_card_and_no_map(order):
    given = standing()
    turned = replace(given, points={v: given.points[v] for v in order})

    for rival in ("aban", "caspian"):
        one, other = case_for(given, rival), case_for(turned, rival)
        assert (one.takeovers, one.price_cut, one.rises) == (
            other.takeovers, other.price_cut, other.rises,
        )  # fmt: skip
        assert one.change.moved == pytest.approx(other.change.moved)
    maps = [two_weight_map(each.tree, each.points, "price", "functional")
            for each in (given, turned)]  # fmt: skip
    assert len({frozenset((r.vendors, r.share) for r in found.regions) for found in maps}) == 1
