import json

import numpy as np
import pytest

from scoring.sampled.exact_acceptability import exact_acceptability
from scoring.sampled.weight_draws import weights_in_order
from tests.material import shared

CASE = json.loads(shared("truth/smaa_exact_three_criteria.json").read_text(encoding="utf-8"))
EXACT = CASE["tolerance"]["exact"]


def central(rows):
    return np.array([row or [np.nan] * 3 for row in rows])


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [("case_identity", "identity"), ("case_four_vendors", "four_vendors")],
)
def test_the_areas_are_those_of_the_truth(inputs, expected):
    found, truth = exact_acceptability(CASE["inputs"][inputs]), CASE["expected"][expected]

    assert np.abs(found.acceptability - truth["rank_acceptability"]).max() < EXACT
    assert np.abs(found.pairwise - truth["pairwise"]).max() < EXACT
    np.testing.assert_allclose(
        found.central_weights, central(truth["central_weights"]), rtol=0, atol=EXACT
    )


def test_in_a_stated_order_only_its_part_of_the_triangle_counts():
    region = weights_in_order([0, 1, 2]).corners
    found = exact_acceptability(np.eye(3), region)
    truth = CASE["expected"]["identity_with_ordinal"]

    assert found.acceptability.round(12).tolist() == truth["rank_acceptability"]
    np.testing.assert_allclose(
        found.central_weights, central(truth["central_weights"]), rtol=0, atol=EXACT
    )


def test_an_exact_answer_has_no_sampling_error():
    found = exact_acceptability([[1, 0, 0.5], [1, 0, 0.5], [0, 1, 0.5]])

    assert found.widest_half_width == 0
    assert found.standard_error.max() == 0
    assert found.first.round(12).tolist() == [0.25, 0.25, 0.5]


@pytest.mark.parametrize(
    ("values", "region", "words"),
    [
        ([[1, 2]], None, "need three criteria, got 2"),
        (np.eye(3), np.eye(2), "three weights that sum to 1"),
        (np.eye(3), [[1, 0, 1], [0, 1, 0], [0, 0, 1]], "three weights that sum to 1"),
        (np.eye(3), [[1, 0, 0], [0, 1, 0]], "needs an area"),
    ],
)
def test_what_has_no_area_is_refused(values, region, words):
    with pytest.raises(ValueError, match=words):
        exact_acceptability(values, region)
