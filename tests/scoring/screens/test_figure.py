"""Every chart of scoring tells its finding above it, in its alternative text and in its table."""

import datetime as dt
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.evaluators.disagreement import differences
from scoring.evaluators.heat_rows import HeatMap, hottest_leaves
from scoring.exact.two_weights import two_weight_map
from scoring.pricing.standing_worth import standing_worth
from scoring.sampled.how_sure import Question, sureness
from scoring.screens.differences_figure import heat_figure
from scoring.screens.revealed_weights import cloud_figure
from scoring.screens.standing_charts import contribution_figure, sweep_figure, tornado_figure
from scoring.screens.sureness_figures import map_figure, place_figure
from scoring.screens.worth import worth_figure
from scoring.weighing.revealed import Revealed
from scoring.weights import moved
from tests.scoring import second_selection as second
from tests.scoring.crm_judged import judged
from tests.scoring.crm_standing import PERSIAN, PERSIAN_TITLES, standing
from tests.scoring.screens.stage import on_stage
from workbench.committee import Actor
from workbench.language import Language, number, percent
from workbench.screens.parts.desk import Desk

ISOLATE, POP = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
CODES = {"kind", "side", "colour", "ink"}


def desk(language):
    return Desk(store=None, actor=Actor(account="sara", name="Sara"), language=language)


def named(official, language):
    """Return the standing with its names in the reader's language."""
    if language is Language.EN:
        return official
    leaves = {c: f"معیار {number(at, language)}" for at, c in enumerate(official.titles)}
    return replace(
        official,
        vendors={**official.vendors, **PERSIAN},
        titles={**leaves, **PERSIAN_TITLES},
    )


def bare(cell):
    return cell.replace(ISOLATE, "").replace(POP, "")


def texts(rows, kinds, key="text"):
    return [bare(row[key]) for row in rows if row.get("kind") in kinds and row.get(key)]


def contribution(language):
    of = named(standing(), language)
    return contribution_figure(desk(language), of), lambda rows: texts(rows, {"part", "total"})


def what_if(language):
    of = named(standing(), language)
    other = moved(of.tree, "price", Fraction(2, 5))
    return (
        contribution_figure(desk(language), of, other),
        lambda rows: texts(rows, {"part", "total"}),
    )


def swept(language):
    def values(rows):
        ends = [number(row["total"], language, 2) for row in rows if row["kind"] == "line"]
        turns = [
            percent(row["weight"] / 100, language, 2)
            for row in rows
            if row["kind"] in {"reversal", "crossing", "present"}
        ]
        return ends + turns

    return sweep_figure(desk(language), named(standing(), language), "price"), values


def tornado_of(language):
    return (
        tornado_figure(desk(language), named(standing(), language)),
        lambda rows: texts(rows, {"lower", "higher"}, "margin"),
    )


def two_weights(language):
    of = named(standing(), language)
    found = two_weight_map(of.tree, of.points, "price", "functional")

    def values(rows):
        corners = [row for row in rows if row["kind"] == "corner"]
        leaders = [bare(row["name"]) for row in corners]
        return leaders + [
            percent(row[at] / 100, language) for row in corners for at in ("first", "second")
        ]

    return map_figure(desk(language), of, found), values


def places(language):
    of = named(standing(), language)
    return (
        place_figure(desk(language), of, sureness(of, Question())),
        lambda rows: [
            percent(round((row["end"] - row["start"]) / 100, 4), language, 1) for row in rows
        ],
    )


def worth(language):
    of = named(standing(), language)
    kinds = {"efficient", "dominated"}
    return (
        worth_figure(desk(language), of, standing_worth(of)),
        lambda rows: texts(rows, kinds) + texts(rows, kinds, "money"),
    )


def heat(language):
    of = judged()
    of = replace(of, standing=named(of.standing, language))
    found = differences(of.panel.points, of.panel.weights)
    leaves = hottest_leaves(found, range(len(of.panel.leaves)), 4)
    drawing = HeatMap(found=found, panel=of.panel, leaves=leaves, agenda=((1, leaves[0]),))
    return (
        heat_figure(desk(language), of, drawing),
        lambda rows: [bare(row[at]) for row in rows if row["text"] for at in ("text", "vendor")],
    )


def cloud(language):
    of = named(standing(), language)
    shares = {"sara": Fraction(1, 4), "omid": Fraction(2, 5), "babak": Fraction(1, 10)}
    people = {"sara": "سارا", "omid": "امید", "babak": "بابک"}
    revealed = Revealed(
        names=people if language is Language.FA else {m: m.capitalize() for m in people},
        local={m: moved(of.tree, "price", share).local_weights for m, share in shares.items()},
        left_out=(),
        reason=None,
        revealed_by="Sara",
        revealed_at=dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC),
    )
    return (
        cloud_figure(desk(language), of.tree, revealed, of.titles, None),
        lambda rows: [percent(row["weight"] / 100, language, 2) for row in rows],
    )


CHARTS = (contribution, what_if, swept, tornado_of, two_weights, places, worth, heat, cloud)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_tells_its_finding_and_its_figures_in_words_and_in_its_table(chart, language):
    figure, values = chart(language)
    rows = [{k: v for k, v in row.items() if v is not None} for row in figure.rows.to_pylist()]
    cells = "\n".join(bare(cell) for row in figure.table() for cell in row.values())
    drawn = values(rows)

    assert figure.finding not in {"", figure.about}
    assert figure.finding in figure.alt
    assert re.search(r"\d", figure.finding)
    assert figure.alt != figure.finding
    assert drawn
    assert [value for value in drawn if value not in cells] == []


@pytest.mark.parametrize("chart", CHARTS)
def test_a_persian_chart_has_persian_digits_and_its_words_are_isolated(chart):
    figure, _ = chart(Language.FA)
    shown = [
        value
        for row in figure.rows.to_pylist()
        for key, value in row.items()
        if key not in CODES and isinstance(value, str) and value
    ]
    in_words = [cell for row in figure.table() for pair in row.items() for cell in pair]
    told = [*shown, *in_words, figure.finding, figure.alt, *(mark.name for mark in figure.legend)]

    assert [each for each in told if re.search("[0-9]", each)] == []
    assert any(re.search("[۰-۹]", each) for each in told)
    lettered = [each for each in shown if any(letter.isalpha() for letter in each)]
    assert lettered
    assert [each for each in lettered if not (each[0] == ISOLATE and each[-1] == POP)] == []


def behind(page, key):
    """Open "The figures behind the chart" and return the cells of its table."""
    before = [table.value.to_dict() for table in page.table]
    page.session_state[f"{key}.figures"] = True
    page.run()
    assert not page.exception
    (opened,) = [t.value for t in page.table if t.value.to_dict() not in before]
    assert "The figures behind the chart" in [fold.label for fold in page.expander]
    return opened.map(lambda cell: cell.replace("\\", ""))


def test_the_figures_behind_the_ranking_are_its_totals(ranked_room):
    table = behind(on_stage(ranked_room, "ranking", "mina"), "ranking.contributions")

    assert list(table["Vendor"]) == ["Rayan", "Parsa", "Sepand", "Toska"]
    assert list(table["Total"]) == [
        number(second.TOTALS[vendor], Language.EN, 2)
        for vendor in ("rayan", "parsa", "sepand", "toska")
    ]


def test_the_figures_behind_the_places_sum_to_all_draws(ranked_room):
    table = behind(on_stage(ranked_room, "how_sure", "mina"), "how_sure.places")
    shares = table[[f"place {place}" for place in range(1, 5)]].map(
        lambda cell: float(cell.removesuffix("\N{NO-BREAK SPACE}%"))
    )

    assert list(table["Vendor"]) == ["Rayan", "Parsa", "Sepand", "Toska"]
    assert shares.sum(axis=1).tolist() == pytest.approx([100] * 4, abs=0.2)
    assert shares.sum(axis=0).tolist() == pytest.approx([100] * 4, abs=0.2)


def test_the_figures_behind_the_differences_are_scores_that_were_given(ranked_room):
    table = behind(on_stage(ranked_room, "differences", "mina"), "differences.map")

    assert {"Vendor", "Criterion", "Scores given", "Chance to turn first place"} <= set(table)
    assert len(table) > 0
    for scores in table["Scores given"]:
        given = [int(score) for score in scores.split(", ")]
        assert given == sorted(given)
        assert given[0] < given[-1] <= 5
