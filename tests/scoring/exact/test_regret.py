import json

import numpy as np
import pytest

from scoring.exact.regret import regret, scenario_totals
from tests.material import shared


def test_the_regret_of_the_published_scenarios_is_as_computed():
    case = json.loads(shared("truth/scenario_regret.json").read_text())
    expected = case["expected"]

    found = regret(case["inputs"]["values"], case["parameters"]["probabilities"])

    assert found.table.tolist() == expected["regret"]
    assert found.largest.tolist() == expected["max_regret"]
    assert found.minimax == (expected["minimax_regret_vendor"],)
    assert found.maximin == (expected["maximin_vendor"],)
    assert found.expected.values == pytest.approx(expected["expected"], abs=1e-12)
    assert found.expected.best == (1,)
    assert found.expected.of_perfect_information == pytest.approx(
        expected["expected_value_of_perfect_information"], abs=1e-12
    )


def test_without_probabilities_nothing_is_expected():
    assert regret([[1, 2], [2, 1]]).expected is None


def test_vendors_that_are_level_are_named_together():
    found = regret([[80, 60], [80, 60], [10, 10]], [1, 1])

    assert found.minimax == found.maximin == found.expected.best == (0, 1)


def test_with_one_scenario_there_is_nothing_to_learn():
    assert regret([[80], [60]], [1]).expected.of_perfect_information == 0


def test_permuting_the_vendors_permutes_the_regrets():
    table = np.random.default_rng(2).random((5, 3))

    found = regret(table[[3, 1, 4, 0, 2]])

    assert found.largest.tolist() == regret(table).largest[[3, 1, 4, 0, 2]].tolist()


def test_each_scenario_has_its_own_weights():
    totals = scenario_totals([[80, 20], [50, 60]], [[3, 1], [1, 3], [0, 5]])

    assert totals.tolist() == [[65, 35, 20], [52.5, 57.5, 60]]


@pytest.mark.parametrize(
    ("values", "likely", "words"),
    [
        ([[1, np.nan]], None, "row 1, column 2 is nan"),
        ([[1, 2]], [1], r"got the shape \(1,\)"),
        ([[1, 2]], [0, 0], "must not all be 0"),
        ([[1, 2]], [-1, 2], "number 1 is -1.0"),
    ],
)
def test_what_has_no_regret_is_refused(values, likely, words):
    with pytest.raises(ValueError, match=words):
        regret(values, likely)
