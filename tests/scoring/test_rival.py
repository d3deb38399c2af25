from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.rival import CombinedChange, NoChange, case_for, case_sentence
from scoring.sensitivity import sweep
from scoring.smallest_change import Reason
from scoring.weights import moved
from tests.scoring import crm_fixture as crm
from tests.scoring.crm_standing import PERSIAN, PERSIAN_TITLES, standing
from workbench.language import Language

EN, FA = Language.EN, Language.FA
NB = "\N{NO-BREAK SPACE}"


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


def test_who_leads_needs_nothing():
    case = case_for(standing(), "baran")

    assert case.leads_already
    assert case.change.moved == 0
    assert case_sentence(standing(), case, EN) == "Baran has the highest total already."


def test_the_case_is_one_sentence_in_both_languages():
    case = case_for(standing(), "aban")
    persian = standing(vendors=PERSIAN, titles=PERSIAN_TITLES)

    assert case_sentence(standing(), case, EN) == (
        f"Aban takes the lead if price counts for less than 18.2{NB}%, or more than 5.4{NB}% of "
        f"all weight moves to where it is stronger, or its price falls below EUR{NB}50.00, or it "
        "gains more than 3.57 points on Functional, or it gains more than 1.67 points on all that "
        "is scored."
    )
    assert case_sentence(persian, case, FA) == (
        "اگر وزن قیمت کمتر از ۱۸٫۲٪ باشد، یا بیش از ۵٫۴٪ از کل وزن به معیارهایی برود که در آن‌ها "
        f"قوی‌تر است، یا قیمتش به کمتر از ۵۰٫۰۰{NB}یورو برسد، یا در «تناسب عملکردی» بیش از ۳٫۵۷ "
        "امتیاز افزون بر این بگیرد، یا در همهٔ آنچه نمره داده می‌شود بیش از ۱٫۶۷ امتیاز افزون بر "
        "این بگیرد، آبان پیشتاز می‌شود."
    )


def test_a_vendor_that_is_worse_everywhere_can_only_win_by_its_scores():
    low = {v: {**own} for v, own in standing().points.items()}
    low["caspian"] = {leaf: p / 10 for leaf, p in low["caspian"].items()}
    told = standing(points=low, prices={**standing().prices, "caspian": 67_00})
    told = replace(told, points={**low, "caspian": {**low["caspian"], "price": Fraction(15, 2)}})

    case = case_for(told, "caspian")

    assert case.takeovers == ()
    assert case.change == NoChange(reason=Reason.DOMINATED, by=case.change.by)
    assert case.price_cut is None
    assert case_sentence(told, case, EN).startswith("Caspian takes the lead if it gains more than")


def test_where_nothing_alone_is_enough_it_says_so():
    tree = moved(crm.tree(), "price", Fraction(1))
    points = {
        "aban": dict.fromkeys(crm.WEIGHTS, Fraction(100)),
        "baran": dict.fromkeys(crm.WEIGHTS, Fraction(0)),
    }
    told = standing(crm.LOWEST, tree=tree, points=points)

    assert case_sentence(told, case_for(told, "baran"), EN) == (
        "No change of weights, price or scores alone gives Baran the lead."
    )


def test_under_a_relative_formula_there_is_no_exact_cut():
    assert case_for(standing(crm.MIN_MAX), "aban").price_cut is None


def test_a_what_if_has_its_own_case():
    tree = moved(crm.tree(), "price", Fraction(1, 10))

    assert case_for(standing(), "aban", tree).leads_already
    assert weight_of(case_for(standing(), "baran", tree), "price") == Fraction(2, 11)


def test_a_vendor_without_a_place_is_named_as_people_call_it():
    with pytest.raises(ValueError, match="Damavand has no place in the ranking"):
        case_for(standing(), "damavand")


@pytest.mark.parametrize(
    ("fit", "condition"), [(80, "Functional counts for less"), (20, "Functional counts for more")]
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
    told = standing(crm.LOWEST, tree=tree, points=table, vendors={"a": "A", "b": "B"})

    sentence = case_sentence(told, case_for(told, "b"), EN)

    assert sentence.startswith(f"B takes the lead if {condition}")


def test_caspian_takes_the_lead_when_price_counts_for_more():
    sentence = case_sentence(standing(), case_for(standing(), "caspian"), EN)

    assert sentence.startswith(f"Caspian takes the lead if price counts for more than 34.4{NB}%")
