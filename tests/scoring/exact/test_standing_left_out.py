from fractions import Fraction

import pytest

from scoring.exact.standing_left_out import (
    rankings_without_criteria,
    rankings_without_evaluators,
    rankings_without_vendors,
)
from scoring.pricing.price_points import price_points
from scoring.ranking import rank
from scoring.value import NoScore, points_of
from tests.scoring import crm_fixture as crm
from tests.scoring import second_selection as second
from tests.scoring.crm_standing import standing


def by_name(found):
    return {each.left_out: each for each in found}


def test_under_a_fixed_formula_no_vendor_left_out_turns_the_others():
    found = rankings_without_vendors(standing())

    assert [each.left_out for each in found] == list(crm.ELIGIBLE)
    assert [(each.turned, each.changes_first) for each in found] == [((), False)] * 3
    assert [each.ranking.first for each in found] == [("baran",), ("aban",), ("baran",)]


def test_under_a_relative_formula_points_are_computed_again():
    # Without Caspian 46 is the lowest price and 52 the highest: 100 and 0 points.
    found = by_name(rankings_without_vendors(standing(crm.MIN_MAX)))["caspian"]

    again = crm.points({"aban": Fraction(0), "baran": Fraction(100)}, ("aban", "baran"))
    assert found.ranking.places == rank(crm.tree(), again).places


def test_a_vendor_that_decides_between_two_others_is_found():
    # On quality Aban is 2.5 ahead of Baran. Beside a price of 200, 50 and 40 earn 93.75 and 100
    # points, worth 1.56; without it 0 and 100, worth 25.
    prices = {"aban": 50_00, "baran": 40_00, "caspian": 200_00}
    points = crm.points(price_points(crm.MIN_MAX, prices))

    found = by_name(rankings_without_vendors(standing(crm.MIN_MAX, prices=prices, points=points)))

    assert found["caspian"].turned == (("aban", "baran"),)
    assert found["caspian"].changes_first


def test_points_that_depend_on_a_hidden_vendor_cannot_be_computed_again():
    with pytest.raises(ValueError, match="hidden from you"):
        rankings_without_vendors(standing(crm.LOWEST, hides_vendors=True))

    assert len(rankings_without_vendors(standing(hides_vendors=True))) == 3


def test_a_lone_vendor_cannot_be_left_out():
    only = {"aban": standing().points["aban"]}

    with pytest.raises(ValueError, match="one vendor alone"):
        rankings_without_vendors(standing(points=only))


def test_without_price_aban_is_first():
    found = by_name(rankings_without_criteria(standing()))

    assert list(found) == list(crm.WEIGHTS)
    assert found["price"].ranking.first == ("aban",)
    assert found["price"].turned == (("baran", "aban"),)
    assert found["price"].changes_first
    # Without viability the others are 35, 15, 15 and 25 of 90: Baran 72.33, Caspian 71.72 and
    # Aban 71.61.
    assert found["viability"].turned == (("aban", "caspian"),)
    assert not found["viability"].changes_first


def test_a_branch_is_left_out_as_a_whole():
    points = points_of(second.tree(), second.sheets(), second.PRICE_POINTS)
    found = by_name(rankings_without_criteria(standing(tree=second.tree(), points=points)))

    half, third, sixth = Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)
    without = {"fit": Fraction(0), "delivery": third, "security": sixth, "price": half}
    expected = rank(second.tree().reweighted(without), points)
    assert found["fit"].ranking.places == expected.places
    assert "coverage" in found


def sheets(**scores):
    """Return sheets on one leaf: vendor to evaluator to score."""
    return {vendor: {"functional": given} for vendor, given in scores.items()}


def test_without_an_evaluator_the_others_scores_count():
    given = sheets(
        aban={"sales": 5, "service": 3},
        baran={"sales": 3, "service": 5},
        caspian={"sales": 3, "service": 3},
    )
    points = {
        v: {**own, "functional": Fraction(60 if v == "caspian" else 80)}
        for v, own in standing().points.items()
    }

    found = by_name(rankings_without_evaluators(standing(points=points), given))

    assert list(found) == ["sales", "service"]
    # Both have 80 together; without service Aban has 100 and Baran 60.
    assert found["service"].ranking.first == ("aban",)
    assert found["service"].turned[0] == ("baran", "aban")
    assert (found["sales"].ranking.first, found["sales"].changes_first) == (("baran",), False)


def test_who_alone_scored_something_leaves_no_ranking():
    given = sheets(aban={"sales": 5, "service": NoScore.ABSTAINED})

    found = by_name(rankings_without_evaluators(standing(), given))

    assert found["sales"].ranking is None
    assert not found["sales"].changes_first
    assert found["service"].ranking is not None


def test_vendors_that_were_level_do_not_turn_round_but_part():
    points = {
        "aban": dict.fromkeys(crm.WEIGHTS, Fraction(50)),
        "baran": {**dict.fromkeys(crm.WEIGHTS, Fraction(50)), "integration": Fraction(60),
                  "implementation": Fraction(40)},
    }  # fmt: skip

    found = by_name(rankings_without_criteria(standing(points=points)))

    assert [each.turned for each in found.values()] == [()] * len(crm.WEIGHTS)
    assert found["integration"].ranking.first == ("aban",)
    assert found["integration"].changes_first
