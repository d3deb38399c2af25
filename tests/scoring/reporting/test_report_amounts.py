"""The table of measured amounts in the evaluation report."""

import io
from dataclasses import replace

import docx
import pytest

from scoring.evaluators.panel import panel_of
from scoring.reporting.report import write_report
from scoring.reporting.report_analysis import analysis_of
from tests.scoring import second_selection as second
from tests.scoring.measured_room import AMOUNTS, POINTS
from tests.scoring.reporting.test_ranking_workbook import measured
from tests.scoring.reporting.test_report import PICTURES, facts
from workbench.language import Language, number, say


def written(language, official):
    panel = panel_of(official.tree, second.sheets(), official.points)
    told = facts(language, standing=official, panel=panel)
    analysis = analysis_of(told, language)
    return docx.Document(
        io.BytesIO(write_report(told, language, analysis=analysis, pictures=PICTURES))
    )


def amounts(document, language):
    """Return the rows of the table of amounts; None if there is none."""
    heads = [say(each, language) for each in ("Criterion", "Vendor", "Amount", "Points", "Source")]
    rows = [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in document.tables
        if [cell.text for cell in table.rows[0].cells] == heads
    ]
    return rows[0][1:] if rows else None


@pytest.mark.parametrize("language", list(Language))
def test_every_amount_stands_with_its_unit_its_points_and_its_source(language):
    official = measured(language)

    document = written(language, official)

    in_front = "\u200e" if language is Language.FA else ""  # the figure stays before Latin words
    assert amounts(document, language) == [
        [
            official.titles["security"],
            official.vendors[place.vendor],
            f"{in_front}{number(AMOUNTS[place.vendor], language)} weeks",
            number(POINTS[place.vendor], language, 2),
            "=1+1",
        ]
        for place in official.ranking().places
    ]
    told = say("A lower amount is better.", language)
    assert any(told in paragraph.text for paragraph in document.paragraphs)


def test_a_missing_amount_is_said_to_be_missing_beside_the_points_that_were_chosen():
    official = measured()
    leaf = official.measured["security"]
    kept = {vendor: each for vendor, each in leaf.amounts.items() if vendor != "parsa"}
    missing = replace(official, measured={"security": replace(leaf, amounts=kept)})

    rows = amounts(written(Language.EN, missing), Language.EN)

    assert ["Security", "Parsa", "not entered", "90.00", "–"] in rows


@pytest.mark.parametrize("language", list(Language))
def test_where_nothing_is_measured_there_is_no_such_table(language):
    document = written(language, facts(language).standing)

    assert amounts(document, language) is None
    heading = say("Measured criteria", language)
    assert not any(heading in paragraph.text for paragraph in document.paragraphs)
