import numpy as np
import pytest
from hypothesis import given

from scoring.other_methods.separation import separation
from tests.scoring.compared_cases import tables, truth


def test_the_published_shares_are_met():
    known = truth("entropy_xu2004")

    found = separation(known["inputs"]["matrix"])

    assert found.shares == pytest.approx(
        known["expected"]["weights"], abs=known["tolerance"]["weights"]
    )


def test_a_level_criterion_has_no_share_even_if_everybody_has_nought():
    found = separation([[3, 0, 1], [3, 0, 2]])

    assert found.level.tolist() == [True, True, False]
    assert (found.entropy[:2].tolist(), found.shares.tolist()) == ([1, 1], [0, 0, 1])
    assert found.spread.tolist() == [0, 0, 1]


def test_where_nothing_separates_no_share_is_given():
    assert separation([[3, 0], [3, 0]]).shares.tolist() == [0, 0]


@given(tables())
def test_shares_sum_to_one_or_nothing_separates(table):
    values, _ = table
    found = separation(values)

    assert found.shares.sum() == pytest.approx(0 if found.level.all() else 1)
    assert ((found.entropy >= 0) & (found.entropy <= 1)).all()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([[1, 2]], "at least two vendors"),
        ([[1, 2], [3, -4]], "row 2, column 2 is -4"),
        ([[1, np.nan], [1, 2]], "finite"),
    ],
)
def test_values_without_entropy_are_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        separation(wrong)
