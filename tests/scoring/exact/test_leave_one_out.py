import json

import numpy as np
import pytest

from scoring.exact.leave_one_out import (
    without_each_criterion,
    without_each_evaluator,
    without_each_vendor,
)
from tests.material import shared


def reversal():
    case = json.loads(shared("truth/rank_reversal_minmax.json").read_text())
    return case["inputs"]["matrix"], case["parameters"]["weights"], case


def between_the_ends(table):
    low, high = table.min(axis=0), table.max(axis=0)
    return (table - low) / (high - low)


def test_leaving_out_the_last_turns_the_first_two_on_a_relative_scale():
    matrix, weights, case = reversal()
    removed, expected = case["inputs"]["removed"], case["expected"]

    left = without_each_vendor(matrix, weights, between_the_ends)[removed]

    assert left.totals[:removed] == pytest.approx(expected["relative_without"], abs=1e-12)
    assert np.isnan(left.totals[removed])
    assert left.winners == (expected["winner_without"],)
    assert left.turned == ((expected["winner_all"], expected["winner_without"]),)
    assert left.ranks.tolist() == [3, 1, 2, 0]


def test_on_a_fixed_scale_nobody_else_moves():
    matrix, weights, case = reversal()
    removed, expected = case["inputs"]["removed"], case["expected"]
    fixed = (np.array(matrix) - 1) / 9

    found = without_each_vendor(fixed, weights)

    assert found[removed].totals[:removed] == pytest.approx(
        expected["fixed_scale_without"], abs=1e-12
    )
    assert found[removed].winners == (expected["fixed_winner_without"],)
    assert [left.turned for left in found] == [()] * 4


def test_without_a_criterion_the_others_share_its_weight_in_proportion():
    found = without_each_criterion([[1, 0, 0.5], [0, 1, 0.5]], [6, 3, 1])

    assert found[0].totals.tolist() == pytest.approx([0.125, 0.875])
    assert (found[0].winners, found[0].turned) == ((1,), ((0, 1),))
    assert (found[2].winners, found[2].turned) == ((0,), ())


def test_without_the_only_criterion_that_weighs_the_others_are_equal():
    assert without_each_criterion([[1, 0.4, 0.2]], [1, 0, 0])[0].totals == pytest.approx([0.3])


def test_without_an_evaluator_the_mean_is_that_of_the_others():
    sheets = [[[5, 4], [1, 2]], [[2, 2], [4, 3]], [[3, np.nan], [3, 3]]]

    found = without_each_evaluator(sheets, [1, 1])

    assert found[0].totals.tolist() == [(2.5 + 2) / 2, (3.5 + 3) / 2]
    assert (found[0].winners, found[0].turned) == ((1,), ((0, 1),))
    assert found[1].turned == ()


def test_an_evaluator_who_alone_scored_something_leaves_nothing_to_compute():
    sheets = [[[5, np.nan], [1, 2]], [[2, 2], [4, 3]]]

    found = without_each_evaluator(sheets, [1, 1])

    assert [left.undecided for left in found] == [False, True]
    assert (found[1].winners, found[1].ranks.tolist()) == ((), [0, 0])
    assert np.isnan(found[1].totals).all()


def test_vendors_that_are_level_win_together_and_turn_nothing():
    found = without_each_criterion([[0.5, 0.1], [0.1, 0.5]], [1, 1])

    assert [left.turned for left in found] == [(), ()]
    assert without_each_vendor(np.full((3, 2), 0.5), [1, 1])[0].winners == (1, 2)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: without_each_vendor([[1, 2]], [1, 1]), "one vendor alone"),
        (lambda: without_each_criterion([[1], [2]], [1]), "one criterion alone"),
        (lambda: without_each_evaluator([[[1, 2]]], [1, 1]), "one evaluator alone"),
        (lambda: without_each_evaluator([[1, 2]], [1, 1]), r"got the shape \(1, 2\)"),
        (lambda: without_each_evaluator([[[np.inf]], [[1]]], [1]), "got inf"),
        (lambda: without_each_evaluator([[[np.nan]], [[np.nan]]], [1]), "column 1 is nan"),
    ],
)
def test_what_cannot_be_left_out_is_refused(ask, words):
    with pytest.raises(ValueError, match=words):
        ask()
