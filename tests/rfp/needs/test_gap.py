from fractions import Fraction
from itertools import product

import pytest

from rfp.needs.gap import PRIORITY_FORMULA, Gap, GapKind, Judgement, priority
from workbench.language import Language, say
from workbench.problem import Problem


def judged(**changes):
    middle = {"as_is": 1, "to_be": 4, "impact": 4, "constraint": 2, "risk": 3, "dependency": 5}
    return Judgement(**{**middle, **changes})


def test_the_priority_is_the_formula_worked_out_by_hand():
    # 100 x 3/5 x (4x4 + 3x3 + 2x5 + 1x4) / 50 = 100 x 3/5 x 39/50
    assert priority(judged()) == Fraction(234, 5)


def test_a_gap_carries_the_priority_of_its_judgement():
    gap = Gap(id="g", title="No history", kind=GapKind.DATA, judgement=judged())

    assert gap.priority == Fraction(234, 5)


def test_the_priority_runs_from_0_to_100():
    assert priority(judged(as_is=4, to_be=2)) == 0
    widest = {"as_is": 0, "to_be": 5, "impact": 5, "constraint": 1, "risk": 5, "dependency": 5}
    assert priority(judged(**widest)) == 100


@pytest.mark.parametrize("name", ["impact", "risk", "dependency"])
def test_more_of_it_is_more_pressing(name):
    found = [priority(judged(**{name: value})) for value in range(1, 6)]

    assert found == sorted(set(found))


def test_a_constraint_makes_a_gap_less_pressing():
    found = [priority(judged(constraint=value)) for value in range(1, 6)]

    assert found == sorted(set(found), reverse=True)


def test_the_sentence_of_the_formula_computes_the_same():
    words = PRIORITY_FORMULA.removeprefix("Priority = ").partition(";")[0]
    for sign, python in {"×": "*", "÷": "/", "−": "-", "to-be": "to_be", "as-is": "as_is"}.items():
        words = words.replace(sign, python)
    names = ("as_is", "to_be", "impact", "constraint", "risk", "dependency")

    for values in product((0, 2), (3, 5), (1, 4), (2, 5), (3,), (1, 5)):
        given = dict(zip(names, values, strict=True))
        exact = {name: Fraction(value) for name, value in given.items()}
        assert eval(words, {}, exact) == priority(Judgement(**given))  # noqa: S307 - our own


def test_the_formula_is_said_in_persian():
    assert say(PRIORITY_FORMULA, Language.FA).startswith("اولویت =")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("as_is", 6, "today's maturity must be a whole number from 0 to 5, got 6"),
        ("to_be", -1, "the wanted maturity must be a whole number from 0 to 5, got -1"),
        ("impact", 0, "the impact must be a whole number from 1 to 5, got 0"),
        ("risk", 2.5, "the risk must be a whole number from 1 to 5, got 2.5"),
        ("dependency", None, "the dependency .* got None"),
        ("constraint", True, "the constraint .* got True"),
    ],
)
def test_a_value_off_its_scale_is_refused(field, value, words):
    with pytest.raises(Problem, match=words):
        judged(**{field: value})
