import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.arrays import competition_ranks
from scoring.other_methods.topsis import Normalisation, topsis
from tests.scoring.compared_cases import case, tables, truth


def test_the_textbook_case_is_met():
    known = truth("topsis_tzeng2011")
    given_ = known["inputs"]

    found = topsis(given_["matrix"], given_["weights"], given_["types"])

    assert found == pytest.approx(known["expected"]["scores"], abs=known["tolerance"]["scores"])
    assert competition_ranks(found).tolist() == known["expected"]["ranks"]


@pytest.mark.parametrize("normalisation", [Normalisation.MIN_MAX, Normalisation.VECTOR])
def test_the_normalisation_decides_on_the_mountain(normalisation):
    known = truth("topsis_vikor_opricovic2004")
    given_ = known["inputs"]
    expected = known["expected"][f"topsis_{normalisation.name.lower().replace('_', '')}"]

    found = topsis(
        given_["matrix"], given_["weights"], given_["types"], normalisation=normalisation
    )

    assert found == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    "name",
    [
        "car-purchase-moora-2016",
        "pm-software-marcos-2020",
        "sewing-machine-edas-2017",
        "supplier-waspas-2017",
    ],
)
def test_published_purchases_give_the_closeness_computed_for_them(name):
    known = case(name)
    criteria = known["criteria"]
    expected = known["reference_results_computed_here"]["topsis_vector_norm"]

    found = topsis(
        known["matrix"],
        [c["weight"] for c in criteria],
        [1 if c["direction"] == "max" else -1 for c in criteria],
    )

    assert found == pytest.approx(expected["scores"], abs=1e-9)
    assert competition_ranks(found).tolist() == expected["rank"]


def test_a_vendor_who_leaves_moves_closeness_and_turns_the_relative_sum_round():
    known = truth("rank_reversal_minmax")
    matrix, weights = known["inputs"]["matrix"], known["parameters"]["weights"]
    remaining = [row for at, row in enumerate(matrix) if at != known["inputs"]["removed"]]
    expected = known["expected"]

    for rows, told in ((matrix, "all"), (remaining, "without")):
        closeness = topsis(rows, weights)
        gains = np.array(rows, dtype=float)
        relative = (gains - gains.min(axis=0)) / np.ptp(gains, axis=0) @ weights

        assert closeness == pytest.approx(expected[f"topsis_{told}"], abs=1e-9)
        assert relative == pytest.approx(expected[f"relative_{told}"], abs=1e-12)
        assert relative.argmax() == expected[f"winner_{told}"]


def test_sum_and_maximum_scale_each_column_by_themselves():
    values = [[1.0, 8.0], [3.0, 2.0]]

    by_sum = topsis(values, [1, 1], normalisation=Normalisation.SUM)
    by_max = topsis(values, [1, 1], normalisation=Normalisation.MAX)

    # columns are a half apart and 0.6 apart under the sum, 2/3 and 3/4 under the maximum
    assert by_sum == pytest.approx([0.6 / 1.1, 0.5 / 1.1])
    assert by_max == pytest.approx([(3 / 4) / (2 / 3 + 3 / 4), (2 / 3) / (2 / 3 + 3 / 4)])


@pytest.mark.parametrize("normalisation", Normalisation)
@given(table=tables())
def test_closeness_is_a_fraction_and_follows_a_permutation(normalisation, table):
    values, weights = table
    order = np.arange(len(values))[::-1]

    found = topsis(values, weights, normalisation=normalisation)
    turned = topsis(np.asarray(values)[order], weights, normalisation=normalisation)

    assert ((found >= 0) & (found <= 1)).all()
    assert turned == pytest.approx(found[order], abs=1e-12)


@given(tables(), st.floats(0.001, 1000))
def test_scaling_weights_changes_nothing(table, factor):
    values, weights = table

    assert topsis(values, np.multiply(weights, factor)) == pytest.approx(topsis(values, weights))


@pytest.mark.parametrize("normalisation", Normalisation)
def test_vendors_who_are_alike_are_level(normalisation):
    alike = [[3, 0], [3, 0], [3, 0]]

    assert topsis(alike, [1, 1], normalisation=normalisation).tolist() == [0.5, 0.5, 0.5]


@pytest.mark.parametrize("normalisation", list(Normalisation))
def test_the_last_digit_of_a_float_puts_nobody_ahead(normalisation):
    found = topsis([[0.1 + 0.2, 1], [0.3, 1]], [1, 1], normalisation=normalisation)

    assert found.tolist() == [0.5, 0.5]


def test_best_throughout_is_one_and_worst_throughout_nought():
    assert topsis([[5, 5], [1, 1]], [1, 1]).tolist() == [1, 0]


def test_huge_values_do_not_overflow():
    assert topsis([[1e200, 1], [2e200, 1]], [1, 1]).tolist() == [0, 1]


def test_one_vendor_is_refused():
    with pytest.raises(ValueError, match="at least two vendors"):
        topsis([[1, 2]], [1, 1])
