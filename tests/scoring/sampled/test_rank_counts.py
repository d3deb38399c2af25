import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.arrays import competition_ranks
from scoring.sampled.rank_counts import Space, by_pairs, by_sorting, minding_ties, wins_of_pairs


@pytest.mark.parametrize("vendors", [1, 2, 5, 16])
def test_all_ways_to_count_agree_where_nobody_is_level(vendors):
    totals = np.random.default_rng(3).permuted(np.arange(vendors * 700).reshape(vendors, 700))
    singles = totals.astype(np.float32)
    expected = minding_ties(totals.astype(np.float64), 0)

    for found in (by_pairs(singles, Space()), by_sorting(singles.T.copy(), Space())):
        firsts = np.zeros((vendors, 700))
        firsts[found.who] = found.firsts
        assert (found.counts == expected.counts).all()
        assert (firsts == expected.firsts).all()


def test_space_that_was_used_before_leaves_no_trace():
    space, chance = Space(), np.random.default_rng(3)
    by_pairs(chance.random((7, 300), dtype=np.float32), space)
    totals = chance.random((7, 200), dtype=np.float32)

    assert (by_pairs(totals, space).counts == by_pairs(totals, Space()).counts).all()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=6))
def test_level_vendors_share_the_places_that_they_take_together(rows):
    totals = np.array(rows, dtype=np.float64)
    expected = np.zeros((len(rows), len(rows)))
    for column in totals.T:
        ranks = competition_ranks(column)
        for vendor, rank in enumerate(ranks):
            level = int((ranks == rank).sum())
            expected[vendor, rank - 1 : rank - 1 + level] += 1 / level

    assert np.abs(minding_ties(totals, 1e-9).counts - expected).max() < 1e-12


def test_level_is_measured_from_the_best_of_a_group():
    totals = np.array([[0.0], [-0.9e-9], [-1.8e-9]])

    assert minding_ties(totals, 1e-9).counts.round(9).tolist() == [
        [0.5, 0.5, 0],
        [0.5, 0.5, 0],
        [0, 0, 1],
    ]


def test_wins_count_half_where_two_are_level():
    totals = np.array([[3.0, 1, 1, 0, 2], [1, 1, 1 + 1e-12, 5, 0]])

    assert wins_of_pairs(totals, 1e-9).tolist() == [[0, 3], [2, 0]]
