import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weighing.consistency import consistency
from scoring.weighing.group_priorities import GroupMean, joint_judgements, joint_priorities
from scoring.weighing.pairwise import from_upper_triangle
from scoring.weighing.priorities import PriorityRule, priorities
from tests.material import shared

SCALE = [1 / 9, 1 / 5, 1 / 3, 1, 2, 4, 7]
JUDGEMENTS = st.lists(st.sampled_from(SCALE), min_size=6, max_size=6)


@pytest.fixture(scope="module")
def truth():
    return json.loads(shared("truth/ahp_group_aij_aip.json").read_text("utf-8"))


def test_three_members_lead_to_the_joint_priorities_of_the_file(truth):
    matrices, expected = truth["inputs"]["matrices"], truth["expected"]
    own = [priorities(m) for m in matrices]

    joint = joint_judgements(matrices)

    close = {"abs": truth["tolerance"]["weights"]}
    assert joint == pytest.approx(np.array(expected["aij_matrix"]), **close)
    assert priorities(joint) == pytest.approx(expected["aij_geometric_mean"], **close)
    assert priorities(joint, PriorityRule.EIGENVECTOR) == pytest.approx(
        expected["aij_eigenvector"], **close
    )
    assert consistency(joint).ratio == pytest.approx(expected["aij_CR"], **close)
    assert joint_priorities(own) == pytest.approx(expected["aip_geometric"], **close)
    assert joint_priorities(own, mean=GroupMean.ARITHMETIC) == pytest.approx(
        expected["aip_arithmetic"], **close
    )


@pytest.mark.parametrize("member", range(3))
def test_each_member_has_the_priorities_of_the_file(truth, member):
    matrix = truth["inputs"]["matrices"][member]
    expected = truth["expected"]["individual"][member]

    close = {"abs": truth["tolerance"]["weights"]}
    assert priorities(matrix) == pytest.approx(expected["geometric_mean"], **close)
    assert priorities(matrix, PriorityRule.EIGENVECTOR) == pytest.approx(
        expected["eigenvector"], **close
    )
    assert consistency(matrix).ratio == pytest.approx(expected["CR"], **close)


@given(
    st.lists(st.tuples(JUDGEMENTS, st.integers(1, 5)), min_size=1, max_size=5),
)
def test_joint_judgements_lead_to_the_geometric_joint_priorities(group):
    matrices = [from_upper_triangle(judgements) for judgements, _ in group]
    members = [count for _, count in group]

    of_judgements = priorities(joint_judgements(matrices, members))
    of_priorities = joint_priorities([priorities(m) for m in matrices], members)

    assert of_judgements == pytest.approx(of_priorities, abs=1e-12)


def test_a_member_who_counts_twice_is_two_members():
    one, other = from_upper_triangle([2, 4, 3]), from_upper_triangle([5, 1, 1 / 3])

    assert joint_judgements([one, other], [2, 1]) == pytest.approx(
        joint_judgements([one, one, other])
    )


def test_a_comparison_is_joined_over_those_who_made_it():
    joint = joint_judgements(
        [from_upper_triangle([2, 4, None]), from_upper_triangle([8, None, None])]
    )

    assert joint[0].tolist() == pytest.approx([1, 4, 4])
    assert np.isnan(joint[1, 2])


def test_a_priority_of_0_stays_0_in_the_geometric_mean():
    assert joint_priorities([[0, 1, 1], [2, 1, 1]]).tolist() == [0, 0.5, 0.5]


@pytest.mark.parametrize("matrices", [[], [np.ones((2, 2)), np.ones((3, 3))]])
def test_no_tables_or_tables_of_two_sizes_are_refused(matrices):
    with pytest.raises(ValueError, match="be there and of one size"):
        joint_judgements(matrices)


def test_members_weights_must_be_one_for_each():
    with pytest.raises(ValueError, match=r"each of the 2 members, got the shape \(3,\)"):
        joint_priorities([[1, 1], [1, 2]], [1, 1, 1])
