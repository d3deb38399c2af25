"""The charts of the report are those of the screens: the same drawing, and the same finding."""

import io
from dataclasses import replace

import docx
import pytest

from scoring.evaluators.heat_rows import HeatMap, hottest_leaves
from scoring.reporting import report_analysis
from scoring.reporting.chart_picture import png
from scoring.reporting.report import write_report
from scoring.reporting.report_analysis import analysis_of, pictures_of
from scoring.screens.differences_figure import heat_figure
from scoring.screens.revealed_weights import cloud_figure
from scoring.screens.standing_charts import contribution_figure, sweep_figure, tornado_figure
from scoring.screens.sureness_figures import map_figure, place_figure
from scoring.screens.worth import worth_figure
from tests.scoring.crm_judged import judged
from tests.scoring.reporting.test_report import bare, facts, revealed_by_two
from tests.scoring.screens.test_figure import desk, named
from workbench.language import Language


def bars(figure):
    return len({row["place"] for row in figure.rows.to_pylist() if row["place"] is not None})


# How high a page has them, by the panel and the figure of the screen, which has more room.
HEIGHTS = {
    "contributions": lambda _, figure: report_analysis._A_BAR * bars(figure),
    "sweep": lambda *_: 320,
    "tornado": lambda _, figure: (
        report_analysis._NO_BARS + report_analysis._A_THIN_BAR * bars(figure)
    ),
    "places": lambda panel, _: report_analysis._A_BAR * len(panel.vendors),
    "two_weights": lambda *_: report_analysis._MAP_HEIGHT,
    "differences": lambda panel, _: report_analysis._A_THIN_BAR * (len(panel.leaves) - 1),
    "worth": lambda *_: report_analysis._WORTH_HEIGHT,
    "cloud": lambda _, figure: report_analysis._A_CLOUD * bars(figure),
}


@pytest.fixture(scope="module", params=Language)
def told(request):
    """Return the facts of the committee's day, what is told of them and the report's pictures."""
    language = request.param
    of = judged()
    of = replace(of, standing=named(of.standing, language))
    shown = facts(
        language, standing=of.standing, panel=of.panel, revealed=revealed_by_two(of.standing)
    )
    analysis = analysis_of(shown, language)
    return language, of, shown, analysis, pictures_of(of.standing, analysis, language)


def heat_of(here, of, analysis):
    found, cells = analysis.differing.found, analysis.differing.agenda.cells
    scored = [at for at, leaf in enumerate(of.panel.leaves) if leaf in of.standing.tree.scored]
    leaves = hottest_leaves(found, scored, len(scored), cells)
    drawing = HeatMap(found=found, panel=of.panel, leaves=leaves, agenda=cells)
    return heat_figure(here, of, drawing)


@pytest.fixture(scope="module")
def on_screens(told):
    """Return the same charts as the screens have them."""
    language, of, _, analysis, _ = told
    here, official = desk(language), of.standing
    return {
        "contributions": contribution_figure(here, official),
        "sweep": sweep_figure(here, official, analysis.swept),
        "tornado": tornado_figure(here, official),
        "places": place_figure(here, official, analysis.sure),
        "two_weights": map_figure(here, official, analysis.two_weights),
        "differences": heat_of(here, of, analysis),
        "worth": worth_figure(here, official, analysis.worth),
        "cloud": cloud_figure(here, official.tree, analysis.revealed, official.titles, None),
    }


@pytest.mark.parametrize("name", HEIGHTS)
def test_a_chart_of_the_report_is_the_drawing_of_the_screen(told, on_screens, name):
    language, of, _, _, pictures = told
    figure = on_screens[name]
    rows = [{k: v for k, v in row.items() if v is not None} for row in figure.rows.to_pylist()]

    drawn = png(
        figure.spec, rows, language,
        height=HEIGHTS[name](of.panel, figure), legend=figure.legend,
    )  # fmt: skip

    assert drawn == getattr(pictures, name)


def test_whoever_cannot_see_a_chart_of_the_report_is_told_the_finding_of_the_screen(
    told, on_screens
):
    language, _, shown, analysis, pictures = told
    data = write_report(shown, language, analysis=analysis, pictures=pictures)
    document = docx.Document(io.BytesIO(data))
    said = {}
    for inline in document.element.body.xpath(".//wp:inline"):
        (link,) = inline.xpath(".//a:blip/@r:embed")
        (text,) = inline.xpath("wp:docPr/@descr")
        said[document.part.related_parts[link].blob] = bare(text)

    findings = {name: bare(figure.finding) for name, figure in on_screens.items()}
    assert {name: said.get(getattr(pictures, name)) for name in HEIGHTS} == findings
