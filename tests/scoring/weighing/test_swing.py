import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weighing.swing import direct_weights, swing_weights
from tests.material import shared


def test_the_office_example_has_its_swing_weights_and_aggregate_values():
    truth = json.loads(shared("truth/goodwin_wright_office.json").read_text("utf-8"))
    inputs = truth["inputs"]

    weights = swing_weights(dict(zip(inputs["attributes"], inputs["swing_points"], strict=True)))
    totals = [
        sum(float(w) * x for w, x in zip(weights.values(), row, strict=True))
        for row in inputs["values"]
    ]

    assert weights["closeness"] == Fraction(100, 310)
    assert [round(float(w), 2) for w in weights.values()] == inputs["rounded_weights"]
    assert totals == pytest.approx(truth["expected"]["values_exact_weights"], abs=1e-9)


@given(
    st.lists(st.fractions(0, 1000), min_size=1, max_size=9).filter(any),
    st.fractions(Fraction(1, 100), 100),
)
def test_weights_sum_to_exactly_1_in_any_unit(points, unit):
    given_points = {f"c{i}": p for i, p in enumerate(points)}

    found = direct_weights(given_points)

    assert sum(found.values()) == 1
    assert found == direct_weights({c: p * unit for c, p in given_points.items()})


def test_a_float_counts_as_the_number_that_was_typed():
    assert direct_weights({"a": 0.1, "b": Decimal("0.9")}) == {
        "a": Fraction(1, 10),
        "b": Fraction(9, 10),
    }


@pytest.mark.parametrize("strange", [-1, float("nan"), float("inf"), Decimal("NaN")])
def test_points_that_are_no_number_of_0_or_more_are_refused(strange):
    with pytest.raises(ValueError, match=f"0 or more; fit has {strange}"):
        direct_weights({"price": 1, "fit": strange})


@pytest.mark.parametrize("points", [{}, {"fit": 0, "price": 0}])
def test_nothing_to_share_out_is_refused(points):
    with pytest.raises(ValueError, match="more than 0 points"):
        direct_weights(points)


def test_a_swing_above_100_is_refused():
    with pytest.raises(ValueError, match="from 0 to 100; price has 101"):
        swing_weights({"fit": 100, "price": 101})


def test_swings_without_a_100_are_refused():
    with pytest.raises(ValueError, match="must have 100 points, none has"):
        swing_weights({"fit": 90, "price": 10})
