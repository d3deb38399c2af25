import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.arrays import checked_values, checked_weights, competition_ranks


@pytest.mark.parametrize("wrong", [[], [[]], [1, 2], [[[1]]]])
def test_a_table_of_another_shape_is_refused(wrong):
    with pytest.raises(ValueError, match="table of vendors by criteria"):
        checked_values(wrong)


@pytest.mark.parametrize("strange", [np.nan, np.inf, -np.inf])
def test_a_value_that_is_no_number_is_named_by_its_place(strange):
    with pytest.raises(ValueError, match=f"row 2, column 1 is {strange}"):
        checked_values([[1, 2], [strange, 4]])


def test_weights_in_any_unit_become_shares():
    assert checked_weights([3, 1], 2).tolist() == [0.75, 0.25]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([0, 0], "must not all be 0"),
        ([1, -1], "number 2 is -1.0"),
        ([np.nan, 1], "number 1 is nan"),
        ([1, 2, 3], r"each of the 2 criteria, got the shape \(3,\)"),
        ([[1, 2]], r"got the shape \(1, 2\)"),
    ],
)
def test_weights_that_cannot_be_shared_out_are_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        checked_weights(wrong, 2)


@pytest.mark.parametrize("unit", [1e308, 5e-324])
def test_weights_become_shares_however_large_or_small_their_unit(unit):
    assert checked_weights([unit, 0, unit], 3).tolist() == [0.5, 0, 0.5]


def test_a_weight_beside_which_another_is_nothing_has_all():
    assert checked_weights([1e308, 1e-308], 2).tolist() == [1, 0]


def test_a_value_whose_sums_are_no_numbers_is_refused():
    with pytest.raises(ValueError, match=r"within 1e\+300 of 0; row 1, column 2 is 1e\+301"):
        checked_values([[1, 1e301]])


@pytest.mark.parametrize("wrong", [[[1, 2]], [], 3])
def test_totals_of_another_shape_are_not_ranked(wrong):
    with pytest.raises(ValueError, match="one total for each vendor"):
        competition_ranks(wrong)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_a_rank_is_one_more_than_the_number_ahead(totals):
    expected = [1 + sum(other > own for other in totals) for own in totals]

    assert competition_ranks(totals).tolist() == expected


def test_arithmetic_noise_does_not_break_a_tie():
    assert competition_ranks([0.3, 0.1 + 0.2, 0.5 + 1e-10, 0.5]).tolist() == [3, 3, 1, 1]


def test_a_total_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="finite"):
        competition_ranks([1, np.nan])
