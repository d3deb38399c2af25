import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weighing.consistency import RANDOM_INDICES, RandomIndexTable, consistency
from scoring.weighing.pairwise import from_upper_triangle
from scoring.weighing.priorities import MissingRule
from tests.material import shared


@pytest.fixture(scope="module")
def drinks():
    return json.loads(shared("truth/ahp_saaty2008_drinks.json").read_text("utf-8"))


def test_the_drinks_have_the_consistency_of_the_paper(drinks):
    expected = drinks["expected"]

    found = consistency(drinks["inputs"]["matrix"])

    assert found.lambda_max == pytest.approx(expected["lambda_max"], abs=1e-8)
    assert found.index == pytest.approx(expected["CI"], abs=1e-8)
    assert found.ratio == pytest.approx(expected["CR"], abs=1e-8)
    assert (found.n_criteria, found.n_missing, found.random_index) == (7, 0, 1.32)
    assert not found.warns


def test_another_table_gives_another_ratio_and_names_itself(drinks):
    found = consistency(drinks["inputs"]["matrix"], RandomIndexTable.SAATY_2005)

    assert (found.table, found.random_index) == (RandomIndexTable.SAATY_2005, 1.35)
    assert found.ratio == pytest.approx(0.0218, abs=5e-5)


def test_the_incomplete_example_has_its_ratio():
    found = consistency(
        from_upper_triangle([1, 5, 2, 3, 4, None]),
        RandomIndexTable.DONEGAN_DODD_1991,
        missing=MissingRule.LEAST_LAMBDA,
    )

    assert found.ratio == pytest.approx(0.0372, abs=5e-5)
    assert found.n_missing == 1


def test_a_ratio_above_a_tenth_warns():
    found = {m: consistency(from_upper_triangle([m, 9, 1])) for m in (3, 4)}

    assert {m: (round(c.ratio, 3), c.warns) for m, c in found.items()} == {
        3: (0.117, True),
        4: (0.063, False),
    }


@given(st.lists(st.integers(1, 9), min_size=1, max_size=15), st.sampled_from(RandomIndexTable))
def test_consistent_comparisons_have_a_ratio_of_0(weights, table):
    true = np.array(weights, dtype=float)

    found = consistency(true[:, None] / true, table)

    assert found.ratio == pytest.approx(0, abs=1e-12)
    assert found.lambda_max == pytest.approx(len(weights))


@pytest.mark.parametrize("table", RandomIndexTable)
def test_the_end_of_a_table_is_told(table):
    most = len(RANDOM_INDICES[table]) + 2

    assert consistency(np.ones((most, most)), table).random_index == RANDOM_INDICES[table][-1]
    with pytest.raises(ValueError, match=f"{table.value} goes to {most} criteria, got {most + 1}"):
        consistency(np.ones((most + 1, most + 1)), table)
