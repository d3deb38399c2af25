from dataclasses import replace

import pytest

from scoring.evaluators.likely_agenda import likely_agenda
from scoring.sampled.margin_noise import noise_sentence, share_of_panels
from tests.scoring.crm_judged import judged
from workbench.language import Language

EN, FA = Language.EN, Language.FA


def test_the_lead_is_held_against_the_evaluators_differences():
    of = judged()

    assert noise_sentence(of.standing, of.panel, EN) == (
        "The lead of 1.25 points is within the evaluators’ own doubt: redrawn from the same "
        "scores, Baran leads in 85\N{NO-BREAK SPACE}% of panels."
    )
    assert "۱٫۲۵ امتیازی از اختلاف‌نظر ارزیابان بزرگ‌تر نیست" in noise_sentence(
        of.standing, of.panel, FA
    )


def test_the_share_is_the_one_that_the_agenda_starts_from():
    panel = judged().panel

    assert share_of_panels(panel, "baran") == likely_agenda(panel.points, panel.weights).share_now


def test_a_lead_that_no_panel_would_turn_stands_out():
    sheets = {
        vendor: {leaf: {"m0": score, "m1": score} for leaf in judged().standing.tree.scored}
        for vendor, score in (("aban", 1), ("baran", 5), ("caspian", 2))
    }
    of = judged(sheets)

    assert "stands out from the evaluators’ own doubt" in noise_sentence(of.standing, of.panel, EN)
    assert share_of_panels(of.panel, "baran") == 1


def test_a_tie_has_no_lead_to_speak_of():
    of = judged()
    aban = of.standing.points["aban"]
    level = replace(of.standing, points={"aban": aban, "baran": dict(aban)})

    assert noise_sentence(level, of.panel, EN) == ""


@pytest.mark.parametrize("panel", [None, replace(judged().panel, evaluators=("m0",))])
def test_without_two_evaluators_there_is_nothing_to_hold_it_against(panel):
    assert noise_sentence(judged().standing, panel, EN) == ""
