import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.arrays import TOLERANCE, competition_ranks
from scoring.exact.many_ranks import ranks_of_columns


def one_by_one(totals):
    return np.array([competition_ranks(column) for column in totals.T]).T


@given(st.integers(1, 9), st.integers(1, 9), st.randoms(use_true_random=False))
def test_many_ranks_are_those_of_each_case_chains_of_ties_included(n_vendors, n_cases, random):
    steps = [[random.randrange(6) for _ in range(n_cases)] for _ in range(n_vendors)]
    totals = np.array(steps) * (0.7 * TOLERANCE)

    assert ranks_of_columns(totals).tolist() == one_by_one(totals).tolist()


@pytest.mark.parametrize("n_vendors", [64, 65, 200])
def test_many_vendors_are_ranked_by_the_same_rule(n_vendors):
    totals = np.random.default_rng(1).integers(0, 50, (n_vendors, 30)) / 10

    assert ranks_of_columns(totals).tolist() == one_by_one(totals).tolist()


def test_a_chain_of_ties_ends_at_the_tolerance_from_its_best():
    totals = np.array([[2.0], [2 - 0.7 * TOLERANCE], [2 - 1.4 * TOLERANCE]])

    assert ranks_of_columns(totals).ravel().tolist() == [1, 1, 3]
