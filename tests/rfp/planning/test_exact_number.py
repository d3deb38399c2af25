from fractions import Fraction

import numpy as np
import pytest

from rfp.planning.exact_number import check_exact
from workbench.language import Language, sentence
from workbench.problem import Problem, Term


@pytest.mark.parametrize("given", [3, Fraction(1, 3), np.int64(7), 10**400])
def test_whole_numbers_and_fractions_are_exact(given):
    check_exact(given, Term("the weight"))


@pytest.mark.parametrize("given", [0.5, "1/2", True, None, float("nan"), [1], 1j])
def test_what_a_float_may_have_rounded_is_refused(given):
    with pytest.raises(Problem, match="the weight must be a whole number or a fraction") as told:
        check_exact(given, Term("the weight"))

    assert "وزن" in sentence(told.value, Language.FA)
