import json
from fractions import Fraction

import numpy as np
import pytest

from scoring.weighing.ballot import Method, Weighing
from scoring.weighing.compared_together import compared_together
from tests.material import shared


def weighing(matrix, method=Method.PAIRS, without=()):
    parts = tuple(f"c{i}" for i in range(len(matrix)))
    pairs = {
        (a, b): Fraction(matrix[i][j]).limit_denominator(9)
        for i, a in enumerate(parts)
        for j, b in enumerate(parts)
        if i < j and (i, j) not in without
    }
    return Weighing(parent=None, parts=parts, method=method, comparisons=pairs)


@pytest.fixture(scope="module")
def truth():
    return json.loads(shared("truth/ahp_group_aij_aip.json").read_text("utf-8"))


def test_ballots_lead_to_the_joint_weights_of_the_file(truth):
    found = compared_together([weighing(m) for m in truth["inputs"]["matrices"]])
    expected, close = truth["expected"], {"abs": truth["tolerance"]["weights"]}

    assert found.members == len(truth["inputs"]["matrices"])
    assert list(found.by_judgements.values()) == pytest.approx(
        expected["aij_geometric_mean"], **close
    )
    assert list(found.by_priorities.values()) == pytest.approx(expected["aip_geometric"], **close)
    assert list(found.by_mean.values()) == pytest.approx(expected["aip_arithmetic"], **close)
    assert found.consistency.ratio == pytest.approx(expected["aij_CR"], **close)


def test_a_pair_that_one_left_open_is_taken_from_the_others(truth):
    first, second = (weighing(m) for m in truth["inputs"]["matrices"][:2])
    gap = weighing(truth["inputs"]["matrices"][0], without={(0, 1)})
    found = compared_together([gap, second])

    assert found.consistency.n_missing == 0
    assert found.by_judgements != compared_together([first, second]).by_judgements
    assert np.array(list(found.by_judgements.values())).sum() == pytest.approx(1)


def test_other_methods_are_left_out_and_one_member_is_no_group(truth):
    matrix = truth["inputs"]["matrices"][0]

    assert compared_together([weighing(matrix), weighing(matrix, Method.POINTS)]) is None
    assert compared_together([]) is None
