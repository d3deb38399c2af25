import pytest

from rfp.planning.tie_break import NO_TIE_BREAK, TieBreak, TieRule
from workbench.language import Language
from workbench.problem import Problem


def test_without_a_rule_ranks_are_shared():
    assert NO_TIE_BREAK.rule is TieRule.SHARED


def test_a_rule_that_compares_points_names_its_criterion():
    with pytest.raises(Problem, match="names a criterion, got none"):
        TieBreak(rule=TieRule.HIGHER_CRITERION)


def test_a_rule_that_compares_no_points_names_none():
    with pytest.raises(Problem, match="names no criterion, got fit"):
        TieBreak(rule=TieRule.LOWER_PRICE, criterion="fit")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (NO_TIE_BREAK, "Vendors whose totals are equal as published share the rank."),
        (
            TieBreak(rule=TieRule.HIGHER_CRITERION, criterion="fit"),
            "Among vendors whose totals are equal as published, more points on Fit decide.",
        ),
        (
            TieBreak(rule=TieRule.LOWER_PRICE),
            "Among vendors whose totals are equal as published, the lower price decides.",
        ),
    ],
)
def test_every_rule_has_its_published_sentence_in_both_languages(rule, sentence):
    assert rule.sentence(Language.EN, title="Fit") == sentence
    assert "هم" in rule.sentence(Language.FA, title="تناسب") or "تعیین" in rule.sentence(
        Language.FA, title="تناسب"
    )
