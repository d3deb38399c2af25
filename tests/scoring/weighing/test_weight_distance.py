import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scoring.weighing.weight_distance import (
    consensus_index,
    distances,
    furthest_apart,
    homogeneity,
    member_shares,
)

CLOUDS = arrays(
    np.int64,
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
    elements=st.integers(0, 9),
).map(lambda table: table + (table.sum(axis=1, keepdims=True) == 0))


def test_the_distance_is_the_weight_to_be_moved():
    apart = distances([[50, 30, 20], [30, 30, 40], [20, 30, 50]])

    assert apart == pytest.approx(np.array([[0, 0.2, 0.3], [0.2, 0, 0.1], [0.3, 0.1, 0]]))


def test_the_pair_furthest_apart_is_told():
    found = furthest_apart([[50, 30, 20], [30, 30, 40], [20, 30, 50]])

    assert (found.first, found.second) == (0, 2)
    assert found.distance == pytest.approx(0.3)


def test_of_pairs_equally_far_apart_the_first_is_told():
    found = furthest_apart([[7, 6, 4], [9, 8, 0], [5, 8, 0], [3, 5, 3]])  # 3/11 twice

    assert (found.first, found.second) == (1, 3)


@given(CLOUDS, st.floats(0.01, 100))
def test_the_indices_stay_within_0_and_1_in_any_unit(cloud, unit):
    for index in (consensus_index, homogeneity):
        assert -1e-12 <= index(cloud) <= 1 + 1e-12
        assert index(cloud * unit) == pytest.approx(index(cloud), abs=1e-9)


@given(CLOUDS)
def test_the_consensus_is_the_weight_that_two_members_share_on_average(cloud):
    shares = member_shares(cloud)
    pairs = [(a, b) for i, a in enumerate(shares) for b in shares[i + 1 :]]
    shared_weight = [np.minimum(a, b).sum() for a, b in pairs] or [1.0]

    assert consensus_index(cloud) == pytest.approx(np.mean(shared_weight))


@pytest.mark.parametrize("index", [consensus_index, homogeneity])
def test_the_same_weights_are_full_consensus_and_disjoint_ones_none(index):
    assert index([[1, 2, 3]] * 4) == pytest.approx(1)
    assert index(np.eye(4)) == pytest.approx(0)


@pytest.mark.parametrize("index", [consensus_index, homogeneity])
def test_one_member_agrees_with_everybody(index):
    assert index([[1, 2]]) == 1
    assert furthest_apart([[1, 2]]) is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([], "table of members by criteria"),
        ([1, 2], r"got the shape \(2,\)"),
        ([[1, 2], [3, -1]], "member 2 for criterion 2 is -1"),
        ([[1, np.nan]], "member 1 for criterion 2 is nan"),
        ([[1, 1], [0, 0]], "weights of member 2 must not all be 0"),
    ],
)
def test_weights_that_are_none_are_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        member_shares(wrong)
