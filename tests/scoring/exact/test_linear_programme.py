from fractions import Fraction

import numpy as np
import pytest
from scipy.optimize import linprog

from scoring.exact.linear_programme import least_cost


@pytest.mark.parametrize("seed", range(40))
def test_the_least_cost_is_that_of_scipy(seed):
    random = np.random.default_rng(seed)
    n, m = random.integers(1, 9, 2)
    costs = random.integers(0, 4, n).astype(float)  # zeros make ties, whole numbers degeneracy
    rows = random.integers(-3, 4, (m, n)).astype(float)
    limits = random.integers(-4, 5, m).astype(float)

    found, expected = least_cost(costs, rows, limits), linprog(costs, rows, limits)

    if found is None:
        assert expected.status == 2
    else:
        assert costs @ found == pytest.approx(expected.fun, abs=1e-9)
        assert (rows @ found <= limits + 1e-9).all()
        assert (found >= 0).all()


def test_fractions_stay_exact():
    third = [Fraction(1, 3), Fraction(1, 7)]

    found = least_cost(
        np.array([Fraction(1), Fraction(1)]), -np.array([third]), np.array([Fraction(-1)])
    )

    assert found.tolist() == [3, 0]


def test_the_slow_rule_ends_with_the_same_answer(monkeypatch):
    rows, limits = -np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([-4.0, -6.0])
    quick = least_cost(np.ones(2), rows, limits)

    monkeypatch.setattr("scoring.exact.linear_programme._PATIENCE", -1)

    assert least_cost(np.ones(2), rows, limits) == pytest.approx(quick)


def test_limits_that_exclude_each_other_have_no_answer():
    assert least_cost(np.ones(1), np.array([[1.0], [-1.0]]), np.array([1.0, -2.0])) is None
