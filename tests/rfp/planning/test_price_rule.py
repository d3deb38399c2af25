from fractions import Fraction

import pytest

from rfp.planning.price_rule import PriceFormula, PriceRule
from workbench.language import Language, say
from workbench.problem import Problem


def linear(floor, ceiling):
    return PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=floor, ceiling=ceiling)


@pytest.mark.parametrize(
    ("floor", "ceiling", "sentence"),
    [
        (None, 7000, "needs a floor and a ceiling"),
        (3000, None, "needs a floor and a ceiling"),
        (7000, 7000, "below the ceiling, got 7000 and 7000"),
        (-1, 7000, "0 or more and below the ceiling, got -1 and 7000"),
    ],
)
def test_fixed_amounts_that_make_no_line_are_refused(floor, ceiling, sentence):
    with pytest.raises(Problem, match=sentence):
        linear(floor, ceiling)


@pytest.mark.parametrize("formula", [PriceFormula.MIN_MAX, PriceFormula.LOWEST])
def test_a_relative_formula_takes_no_amounts_and_has_none(formula):
    with pytest.raises(Problem, match="takes amounts"):
        PriceRule(formula=formula, floor=3000)
    with pytest.raises(Problem, match="has a floor and a ceiling"):
        _ = PriceRule(formula=formula).fixed_points


def test_only_the_line_between_fixed_amounts_leaves_others_alone():
    assert not linear(3000, 7000).depends_on_others
    assert PriceRule(formula=PriceFormula.MIN_MAX).depends_on_others
    assert PriceRule(formula=PriceFormula.LOWEST).depends_on_others


def test_the_published_sentence_names_both_amounts_in_the_readers_language():
    rule = linear(3_000_000, 7_000_000)

    assert rule.sentence(Language.EN, currency="EUR") == (
        "A price of EUR\xa030,000.00 or less earns 100 points, a price of EUR\xa070,000.00 or more "
        "earns 0, and between them points fall in a straight line."
    )
    persian = rule.sentence(Language.FA, currency="EUR")
    assert "۳۰٬۰۰۰" in persian
    assert "۷۰٬۰۰۰" in persian


SLOPES = {
    PriceFormula.LINEAR_FIXED: {"floor": 3_000_000, "ceiling": 7_000_000},
    PriceFormula.LINEAR_FROM_LOWEST: {"slope": Fraction(1, 2)},
    PriceFormula.MEAN: {"slope": Fraction(3, 10), "slope_below": Fraction(1, 5)},
}


def made(formula):
    return PriceRule(formula=formula, **SLOPES.get(formula, {}))


@pytest.mark.parametrize("formula", PriceFormula)
def test_every_formula_has_a_name_and_a_sentence_of_its_own_in_both_languages(formula):
    for language in Language:
        told = {each: made(each).sentence(language, currency="IRR") for each in PriceFormula}
        names = {each: say(each.label, language) for each in PriceFormula}
        assert told[formula].endswith(".")
        assert list(told.values()).count(told[formula]) == 1
        assert list(names.values()).count(names[formula]) == 1


def test_the_slopes_stand_in_the_sentence_in_the_readers_digits():
    mean = made(PriceFormula.MEAN)

    assert "above the mean costs 0.3 points and each 1 % below it 0.2" in mean.sentence(
        Language.EN, currency="EUR"
    )
    assert "۰٫۳ امتیاز" in mean.sentence(Language.FA, currency="EUR")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"formula": PriceFormula.LINEAR_FROM_LOWEST}, "needs to say what 1 % of distance costs"),
        ({"formula": PriceFormula.MEAN, "slope": Fraction(1)}, "needs to say what 1 %"),
        ({"formula": PriceFormula.LOWEST, "slope": Fraction(1)}, "takes no slope, got 1"),
        ({"formula": PriceFormula.LINEAR_FROM_LOWEST, "slope": Fraction(0)}, "more than 0 points"),
        (
            {"formula": PriceFormula.MEAN, "slope": Fraction(1), "slope_below": Fraction(-1)},
            "0 points or more, got -1",
        ),
        ({"formula": PriceFormula.MEAN, "floor": 1}, "takes amounts"),
    ],
)
def test_parameters_that_do_not_fit_the_formula_are_refused(given, sentence):
    with pytest.raises(Problem, match=sentence):
        PriceRule(**given)


def test_only_formulas_that_compare_prices_depend_on_others_and_one_gives_no_points():
    assert {f for f in PriceFormula if not made(f).depends_on_others} == {
        PriceFormula.LINEAR_FIXED,
        PriceFormula.NO_FORMULA,
    }
    assert [f for f in PriceFormula if not made(f).gives_points] == [PriceFormula.NO_FORMULA]
    with pytest.raises(Problem, match="has no slope"):
        _ = made(PriceFormula.LOWEST).slopes
