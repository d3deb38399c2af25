import re
import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from scoring.chart_data import FILLS, INK, LINES, PAPER, contribution_rows, ink_on
from scoring.evaluators.disagreement import differences
from scoring.evaluators.heat_rows import STEPS, HeatMap, heat_rows
from scoring.sampled.how_sure import Question, sureness
from scoring.sampled.place_rows import SHADES, place_rows
from tests.scoring import crm_standing
from tests.scoring.crm_judged import judged
from workbench.language import Language

ROOT = Path(__file__).parents[2]
# What an eye without one kind of cone sees, in linear light: G. M. Machado, M. M. Oliveira and
# L. A. F. Fernandes, "A physiologically-based model for simulation of color vision deficiency",
# IEEE TVCG 15(6), 2009. DOI 10.1109/TVCG.2009.113
EYES = {
    "all cones": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                     [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                   [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                   [0.0193339, 0.1191920, 0.9503041]])  # fmt: skip
APART, FIRST = 20, 8  # CIE 1976 colour differences; 2.3 is just noticed side by side
STILL_APART = 13


def light(colour):
    shares = np.frombuffer(bytes.fromhex(colour[1:]), dtype=np.uint8) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def lab(linear):
    x, y, z = (TO_XYZ @ linear) / TO_XYZ.sum(axis=1)
    fx, fy, fz = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


def seen(colour, eye):
    return lab(np.clip(np.array(EYES[eye]) @ light(colour), 0, 1))


def least_difference(colours, eye):
    views = [seen(colour, eye) for colour in colours]
    return min(np.linalg.norm(a - b) for a, b in combinations(views, 2))


def contrast(one, other):
    darker, lighter = sorted(float(TO_XYZ[1] @ light(c)) for c in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("colours", [LINES, FILLS], ids=["vendors", "criteria"])
def test_colours_stay_apart_for_every_eye(colours, eye):
    assert least_difference(colours[:FIRST], eye) > APART
    assert least_difference(colours, eye) > STILL_APART


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("shades", [SHADES, STEPS], ids=["places", "heat"])
def test_shades_of_one_hue_stay_apart_for_every_eye_and_run_one_way(shades, eye):
    lightness = [seen(shade, eye)[0] for shade in shades]

    assert least_difference(shades, eye) > STILL_APART
    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))


def test_figures_on_every_shade_have_a_contrast_of_4_and_a_half_at_least():
    of = judged()
    found = differences(of.panel.points, of.panel.weights)
    leaves = tuple(range(len(of.panel.leaves)))
    heat = heat_rows(HeatMap(found=found, panel=of.panel, leaves=leaves), of.standing, Language.EN)
    places = place_rows(sureness(of.standing, Question()), of.standing, Language.EN)

    assert [row for row in [*heat, *places] if row["ink"] != ink_on(row["colour"])] == []
    assert min(contrast(shade, ink_on(shade)) for shade in (*SHADES, *STEPS)) >= 4.5


def test_the_measure_of_colours_is_that_of_known_pairs():
    # White against black differs by 100 in lightness; to deuteranopes these reds and greens do not.
    assert least_difference(["#ffffff", "#000000"], "all cones") == pytest.approx(100, abs=0.01)
    assert least_difference(["#0f766e", "#b0417f"], "deuteranopia") < 6


def test_lines_stand_on_white_with_a_contrast_of_3_at_least():
    assert min(contrast(colour, PAPER) for colour in LINES) >= 3


def test_figures_inside_a_fill_have_a_contrast_of_4_and_a_half_at_least():
    rows = contribution_rows(crm_standing.standing(), Language.EN)
    parts = [row for row in rows if row["kind"] == "part"]
    assert {row["colour"] for row in parts} == set(FILLS[:5])
    assert min(contrast(row["colour"], row["ink"]) for row in parts) >= 4.5
    assert min(max(contrast(c, INK), contrast(c, PAPER)) for c in FILLS) >= 4.5


def test_the_board_and_the_theme_paint_criteria_in_the_same_colours():
    board = (ROOT / "scoring/screens/weight_board/board.js").read_text(encoding="utf-8")
    pairs = re.findall(r'\["(#\w{6})", "(#\w+)"\]', board)
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]

    assert tuple(colour for colour, _ in pairs) == FILLS
    assert min(contrast(c, "#ffffff" if ink == "#fff" else ink) for c, ink in pairs) >= 4.5
    assert tuple(theme["chartCategoricalColors"]) == FILLS
