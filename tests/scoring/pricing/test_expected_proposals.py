from fractions import Fraction

import pytest

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.minimums import Minimums
from rfp.planning.price_rule import PriceFormula, PriceRule
from scoring.pricing.expected_proposals import TypedProposal, inspect_expected
from scoring.pricing.price_inspector import FindingKind
from tests.scoring.pricing.test_price_inspector import LOWEST, evenly_matched, with_hopeless
from workbench.problem import Problem

HALF = Fraction(1, 2)
PLAN = CriteriaTree(
    criteria=(
        Criterion(id="fit", parent=None, weight=HALF),
        Criterion(id="price", parent=None, weight=HALF, kind=CriterionKind.PRICE),
    )
)


def typed(name="Aban", quality="80", price="52,000"):
    return TypedProposal(name=name, quality=quality, price=price).read("EUR")


def test_figures_of_both_languages_are_read_exactly():
    assert (typed().quality, typed().price) == (80, 5_200_000)
    assert typed(quality="۸۲٫۵", price="۵۲٬۰۰۰").quality == Fraction(165, 2)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": ""}, "a name is missing"),
        ({"quality": "good"}, "quality is a number from 0 to 100, got good"),
        ({"quality": ""}, "quality is a number from 0 to 100, got –"),
        ({"quality": "101"}, "from 0 to 100, got 101"),
        ({"price": "dear"}, "dear is not an amount"),
        ({"price": ""}, "is not an amount"),
        ({"price": "0"}, "a price must be more than 0"),
        ({"price": "-5"}, "a price must be more than 0"),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(given, told):
    with pytest.raises(Problem, match=told):
        typed(**given)


def test_the_findings_are_those_of_the_inspector_under_the_plan_s_own_rule():
    middle = inspect_expected(PLAN, LOWEST, evenly_matched()).inspection
    hopeless = inspect_expected(PLAN, LOWEST, with_hopeless()).inspection

    assert [each.kind for each in middle.under(LOWEST)] == [FindingKind.NEVER_FIRST]
    assert [each.vendor for each in hopeless.under(LOWEST)] == ["Z"]
    assert middle.outcomes[0].rule == LOWEST
    assert len(middle.outcomes) == 8


def test_a_compared_line_lies_about_the_median_price():
    found = inspect_expected(PLAN, LOWEST, with_hopeless()).inspection

    median = sorted(each.price for each in with_hopeless())[1]
    line = next(e.rule for e in found.outcomes if isinstance(e.rule, PriceRule)
                and e.rule.formula is PriceFormula.LINEAR_FIXED)  # fmt: skip
    assert line.fixed_points == (round(median * Fraction(3, 5)), round(median * Fraction(7, 5)))


def test_who_misses_the_technical_floor_is_in_no_formula():
    floor = Minimums(quality=Fraction(50))
    found = inspect_expected(PLAN, LOWEST, with_hopeless(), minimums=floor)
    nobody = inspect_expected(
        PLAN, LOWEST, with_hopeless(), minimums=Minimums(quality=Fraction(99))
    )

    assert list(found.below) == ["Z"]
    assert [each.vendor for each in found.inspection.proposals] == ["A", "B"]
    assert found.inspection.under(LOWEST) == ()
    assert (nobody.inspection, len(nobody.below)) == (None, 3)


def test_fewer_than_two_and_two_of_one_name_are_refused():
    with pytest.raises(Problem, match="2 to 8 expected proposals are compared, got 1"):
        inspect_expected(PLAN, LOWEST, [typed()])
    with pytest.raises(Problem, match="Aban has two proposals"):
        inspect_expected(PLAN, LOWEST, [typed(), typed(price="9")])
