from fractions import Fraction

import pytest

from rfp.goals.area import Area
from rfp.goals.problem import FoundProblem, check_severity, mean_severity, ranked
from workbench.problem import Problem


def problem(key, severity=None, pains=0):
    return FoundProblem(
        id=key,
        title=key,
        area=Area.SALES,
        severity=None if severity is None else Fraction(severity),
        pains=tuple(f"{key}{place}" for place in range(pains)),
    )


def ranks(*problems):
    return [(rank, each.id) for rank, each in ranked(problems)]


def test_the_gravest_stands_first_then_the_one_with_more_pains():
    found = ranks(problem("a", 3, 1), problem("b", 4), problem("c", 3, 2))
    assert found == [(1, "b"), (2, "c"), (3, "a")]


def test_problems_that_are_equal_share_the_rank():
    found = ranks(problem("a", 3, 1), problem("b", 3, 1), problem("c", 2, 1))
    assert found == [(1, "a"), (1, "b"), (3, "c")]


def test_what_nobody_has_judged_stands_last():
    assert ranks(problem("a", None, 9), problem("b", 1)) == [(1, "b"), (2, "a")]


def test_the_mean_of_severities_is_exact():
    assert mean_severity([5, 4, 4]) == Fraction(13, 3)


@pytest.mark.parametrize("level", [0, 6, True, 2.5])
def test_a_severity_outside_its_scale_is_refused(level):
    with pytest.raises(Problem, match="the severity must be a whole number from 1 to 5, got"):
        check_severity(level)
