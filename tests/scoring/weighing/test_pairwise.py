import numpy as np
import pytest

from scoring.weighing.pairwise import (
    checked_comparisons,
    connected_comparisons,
    from_upper_triangle,
)


def test_the_mirror_of_a_comparison_fills_a_gap():
    found = checked_comparisons([[1, None], [0.25, 1]])

    assert found.tolist() == [[1, 4], [0.25, 1]]


def test_what_nobody_compared_stays_open():
    found = from_upper_triangle([2, None, 3])

    assert np.argwhere(np.isnan(found)).tolist() == [[0, 2], [2, 0]]


@pytest.mark.parametrize("wrong", [[], [1, 2], [[1, 2]], [[[1]]]])
def test_a_table_that_is_not_square_is_refused(wrong):
    with pytest.raises(ValueError, match="square table of criteria by criteria"):
        checked_comparisons(wrong)


@pytest.mark.parametrize("strange", [0, -3, np.inf])
def test_a_comparison_that_is_no_ratio_is_named_by_its_criteria(strange):
    with pytest.raises(ValueError, match=f"fit over price must be .* got {strange}"):
        checked_comparisons([[1, strange], [1, 1]], ["fit", "price"])


def test_a_criterion_is_as_important_as_itself():
    with pytest.raises(ValueError, match="is 1, got 2 for price"):
        checked_comparisons([[1, 3], [1 / 3, 2]], ["fit", "price"])


def test_mirrored_comparisons_that_contradict_each_other_are_refused():
    with pytest.raises(ValueError, match=r"1 over 3 is 4, so 3 over 1 must be 0\.25, got 0\.2"):
        checked_comparisons([[1, 2, 4], [0.5, 1, 2], [0.2, 0.5, 1]])


def test_rounded_thirds_are_near_enough():
    assert checked_comparisons([[1, 3], [0.3333333, 1]])[0, 1] == 3


@pytest.mark.parametrize("n_cells", [2, 4, 5])
def test_a_triangle_of_another_size_is_refused(n_cells):
    with pytest.raises(ValueError, match=f"1, 3, 6, 10, .* got {n_cells}"):
        from_upper_triangle([1] * n_cells)


def test_comparisons_in_two_separate_groups_are_refused():
    separate = from_upper_triangle([2, None, None, None, None, 3])

    with pytest.raises(ValueError, match="nothing connects plan with fit"):
        connected_comparisons(separate, ["fit", "price", "plan", "team"])


def test_a_chain_connects_all():
    chain = np.full((30, 30), np.nan)
    for i in range(29):
        chain[i + 1, i] = 2

    np.fill_diagonal(chain, 1)

    assert connected_comparisons(chain).shape == (30, 30)
