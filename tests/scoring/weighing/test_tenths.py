from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weighing.tenths import in_tenths


@given(st.lists(st.floats(0, 1e6, allow_subnormal=False), min_size=1, max_size=40).filter(any))
def test_tenths_sum_to_exactly_1_and_stay_near(weights):
    found = in_tenths(weights)
    whole = sum(Fraction(w) for w in weights)

    assert sum(found) == 1
    assert all((f * 1000).denominator == 1 for f in found)
    assert all(
        abs(f - Fraction(w) / whole) < Fraction(1, 1000)
        for f, w in zip(found, weights, strict=True)
    )


def test_what_is_in_tenths_stays():
    assert in_tenths([0.125, 0.5, 0.375]) == (Fraction(1, 8), Fraction(1, 2), Fraction(3, 8))


def test_the_largest_remainder_gets_the_tenth_left_over():
    assert in_tenths(np.array([0.3331, 0.3334, 0.3335])) == (
        Fraction(333, 1000),
        Fraction(333, 1000),
        Fraction(334, 1000),
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([], "must not all be 0"),
        ([0.0, 0.0], "must not all be 0"),
        ([1.0, -1.0], "number 2 is -1"),
        ([float("nan")], "number 1 is nan"),
    ],
)
def test_what_cannot_be_shared_out_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        in_tenths(wrong)
