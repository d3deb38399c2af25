import json
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from scoring.weighing.best_worst import best_worst, linear_weights
from tests.material import shared


@st.composite
def comparisons(draw):
    """Draw comparisons on the 1-9 scale that need not agree with one another at all."""
    n = draw(st.integers(2, 7))
    best, worst = draw(st.permutations(range(n)))[:2]
    to_best = draw(st.lists(st.integers(1, 9), min_size=n, max_size=n))
    to_worst = draw(st.lists(st.integers(1, 9), min_size=n, max_size=n))
    to_best[best] = to_worst[worst] = 1
    to_worst[best] = to_best[worst]
    return best_worst(to_best, to_worst, best=best, worst=worst)


def deviations(c):
    """Return the rows whose products with the weights must be within xi, both signs."""
    n = len(c.best_to_others)
    rows = []
    for j in range(n):
        for more, less, times in (
            (c.best, j, c.best_to_others[j]),
            (j, c.worst, c.others_to_worst[j]),
        ):
            row = np.zeros(n)
            row[more] += 1
            row[less] -= float(times)
            rows += [row, -row]
    return np.array(rows)


def test_the_transport_example_has_its_linear_weights():
    truth = json.loads(shared("truth/bwm_rezaei2015_transport.json").read_text("utf-8"))
    inputs, expected = truth["inputs"], truth["expected"]

    found = linear_weights(best_worst(**inputs))

    close = {"abs": truth["tolerance"]["linear"]}
    assert [float(w) for w in found.weights] == pytest.approx(expected["linear_weights"], **close)
    assert float(found.xi) == pytest.approx(expected["linear_xi"], **close)
    assert found.input_ratio == Fraction(2, 56)


@given(comparisons())
def test_no_weights_have_a_smaller_deviation_and_no_others_the_same(c):
    found = linear_weights(c)
    rows = deviations(c)
    n, weights, xi = rows.shape[1], np.array(found.weights, dtype=float), float(found.xi)

    assert sum(found.weights) == 1
    assert min(found.weights) >= 0
    assert np.max(rows @ weights) == pytest.approx(xi, abs=1e-12)
    least = linprog(
        [0] * n + [1],
        A_ub=np.c_[rows, -np.ones(len(rows))],
        b_ub=np.zeros(len(rows)),
        A_eq=[[1] * n + [0]],
        b_eq=[1],
    )
    assert least.fun == pytest.approx(xi, abs=1e-9)
    assert least.x[:n] == pytest.approx(weights, abs=1e-7)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_consistent_comparisons_give_exactly_their_weights(parts):
    best = parts.index(max(parts))
    worst = len(parts) - 1 - parts[::-1].index(min(parts))
    c = best_worst(
        [Fraction(parts[best], p) for p in parts],
        [Fraction(p, parts[worst]) for p in parts],
        best=best,
        worst=worst,
    )

    found = linear_weights(c)

    assert c.consistent
    assert found.weights == tuple(Fraction(p, sum(parts)) for p in parts)
    assert (found.xi, found.input_ratio) == (0, 0)


@given(comparisons())
def test_xi_is_0_only_when_nothing_contradicts(c):
    found = linear_weights(c)

    assert (found.xi == 0) == c.consistent
    assert c.best_to_worst == 1 or (found.input_ratio == 0) == c.consistent


@pytest.mark.parametrize(
    ("to_others", "to_worst", "best", "worst", "words"),
    [
        ([], [], 0, 0, "got 0 and 0"),
        ([1, 2], [2, 1, 3], 0, 1, "got 2 and 3"),
        ([1, 2], [2, 1], 0, 0, "two of the 2 criteria, got number 1 and 1"),
        ([1, 2], [2, 1], 0, 2, "got number 1 and 3"),
        ([1, 2, 0.5], [2, 1, 1], 0, 1, r"1 or more, got 0\.5"),
        ([1, 2, float("nan")], [2, 1, 1], 0, 1, "1 or more, got nan"),
        ([2, 2], [2, 1], 0, 1, "are 1, got 2"),
        ([1, 2], [3, 1], 0, 1, "one number, got 2 and 3"),
    ],
)
def test_comparisons_that_cannot_be_are_refused(to_others, to_worst, best, worst, words):
    with pytest.raises(ValueError, match=words):
        best_worst(to_others, to_worst, best=best, worst=worst)
