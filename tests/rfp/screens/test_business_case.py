import pytest

from rfp.screens.business_case import minor_of, shown_minor
from workbench.language import Language
from workbench.problem import Problem


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", ["EUR", "IRR"])
@pytest.mark.parametrize("minor", [None, 0, 5, 1_234, 52_000, 5_200_000, 1_234_567_891])
def test_an_amount_is_read_back_as_it_is_shown(minor, code, language):
    assert minor_of(shown_minor(minor, code, language), code) == minor


def test_a_whole_amount_is_shown_without_cents_so_that_five_years_have_room():
    assert shown_minor(5_200_000, "EUR", Language.EN) == "52,000"
    assert shown_minor(5_200_050, "EUR", Language.EN) == "52,000.50"
    assert shown_minor(5_200_000, "KWD", Language.EN) == "5,200.000"


def test_what_is_no_amount_is_said_in_words():
    with pytest.raises(Problem, match="dear is not an amount; write it in figures"):
        minor_of("dear", "EUR")
    with pytest.raises(Problem, match="finer than the smallest coin"):
        minor_of("1.5", "IRR")
