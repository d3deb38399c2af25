import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.weighing.ballot import Ballot, Method, Unit, Weighing, weighed_groups
from workbench.problem import Problem

PARTS = ("fit", "plan", "price")


def weighing(method, *values, comparisons=None):
    given_values = {
        (method.unit, part): value
        for part, value in zip(PARTS, values, strict=False)
        if value is not None
    }
    return Weighing(
        parent=None, parts=PARTS, method=method, values=given_values, comparisons=comparisons or {}
    )


@pytest.mark.parametrize(
    ("method", "values", "weights"),
    [
        (Method.POINTS, (50, 30, 20), ("1/2", "3/10", "1/5")),
        (Method.SWING, (100, 60, 40), ("1/2", "3/10", "1/5")),
        (Method.CENTROID, (1, 2, 3), ("11/18", "5/18", "1/9")),
        (Method.RANK_SUM, (2, 1, 3), ("1/3", "1/2", "1/6")),
        (Method.RECIPROCAL, (1, 1, 3), ("9/22", "9/22", "2/11")),
    ],
)
def test_each_method_makes_its_own_weights(method, values, weights):
    assert [str(w) for w in weighing(method, *values).weights().values()] == list(weights)


def test_consistent_pairs_give_back_the_ratios_they_came_from():
    ratios = {("fit", "plan"): Fraction(2), ("plan", "price"): Fraction(2)}
    found = weighing(Method.PAIRS, comparisons=ratios).weights()

    assert [round(float(w), 6) for w in found.values()] == [0.571429, 0.285714, 0.142857]
    assert sum(found.values()) == 1


@pytest.mark.parametrize(
    ("method", "values", "words"),
    [
        (Method.POINTS, (50, None, 20), "nothing is given yet for: \\['plan'\\]"),
        (Method.POINTS, (50, 30, 30), "must sum to 100, got 110"),
        (Method.SWING, (90, 30, 30), "must have 100 points, none has"),
        (Method.CENTROID, (1,), "nothing is given yet for: \\['plan', 'price'\\]"),
        (Method.PAIRS, (), "nothing connects plan with fit"),
    ],
)
def test_what_is_not_whole_says_what_is_missing(method, values, words):
    with pytest.raises(Problem, match=words):
        weighing(method, *values).weights()


@given(
    st.sampled_from([m for m in Method if m.unit is Unit.RANK]),
    st.lists(st.integers(1, 3), min_size=3, max_size=3),
)
def test_weights_of_any_order_sum_to_exactly_1(method, ranks):
    assert sum(weighing(method, *ranks).weights().values()) == 1


@given(st.lists(st.sampled_from([*range(1, 10), *(Fraction(1, n) for n in range(2, 10))]),
                min_size=3, max_size=3))  # fmt: skip
def test_weights_of_any_comparisons_sum_to_exactly_1(ratios):
    pairs = weighing(Method.PAIRS).pairs
    comparisons = {pair: Fraction(r) for pair, r in zip(pairs, ratios, strict=True)}
    assert sum(weighing(Method.PAIRS, comparisons=comparisons).weights().values()) == 1


def tree():
    shape = (("fit", None, 1), ("a", "fit", 1), ("a1", "a", "1/2"), ("a2", "a", "1/2"))
    return CriteriaTree(
        criteria=tuple(Criterion(id=c, parent=p, weight=Fraction(w)) for c, p, w in shape)
    )


def test_only_groups_of_two_or_more_are_weighed_and_an_only_part_has_all():
    assert weighed_groups(tree()) == ["a"]
    points = {(Unit.POINTS, "a1"): 70, (Unit.POINTS, "a2"): 30}
    own = Weighing(parent="a", parts=("a1", "a2"), values=points)
    ballot = Ballot(member="m", name="M", weighings=(own,))

    assert ballot.local_weights(tree()) == {
        "fit": 1, "a": 1, "a1": Fraction(7, 10), "a2": Fraction(3, 10),
    }  # fmt: skip
    assert not ballot.is_in


def test_a_ballot_counts_once_it_is_handed_in_and_whole():
    now = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    gappy = Ballot(member="m", name="M", weighings=(weighing(Method.POINTS),), handed_in_at=now)
    assert [(parent, str(gap)) for parent, gap in gappy.gaps()] == [
        (None, "nothing is given yet for: ['fit', 'plan', 'price']")
    ]
    assert not gappy.is_in
    whole = (weighing(Method.POINTS, 40, 40, 20),)
    assert Ballot(member="m", name="M", weighings=whole, handed_in_at=now).is_in


def best_worst(**times):
    """Return a weighing with fit the most and price the least important of three."""
    values = {(Unit.EXTREME, "fit"): 1, (Unit.EXTREME, "price"): 2} | {
        (Unit(unit), part): value for unit, own in times.items() for part, value in own.items()
    }
    return Weighing(
        parent=None, parts=("price", "risk", "fit"), method=Method.BEST_WORST, values=values
    )


def test_best_and_worst_are_weighed_by_the_linear_model():
    given = best_worst(**{
        Unit.BEST.value: {"price": 8, "risk": 2}, Unit.WORST.value: {"risk": 5},
    })  # fmt: skip
    assert [str(weight) for weight in given.weights().values()] == ["1/14", "9/28", "17/28"]


def test_best_and_worst_are_named_and_every_other_is_compared_with_both():
    with pytest.raises(Problem, match="say first which criterion"):
        replace(best_worst(), values={}).weights()
    with pytest.raises(Problem, match="nothing is given yet for") as blank:
        best_worst(**{Unit.BEST.value: {"price": 8, "risk": 2}}).weights()
    assert blank.value.values == {"criteria": ["risk"]}


def test_two_criteria_need_one_comparison_of_best_and_worst():
    given = Weighing(
        parent=None, parts=("fit", "price"), method=Method.BEST_WORST,
        values={(Unit.EXTREME, "fit"): 1, (Unit.EXTREME, "price"): 2, (Unit.BEST, "price"): 3},
    )  # fmt: skip
    assert list(given.weights().values()) == [Fraction(3, 4), Fraction(1, 4)]
