from fractions import Fraction

import pytest

from rfp.maps.touchpoint import Candidate, Touchpoint, automation_order, automation_points
from workbench.problem import Problem


def candidate(step="a", cost=3, experience=3, pains=0, priority=0):
    return Candidate(
        step=step,
        touchpoint=Touchpoint(cost=cost, experience=experience),
        pains=pains,
        priority=Fraction(priority),
    )


def test_the_points_are_those_of_the_formula():
    # 6 × 4 + 6 × 5 + 4 × 2 + 49.2 ÷ 5
    assert automation_points(
        candidate(cost=4, experience=5, pains=2, priority=Fraction(492, 10))
    ) == Fraction(7184, 100)


def test_the_least_and_the_most():
    assert automation_points(candidate(cost=1, experience=1)) == 12
    assert automation_points(candidate(cost=5, experience=5, pains=8, priority=100)) == 100


def test_the_first_deserves_it_most_and_equals_share_a_rank():
    placed = automation_order(
        [candidate("low", cost=1), candidate("one"), candidate("two"), candidate("high", cost=5)]
    )

    assert [(p.candidate.step, p.rank, p.is_tied) for p in placed] == [
        ("high", 1, False),
        ("one", 2, True),
        ("two", 2, True),
        ("low", 4, False),
    ]


@pytest.mark.parametrize("wrong", [0, 6, 2.5, True, None])
def test_a_strength_is_a_whole_number_from_1_to_5(wrong):
    with pytest.raises(Problem, match=f"cost of a touchpoint .* got {wrong}"):
        Touchpoint(cost=wrong, experience=3)
    with pytest.raises(Problem, match=f"customer's experience .* got {wrong}"):
        Touchpoint(cost=3, experience=wrong)
