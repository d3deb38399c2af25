import pytest

from rfp.planning.scale import SUGGESTED_ANCHORS, Scale, check_score
from workbench.language import Language, say
from workbench.problem import Problem


def words(**changed):
    return tuple({"en": f"level {n}", "fa": f"سطح {n}"} | changed for n in range(6))


def test_a_scale_has_words_for_six_scores_in_each_language():
    assert Scale(anchors=words()).languages == {"en", "fa"}


def test_a_scale_with_a_missing_level_is_refused():
    with pytest.raises(Problem, match="each score from 0 to 5, got 5 of 6"):
        Scale(anchors=words()[1:])


@pytest.mark.parametrize("gap", [{"en": "level 3"}, {"en": "level 3", "fa": " "}])
def test_a_level_without_words_in_one_language_is_refused(gap):
    with pytest.raises(Problem, match="score 3 has no words in the language fa"):
        Scale(anchors=(*words()[:3], gap, *words()[4:]))


def test_the_suggested_anchors_exist_in_both_languages():
    anchors = tuple(
        {lang.value: say(text, lang) for lang in Language} for text in SUGGESTED_ANCHORS
    )

    assert Scale(anchors=anchors).languages == {"en", "fa"}


@pytest.mark.parametrize("score", [0, 3, 5])
def test_whole_numbers_from_0_to_5_are_scores(score):
    assert check_score(score) == score


@pytest.mark.parametrize("found", [-1, 6, 4.0, True, "4", None, float("nan")])
def test_anything_else_is_not_a_score(found):
    with pytest.raises(Problem, match=f"whole number from 0 to 5, got {found}"):
        check_score(found)
