import pytest

from scoring.evaluators.agreement_words import Band, Measure, band, reading_sentence
from workbench.language import Language, say

EN, FA = Language


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        (Measure.ICC, -0.2, Band.POOR),
        (Measure.ICC, 0.5, Band.MODERATE),
        (Measure.ICC, 0.89, Band.GOOD),
        (Measure.ICC, 1, Band.EXCELLENT),
        (Measure.ALPHA, 0.66, Band.POOR),
        (Measure.ALPHA, 0.7, Band.TENTATIVE),
        (Measure.ALPHA, 0.8, Band.RELIABLE),
        (Measure.W, 0.49, Band.WEAK),
        (Measure.W, 0.5, Band.MODERATE),
        (Measure.W, 0.7, Band.STRONG),
    ],
)
def test_a_value_is_read_by_published_bands(measure, value, expected):
    assert band(measure, value) is expected


def test_the_reading_names_its_source_in_both_languages():
    assert reading_sentence(Measure.W, 0.7, EN) == (
        "Kendall's W 0.7: strong agreement (Schmidt 1997)."
    )
    assert "توافق قوی" in reading_sentence(Measure.W, 0.7, FA)
    assert "Koo & Li 2016" in reading_sentence(Measure.ICC, 0.29, FA)
    assert reading_sentence(Measure.ALPHA, 0.7, EN).startswith("Krippendorff's alpha 0.7")


def test_where_there_is_no_value_the_reason_is_said():
    assert reading_sentence(Measure.ALPHA, None, EN).startswith("Agreement cannot be computed")


@pytest.mark.parametrize("found", Band)
def test_every_band_has_its_persian(found):
    assert say(found.value, FA) != found.value
