import pytest

from scoring.other_methods.promethee import Preference, PreferenceShape
from scoring.other_methods.second_opinion import second_opinion
from scoring.other_methods.second_opinion_words import (
    agreement_sentence,
    caution_sentence,
    opinion_sentence,
    setting_words,
)
from scoring.other_methods.topsis import Normalisation
from workbench.language import Language

EN, FA = Language
NAMES = ["Aban", "Baran", "Caspian"]
CLEAR = [[90, 90], [50, 40], [10, 20]]


def test_agreement_names_the_normalisation():
    asked = second_opinion(CLEAR, [1, 1])

    assert agreement_sentence(asked, EN) == "TOPSIS, PROMETHEE II, VIKOR put the same vendor first."
    assert opinion_sentence(asked.opinions[0], NAMES, EN) == (
        "TOPSIS (vector normalisation) also puts Aban first. Its order agrees with the official "
        "one to 1.00 by Kendall's tau-b, where 1 is the same order and −1 the reverse."
    )
    assert "نرمال‌سازی برداری" in opinion_sentence(asked.opinions[0], NAMES, FA)


def test_disagreement_and_too_close_to_call_are_said():
    close = second_opinion([[80, 70], [60, 90], [50, 40]], [0.6, 0.4])
    turned = second_opinion([[90, 90], [50, 40]], [1, 1], totals=[1, 2])
    silent = Preference(shape=PreferenceShape.U_SHAPE, indifference=100)
    level = second_opinion(CLEAR, [1, 1], preference=silent).opinions[1]

    assert agreement_sentence(close, EN) == (
        "Of 3 other methods 2 put the same vendor first: TOPSIS, PROMETHEE II."
    )
    assert opinion_sentence(close.opinions[2], NAMES, EN).startswith(
        "VIKOR (weight of the group 0.5) finds it too close to call between Aban, Baran."
    )
    assert agreement_sentence(turned, EN) == (
        "No other method puts the same vendor alone in front."
    )
    assert opinion_sentence(turned.opinions[0], NAMES, EN).startswith(
        "TOPSIS (vector normalisation) puts Aban first instead."
    )
    assert opinion_sentence(level, NAMES, EN) == (
        "PROMETHEE II (U-shape preference function) finds it too close to call between Aban, "
        "Baran, Caspian."
    )


@pytest.mark.parametrize("setting", [*Normalisation, *PreferenceShape, 0.5])
def test_every_convention_has_its_words_in_both_languages(setting):
    assert setting_words(setting, EN) != setting_words(setting, FA)


def test_the_caution_says_that_nothing_official_changes():
    assert caution_sentence(EN).endswith("They change nothing official.")
    assert caution_sentence(FA) != caution_sentence(EN)
