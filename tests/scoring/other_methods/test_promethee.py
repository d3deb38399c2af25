import numpy as np
import pytest
from hypothesis import given

from scoring.arrays import competition_ranks
from scoring.other_methods.promethee import Preference, PreferenceShape, promethee_2
from tests.scoring.compared_cases import tables, truth


def test_the_published_case_is_met():
    known = truth("promethee2_zhao2013")
    given_, expected = known["inputs"], known["expected"]

    flows = promethee_2(given_["matrix"], given_["weights"], given_["types"])

    assert flows.leaving == pytest.approx(expected["phi_plus"], abs=1e-9)
    assert flows.entering == pytest.approx(expected["phi_minus"], abs=1e-9)
    assert flows.net == pytest.approx(expected["phi"], abs=1e-9)
    assert competition_ranks(flows.net).tolist() == expected["ranks"]


@pytest.mark.parametrize(
    ("preference", "degrees"),
    [
        (Preference(), [0, 0, 1, 1, 1, 1]),
        (Preference(shape=PreferenceShape.U_SHAPE, indifference=1), [0, 0, 0, 1, 1, 1]),
        (Preference(shape=PreferenceShape.V_SHAPE, full=4), [0, 0, 0.25, 0.5, 1, 1]),
        (Preference(shape=PreferenceShape.LEVEL, indifference=1, full=2), [0, 0, 0, 0.5, 1, 1]),
        (Preference(shape=PreferenceShape.LINEAR, indifference=1, full=3), [0, 0, 0, 0.5, 1, 1]),
        (
            Preference(shape=PreferenceShape.GAUSSIAN, full=2),
            [0, 0, *(1 - np.exp(-np.square([1, 2, 4, 5]) / 8))],
        ),
    ],
)
def test_a_difference_becomes_a_preference(preference, degrees):
    assert preference.degree([-3, 0, 1, 2, 4, 5]) == pytest.approx(degrees)


@pytest.mark.parametrize(
    "wrong",
    [
        {"shape": PreferenceShape.V_SHAPE},
        {"shape": PreferenceShape.GAUSSIAN},
        {"shape": PreferenceShape.LINEAR, "indifference": 2, "full": 2},
        {"shape": PreferenceShape.LEVEL, "indifference": 2, "full": 1},
        {"shape": PreferenceShape.U_SHAPE, "indifference": -1},
        {"shape": PreferenceShape.V_SHAPE, "full": np.inf},
    ],
)
def test_thresholds_out_of_order_are_refused(wrong):
    with pytest.raises(ValueError, match="must be finite, from 0 upwards and in order"):
        Preference(**wrong)


@given(tables())
def test_flows_sum_to_nothing_and_follow_a_permutation(table):
    values, weights = table
    order = np.arange(len(values))[::-1]

    flows = promethee_2(values, weights)
    turned = promethee_2(np.asarray(values)[order], weights)

    assert flows.net.sum() == pytest.approx(0, abs=1e-12)
    assert turned.net == pytest.approx(flows.net[order], abs=1e-12)


def test_less_is_better_by_direction():
    values = [[4, 3], [3, 2], [5, 1]]

    turned = promethee_2(np.multiply(values, [1, -1]), [1, 1])
    assert promethee_2(values, [1, 1], [1, -1]).net.tolist() == turned.net.tolist()


def test_each_criterion_may_have_its_own_function():
    noise = Preference(shape=PreferenceShape.U_SHAPE, indifference=1)

    flows = promethee_2([[3, 1], [2, 2]], [1, 1], preference=[noise, Preference()])

    assert flows.net.tolist() == [-0.5, 0.5]  # the first criterion's gap is noise


def test_preferences_of_another_number_are_refused():
    with pytest.raises(ValueError, match="one for each of the 2, got 3"):
        promethee_2([[3, 1], [2, 2]], [1, 1], preference=[Preference()] * 3)


def test_arithmetic_noise_prefers_nobody():
    assert promethee_2([[0.3], [0.1 + 0.2]], [1]).net.tolist() == [0, 0]


def test_one_vendor_is_refused():
    with pytest.raises(ValueError, match="at least two vendors"):
        promethee_2([[1]], [1])
