"""Acceptability against areas and lengths in fractions, and against plain drawing and sorting."""

from fractions import Fraction
from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scoring.sampled.exact_acceptability import exact_acceptability
from scoring.sampled.kept_draws import kept_draws
from scoring.sampled.member_draws import weights_of_resampled_members
from scoring.sampled.robustness import rank_acceptability
from scoring.sampled.weight_draws import free_weights
from tests.scoring.exact.rational import area, triangle_cut

FEW = st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=1, max_size=4)
SURE = 5  # standard errors that chance never passes in so few tries


def shares_of_places(values):
    """Return the part of the triangle in which each order holds, counted by vendor and place."""
    n = len(values)
    places = [[Fraction(0)] * n for _ in range(n)]
    for order in permutations(range(n)):
        leads = [
            tuple(Fraction(a - b) for a, b in zip(values[one], values[other], strict=True))
            for one, other in pairwise(order)
        ]
        part = area(triangle_cut(leads)) if leads else Fraction(1)
        for place, vendor in enumerate(order):
            places[vendor][place] += part
    whole = sum(places[0])  # orders that differ by equal vendors only were each counted whole
    return np.array([[float(share / whole) for share in row] for row in places])


@settings(max_examples=60, deadline=None)
@given(FEW)
@example([(1, 1, 1), (1, 1, 1), (0, 2, 1)])
@example([(2, 2, 2), (2, 2, 2), (2, 2, 2)])
@example([(0, 0, 4), (4, 0, 0), (2, 0, 2), (1, 0, 3)])  # all levels meet in one line
def test_exact_acceptability_is_the_area_in_which_each_order_holds(values):
    found = exact_acceptability(values)

    assert found.acceptability == pytest.approx(shares_of_places(values), abs=1e-9)


@pytest.mark.parametrize(
    "values",
    [
        [(4, 0, 1), (0, 4, 1), (2, 2, 2), (1, 1, 0)],
        [(3, 1, 2), (3, 1, 2), (1, 3, 2)],  # two alike share their places
        [(2, 2, 2)],
        [(1, 1, 1), (1, 1, 1), (1, 1, 1)],
        [(4, 4, 4), (3, 3, 3), (0, 0, 0)],  # each dominated by the one before
        [(0, 0, 4), (4, 0, 0), (2, 0, 2)],
    ],
)
def test_sampled_acceptability_is_within_its_error_of_the_areas(values):
    found = rank_acceptability(values, free_weights(3), samples=20_000, seed=7, pairwise=True)
    expected = shares_of_places(values)

    error = np.sqrt(expected * (1 - expected) / 20_000)
    assert (np.abs(found.acceptability - expected) <= SURE * error + 1e-9).all()
    assert found.acceptability.sum(axis=0) == pytest.approx(np.ones(len(values)))
    assert found.acceptability.sum(axis=1) == pytest.approx(np.ones(len(values)))
    assert found.pairwise + found.pairwise.T == pytest.approx(1 - np.eye(len(values)))


def test_two_criteria_give_the_lengths_between_the_crossings():
    # Levels at weights 1/4 and 2/3 of the first criterion: lengths, not areas.
    values = [(0, 6), (3, 5), (5, 1)]
    found = rank_acceptability(values, free_weights(2), samples=50_000, seed=3)

    expected = np.array([1 / 4, 2 / 3 - 1 / 4, 1 / 3])
    assert found.first == pytest.approx(expected, abs=SURE * 0.5 / np.sqrt(50_000))


def test_one_criterion_has_one_answer():
    found = rank_acceptability([(1,), (3,), (2,)], free_weights(1), samples=50)

    assert found.acceptability.tolist() == [[0, 0, 1], [1, 0, 0], [0, 1, 0]]


@pytest.mark.parametrize("n_vendors", [5, 40])
def test_kept_noise_gives_what_drawing_and_sorting_by_hand_gives(n_vendors):
    rng = np.random.default_rng(5)
    values, weights = rng.random((n_vendors, 6)), rng.random(6)
    kept = kept_draws(6, samples=3000, seed=2)
    noise = np.concatenate(kept.noise, axis=1).astype(np.float64).T * weights
    totals = (noise / noise.sum(axis=1, keepdims=True)) @ values.T
    order = np.argsort(-totals, axis=1)
    by_hand = np.array(
        [np.bincount(order[:, place], minlength=n_vendors) for place in range(n_vendors)]
    ).T

    found = kept.rerank(values, weights)

    # Single precision may swap two vendors that are level to seven digits.
    assert np.abs(found.acceptability * 3000 - by_hand).sum() <= 8
    first = [noise[order[:, 0] == v] for v in range(n_vendors)]
    for vendor, own in enumerate(first):
        if len(own) > 10:
            central = (own / own.sum(axis=1, keepdims=True)).mean(axis=0)
            assert found.central_weights[vendor] == pytest.approx(central, abs=2e-3)


def test_members_who_weigh_alike_make_ties_and_these_share_the_place():
    found = rank_acceptability(
        [[1, 0], [0, 1]], weights_of_resampled_members([[1, 1], [2, 2]]), samples=500
    )

    assert found.acceptability.tolist() == [[0.5, 0.5], [0.5, 0.5]]
