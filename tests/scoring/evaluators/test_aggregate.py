from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.evaluators.aggregate import (
    Aggregation,
    aggregated,
    exact_aggregate,
    score_ranges,
    wide_cells,
)
from scoring.value import NoScore
from tests.scoring.panel_cases import panels

BLANK = np.nan


def cell(*scores):
    return [[[score]] for score in scores]


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Aggregation.MEAN, 2.6),
        (Aggregation.MEDIAN, 3),
        (Aggregation.TRIMMED_MEAN, 8 / 3),  # a fifth of five: one at each end
    ],
)
def test_each_rule_makes_one_score_of_five(how, expected):
    assert aggregated(cell(0, 2, 3, 3, 5), how).item() == expected


def test_who_abstained_is_left_out():
    assert aggregated(cell(2, BLANK, 4)).item() == 3
    assert aggregated(cell(2, BLANK, 4, 5, BLANK), Aggregation.MEDIAN).item() == 4


@pytest.mark.parametrize(
    ("share", "expected"), [(0, 22 / 10), (0.1, 12 / 8), (0.3, 5 / 4), (Fraction(3, 10), 5 / 4)]
)
def test_the_named_share_is_cut_from_each_end(share, expected):
    scores = cell(0, 0, 0, 1, 1, 1, 2, 2, 5, 10)

    assert aggregated(scores, Aggregation.TRIMMED_MEAN, trimmed=share).item() == expected


@given(panels(), st.sampled_from(Aggregation))
def test_arrays_and_fractions_agree(panel, how):
    scores, _ = panel
    exact = [
        [
            exact_aggregate([NoScore.ABSTAINED if np.isnan(s) else int(s) for s in given_], how)
            for given_ in vendor
        ]
        for vendor in scores.transpose(1, 2, 0)
    ]

    assert aggregated(scores, how) == pytest.approx(np.array(exact, dtype=np.float64))


def test_consensus_stands_before_the_rule():
    scores = [[[0, 4]], [[5, 4]]]

    assert aggregated(scores, consensus=[[3, BLANK]]).tolist() == [[3, 4]]
    assert exact_aggregate([0, 5], consensus=Fraction(3)) == 3


def test_wide_cells_are_listed_widest_first():
    scores = [[[1, 2], [5, BLANK]], [[3, 3], [1, 4]]]

    assert score_ranges(scores).tolist() == [[2, 1], [4, 0]]
    assert wide_cells(scores) == ((1, 0), (0, 0))
    assert wide_cells(scores, 1) == ((1, 0), (0, 0), (0, 1))


def test_a_share_as_close_to_a_half_as_can_be_leaves_a_score_to_take_the_mean_of():
    almost = Fraction(1, 2) - Fraction(1, 10**20)
    assert aggregated(cell(1, 4), Aggregation.TRIMMED_MEAN, trimmed=almost).item() == 2.5
    given = [1, 4]
    assert exact_aggregate(given, Aggregation.TRIMMED_MEAN, trimmed=almost) == Fraction(5, 2)


@pytest.mark.parametrize("share", [-0.1, 0.5, Fraction(1, 2)])
def test_half_cannot_be_cut_from_each_end(share):
    with pytest.raises(ValueError, match="less than a half"):
        aggregated(cell(1, 2), trimmed=share)


@pytest.mark.parametrize(
    ("wrong", "words"), [([3], "for each of the 1 vendors"), ([[np.inf]], "got inf")]
)
def test_a_consensus_of_another_shape_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        aggregated(cell(1, 2), consensus=wrong)


@pytest.mark.parametrize("scores", [[], [NoScore.ABSTAINED], [3, NoScore.NOT_SCORED]])
def test_a_cell_that_waits_for_a_score_has_none(scores):
    with pytest.raises(ValueError, match="every score that is asked for"):
        exact_aggregate(scores)
