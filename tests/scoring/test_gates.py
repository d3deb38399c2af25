from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from scoring.gates import Failure, Gate, Minimums, pass_gates, quality_points
from scoring.pricing.price_points import price_points
from scoring.value import total
from tests.scoring import crm_fixture as crm
from workbench.problem import Problem


def quality(vendors=("aban", "baran", "caspian", "damavand")):
    names = [name for name in crm.WEIGHTS if name != "price"]
    return {v: dict(zip(names, map(Fraction, crm.QUALITY[v]), strict=True)) for v in vendors}


def test_without_the_price_the_other_criteria_share_its_weight():
    found = {v: quality_points(crm.tree(), own) for v, own in quality().items()}

    assert found["baran"] == Fraction(35 * 78 + 15 * 80 + 15 * 72 + 10 * 76, 75)
    exact = total(crm.tree(), quality()["baran"] | {"price": found["baran"]})
    assert exact == found["baran"]


def test_every_gate_that_was_failed_is_named_with_what_was_required_and_found():
    minimums = Minimums(
        quality=Fraction(70), by_criterion={"viability": Fraction(70), "functional": Fraction(70)}
    )
    found = pass_gates(crm.tree(), quality(), minimums, {"damavand": ["REQ-07"]})

    assert found.passed == ("aban", "baran")
    assert found.failed == {
        "caspian": (
            Failure(
                vendor="caspian", gate=Gate.MINIMUM_QUALITY, required=Fraction(70),
                found=Fraction(35 * 70 + 15 * 66 + 15 * 76 + 10 * 60, 75),
            ),
            Failure(
                vendor="caspian", gate=Gate.MINIMUM_CRITERION, subject="viability",
                required=Fraction(70), found=Fraction(60),
            ),
        ),
        "damavand": (Failure(vendor="damavand", gate=Gate.MANDATORY, subject="REQ-07"),),
    }  # fmt: skip
    assert [str(each.reason()) for each in found.failed["caspian"][1:]] == [
        "caspian has 60 points on viability, at least 70 are required"
    ]
    assert "REQ-07" in str(found.failed["damavand"][0].reason())


def test_exactly_the_minimum_passes_and_no_minimum_lets_all_through():
    exact = quality_points(crm.tree(), quality()["aban"])

    assert "aban" in pass_gates(crm.tree(), quality(), Minimums(quality=exact)).passed
    assert pass_gates(crm.tree(), quality()).passed == tuple(quality())


def test_what_fails_a_mandatory_requirement_needs_no_scores():
    given = {**quality(), "damavand": {}}
    found = pass_gates(crm.tree(), given, Minimums(quality=Fraction(1)), {"damavand": ["REQ-07"]})

    assert list(found.failed) == ["damavand"]


def test_a_branch_has_a_minimum_of_its_own():
    tree = CriteriaTree(
        criteria=(
            Criterion(id="offer", parent=None, weight=Fraction(1)),
            Criterion(id="fit", parent="offer", weight=Fraction(1, 2)),
            Criterion(id="plan", parent="offer", weight=Fraction(1, 4)),
            Criterion(id="price", parent="offer", weight=Fraction(1, 4), kind=CriterionKind.PRICE),
        )
    )
    own = {"fit": Fraction(60), "plan": Fraction(90)}

    assert quality_points(tree, own, "offer") == 70
    assert quality_points(tree, own) == 70


@pytest.mark.parametrize(
    ("minimums", "words"),
    [
        ({"quality": Fraction(101)}, "from 0 to 100 points, got 101"),
        ({"by_criterion": {"price": Fraction(1)}}, "cannot stand on the price"),
        ({"by_criterion": {"charm": Fraction(1)}}, "no criterion charm"),
    ],
)
def test_minimums_that_cannot_be_held_are_refused(minimums, words):
    with pytest.raises(Problem, match=words):
        pass_gates(crm.tree(), quality(), Minimums(**minimums))


def test_points_that_are_missing_are_refused_and_price_alone_is_no_quality():
    with pytest.raises(Problem, match="no points on viability"):
        pass_gates(
            crm.tree(), {"aban": {"functional": Fraction(1), "integration": Fraction(1),
                                  "implementation": Fraction(1)}},
            Minimums(quality=Fraction(1)),
        )  # fmt: skip
    only = CriteriaTree(
        criteria=(Criterion(id="price", parent=None, weight=Fraction(1), kind=CriterionKind.PRICE),)
    )
    with pytest.raises(Problem, match="price has all the weight"):
        quality_points(only, {})


@given(st.fractions(min_value=0, max_value=100, max_denominator=50))
def test_prices_move_nobody_through_a_gate(minimum):
    points = crm.points(price_points(crm.FIXED, crm.PRICES))
    minimums = Minimums(quality=minimum)

    with_prices = pass_gates(crm.tree(), points, minimums)
    assert with_prices == pass_gates(crm.tree(), quality(crm.ELIGIBLE), minimums)
    assert {*with_prices.passed} | {*with_prices.failed} == {*crm.ELIGIBLE}
