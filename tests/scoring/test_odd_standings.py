"""What nobody wishes for is ranked, told, drawn and written all the same, in both languages."""

import datetime as dt
import io
from dataclasses import replace

import docx
import openpyxl
import pytest

from scoring.exact.tornado import tornado
from scoring.explained import margin_sentence, reversal_sentences, tie_sentences
from scoring.reporting.ranking_workbook import write_workbook
from scoring.reporting.report import write_report
from scoring.reporting.report_analysis import Pictures, analysis_of
from scoring.sheet import GivenScore, Sheet
from scoring.value import NoScore
from tests import calc
from tests.scoring.crm_standing import standing
from tests.scoring.odd_standings import EVALUATORS, NOBODY, ODD
from tests.scoring.reporting.test_ranking_workbook import agree, shown, without_stored_values
from tests.scoring.reporting.test_report import facts
from workbench.language import Language

GIVEN_AT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
RANKED = [name for name in ODD if name != "nobody left"]
NO_PICTURES = Pictures(
    contributions=None, sweep=None, tornado=None, places=None, two_weights=None,
    differences=None, worth=None,
)  # fmt: skip
FIRST = {
    "one vendor": "Solo is the only vendor in the ranking, with 72.00 points.",
    "nobody left": "Nobody is in the ranking.",
    "all alike": "A, B, C, D share the first rank.",
    "weights of 0": "A is first: the totals are tied at 0.1, and the tie-break rule decides.",
    "price is all": "A is first, 50.00 points ahead of B.",
    "no price": "B is first, 100.00 points ahead of A.",
    "scores left out": "B is first, 4.00 points ahead of C.",
}


def sheets(of):
    given = {member: {} for member in EVALUATORS}
    for vendor, leaves in of.sheets.items():
        for leaf, scores in leaves.items():
            for member, score in scores.items():
                given[member][vendor, leaf] = _given(score)
    return [
        Sheet(member=m, name=m, cells=tuple(own), given=own, locked_at=GIVEN_AT)
        for m, own in given.items()
    ]


def _given(score):
    is_blank = isinstance(score, NoScore)
    return GivenScore(
        value=None if is_blank else score, comment="", abstention="No view" if is_blank else None,
        version=1, given_at=GIVEN_AT,
    )  # fmt: skip


def told(of, language):
    return replace(facts(language), standing=of.standing, panel=of.panel)


@pytest.mark.parametrize("name", FIRST)
def test_who_is_first_is_said_in_one_sentence(name):
    assert margin_sentence(ODD[name]().standing, Language.EN) == FIRST[name]


REPORTS = [
    (name, language)
    for name in ODD
    for language in Language
    if name != "many" or language is Language.EN  # forty vendors on two hundred criteria take long
]


@pytest.mark.parametrize(("name", "language"), REPORTS)
def test_the_report_is_written_whatever_the_case(name, language):
    of = ODD[name]()
    facts_ = told(of, language)

    data = write_report(
        facts_, language, analysis=analysis_of(facts_, language), pictures=NO_PICTURES
    )

    document = docx.Document(io.BytesIO(data))
    words = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(NOBODY in each for each in [*words, *cells])
    assert not [each for each in words if "nan" in each.split() or "None" in each.split()]


@pytest.mark.parametrize("name", ODD)
def test_what_would_change_the_lead_is_said_or_left_out(name):
    standing = ODD[name]().standing
    ranking = standing.ranking()

    for language in Language:
        told_ = [
            *reversal_sentences(standing, language), *tie_sentences(standing, ranking, language)
        ]  # fmt: skip
        assert all(each.strip() for each in told_)


def test_two_who_are_level_throughout_are_said_to_lead_together():
    points = standing().points
    same = standing(points={"aban": points["baran"], "baran": points["baran"]})

    assert reversal_sentences(same, Language.EN) == [
        "Aban, Baran lead together whatever price counts."
    ]
    assert reversal_sentences(same, Language.EN, criterion="functional") == [
        "Aban, Baran lead together whatever Functional counts."
    ]


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory):
    """Every odd workbook, recalculated in one sitting of LibreOffice."""
    made = {name: ODD[name]() for name in RANKED}
    orders = {}
    for name, of in made.items():
        data = write_workbook(told(of, Language.EN), sheets(of), Language.EN)
        orders[name.replace(" ", "-")] = (without_stored_values(data), {})
    saved = calc.fill(orders, tmp_path_factory.mktemp("odd"), sheet=0)
    return {name: (of.standing, saved[name.replace(" ", "-")]) for name, of in made.items()}


@pytest.mark.parametrize("name", RANKED)
def test_libreoffice_comes_to_the_same_totals_and_ranks(recalculated, name):
    standing, data = recalculated[name]

    agree(shown(data), {
        standing.vendors[place.vendor]: (float(place.total), float(place.published), place.rank)
        for place in standing.ranking().places
    })  # fmt: skip


def test_a_name_that_looks_like_a_formula_stays_a_name():
    of = ODD["names that are no names"]()
    data = write_workbook(told(of, Language.EN), sheets(of), Language.EN)

    first = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]

    named = [row[0] for row in first.iter_rows(min_row=2)]
    assert {cell.value: cell.data_type for cell in named}["=1+1"] == "s"
    assert {cell.value: cell.data_type for cell in named}["@SUM(A1)"] == "s"


def test_nobody_in_the_ranking_leaves_a_workbook_of_reasons():
    of = ODD["nobody left"]()
    data = write_workbook(told(of, Language.FA), [], Language.FA)

    rows = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].values)

    assert [(row[0], row[-1]) for row in rows[1:]] == [("Out", NOBODY)]


def test_forty_vendors_on_two_hundred_criteria_have_a_row_each_in_the_tornado():
    of = ODD["many"]().standing

    rows = tornado(of.tree, of.points)

    assert {row.criterion for row in rows} == {criterion.id for criterion in of.tree.criteria}
