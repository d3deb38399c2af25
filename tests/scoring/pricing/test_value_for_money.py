from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.pricing.value_for_money import frontier, value_for_money
from workbench.problem import Problem


def test_the_dominated_are_named_with_by_whom_and_the_rest_make_the_frontier():
    points = {"aban": Fraction(80), "baran": Fraction(75), "caspian": Fraction(60)}
    found = value_for_money(points | {"dena": Fraction(60)}, {
        "aban": 5200, "baran": 5200, "caspian": 4000, "dena": 4600,
    })  # fmt: skip

    assert [(each.vendor, each.dominated_by) for each in found] == [
        ("caspian", ()),
        ("dena", ("caspian",)),
        ("aban", ()),
        ("baran", ("aban",)),
    ]
    assert frontier(found) == ("caspian", "aban")
    assert [each.cost_per_point for each in found[:2]] == [Fraction(200, 3), Fraction(230, 3)]
    assert [each.extra_cost_per_point for each in found] == [None, None, 60, None]


def test_equal_proposals_share_the_frontier_and_no_points_have_no_cost_per_point():
    found = value_for_money({"a": Fraction(0), "b": Fraction(0)}, {"a": 10, "b": 10})

    assert frontier(found) == ("a", "b")
    assert [each.cost_per_point for each in found] == [None, None]


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        ({"a": 10}, "b needs both"),
        ({"a": 10, "b": 5, "c": 5}, "c needs both"),
        ({"a": 10, "b": 0}, "price of b must be more than 0"),
    ],
)
def test_a_cost_that_is_missing_too_many_or_nothing_is_refused(cost, words):
    with pytest.raises(Problem, match=words):
        value_for_money({"a": Fraction(1), "b": Fraction(1)}, cost)


proposals = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.integers(0, 10), st.integers(1, 10)), min_size=1
)


@given(proposals)
def test_along_the_frontier_more_cost_means_more_points_and_the_best_is_on_it(given_proposals):
    points = {v: Fraction(p) for v, (p, _) in given_proposals.items()}
    cost = {v: c for v, (_, c) in given_proposals.items()}
    found = value_for_money(points, cost)
    line = [(points[v], cost[v]) for v in frontier(found)]

    assert line == sorted(line)
    assert max(points.values()) in {p for p, _ in line}
    for each in found:
        for by in each.dominated_by:
            assert points[by] >= each.points
            assert cost[by] <= each.cost
