from fractions import Fraction

import pytest

from scoring.pricing.real_prices import formulas_compared
from tests.scoring import crm_fixture as crm
from tests.scoring.crm_standing import standing


def under(rule):
    return next(o for o in formulas_compared(standing()).outcomes if o.rule == rule)


def test_the_formula_alone_decides_at_the_real_prices():
    assert under(crm.FIXED).totals["baran"] == Fraction("72.70")
    assert under(crm.MIN_MAX).winners == ("caspian",)
    assert under(crm.LOWEST).winners == ("aban", "baran")  # 79.43 and 79.44 are a tie at 0.1


def test_the_published_formula_stands_first():
    assert formulas_compared(standing()).outcomes[0].rule == crm.FIXED


@pytest.mark.parametrize(
    "changes",
    [
        {"hides_vendors": True},
        {"tree": crm.tree().reweighted(dict.fromkeys(crm.WEIGHTS, Fraction(0)) | {"price": 1})},
        {"tree": crm.tree().reweighted({**crm.tree().local_weights, "price": 0,
                                        "functional": Fraction(3, 5)})},
    ],
)  # fmt: skip
def test_where_the_question_makes_no_sense_nothing_is_compared(changes):
    assert formulas_compared(standing(**changes)) is None
