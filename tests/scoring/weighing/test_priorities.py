import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weighing.pairwise import from_upper_triangle
from scoring.weighing.priorities import MissingRule, PriorityRule, completed, principal, priorities
from tests.material import shared

WEIGHTS = st.lists(st.integers(1, 9), min_size=2, max_size=7)
SCALE = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1, 3, 5, 7, 9]
EVERY_WAY = [
    (PriorityRule.GEOMETRIC_MEAN, MissingRule.HARKER),
    (PriorityRule.EIGENVECTOR, MissingRule.HARKER),
    (PriorityRule.EIGENVECTOR, MissingRule.LEAST_LAMBDA),
]


def with_gaps(table, data):
    """Return the table without some comparisons off the chain that connects all criteria."""
    gaps = table.copy()
    for i in range(len(table)):
        for j in range(i + 2, len(table)):
            if data.draw(st.booleans()):
                gaps[i, j] = gaps[j, i] = np.nan
    return gaps


def test_the_drinks_have_the_priorities_of_the_paper():
    truth = json.loads(shared("truth/ahp_saaty2008_drinks.json").read_text("utf-8"))
    matrix, expected = truth["inputs"]["matrix"], truth["expected"]

    vector = priorities(matrix, PriorityRule.EIGENVECTOR)
    means = priorities(matrix)

    assert vector == pytest.approx(expected["weights_eigenvector"], abs=1e-8)
    assert means == pytest.approx(expected["weights_geometric_mean"], abs=1e-8)
    assert vector == pytest.approx(
        expected["published"]["weights"], abs=truth["tolerance"]["published_weights"]
    )


def test_a_complete_table_has_the_row_geometric_means():
    table = from_upper_triangle([3, 5, 2, 2, 0.5, 0.25])
    means = np.prod(table, axis=1) ** (1 / 4)

    assert priorities(table) == pytest.approx(means / means.sum(), abs=1e-14)


@given(WEIGHTS, st.data())
def test_consistent_comparisons_give_exactly_their_weights_whatever_is_missing(weights, data):
    true = np.array(weights) / sum(weights)
    gaps = with_gaps(true[:, None] / true, data)

    for rule, missing in EVERY_WAY:
        assert priorities(gaps, rule, missing=missing) == pytest.approx(true, abs=1e-9)


@given(st.lists(st.sampled_from(SCALE), min_size=6, max_size=6), st.permutations(range(4)))
def test_the_order_of_the_criteria_changes_nothing(judgements, order):
    table = from_upper_triangle(judgements)
    moved = table[np.ix_(order, order)]

    for rule in PriorityRule:
        assert priorities(moved, rule) == pytest.approx(priorities(table, rule)[order], abs=1e-9)


def test_the_least_lambda_completes_the_example_of_bozoki_fulop_and_ronyai():
    table = from_upper_triangle([1, 5, 2, 3, 4, None])

    full = completed(table)
    vector = priorities(table, PriorityRule.EIGENVECTOR, missing=MissingRule.LEAST_LAMBDA)

    assert full[2, 3] == pytest.approx((8 / 15) ** 0.5, abs=1e-12)
    assert vector == pytest.approx([0.3738, 0.392, 0.0985, 0.1357], abs=5e-5)


@given(st.lists(st.sampled_from(SCALE), min_size=10, max_size=10), st.data())
def test_no_completion_nearby_is_more_consistent(judgements, data):
    gaps = with_gaps(from_upper_triangle(judgements), data)
    full = completed(gaps)
    least, _ = principal(full)

    for i, j in np.argwhere(np.triu(np.isnan(gaps))):
        for factor in (0.9, 1.1):
            other = full.copy()
            other[i, j] *= factor
            other[j, i] /= factor
            assert principal(other)[0] > least


@given(st.lists(st.sampled_from(SCALE), min_size=10, max_size=10), st.data())
def test_harker_puts_the_ratio_of_the_priorities_in_the_gap(judgements, data):
    gaps = with_gaps(from_upper_triangle(judgements), data)
    weights = priorities(gaps, PriorityRule.EIGENVECTOR)
    filled = np.where(np.isnan(gaps), weights[:, None] / weights, gaps)

    assert filled @ weights / weights == pytest.approx(principal(gaps)[0], abs=1e-9)


@given(st.lists(st.sampled_from(SCALE), min_size=10, max_size=10), st.data())
def test_least_squares_leave_no_pull_on_any_criterion(judgements, data):
    gaps = with_gaps(from_upper_triangle(judgements), data)
    logs = np.log(priorities(gaps))

    pull = np.nansum(np.log(gaps) - (logs[:, None] - logs), axis=1)

    assert pull == pytest.approx(np.zeros(5), abs=1e-9)


def test_one_criterion_has_all_the_weight():
    assert priorities([[1]]).tolist() == [1]


def test_comparisons_that_do_not_connect_are_refused():
    with pytest.raises(ValueError, match="nothing connects price with fit"):
        priorities([[1, None], [None, 1]], names=["fit", "price"])
