import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.exact.weight_paths import flat_paths, group_paths

drawn_weights = st.lists(st.integers(0, 9), min_size=2, max_size=8).filter(any)


@given(drawn_weights)
def test_every_path_passes_through_the_present_weights(weights):
    paths = flat_paths(weights)
    present = np.array(weights) / sum(weights)

    t = paths.present[:, None]
    assert (1 - t) * paths.at_zero + t * paths.at_one == pytest.approx(
        np.tile(present, (len(weights), 1)), abs=1e-15
    )


@given(drawn_weights, st.integers(2, 1000))
def test_scaling_the_weights_changes_no_path(weights, factor):
    scaled = flat_paths([factor * w for w in weights])

    assert scaled.at_zero == pytest.approx(flat_paths(weights).at_zero, abs=1e-15)


def test_what_weighs_nothing_shares_equally():
    assert flat_paths([1, 0, 0]).at_zero[0].tolist() == [0, 0.5, 0.5]


def test_single_criteria_as_groups_are_the_flat_paths():
    weights = [4, 3, 2, 1]

    grouped, flat = group_paths(weights, np.eye(4, dtype=bool)), flat_paths(weights)

    assert grouped.at_zero == pytest.approx(flat.at_zero)
    assert grouped.at_one == pytest.approx(flat.at_one)
    assert grouped.present == pytest.approx(flat.present)


def test_a_group_moves_within_its_parent_and_the_rest_stays():
    members = [[True, False, False, False]]
    within = [[True, True, True, False]]

    paths = group_paths([20, 20, 40, 20], members, within)

    assert paths.present.tolist() == pytest.approx([0.25])
    assert paths.at_zero[0].tolist() == pytest.approx([0, 0.8 / 3, 1.6 / 3, 0.2])
    assert paths.at_one[0].tolist() == pytest.approx([0.8, 0, 0, 0.2])


@pytest.mark.parametrize(
    ("members", "within"),
    [
        ([[False, False]], None),
        ([[True, True]], None),
        ([[True, False]], [[False, True]]),
    ],
)
def test_a_group_without_others_beside_it_is_refused(members, within):
    with pytest.raises(ValueError, match="all within its parent; group 1 has not"):
        group_paths([1, 1], members, within)


def test_a_lone_criterion_has_no_path():
    with pytest.raises(ValueError, match="there is one criterion"):
        flat_paths([1])


def test_shapes_and_parents_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="must have one shape"):
        group_paths([1, 1], [[True, False]], [[True, True], [True, True]])
    with pytest.raises(ValueError, match="weighs nothing"):
        group_paths([0, 0, 1], [[True, False, False]], [[True, True, False]])
