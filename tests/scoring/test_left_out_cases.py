"""Cases of methods that are not built: their inputs still run through the additive model."""

from fractions import Fraction

import numpy as np
import pytest

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.arrays import checked_values, checked_weights, competition_ranks
from scoring.ranking import rank
from scoring.value import totals
from tests.scoring.compared_cases import case, truth

PURCHASES = (
    "car-purchase-moora-2016",
    "pm-software-marcos-2020",
    "sewing-machine-edas-2017",
    "supplier-waspas-2017",
)
DATA_DRIVEN_WEIGHTS = ("critic_tus2019", "merec_keshavarz2021")


def linear_max(matrix, directions):
    """Return the share of the best that each value is, as those papers do."""
    values = np.asarray(matrix, dtype=float)
    return np.where(
        np.asarray(directions) > 0, values / values.max(axis=0), values.min(axis=0) / values
    )


def min_max(matrix, directions):
    gains = np.asarray(matrix, dtype=float) * directions
    return (gains - gains.min(axis=0)) / np.ptp(gains, axis=0)


SCALES = {"wsm_linear_max": linear_max, "wsm_min_max": min_max}


def exact_totals(values, weights):
    """Run the official model: a plan of exact weights, points from 0 to 100."""
    given = [Fraction(str(w)) for w in weights]
    tree = CriteriaTree(
        criteria=tuple(
            Criterion(id=f"c{at}", parent=None, weight=w / sum(given)) for at, w in enumerate(given)
        )
    )
    points = {
        f"v{row}": {f"c{at}": Fraction(float(v)) * 100 for at, v in enumerate(vendor)}
        for row, vendor in enumerate(values)
    }
    ranks = rank(tree, points, precision=Fraction(1, 1000)).ranks
    return totals(tree, points), [ranks[vendor] for vendor in points]


def inputs(name):
    if name in PURCHASES:
        known = case(name)
        signs = [1 if c["direction"] == "max" else -1 for c in known["criteria"]]
        return known["matrix"], signs, [c["weight"] for c in known["criteria"]]
    given = truth(name)["inputs"]
    signs = given.get("types", given.get("types_true"))
    return given["matrix"], signs, given.get("weights", [1] * len(signs))


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", PURCHASES)
def test_the_weighted_sum_that_the_file_holds_is_met(name, scale):
    matrix, signs, weights = inputs(name)
    expected = case(name)["reference_results_computed_here"][scale]

    found, ranks = exact_totals(SCALES[scale](matrix, signs), weights)

    assert [float(t) / 100 for t in found.values()] == pytest.approx(expected["scores"], abs=1e-9)
    assert ranks == expected["rank"]


@pytest.mark.parametrize("scale", SCALES.values())
@pytest.mark.parametrize("name", [*PURCHASES, *DATA_DRIVEN_WEIGHTS, "wpm_zavadskas2012"])
def test_arrays_and_fractions_give_one_answer(name, scale):
    matrix, signs, weights = inputs(name)
    values = checked_values(scale(matrix, signs))

    found = values @ checked_weights(weights, values.shape[1])
    exact, ranks = exact_totals(values, weights)

    assert found * 100 == pytest.approx([float(t) for t in exact.values()], abs=1e-9)
    assert competition_ranks(found).tolist() == ranks


def test_the_additive_model_agrees_with_the_weighted_product_on_the_first():
    known = truth("wpm_zavadskas2012")
    matrix, signs, weights = inputs("wpm_zavadskas2012")

    _, ranks = exact_totals(linear_max(matrix, signs), weights)

    assert ranks.index(1) == known["expected"]["ranks"].index(1)
