import numpy as np
import pytest
from scipy.optimize import nnls

from scoring.exact.least_distance import nearest_point, non_negative_least_squares


@pytest.mark.parametrize("seed", range(20))
def test_the_least_squares_are_those_of_scipy(seed):
    random = np.random.default_rng(seed)
    matrix = random.integers(-3, 4, random.integers(1, 9, 2)).astype(float)
    target = random.integers(-5, 6, len(matrix)).astype(float)

    found = non_negative_least_squares(matrix, target)

    assert (found >= 0).all()
    assert np.linalg.norm(matrix @ found - target) == pytest.approx(nnls(matrix, target)[1])


def test_where_nothing_is_wanted_the_nearest_point_is_the_origin():
    assert nearest_point(np.array([[1.0, 2.0]]), np.array([-1.0])).tolist() == [0, 0]


def test_the_nearest_point_meets_several_demands_at_their_corner():
    found = nearest_point(np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([1.0, 2.0, 2.5]))

    assert found == pytest.approx([1, 2])


def test_demands_that_exclude_each_other_have_no_point():
    assert nearest_point(np.array([[1.0], [-1.0]]), np.array([2.0, -1.0])) is None
