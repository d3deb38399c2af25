import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.other_methods.vikor import vikor
from tests.scoring.compared_cases import case, tables, truth


def test_the_mountain_is_met():
    known = truth("topsis_vikor_opricovic2004")
    given_, expected = known["inputs"], known["expected"]

    found = vikor(
        given_["matrix"], given_["weights"], given_["types"], v=known["parameters"]["vikor_v"]
    )

    assert found.utility == pytest.approx(expected["vikor_S"], abs=1e-9)
    assert found.regret == pytest.approx(expected["vikor_R"], abs=1e-9)
    assert found.index == pytest.approx(expected["vikor_Q"], abs=1e-9)
    assert found.ranks.tolist() == expected["vikor_ranks"]
    assert found.acceptable_advantage == expected["acceptable_advantage"]
    assert found.acceptable_stability == expected["acceptable_stability"]
    assert list(found.vendors) == expected["compromise_set"]


def test_the_facility_is_met():
    known = truth("vikor_papathanasiou2018")
    given_, expected = known["inputs"], known["expected"]

    found = vikor(given_["matrix"], given_["weights"], given_["types"], v=known["parameters"]["v"])

    assert found.utility == pytest.approx(expected["S"], abs=1e-9)
    assert found.regret == pytest.approx(expected["R"], abs=1e-9)
    assert found.index == pytest.approx(expected["Q"], abs=1e-9)
    assert found.ranks.tolist() == expected["ranks"]
    assert (found.acceptable_advantage, found.acceptable_stability) == (
        expected["acceptable_advantage"],
        expected["acceptable_stability"],
    )
    assert list(found.vendors) == expected["compromise_set"]


@pytest.mark.parametrize(
    "name",
    [
        "car-purchase-moora-2016",
        "pm-software-marcos-2020",
        "sewing-machine-edas-2017",
        "supplier-waspas-2017",
    ],
)
def test_published_purchases_give_the_index_computed_for_them(name):
    known = case(name)
    criteria = known["criteria"]
    expected = known["reference_results_computed_here"]["vikor_q_v0.5"]

    found = vikor(
        known["matrix"],
        [c["weight"] for c in criteria],
        [1 if c["direction"] == "max" else -1 for c in criteria],
    )

    assert found.index == pytest.approx(expected["scores"], abs=1e-9)
    assert found.ranks.tolist() == expected["rank"]


def test_too_near_to_call_is_a_set():
    # Q is 0, 0.05 and 1: the first two are nearer than 1 / (3 - 1)
    found = vikor([[10, 10], [9.5, 9.5], [0, 0]], [1, 1])

    assert (found.acceptable_advantage, found.vendors) == (False, (0, 1))


def test_without_stability_the_second_stands_beside_the_first():
    # the last has the least Q by 0.30, but the first the least S and the fifth the least R
    values = [[0, 4, 5], [0, 3, 5], [0, 5, 3], [1, 0, 0], [1, 0, 1], [4, 2, 0]]
    found = vikor(values, [5, 3, 4])

    assert (found.acceptable_advantage, found.acceptable_stability) == (True, False)
    assert found.vendors == (5, 4)


@given(tables(), st.floats(0, 1))
def test_every_answer_is_a_number_and_the_first_is_in_the_set(table, v):
    values, weights = table

    found = vikor(values, weights, v=v)

    assert np.isfinite([found.utility, found.regret, found.index]).all()
    assert ((found.index >= 0) & (found.index <= 1)).all()
    assert found.vendors[0] == int(np.argmin(found.index))
    assert set(np.flatnonzero(found.ranks == 1)) <= set(found.vendors)


def test_the_conditions_make_the_set():
    for values, weights in [
        ([[0, 4, 2], [3, 2, 2], [4, 0, 3], [1, 1, 1]], [3, 3, 2]),
        ([[5, 0], [0, 5], [3, 3]], [1, 1]),
        ([[5, 1], [1, 5]], [3, 2]),
    ]:
        found = vikor(values, weights)
        order = np.argsort(found.index, kind="stable")
        apart = found.index[order[1]] - found.index[order[0]]
        assert found.acceptable_advantage == (apart >= 1 / (len(values) - 1))
        assert (len(found.vendors) == 1) == (
            found.acceptable_advantage and found.acceptable_stability
        )


def test_vendors_who_are_alike_all_stand_in_the_set():
    found = vikor([[3, 0], [3, 0], [3, 0]], [1, 1])

    assert (found.index.tolist(), found.ranks.tolist()) == ([0, 0, 0], [1, 1, 1])
    assert (found.acceptable_advantage, found.vendors) == (False, (0, 1, 2))


def test_a_criterion_on_which_all_are_alike_adds_nothing():
    with_it = vikor([[1, 7], [2, 7], [5, 7]], [1, 1])

    assert with_it.index.tolist() == vikor([[1], [2], [5]], [1]).index.tolist()


@pytest.mark.parametrize("wrong", [-0.1, 1.1, np.nan])
def test_a_v_beyond_its_ends_is_refused(wrong):
    with pytest.raises(ValueError, match="from 0 to 1, got"):
        vikor([[1], [2]], [1], v=wrong)


def test_one_vendor_is_refused():
    with pytest.raises(ValueError, match="at least two vendors"):
        vikor([[1]], [1])
