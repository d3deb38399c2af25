import json

import numpy as np
import pytest
from hypothesis import given

from scoring.weighing.best_worst import best_worst
from scoring.weighing.best_worst_ratios import CONSISTENCY_INDEX, _consistency_index, ratio_weights
from tests.material import shared
from tests.scoring.weighing.test_best_worst import comparisons


def deviation(c, weights):
    """Return the largest deviation of a ratio of weights from its comparison."""
    over = [abs(weights[c.best] / weights[j] - c.best_to_others[j]) for j in c.between]
    under = [abs(weights[j] / weights[c.worst] - c.others_to_worst[j]) for j in c.between]
    return max(abs(weights[c.best] / weights[c.worst] - c.best_to_worst), *over, *under, 0)


def best_nearby(c, weights, rng):
    """Return the least deviation that weights drawn around these have."""
    near = weights * np.exp(rng.normal(0, [[0.001], [0.01], [0.1]] * 60, (180, len(weights))))
    return min(deviation(c, w) for w in near)


def test_the_transport_example_has_its_weights_and_its_ratio():
    truth = json.loads(shared("truth/bwm_rezaei2015_transport.json").read_text("utf-8"))
    expected, published = truth["expected"], truth["expected"]["published"]

    found = ratio_weights(best_worst(**truth["inputs"]))

    close = {"abs": truth["tolerance"]["nonlinear"]}
    assert found.weights == pytest.approx(expected["nonlinear_weights"], **close)
    assert found.xi == pytest.approx(4 - 14**0.5, abs=1e-14)
    assert found.xi == pytest.approx(expected["nonlinear_xi"], **close)
    assert found.consistency_index == truth["parameters"]["consistency_index_a_BW_8"]
    assert found.consistency_ratio == pytest.approx(expected["consistency_ratio"], **close)
    assert found.unique
    assert found.weights == pytest.approx(published["nonlinear_weights"], abs=0.0015)


@given(comparisons())
def test_the_weights_have_the_deviation_and_none_nearby_a_smaller_one(c):
    found = ratio_weights(c)

    assert found.weights.sum() == pytest.approx(1)
    assert deviation(c, found.weights) == pytest.approx(found.xi, abs=1e-9)
    assert best_nearby(c, found.weights, np.random.default_rng(1)) >= found.xi - 1e-9


@given(comparisons())
def test_the_weights_are_within_their_ranges(c):
    found = ratio_weights(c)

    assert np.all(found.lowest <= found.weights + 1e-12)
    assert np.all(found.weights <= found.highest + 1e-12)


def test_from_four_criteria_on_weights_may_be_free():
    found = ratio_weights(best_worst([1, 2, 4, 8], [8, 4, 4, 1], best=0, worst=3))

    assert not found.unique
    assert found.highest[1] > found.lowest[1]


def test_two_criteria_that_pull_apart_decide_when_they_ask_for_most():
    c = best_worst([1, 2, 1, 4], [4, 3, 2, 1], best=0, worst=3)

    found = ratio_weights(c)

    assert found.xi == pytest.approx((2 * 3 - 1 * 2) / (2 + 3 + 1 + 2))
    assert deviation(c, found.weights) == pytest.approx(0.5)


def test_the_printed_index_is_the_largest_deviation_there_can_be():
    for whole, printed in CONSISTENCY_INDEX.items():
        assert _consistency_index(whole + 1e-9) == pytest.approx(printed, abs=0.006)


def test_a_contradiction_with_best_and_worst_alike_has_no_ratio():
    found = ratio_weights(best_worst([1, 3, 1], [1, 3, 1], best=0, worst=2))

    assert found.xi > 0
    assert found.consistency_ratio is None


def test_two_criteria_are_always_consistent():
    found = ratio_weights(best_worst([1, 3], [3, 1], best=0, worst=1))

    assert found.weights.tolist() == [0.75, 0.25]
    assert (found.xi, found.consistency_ratio, found.unique) == (0, 0, True)
