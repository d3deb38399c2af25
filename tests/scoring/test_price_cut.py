from dataclasses import replace
from fractions import Fraction

import pytest

from rfp.criterion import CriterionKind
from scoring.price_cut import price_cut_to_tie
from scoring.price_points import price_points
from scoring.value import totals
from scoring.weights import moved
from tests.scoring import crm_fixture as crm
from workbench.problem import Problem


def points(prices):
    return crm.points(price_points(crm.FIXED, prices, crm.EXCLUDED))


def cut(vendor, *, tree=None, prices=crm.PRICES, rule=crm.FIXED, level_with="baran"):
    return price_cut_to_tie(
        tree or crm.tree(), points(prices), rule, prices, vendor=vendor, level_with=level_with
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
        ({"rule": crm.LOWEST}, "between two fixed amounts only"),
        ({"level_with": "zagros"}, "zagros has no place"),
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
