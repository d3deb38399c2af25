import pytest

from rfp.price_rule import PriceFormula, PriceRule
from workbench.language import Language
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


@pytest.mark.parametrize("formula", [PriceFormula.MIN_MAX, PriceFormula.LOWEST])
@pytest.mark.parametrize("language", list(Language))
def test_every_formula_has_its_sentence_in_both_languages(formula, language):
    assert PriceRule(formula=formula).sentence(language, currency="IRR").endswith(".")
