from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.pricing.price_points import price_points
from scoring.value import totals
from scoring.weakest_link import weakest_links
from tests.scoring import crm_fixture as crm
from workbench.problem import Problem


def points():
    return crm.points(price_points(crm.FIXED, crm.PRICES))


def test_each_vendor_s_weakest_criterion_stands_beside_its_sum():
    found = weakest_links(crm.tree(), points())

    assert {v: (link.criteria, link.points) for v, link in found.items()} == {
        "aban": (("price",), 45),
        "baran": (("price",), 60),
        "caspian": (("viability",), 60),
    }
    assert {v: link.total for v, link in found.items()} == totals(crm.tree(), points())


def test_one_may_look_at_some_criteria_and_equals_are_all_named():
    found = weakest_links(crm.tree(), points(), ["functional", "viability"])
    assert found["aban"].criteria == ("viability",)

    even = {"aban": dict.fromkeys(crm.WEIGHTS, Fraction(50))}
    assert weakest_links(crm.tree(), even)["aban"].criteria == tuple(crm.WEIGHTS)


def test_what_weighs_nothing_is_no_link():
    light = crm.tree().reweighted({"price": Fraction(0), "functional": Fraction(60, 100)})

    assert weakest_links(light, points())["aban"].criteria == ("viability",)


def test_a_vendor_without_points_is_refused():
    with pytest.raises(Problem, match="aban has no points on functional"):
        weakest_links(crm.tree(), {"aban": {}})


@given(st.lists(st.integers(0, 100).map(Fraction), min_size=5, max_size=5))
def test_no_link_is_stronger_than_the_sum(own):
    found = weakest_links(crm.tree(), {"aban": dict(zip(crm.WEIGHTS, own, strict=True))})["aban"]

    assert found.points == min(own) <= found.total
