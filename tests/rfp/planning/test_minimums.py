from dataclasses import replace
from fractions import Fraction

import pytest

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.minimums import Minimums, check_minimums
from tests.scoring.second_selection import plan
from workbench.language import Language
from workbench.problem import Problem

TITLES = {"fit": "Fit"}


def test_the_rfp_says_each_minimum_in_a_sentence():
    asked = Minimums(quality=Fraction(60), by_criterion={"fit": Fraction(101, 2)})
    assert asked.sentences(Language.EN, titles=TITLES) == [
        "At least 60 points without the price.",
        "At least 50.5 points on Fit.",
    ]


def test_a_plan_without_a_floor_keeps_its_fingerprint_and_a_floor_changes_it():
    floored = replace(plan(), minimums=Minimums(quality=Fraction(60)))
    on_fit = replace(plan(), minimums=Minimums(by_criterion={"fit": Fraction(60)}))
    assert "minimums" not in plan().canonical()
    assert len({each.fingerprint() for each in (plan(), floored, on_fit)}) == 3


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"by_criterion": {"price": Fraction(1)}}, "cannot stand on the price"),
        ({"by_criterion": {"ghost": Fraction(1)}}, "ghost"),
        ({"quality": Fraction(1)}, "price has all the weight"),
    ],
)
def test_a_minimum_that_nothing_can_be_held_against_is_refused(asked, words):
    tree = CriteriaTree(
        criteria=(
            Criterion(id="fit", parent=None, weight=Fraction(0)),
            Criterion(id="price", parent=None, weight=Fraction(1), kind=CriterionKind.PRICE),
        )
    )
    with pytest.raises(Problem, match=words):
        check_minimums(Minimums(**asked), tree)


@pytest.mark.parametrize("points", [Fraction(-1), Fraction(101)])
def test_a_minimum_is_from_0_to_100_points(points):
    with pytest.raises(Problem, match="from 0 to 100 points"):
        Minimums(quality=points)
