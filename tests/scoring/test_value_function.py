import json
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.arrays import checked_weights, competition_ranks
from scoring.value_function import Clipped, Direction, ValueFunction, linear, piecewise
from tests.material import shared
from workbench.language import Language, sentence
from workbench.problem import Problem


def truth(name):
    return json.loads(shared(f"truth/{name}.json").read_text())


def test_the_published_piecewise_function_comes_out_exactly_and_on_arrays():
    case = truth("value_function_piecewise")
    given, expected = case["inputs"], case["expected"]
    made = piecewise(given["cutoffs"], [str(v) for v in given["values"]], Direction.LESS)

    for xs, ys in ((given["x"], expected["y"]), (given["more_x"], expected["more_y"])):
        assert [float(made.value(x)) for x in xs] == pytest.approx(ys, abs=1e-12)
        assert made.of_array(xs).tolist() == pytest.approx(ys, abs=1e-12)
    assert made.value(60) == Fraction(23, 25)


def test_the_office_of_the_textbook_has_its_published_values():
    case = truth("goodwin_wright_office")
    given, expected = case["inputs"], case["expected"]
    scale = linear(0, 100, best=100)
    values = scale.of_array(given["values"])

    for weights, wanted in (
        (given["rounded_weights"], expected["values_rounded_weights"]),
        (given["swing_points"], expected["values_exact_weights"]),
    ):
        totals = values @ checked_weights(weights, values.shape[1])
        assert totals.tolist() == pytest.approx(wanted, abs=case["tolerance"]["values"])


def test_a_published_weighted_sum_comes_out_of_the_additive_model():
    case = truth("wsm_kracka2010")
    given = case["inputs"]
    table = np.array(given["matrix"]) ** np.array(given["types"], dtype=float)
    totals = table / table.sum(axis=0) @ checked_weights(given["weights"], table.shape[1])

    assert totals.tolist() == pytest.approx(
        case["expected"]["scores"], abs=case["tolerance"]["scores"]
    )
    assert competition_ranks(totals).tolist() == case["expected"]["ranks"]


def test_less_is_better_when_the_low_end_is_the_good_one():
    assert linear(0, 40, Direction.LESS, best=100).value(10) == 75
    assert linear("0.1", "0.3").value("0.2") == Fraction(1, 2)
    assert linear(0, 40, Direction.LESS).direction is Direction.LESS


def test_what_is_beyond_the_ends_is_cut_and_said():
    found = linear(10, 20).of_vendors({"Aban": 5, "Baran": 15, "Caspian": 25})

    assert found.values == {"Aban": 0, "Baran": Fraction(1, 2), "Caspian": 1}
    assert found.clipped == (
        Clipped(vendor="Aban", given=Fraction(5), used=Fraction(10)),
        Clipped(vendor="Caspian", given=Fraction(25), used=Fraction(20)),
    )
    assert str(found.clipped[0].note()) == ("Aban has 5, beyond the reference points: 10 is used")


@pytest.mark.parametrize(
    ("at", "values", "words"),
    [
        ([1], [1], "two reference points or more .* got 1 points and 1 values"),
        ([1, 2], [0], "got 2 points and 1 values"),
        ([1, 1], [0, 1], "must rise, got 1 before 1"),
        ([2, 1], [0, 1], "must rise, got 2 before 1"),
        ([1, 2], [3, 3], "must differ in value, got 3 for all"),
        ([1, 2, 3], [0, 2, 1], "must only rise or only fall"),
        ([1, float("nan")], [0, 1], "finite number, got nan"),
        ([1, float("inf")], [0, 1], "finite number, got inf"),
        ([1, "much"], [0, 1], "finite number, got much"),
    ],
)
def test_points_that_make_no_value_function_are_refused(at, values, words):
    with pytest.raises(Problem, match=words):
        piecewise(at, values)


def test_a_direction_that_the_values_contradict_is_refused_in_both_languages():
    with pytest.raises(Problem, match="the other way: in this criterion more is better") as caught:
        piecewise([0, 1], [1, 0], Direction.MORE)
    assert "بیشتر بهتر است" in sentence(caught.value, Language.FA)
    with pytest.raises(Problem, match="best value must be above the worst, got 0 and 0"):
        linear(0, 1, best=0)


@pytest.mark.parametrize("strange", [float("nan"), float("inf")])
def test_an_amount_that_is_no_number_is_refused(strange):
    with pytest.raises(Problem, match="finite number"):
        linear(0, 1).value(strange)
    with pytest.raises(Problem, match="finite numbers"):
        linear(0, 1).of_array([0.5, strange])


amounts = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


@st.composite
def functions(draw):
    at = sorted(draw(st.sets(amounts, min_size=2, max_size=6)))
    values = sorted(draw(st.sets(amounts, min_size=len(at), max_size=len(at))))
    return ValueFunction(
        at=tuple(at), values=tuple(values if draw(st.booleans()) else values[::-1])
    )


@given(functions(), amounts, amounts)
def test_better_amounts_never_have_lower_values_and_all_stay_between_the_ends(made, one, other):
    low, high = sorted((one, other))
    worse, better = (low, high) if made.direction is Direction.MORE else (high, low)

    assert made.value(worse) <= made.value(better)
    assert min(made.values) <= made.value(one) <= max(made.values)


@given(functions(), st.lists(amounts, min_size=1, max_size=5))
def test_arrays_agree_with_exact_values_and_reference_points_are_met(made, xs):
    exact = [float(made.value(x)) for x in xs]

    assert made.of_array([float(x) for x in xs]).tolist() == pytest.approx(
        exact, rel=1e-6, abs=1e-4
    )
    assert tuple(made.value(x) for x in made.at) == made.values
