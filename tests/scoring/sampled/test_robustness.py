import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.sampled.exact_acceptability import exact_acceptability
from scoring.sampled.member_draws import weights_of_members, weights_of_resampled_members
from scoring.sampled.robustness import rank_acceptability
from scoring.sampled.score_doubt import NormalErrors, UniformErrors
from scoring.sampled.weight_draws import (
    free_weights,
    weights_in_order,
    weights_near,
    weights_scattered,
)
from tests.material import shared

POINTS = [[86, 74, 80, 70, 45], [78, 80, 72, 76, 60], [70, 66, 76, 60, 75]]
WEIGHTS = [35, 15, 15, 10, 25]
tables = st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=2, max_size=6).map(
    lambda rows: np.array(rows) / 20
)


def truth(name):
    return json.loads(shared(f"truth/{name}.json").read_text(encoding="utf-8"))


def central(rows):
    width = len(next(row for row in rows if row))
    return np.array([row or [np.nan] * width for row in rows])


def close(found, expected, tolerance):
    np.testing.assert_allclose(found, expected, rtol=0, atol=tolerance, equal_nan=True)


def test_exact_shares_of_the_triangle_are_met():
    case = truth("smaa_exact_three_criteria")
    free = free_weights(3)
    for values, expected in (
        (case["inputs"]["case_identity"], case["expected"]["identity"]),
        (case["inputs"]["case_four_vendors"], case["expected"]["four_vendors"]),
    ):
        found = rank_acceptability(values, free, samples=100_000, seed=1, pairwise=True)
        tolerance = case["tolerance"]["monte_carlo_100k"]
        close(found.acceptability, expected["rank_acceptability"], tolerance)
        close(found.central_weights, central(expected["central_weights"]), tolerance)
        close(found.pairwise, expected["pairwise"], tolerance)


def test_in_a_stated_order_the_first_central_weights_are_the_rank_order_centroid():
    case = truth("smaa_exact_three_criteria")
    expected = case["expected"]["identity_with_ordinal"]
    found = rank_acceptability(np.eye(3), weights_in_order([0, 1, 2]), samples=100_000)

    assert found.acceptability.tolist() == expected["rank_acceptability"]
    close(found.central_weights, central(expected["central_weights"]), 0.005)


def test_the_municipal_plan_of_1998_is_met():
    case = truth("smaa_lahdelma1998_municipal")
    matrix = np.array(case["inputs"]["matrix"])
    worst, best = matrix.min(axis=0), matrix.max(axis=0)
    doubt = UniformErrors.of(np.array(case["inputs"]["half_width"]) / (best - worst))
    values, expected = (matrix - worst) / (best - worst), case["expected"]
    found = rank_acceptability(values, free_weights(4), samples=100_000, seed=1, doubt=doubt)

    tolerance = case["tolerance"]
    close(found.acceptability, expected["rank_acceptability"], tolerance["monte_carlo_100k"])
    seen = [row is not None for row in expected["central_weights"]]
    close(
        found.central_weights[seen],
        central(expected["central_weights"])[seen],
        tolerance["central_weights"],
    )
    percent = np.array(expected["published"]["acceptability_percent"])
    close(found.first * 100, percent, tolerance["published_percent"])
    sure = np.array(expected["published"]["confidence_percent"], dtype=float)
    close(
        found.confidence[seen] * 100,
        sure[seen],
        tolerance["confidence_published_percent"],
    )


def test_normal_errors_come_near_the_municipal_plan_too():
    case = truth("smaa_lahdelma1998_municipal")
    matrix = np.array(case["inputs"]["matrix"])
    width = matrix.max(axis=0) - matrix.min(axis=0)
    doubt = NormalErrors.of(np.array(case["inputs"]["half_width"]) / width / np.sqrt(3))
    values = (matrix - matrix.min(axis=0)) / width
    found = rank_acceptability(values, free_weights(4), samples=100_000, seed=1, doubt=doubt)

    close(found.acceptability, case["expected"]["rank_acceptability"], 0.01)


@pytest.mark.parametrize(
    ("draws", "expected"),
    [(weights_near(WEIGHTS, 50), [0.18, 0.73, 0.09]), (free_weights(5), [0.27, 0.54, 0.19])],
)
def test_the_sample_selection_is_as_sure_as_it_says(draws, expected):
    for scale in (1, 100):
        found = rank_acceptability(np.array(POINTS) / scale, draws, samples=100_000, seed=1)
        close(found.first, expected, 0.02)


@settings(max_examples=30, deadline=None)
@given(tables)
def test_rows_and_columns_sum_to_one_and_agree_with_exact_areas(values):
    found = rank_acceptability(values, free_weights(3), samples=20_000, seed=2, pairwise=True)
    exact = exact_acceptability(values)
    beaten = ~np.eye(len(values), dtype=bool)

    close(found.acceptability.sum(axis=0), 1, 1e-9)
    close(found.acceptability.sum(axis=1), 1, 1e-9)
    close((found.pairwise + found.pairwise.T)[beaten], 1, 1e-12)
    close(found.acceptability, exact.acceptability, 0.025)
    close(found.pairwise, exact.pairwise, 0.025)


@settings(max_examples=20, deadline=None)
@given(tables, st.randoms())
def test_another_order_of_the_vendors_orders_the_answer_so(values, chance):
    order = list(range(len(values)))
    chance.shuffle(order)
    found, moved = (
        rank_acceptability(v, free_weights(3), samples=2000, seed=2)
        for v in (values, values[order])
    )

    close(moved.acceptability, found.acceptability[order], 0.002)
    close(moved.central_weights, found.central_weights[order], 0.05)


@pytest.mark.parametrize("way", [weights_near, weights_scattered, weights_of_members])
def test_weights_in_another_unit_change_nothing(way):
    weights = [WEIGHTS, WEIGHTS[::-1]] if way is weights_of_members else WEIGHTS
    one, other = (
        rank_acceptability(POINTS, way(np.array(weights) / unit), samples=3000) for unit in (1, 100)
    )

    close(one.acceptability, other.acceptability, 0.001)


@pytest.mark.parametrize("vendors", [4, 30])
def test_two_alike_share_what_one_of_them_had(vendors):
    values = np.random.default_rng(5).random((vendors, 6))
    alone = rank_acceptability(values, free_weights(6), samples=5000, seed=2)
    twins = rank_acceptability(values[[0, *range(vendors)]], free_weights(6), samples=5000, seed=2)

    close(twins.acceptability[0], twins.acceptability[1], 1e-12)
    close(2 * twins.first[0], alone.first[0], 0.001)
    close(twins.first[2:], alone.first[1:], 0.001)
    close(twins.acceptability.sum(axis=0), 1, 1e-9)


@pytest.mark.parametrize("shape", [(5, 4), (16, 40), (17, 40), (40, 12)])
@pytest.mark.parametrize("errors", [False, True])
def test_the_number_of_threads_changes_no_digit(shape, errors):
    values = np.random.default_rng(5).random(shape)
    doubt = NormalErrors.of(np.full(shape, 0.1)) if errors else None
    one, *others = (
        rank_acceptability(
            values, free_weights(shape[1]), samples=20_000, seed=4,
            doubt=doubt, pairwise=True, threads=threads,
        )
        for threads in (1, 2, 3, None)
    )  # fmt: skip

    for other in others:
        for name in ("acceptability", "central_weights", "confidence", "pairwise"):
            np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


@pytest.mark.parametrize("vendors", [12, 40])
def test_single_precision_places_nobody_otherwise_than_double_does(vendors):
    values = np.random.default_rng(5).random((vendors, 9))
    fast = rank_acceptability(values, free_weights(9), samples=20_000, seed=2, pairwise=True)
    nearly = np.vstack([values, values[0] - 2])  # the last place, and a reason to
    nearly = np.vstack([nearly, nearly[-1] - 1e-3])  # look closely
    careful = rank_acceptability(nearly, free_weights(9), samples=20_000, seed=2, pairwise=True)

    close(fast.acceptability, careful.acceptability[:-2, :-2], 0.0003)
    close(fast.pairwise, careful.pairwise[:-2, :-2], 0.0003)
    seen = fast.first > 0.01
    close(fast.central_weights[seen], careful.central_weights[:-2][seen], 0.001)


def test_a_vendor_that_is_never_ahead_is_never_placed_ahead():
    values = np.random.default_rng(5).random((20, 12))
    values[7] = values[3] - 1e-4 * (np.arange(12) == 0)
    found = rank_acceptability(values, free_weights(12), samples=10_000, pairwise=True)

    assert found.pairwise[7, 3] < 0.001
    assert found.pairwise[3, 7] > 0.999


def test_vendors_that_are_level_under_resampled_members_share():
    members = [[1, 0], [0, 1]]
    found = rank_acceptability(
        [[1, 0], [0, 1]], weights_of_resampled_members(members), samples=40_000, pairwise=True
    )

    close(found.acceptability, 0.5, 0.01)
    close(found.pairwise[0, 1], 0.5, 0.01)


def test_one_vendor_has_every_place_there_is():
    found = rank_acceptability([[0.2, 0.4]], free_weights(2), samples=100)

    assert found.acceptability.tolist() == [[1]]
    assert found.confidence.tolist() == [1]


def test_vendors_that_are_all_equal_share_everything():
    found = rank_acceptability(np.full((4, 3), 0.7), free_weights(3), samples=100, pairwise=True)

    close(found.acceptability, 0.25, 1e-12)
    close(found.confidence, 0.25, 1e-12)


def test_one_criterion_decides_alone():
    found = rank_acceptability([[1.0], [3.0], [2.0]], free_weights(1), samples=100)

    assert found.acceptability.tolist() == [[0, 0, 1], [1, 0, 0], [0, 1, 0]]


def test_sampling_error_is_printed():
    found = rank_acceptability([[1, 0], [0, 1]], free_weights(2), samples=10_000)

    close(found.standard_error, 0.005, 1e-5)
    close(found.half_width, 0.0098, 1e-5)
    assert round(found.widest_half_width, 4) == 0.0098


def test_all_places_in_one_number():
    found = rank_acceptability(POINTS, free_weights(5), samples=5000)
    alphas = np.array([11, 5, 2]) / 11

    close(found.holistic(), found.acceptability @ alphas, 1e-12)
    close(found.holistic([1, 0, 0]), found.first, 1e-12)


def test_an_open_choice_has_more_entropy_than_a_sure_one():
    sure = rank_acceptability([[1, 1], [0, 0]], free_weights(2), samples=1000)
    open_ = rank_acceptability([[1, 0], [0, 1]], free_weights(2), samples=100_000)

    assert sure.choice_entropy == 0
    assert open_.choice_entropy == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"values": [[np.nan, 1, 1]]}, "row 1, column 1 is nan"),
        ({"values": [[np.inf, 1, 1]]}, "row 1, column 1 is inf"),
        ({"values": [1, 2, 3]}, "table of vendors by criteria"),
        ({"values": [[1, 2]]}, "of 3 criteria are drawn, but the values are of 2"),
        ({"samples": 0}, "one sample must be drawn, got 0"),
        ({"threads": 0}, "one thread must count, got 0"),
    ],
)
def test_what_cannot_be_ranked_is_refused(wrong, words):
    asked = {"values": np.eye(3), "draws": free_weights(3)} | wrong
    with pytest.raises(ValueError, match=words):
        rank_acceptability(**asked)


@pytest.mark.parametrize("light", [1e-5, 1e-7])
@pytest.mark.parametrize("of", [weights_near, weights_scattered])
def test_vendors_apart_only_where_next_to_nothing_is_weighed_keep_their_order_or_are_level(
    of, light
):
    values = [[0.35, 1.0], [0.35, 0.0], [0.91, 0.2], [0.1, 0.6]]

    shares = rank_acceptability(values, of([1, light]), samples=4000).acceptability

    assert shares[0, 1] >= 0.5 - 1e-12
    assert shares[0, 1] + shares[0, 2] == pytest.approx(1)
    assert shares[0] + shares[1] == pytest.approx([0, 1, 1, 0])
