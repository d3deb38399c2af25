import json
from dataclasses import replace
from fractions import Fraction

import pytest

from rfp.planning.criterion import Criterion, CriterionKind
from rfp.planning.measure import (
    Measure,
    direction_sentence,
    measure_of,
    measured_sentence,
    typed_measure,
)
from tests.scoring.second_selection import plan
from workbench.language import Language, sentence
from workbench.problem import Problem

WEEKS = (("4", "100"), ("8.5", "60"), ("12", "0"))
UNIT = {"en": "weeks until go-live", "fa": "هفته تا بهره‌برداری"}


def measured_plan(measure=None, unit=UNIT):
    """The second selection with `security` measured instead of scored."""
    now = plan()
    criteria = tuple(
        replace(c, kind=CriterionKind.MEASURED) if c.id == "security" else c
        for c in now.tree.criteria
    )
    return replace(
        now,
        tree=replace(now.tree, criteria=criteria),
        scales={leaf: scale for leaf, scale in now.scales.items() if leaf != "security"},
        measures={"security": measure or typed_measure(WEEKS)},
        units={"security": unit},
    )


def test_typed_reference_points_are_exact_in_either_digits_and_blank_rows_are_left_out():
    typed = typed_measure([("۴", "۱۰۰"), ("", " "), ("۸٫۵", "60"), ("12", "0")])

    assert typed == typed_measure(WEEKS)
    assert typed.amounts == (4, Fraction(17, 2), 12)


def test_what_is_stored_is_read_back_exactly():
    third = Measure(amounts=(Fraction(1, 3), Fraction(2)), points=(Fraction(0), Fraction(100)))

    assert measure_of(third.as_text) == third


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("4", "100")], "2 to 6 reference points, .* got 1 amounts and 1 points"),
        ([(str(n), str(n)) for n in range(7)], "2 to 6 .* got 7 amounts"),
        ([("4", "100"), ("", "0")], "reference point 2: – is not a number"),
        ([("4", "100"), ("soon", "0")], "reference point 2: soon is not a number"),
        ([("nan", "100"), ("5", "0")], "reference point 1: nan is not a number"),
        ([("4", "100"), ("5.1234567", "0")], "reference point 2: an amount has at most 12 digits"),
        ([("4", "100"), ("4", "0")], "reference point 2: amounts must rise, got 4 after 4"),
        ([("4", "100"), ("5", "101")], "reference point 2: points must be from 0 to 100, got 101"),
        ([("4", "0"), ("5", "60"), ("6", "50"), ("7", "100")],
         "reference point 3: points must only rise or only fall, got 50 after 60"),
        ([("4", "50"), ("5", "50")], "must differ in points, got 50 for both"),
    ],
)  # fmt: skip
def test_bad_reference_points_are_refused_in_one_sentence_that_says_where(rows, told):
    with pytest.raises(Problem, match=told) as refused:
        typed_measure(rows)
    assert sentence(refused.value, Language.FA) != str(refused.value)


def test_the_rule_is_told_in_words_in_both_languages():
    weeks = typed_measure(WEEKS)

    assert measured_sentence(weeks, UNIT["en"], Language.EN) == (
        "Measured in weeks until go-live, scored by nobody. A lower amount is better. 4 is 100 "
        "points, 8.5 is 60 points, 12 is 0 points. Between two of these amounts the points lie "
        "on a straight line; outside them they stay as at the nearest."
    )
    told = measured_sentence(weeks, UNIT["fa"], Language.FA)
    assert (
        "مقدار کمتر بهتر است. ۴ برابر ۱۰۰ امتیاز، ۸٫۵ برابر ۶۰ امتیاز، ۱۲ برابر ۰ امتیاز." in told
    )


def test_the_direction_follows_from_the_points():
    more = typed_measure([("95", "0"), ("99.9", "100")])

    assert direction_sentence(more, Language.EN) == "A higher amount is better."


def test_a_measured_leaf_takes_no_score_and_stands_in_the_canonical_text():
    found = measured_plan()
    told = json.loads(found.canonical())["criteria"]["security"]

    assert (found.tree.measured, "security" in found.tree.scored) == (("security",), False)
    assert told["measure"] == {
        "unit": UNIT, "reference": [["4/1", "100/1"], ["17/2", "60/1"], ["12/1", "0/1"]],
    }  # fmt: skip
    assert "measure" not in json.loads(plan().canonical())["criteria"]["security"]


@pytest.mark.parametrize(
    "other",
    [
        measured_plan(typed_measure([("4", "100"), ("8.5", "61"), ("12", "0")])),
        measured_plan(unit=UNIT | {"en": "weeks"}),
    ],
)
def test_reference_points_and_unit_are_part_of_the_fingerprint(other):
    assert other.fingerprint() != measured_plan().fingerprint()


def test_a_plan_needs_reference_points_and_a_unit_in_each_language():
    with pytest.raises(Problem, match="security is measured but has no reference points"):
        replace(measured_plan(), measures={})
    with pytest.raises(Problem, match=r"security is measured but has no unit in: \['fa'\]"):
        measured_plan(unit={"en": "weeks"})
    with pytest.raises(Problem, match="words for ease"):
        replace(measured_plan(), measures=dict.fromkeys(("ease", "security"), typed_measure(WEEKS)))


def test_a_measured_criterion_has_no_parts():
    tree = measured_plan().tree
    part = Criterion(id="part", parent="security", weight=Fraction(1))

    with pytest.raises(Problem, match="security is measured, so it has no parts"):
        replace(tree, criteria=(*tree.criteria, part))
