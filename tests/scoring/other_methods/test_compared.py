import numpy as np
import pytest

from scoring.other_methods.compared import compared, from_least


def test_directions_turn_the_sign_once():
    checked = compared([[1, 2], [3, 4]], [1, 3], [1, -1])

    assert checked.gains.tolist() == [[1, -2], [3, -4]]
    assert checked.weights.tolist() == [0.25, 0.75]


def test_one_vendor_cannot_be_compared():
    with pytest.raises(ValueError, match="at least two vendors, got 1"):
        compared([[1, 2]], [1, 1])


@pytest.mark.parametrize("wrong", [[1], [1, 0], [1, np.nan], [[1, 1]]])
def test_a_direction_is_one_or_minus_one_for_each_criterion(wrong):
    with pytest.raises(ValueError, match="one for each of the 2 criteria"):
        compared([[1, 2], [3, 4]], [1, 1], wrong)


def test_arithmetic_noise_is_no_spread():
    assert from_least(np.array([0.3, 0.1 + 0.2])).tolist() == [0, 0]
    assert from_least(np.array([0.0, 0.0])).tolist() == [0, 0]
