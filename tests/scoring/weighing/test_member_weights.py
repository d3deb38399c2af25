from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scoring.weighing.member_weights import reveal

VALUES = [[0.9, 0.2, 0.5], [0.4, 0.8, 0.6], [0.4, 0.8, 0.6]]
WEIGHTS = [[60, 20, 20], [1, 5, 4], [20, 60, 20]]


def test_the_reveal_shows_who_wins_for_whom():
    found = reveal(WEIGHTS, VALUES)

    assert found.winners == ((0,), (1, 2), (1, 2))
    assert found.ranks.tolist() == [[1, 2, 2], [3, 1, 1], [3, 1, 1]]
    assert found.totals[0].tolist() == pytest.approx([0.68, 0.52, 0.52])
    assert found.first_shares.tolist() == pytest.approx([1 / 3, 1 / 3, 1 / 3])


def test_the_reveal_shows_the_cloud():
    found = reveal(WEIGHTS, VALUES)

    assert found.weights.tolist() == [[0.6, 0.2, 0.2], [0.1, 0.5, 0.4], [0.2, 0.6, 0.2]]
    assert found.mean.tolist() == pytest.approx([0.3, 13 / 30, 8 / 30])
    assert found.median.tolist() == [0.2, 0.5, 0.2]
    assert found.spread.tolist() == pytest.approx([0.5, 0.4, 0.2])
    assert (found.furthest.first, found.furthest.second) == (0, 1)
    assert found.furthest.distance == pytest.approx(0.5)
    assert found.consensus == pytest.approx(1 - (0.5 + 0.4 + 0.2) / 3)


def test_the_mean_becomes_weights_for_a_plan():
    assert reveal(WEIGHTS, VALUES).plan_weights == (
        Fraction(300, 1000),
        Fraction(433, 1000),
        Fraction(267, 1000),
    )


@given(
    arrays(np.int64, (3, 4), elements=st.integers(1, 9)),
    arrays(np.int64, (5, 4), elements=st.integers(0, 5)),
    st.permutations(range(5)),
)
def test_the_order_of_the_vendors_changes_nothing(weights, values, order):
    found, moved = reveal(weights, values), reveal(weights, values[order])

    assert moved.ranks.tolist() == found.ranks[:, order].tolist()
    assert moved.first_shares == pytest.approx(found.first_shares[order])
    assert found.first_shares.sum() == pytest.approx(1)


@given(arrays(np.int64, (4, 6), elements=st.integers(1, 100)))
def test_weights_for_a_plan_sum_to_exactly_1(weights):
    assert sum(reveal(weights, np.eye(6)).plan_weights) == 1


def test_one_member_one_vendor_and_one_criterion_have_an_answer():
    found = reveal([[3]], [[0.5]])

    assert (found.winners, found.furthest, found.consensus) == (((0,),), None, 1)
    assert found.plan_weights == (1,)


def test_totals_within_the_tolerance_are_level():
    assert reveal([[1, 1]], [[50, 50], [50.4, 50]], tolerance=0.5).winners == ((0, 1),)


def test_weights_for_other_criteria_are_refused():
    with pytest.raises(ValueError, match="the same criteria, got 2 and 3"):
        reveal([[1, 1]], VALUES)


def test_values_that_are_no_numbers_are_refused():
    with pytest.raises(ValueError, match="row 1, column 1 is nan"):
        reveal([[1]], [[np.nan]])
