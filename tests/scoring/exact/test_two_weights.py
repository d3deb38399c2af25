from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.exact.sensitivity import leads, sweep
from scoring.exact.two_weights import two_weight_map
from scoring.pricing.price_points import price_points
from scoring.value import totals
from tests.scoring import crm_fixture as crm
from tests.scoring import second_selection as second

POINTS = crm.points(price_points(crm.FIXED, crm.PRICES, crm.EXCLUDED))


def three(table, weights=("1/3", "1/3", "1/3")):
    tree = CriteriaTree(
        criteria=tuple(
            Criterion(id=c, parent=None, weight=Fraction(w))
            for c, w in zip(("x", "y", "z"), weights, strict=True)
        )
    )
    points = {v: dict(zip("xyz", map(Fraction, row), strict=True)) for v, row in table.items()}
    return tree, points


def inside(corners, point):
    """Return whether `point` is within a convex polygon or on its edge."""
    around = zip(corners, (*corners[1:], corners[0]), strict=True)
    return all(
        (end[0] - start[0]) * (point[1] - start[1]) >= (end[1] - start[1]) * (point[0] - start[0])
        for start, end in around
    )


def test_the_present_point_lies_in_the_region_of_todays_leader():
    found = two_weight_map(crm.tree(), POINTS, "functional", "price")

    assert found.present == (Fraction("0.35"), Fraction("0.25"))
    assert [r.vendors for r in found.regions if inside(r.corners, found.present)] == [("baran",)]
    assert sum(r.share for r in found.regions) == 1


def test_the_map_has_the_leads_of_the_sweep_along_the_line_of_present_proportions():
    # Along functional = (1 - price) 35 / 75 the map is the sweep of the price weight.
    found = two_weight_map(crm.tree(), POINTS, "functional", "price")

    for lead in leads(sweep(crm.tree(), POINTS, "price")):
        for price in (lead.start, (lead.start + lead.end) / 2, lead.end):
            at = ((1 - price) * Fraction(35, 75), price)
            here = [r.vendors for r in found.regions if inside(r.corners, at)]
            assert lead.vendors in here


def test_three_specialists_divide_the_triangle_into_thirds():
    found = two_weight_map(*three({"a": (100, 0, 0), "b": (0, 100, 0), "c": (0, 0, 100)}), "x", "y")

    third = Fraction(1, 3)
    assert {r.vendors: r.share for r in found.regions} == {
        ("a",): third, ("b",): third, ("c",): third,
    }  # fmt: skip
    assert all((third, third) in r.corners for r in found.regions)


def test_vendors_that_are_alike_share_a_region():
    (only,) = two_weight_map(*three({"a": (5, 5, 5), "b": (5, 5, 5)}), "x", "y").regions

    assert (only.vendors, only.share, len(only.corners)) == (("a", "b"), 1, 3)


def test_a_vendor_that_leads_along_a_line_only_has_no_region():
    table = {"a": (100, 0, 0), "b": (0, 100, 0), "c": (50, 50, 0)}

    found = two_weight_map(*three(table), "x", "y")

    assert [r.vendors for r in found.regions] == [("a",), ("b",)]


def test_the_rest_shares_equally_where_it_all_weighs_nothing():
    tree = second.tree().reweighted(
        {"fit": Fraction(1, 2), "price": Fraction(1, 2), "delivery": Fraction(0),
         "security": Fraction(0)}
    )  # fmt: skip
    points = {
        "a": dict.fromkeys(second.LEAVES, Fraction(50)),
        "b": {**dict.fromkeys(second.LEAVES, Fraction(0)), "security": Fraction(100)},
    }

    # At (0, 0) delivery and security weigh a half each: b has 50, as a has, and less elsewhere.
    (only,) = two_weight_map(tree, points, "fit", "price").regions
    assert only.vendors == ("a",)


percents = st.integers(0, 4).map(lambda quarter: Fraction(25 * quarter))
tables = st.lists(st.lists(percents, min_size=7, max_size=7), min_size=1, max_size=5)
pairs = st.sampled_from(
    [("fit", "price"), ("security", "delivery"), ("coverage", "ease"), ("reports", "ease")]
)
shares = st.tuples(*[st.integers(0, 6)] * 3).filter(any)


@settings(max_examples=60)
@given(tables, pairs, shares)
def test_everywhere_the_regions_name_who_has_the_highest_total(table, pair, parts):
    tree = second.tree()
    points = {str(n): dict(zip(second.LEAVES, row, strict=True)) for n, row in enumerate(table)}
    at = (Fraction(parts[0], sum(parts)), Fraction(parts[1], sum(parts)))

    found = two_weight_map(tree, points, *pair)

    others = [c for c in tree.siblings(pair[0]) if c != pair[1]]
    held = sum(tree[c].weight for c in others)
    rest = {c: tree[c].weight / held * (1 - sum(at)) for c in others}
    moved = tree.reweighted({pair[0]: at[0], pair[1]: at[1], **rest})
    exact = totals(moved, points)
    best = {v for v, total in exact.items() if total == max(exact.values())}
    here = {v for r in found.regions if inside(r.corners, at) for v in r.vendors}
    assert here
    assert here <= best
    assert sum(r.share for r in found.regions) == 1


@pytest.mark.parametrize(
    ("first", "second_one", "words"),
    [
        ("fit", "fit", "two criteria of one parent, got fit and fit"),
        ("fit", "ease", "got fit and ease"),
        ("schedule", "team", "needs a third criterion"),
        ("fit", "speed", "no criterion speed"),
    ],
)
def test_what_has_no_map_is_refused(first, second_one, words):
    points = {"a": dict.fromkeys(second.LEAVES, Fraction(1))}

    with pytest.raises(ValueError, match=words):
        two_weight_map(second.tree(), points, first, second_one)


def test_without_vendors_there_is_no_map():
    with pytest.raises(ValueError, match="nobody leads"):
        two_weight_map(crm.tree(), {}, "functional", "price")
