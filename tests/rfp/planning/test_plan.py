import hashlib
import json
from dataclasses import replace
from fractions import Fraction

import pytest

from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.scale import Scale
from rfp.planning.tie_break import NO_TIE_BREAK, TieBreak, TieRule
from tests.scoring.second_selection import plan, tree
from workbench.problem import Problem


def test_the_fingerprint_is_the_sha256_of_the_canonical_text():
    expected = hashlib.sha256(plan().canonical().encode("utf-8")).hexdigest()

    assert plan().fingerprint() == expected


def test_the_canonical_text_writes_weights_as_fractions_and_words_as_they_are():
    text = json.loads(plan().canonical())

    assert text["criteria"]["coverage"]["weight"] == "1/2"
    assert text["criteria"]["coverage"]["title"]["fa"] == "پوشش نیازمندی‌ها"
    assert text["criteria"]["price"]["anchors"] is None
    assert text["precision"] == "1/10"
    assert text["tie_break"] == {"rule": "higher_criterion", "criterion": "fit"}


def test_the_order_of_words_in_memory_does_not_change_the_fingerprint():
    turned = {c: dict(reversed(words.items())) for c, words in reversed(plan().titles.items())}

    assert replace(plan(), titles=turned).fingerprint() == plan().fingerprint()


def weights_changed():
    return {"tree": tree().reweighted({"ease": Fraction(1, 5), "reports": Fraction(3, 10)})}


def title_changed():
    return {"titles": {**plan().titles, "fit": {"en": "Fit", "fa": "تناسب"}}}


def anchors_changed():
    anchors = plan().scales["ease"].anchors
    scale = Scale(anchors=(*anchors[:5], {"en": "perfect", "fa": "بی‌نقص"}))
    return {"scales": {**plan().scales, "ease": scale}}


@pytest.mark.parametrize(
    "change",
    [
        weights_changed(),
        title_changed(),
        anchors_changed(),
        {"price_rule": PriceRule(formula=PriceFormula.MIN_MAX)},
        {"price_rule": PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=1, ceiling=2)},
        {"precision": Fraction(1, 100)},
        {"tie_break": NO_TIE_BREAK},
        {"currency": "USD"},
    ],
)
def test_any_change_of_what_is_published_changes_the_fingerprint(change):
    assert replace(plan(), **change).fingerprint() != plan().fingerprint()


def without(mapping, name):
    return {k: v for k, v in mapping.items() if k != name}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"precision": Fraction(1, 2)}, "0.1, 0.01 or 0.001 points, got 1/2"),
        ({"titles": without(plan().titles, "ease")}, r"ease has no title in: \['en', 'fa'\]"),
        (
            {"titles": {**plan().titles, "ease": {"en": "Ease", "fa": ""}}},
            r"ease has no title in: \['fa'\]",
        ),
        ({"titles": {**plan().titles, "speed": {"en": "x", "fa": "x"}}}, "words for speed"),
        ({"scales": without(plan().scales, "ease")}, "ease has no words for the scores"),
        ({"scales": {**plan().scales, "price": plan().scales["ease"]}}, "words for price"),
        ({"price_rule": None}, "needs a price formula, got none"),
        (
            {"tie_break": TieBreak(rule=TieRule.HIGHER_CRITERION, criterion="speed")},
            "no criterion speed",
        ),
    ],
)
def test_a_plan_whose_parts_do_not_fit_together_is_refused(change, sentence):
    with pytest.raises(Problem, match=sentence):
        replace(plan(), **change)


def without_price():
    branch = tree()
    kept = tuple(c for c in branch.criteria if c.id in {"coverage", "ease", "reports"})
    top = tuple(replace(c, parent=None) for c in kept)
    names = {c.id for c in top}
    return {
        "tree": replace(branch, criteria=top),
        "titles": {c: w for c, w in plan().titles.items() if c in names},
        "scales": {c: s for c, s in plan().scales.items() if c in names},
        "tie_break": NO_TIE_BREAK,
    }


def test_a_plan_without_a_price_criterion_has_no_formula_and_no_price_tie_break():
    assert replace(plan(), **without_price(), price_rule=None).tree.price is None
    with pytest.raises(Problem, match="no use for a price formula"):
        replace(plan(), **without_price())
    with pytest.raises(Problem, match="lower price cannot break ties"):
        replace(
            plan(),
            **without_price() | {"tie_break": TieBreak(rule=TieRule.LOWER_PRICE)},
            price_rule=None,
        )


def test_price_without_a_formula_for_points_stands_only_where_price_has_no_weight():
    beside = PriceRule(formula=PriceFormula.NO_FORMULA)

    with pytest.raises(Problem, match="its formula must give points"):
        replace(plan(), price_rule=beside)
    assert replace(plan(), **without_price(), price_rule=beside).price_rule == beside


def test_a_slope_is_part_of_the_fingerprint_and_its_absence_is_not():
    one = PriceRule(formula=PriceFormula.LINEAR_FROM_LOWEST, slope=Fraction(1))
    half = PriceRule(formula=PriceFormula.LINEAR_FROM_LOWEST, slope=Fraction(1, 2))

    assert '"slope":"1/2"' in replace(plan(), price_rule=half).canonical()
    assert "slope" not in plan().canonical()
    prints = {replace(plan(), price_rule=each).fingerprint() for each in (one, half)}
    assert len(prints) == 2
