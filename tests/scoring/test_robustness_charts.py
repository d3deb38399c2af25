import json
from fractions import Fraction
from itertools import pairwise, permutations

import pytest

from scoring.chart_data import LINES
from scoring.charts.differences import heat_spec
from scoring.charts.robustness import map_spec, place_spec
from scoring.evaluators.disagreement import differences
from scoring.evaluators.heat_rows import HeatMap, heat_rows, hottest_leaves
from scoring.exact.map_rows import map_rows
from scoring.exact.map_words import map_sentence
from scoring.exact.two_weights import two_weight_map
from scoring.sampled.how_sure import Question, Way, sureness
from scoring.sampled.place_rows import place_marks, place_rows, shade
from tests.scoring.crm_judged import judged
from tests.scoring.crm_standing import standing
from tests.scoring.reporting.test_report import standing as second_standing
from workbench.language import Language

EN, FA = Language.EN, Language.FA


def test_a_vendor_s_places_fill_its_bar_in_the_official_order():
    found = sureness(standing(), Question(way=Way.FREE))
    rows = place_rows(found, standing(), EN)

    assert [row["vendor"] for row in rows[::3]] == ["Baran", "Aban", "Caspian"]
    assert [(row["place"], round(row["end"])) for row in rows[:3]] == [
        ("place 1", 54), ("place 2", 96), ("place 3", 100),
    ]  # fmt: skip
    assert all(a["end"] == b["start"] for a, b in pairwise(rows[:3]))


def test_lower_places_are_lighter_and_the_last_shade_stands_for_the_rest():
    shades = [shade(place, 12) for place in range(12)]
    lightness = [sum(bytes.fromhex(each[1:])) for each in shades]

    assert lightness == sorted(lightness)
    assert [mark.name for mark in place_marks(12, EN)][-1] == "place 5 and below"
    assert [mark.colour for mark in place_marks(12, EN)] == list(dict.fromkeys(shades))


def test_the_map_draws_every_region_closed_and_names_those_with_room():
    found = two_weight_map(standing().tree, standing().points, "price", "functional")
    rows = map_rows(found, standing(), EN)
    corners = [row for row in rows if row["kind"] == "corner"]

    assert [row["name"] for row in rows if row["kind"] == "name"] == ["Caspian", "Aban", "Baran"]
    assert {row["colour"] for row in corners} == set(LINES[:3])
    assert len(corners) == sum(len(region.corners) for region in found.regions)
    assert rows[-1] == {
        "kind": "present", "first": 25.0, "second": 35.0,
        "name": "now 25\N{NO-BREAK SPACE}% and 35\N{NO-BREAK SPACE}%",
    }  # fmt: skip


@pytest.mark.parametrize("official", [standing(), second_standing(EN)], ids=["crm", "second"])
def test_no_name_in_the_map_stands_on_the_words_of_the_present_pair(official):
    for pair in permutations(official.tree.top, 2):
        *rows, present = map_rows(
            two_weight_map(official.tree, official.points, *pair), official, EN
        )
        for row in rows:
            if row["kind"] == "name":
                across, up = (abs(row[at] - present[at]) for at in ("first", "second"))
                assert across >= 30 or up >= 8, (pair, row["name"])


def test_every_cell_of_the_agenda_is_drawn_however_cool_it_is():
    of = judged()
    found = differences(of.panel.points, of.panel.weights)
    coolest = hottest_leaves(found, range(9), 9)[-1]
    leaves = hottest_leaves(found, range(9), 4, [(2, coolest)])
    drawing = HeatMap(found=found, panel=of.panel, leaves=leaves, agenda=((2, coolest),))

    assert len(leaves) == 4
    assert leaves[-1] == coolest
    assert sum(row["framed"] for row in heat_rows(drawing, of.standing, EN)) == 1


def test_the_map_names_who_leads_before_rounding_where_the_ranking_has_another():
    points = {v: dict(own) for v, own in standing().points.items()}
    points["aban"]["functional"] += Fraction(360, 100)  # 72.71 against 72.70: tied at 0.1
    told = standing(points=points)
    found = two_weight_map(told.tree, told.points, "price", "functional")

    assert told.ranking().first == ("aban", "baran")
    assert map_sentence(found, told, EN).startswith(
        "Before rounding, Aban has the highest total. Aban leads now; over all pairs"
    )


def test_the_cells_of_the_agenda_are_framed_and_the_hottest_is_darkest():
    of = judged()
    found = differences(of.panel.points, of.panel.weights)
    leaves = hottest_leaves(found, range(9), 4)
    drawing = HeatMap(found=found, panel=of.panel, leaves=leaves, agenda=((1, leaves[0]),))
    rows = heat_rows(drawing, of.standing, EN)

    assert len(rows) == 3 * 4
    assert (rows[0]["vendor"], rows[0]["criterion"]) == ("Baran", "Service")
    assert [row["framed"] for row in rows] == [True] + [False] * 11
    assert rows[0]["colour"] == "#a8480f"
    assert {row["text"] for row in rows if row["colour"] == "#f4f5f7"} == {""}


def test_persian_names_are_told_to_read_from_the_right():
    of = judged(vendors={"aban": "آبان", "baran": "باران", "caspian": "کاسپین"}, excluded={})
    rows = place_rows(sureness(of.standing, Question()), of.standing, FA)

    assert rows[0]["vendor"] == "\u2067باران\u2069"
    assert rows[0]["text"] == "۷۲٪"


@pytest.mark.parametrize("language", Language)
def test_specifications_carry_no_data(language):
    specs = (place_spec(language), map_spec(language, "a", "b"), heat_spec(language))

    assert all("datasets" not in json.dumps(spec) for spec in specs)


def test_in_persian_scales_read_from_the_right():
    across = map_spec(FA, "a", "b")["layer"][0]["encoding"]["x"]["scale"]
    vendors = heat_spec(FA)["layer"][0]["encoding"]["x"]["sort"]

    assert across["reverse"] is True
    assert vendors["order"] == "descending"
