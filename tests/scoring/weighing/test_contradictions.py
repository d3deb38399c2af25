import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weighing.contradictions import most_inconsistent_judgement, most_inconsistent_triple
from scoring.weighing.pairwise import from_upper_triangle


@given(
    st.lists(st.integers(1, 9), min_size=5, max_size=6),
    st.integers(0, 4),
    st.integers(0, 4),
    st.sampled_from([1 / 5, 1 / 3, 3, 5]),
)
def test_the_one_judgement_that_was_bent_is_found(weights, one, other, factor):
    row, column = sorted((one, other)) if one != other else (0, 1)
    true = np.array(weights, dtype=float)
    table = true[:, None] / true
    table[row, column] *= factor
    table[column, row] /= factor

    found = most_inconsistent_judgement(table)

    assert (found.row, found.column) == (row, column)
    assert found.given == table[row, column]
    assert found.factor == pytest.approx(max(factor, 1 / factor) ** (1 - 2 / len(weights)))


def test_the_triple_goes_through_the_middle():
    found = most_inconsistent_triple(from_upper_triangle([2, 4, 8, 2, 4, 1 / 2]))

    assert (found.first, found.middle, found.last) == (0, 2, 3)
    assert (found.direct, found.through_middle, found.factor) == (8, 2, 4)


def test_a_gap_is_in_no_triple():
    found = most_inconsistent_triple(from_upper_triangle([2, 9, None, 2, 4, 1 / 2]))

    assert (found.first, found.middle, found.last) == (1, 2, 3)


def test_a_gap_is_no_judgement():
    found = most_inconsistent_judgement(from_upper_triangle([None, 2, 8, 2, 4, 1 / 2]))

    assert (found.row, found.column) == (2, 3)


@pytest.mark.parametrize("table", [[[1]], [[1, 3], [1 / 3, 1]], np.ones((4, 4))])
def test_consistent_comparisons_have_nothing_to_look_at(table):
    assert most_inconsistent_judgement(table) is None
    assert most_inconsistent_triple(table) is None
