from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from scoring.exact.score_rise import rises_to_tie
from scoring.pricing.price_points import price_points
from scoring.value import totals
from tests.scoring import crm_fixture as crm
from tests.scoring import second_selection as second

POINTS = crm.points(price_points(crm.FIXED, crm.PRICES, crm.EXCLUDED))


def by_criterion(rises):
    return {rise.criterion: rise.points for rise in rises.each}


def test_aban_needs_five_points_on_integration_but_under_four_on_functional():
    # Baran 72.70 - Aban 71.45 = 1.25; divided by the weights 35, 15, 15 and 10 %.
    found = rises_to_tie(crm.tree(), POINTS, vendor="aban")

    assert (found.level_with, found.gap) == ("baran", Fraction("1.25"))
    assert by_criterion(found) == {
        "functional": Fraction(25, 7),
        "integration": Fraction(25, 3),
        "implementation": Fraction(25, 3),
        "viability": Fraction(25, 2),
    }
    assert found.together == Fraction(5, 3)


def test_the_lead_is_needed_over_the_vendor_named():
    found = rises_to_tie(crm.tree(), POINTS, vendor="caspian", level_with="aban")

    assert found.gap == Fraction("0.9")


def test_who_leads_needs_no_rise():
    found = rises_to_tie(crm.tree(), POINTS, vendor="baran")

    assert found.gap < 0
    assert set(by_criterion(found).values()) == {found.together} == {0}


def two(weight, low, high):
    tree = CriteriaTree(
        criteria=(
            Criterion(id="fit", parent=None, weight=1 - Fraction(weight)),
            Criterion(id="plan", parent=None, weight=Fraction(weight)),
        )
    )
    points = {
        "a": {"fit": Fraction(high), "plan": Fraction(high)},
        "b": {"fit": Fraction(low), "plan": Fraction(100 - low)},
    }
    return tree, points


def test_a_rise_beyond_the_scale_is_impossible():
    # b: 10 and 90, so 50; a: 60. On plan 10 are left, worth 5; together fit takes what plan cannot.
    found = rises_to_tie(*two("1/2", 10, 60), vendor="b")

    assert by_criterion(found) == {"fit": 20, "plan": None}
    assert found.together == 10


def test_leaves_at_the_top_of_the_scale_stop_and_the_others_go_on():
    # b: 10 and 90, so 50; a: 70. Both rise by 10, then fit alone by 20 more: 5 + 5 + 10 = 20.
    assert rises_to_tie(*two("1/2", 10, 70), vendor="b").together == 30


def test_what_weighs_nothing_helps_nobody():
    found = rises_to_tie(*two("0", 10, 60), vendor="b")

    assert by_criterion(found) == {"fit": 50, "plan": None}


def test_full_marks_of_the_leader_can_be_reached_exactly():
    assert rises_to_tie(*two("1/2", 10, 100), vendor="b").together == 90


def test_price_and_nothing_else_leaves_no_score_to_rise():
    tree, points = two("1/2", 10, 60)
    priced = replace(tree, criteria=(*tree.criteria[:1], replace(
        tree.criteria[1], kind=CriterionKind.PRICE)))  # fmt: skip

    assert by_criterion(rises_to_tie(priced, points, vendor="b")) == {"fit": 20}


percents = st.fractions(min_value=0, max_value=100, max_denominator=9)
tables = st.lists(st.lists(percents, min_size=7, max_size=7), min_size=2, max_size=4)


@settings(max_examples=30)
@given(tables)
def test_with_the_rise_the_totals_are_the_same(table):
    tree = second.tree()
    points = {str(n): dict(zip(second.LEAVES, row, strict=True)) for n, row in enumerate(table)}

    found = rises_to_tie(tree, points, vendor="0")

    scored = [leaf for leaf in tree.leaves if leaf != "price"]
    wanted = {"fit": ("coverage", "ease", "reports"), "delivery": ("schedule", "team")}
    for criterion, rise in [*by_criterion(found).items(), (None, found.together)]:
        rising = scored if criterion is None else wanted.get(criterion, (criterion,))
        full = Fraction(100) if rise is None else rise
        raised = {leaf: min(Fraction(100), points["0"][leaf] + full) for leaf in rising}
        exact = totals(tree, {**points, "0": {**points["0"], **raised}})
        gap = exact[found.level_with] - exact["0"]
        assert gap > 0 if rise is None else gap == min(0, found.gap)


def test_a_vendor_outside_the_ranking_or_alone_is_refused():
    with pytest.raises(ValueError, match="damavand has no place"):
        rises_to_tie(crm.tree(), POINTS, vendor="damavand")
    with pytest.raises(ValueError, match="needs two vendors"):
        rises_to_tie(crm.tree(), {"aban": POINTS["aban"]}, vendor="aban")
