import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.sampled.member_draws import weights_of_members, weights_of_resampled_members
from scoring.sampled.mixtures import drawn_weights
from scoring.sampled.weight_draws import (
    free_weights,
    weights_in_order,
    weights_near,
    weights_scattered,
    weights_within,
)

MEMBERS = [[5, 3, 2], [2, 2, 6], [1, 8, 1]]
WAYS = {
    "free": free_weights(3),
    "near": weights_near([5, 3, 2]),
    "scattered": weights_scattered([5, 3, 2]),
    "in order": weights_in_order([2, 0, 1]),
    "within, wide": weights_within([0, 0, 0], [0.9, 0.9, 0.9]),
    "within, narrow": weights_within([0.3, 0.3, 0.2], [0.4, 0.4, 0.4]),
    "of members": weights_of_members(MEMBERS),
    "resampled": weights_of_resampled_members(MEMBERS),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_drawn_weights_are_shares_of_one(way):
    weights = drawn_weights(way, samples=9000, seed=1)

    assert weights.shape == (9000, 3)
    assert weights.min() >= 0
    assert np.abs(weights.sum(axis=1) - 1).max() < 1e-12


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_same_seed_draws_the_same_weights_however_often_it_is_used(way):
    seed = np.random.SeedSequence(7)
    first, second = (drawn_weights(way, samples=100, seed=seed) for _ in range(2))

    assert (first == second).all()
    assert (first != drawn_weights(way, samples=100, seed=8)).any()


def test_free_weights_are_uniform_on_the_triangle():
    weights = drawn_weights(free_weights(3), samples=100_000, seed=1)

    shares = [(weights[:, 0] > x).mean() for x in (0.1, 0.5, 0.9)]
    assert np.abs(np.array(shares) - [0.81, 0.25, 0.01]).max() < 0.005


def test_weights_near_the_present_ones_vary_as_dirichlet_does():
    present = np.array([0.5, 0.3, 0.2])
    weights = drawn_weights(weights_near(present, 50), samples=100_000, seed=1)

    assert np.abs(weights.mean(axis=0) - present).max() < 0.001
    assert np.abs(weights.std(axis=0) - np.sqrt(present * (1 - present) / 51)).max() < 0.001


def test_scattered_weights_differ_by_factors():
    weights = drawn_weights(weights_scattered([5, 3, 2], 0.3), samples=100_000, seed=1)
    factors = np.log(weights[:, 0] / weights[:, 1])

    assert abs(factors.mean() - np.log(5 / 3)) < 0.005
    assert abs(factors.std() - 0.3 * np.sqrt(2)) < 0.005


@pytest.mark.parametrize("way", [weights_near, weights_scattered])
def test_a_weight_of_zero_stays_zero(way):
    weights = drawn_weights(way([3, 0, 1]), samples=1000, seed=1)

    assert (weights[:, 1] == 0).all()


@pytest.mark.parametrize("count", [2, 3, 5])
def test_the_mean_of_weights_in_an_order_is_the_rank_order_centroid(count):
    weights = drawn_weights(weights_in_order(range(count)), samples=100_000, seed=1)
    centroid = [sum(1 / k for k in range(i, count + 1)) / count for i in range(1, count + 1)]

    assert (np.diff(weights, axis=1) <= 1e-12).all()
    assert np.abs(weights.mean(axis=0) - centroid).max() < 0.003


def test_a_criterion_outside_the_order_may_have_any_weight():
    weights = drawn_weights(weights_in_order([2, 0], 3), samples=60_000, seed=1)
    free = drawn_weights(free_weights(3), samples=60_000, seed=2)
    kept = free[free[:, 2] >= free[:, 0]]

    assert (weights[:, 2] >= weights[:, 0]).all()
    assert np.abs(weights.mean(axis=0) - kept.mean(axis=0)).max() < 0.006


def test_weights_within_intervals_are_those_free_ones_that_obey_them():
    lower, upper = np.array([0.3, 0.25, 0.1, 0]), np.array([0.5, 0.4, 0.25, 0.1])
    free = drawn_weights(free_weights(4), samples=1_000_000, seed=1)
    kept = free[((free >= lower) & (free <= upper)).all(axis=1)]
    within = drawn_weights(weights_within(lower, upper), samples=50_000, seed=2)

    assert ((within >= lower - 1e-6) & (within <= upper + 1e-6)).all()
    assert np.abs(within.mean(axis=0) - kept.mean(axis=0)).max() < 0.002
    assert np.abs(np.cov(within.T) - np.cov(kept.T)).max() < 0.0002


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=8))
def test_intervals_round_some_weights_are_always_filled(ends):
    inside = np.array([a + 0.01 for a, _ in ends])
    inside /= inside.sum()
    lower, upper = inside * [1 - b for _, b in ends], inside + (1 - inside) * [b for _, b in ends]
    within = drawn_weights(weights_within(lower, upper), samples=50)

    assert (within >= lower - 1e-6).all()
    assert (within <= upper + 1e-6).all()


def test_intervals_that_leave_one_choice_give_it():
    assert drawn_weights(weights_within([0.2, 0.8], [0.2, 0.8]), samples=2).tolist() == [
        [0.2, 0.8],
        [0.2, 0.8],
    ]


def test_members_weights_are_mixed_about_their_mean():
    shares = np.array(MEMBERS) / 10
    mixed = drawn_weights(weights_of_members(MEMBERS), samples=100_000, seed=1)
    again = drawn_weights(weights_of_resampled_members(MEMBERS), samples=100_000, seed=1)

    for weights in (mixed, again):
        assert np.abs(weights.mean(axis=0) - shares.mean(axis=0)).max() < 0.003
    assert np.abs(mixed.var(axis=0) - shares.var(axis=0) / 4).max() < 0.001
    assert np.abs(again.var(axis=0) - shares.var(axis=0) / 3).max() < 0.001
    assert len({tuple(w) for w in again.round(9).tolist()}) == 10


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: free_weights(0), "at least one criterion, got 0"),
        (lambda: weights_near([0, 0]), "must not all be 0"),
        (lambda: weights_near([1, 1], 0.5), "from 1 to a million, got 0.5"),
        (lambda: weights_near([1, 1], np.nan), "from 1 to a million, got nan"),
        (lambda: weights_scattered([1, 1], 0), "from 0.001 to 5, got 0"),
        (lambda: weights_in_order([]), "name criteria, each once"),
        (lambda: weights_in_order([0, 0]), "name criteria, each once"),
        (lambda: weights_in_order([0, 3], 3), "from 0 to 2 only"),
        (lambda: weights_within([0.5, 0], [0.4, 1]), "the lower end first"),
        (lambda: weights_within([0, np.nan], [1, 1]), "row 1, column 2 is nan"),
        (lambda: weights_within([0.6, 0.6], [1, 1]), "lower ends sum to 1.2"),
        (lambda: weights_within([0, 0], [0.2, 0.3]), "upper ends to 0.5"),
        (lambda: weights_of_members([[1, 0], [0, 0]]), "must not all be 0"),
        (lambda: drawn_weights(free_weights(2), samples=0), "one sample must be drawn, got 0"),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        wrong()
