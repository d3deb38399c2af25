"""Made-up selections in a real store: screen, Word file, workbook and engine say the same.

What they have to say is reckoned in `tests.scoring.made_up` by plain fractions.
"""

import io
import random

import docx
import pytest

from rfp.planning.price_rule import PriceFormula
from scoring.missing import Choice
from scoring.reads.reports import report_facts
from scoring.reads.sheets import all_sheets
from scoring.reads.standings import standing
from scoring.reporting.ranking_workbook import write_workbook
from scoring.reporting.report import write_report
from scoring.reporting.report_analysis import Pictures, analysis_of
from tests import calc
from tests.scoring.made_up import made_up, reckoned
from tests.scoring.made_up_room import REASON, furnished
from tests.scoring.reporting.test_ranking_workbook import agree, without_stored_values
from tests.scoring.reporting.test_ranking_workbook import shown as shown_in_workbook
from tests.scoring.screens.stage import on_stage, words
from tests.scoring.second_room import ROOM
from workbench.language import Language, number

NO_PICTURES = Pictures(
    contributions=None, sweep=None, tornado=None, places=None, two_weights=None,
    differences=None, worth=None,
)  # fmt: skip
SEEDS = (75, 81, 3, 93, 0, 2)  # few that hold every kind between them
HEADS = {"en": ("Rank", "Vendor", "Total"), "fa": ("رتبه", "ارائه‌دهنده", "امتیاز کل")}


def made(seed):
    return made_up(random.Random(seed))  # noqa: S311  # made-up selections


def language_of(seed):
    return list(Language)[seed % 2]


def facts_of(room, language):
    with room.store.read() as session:
        mina, now = room.seated("mina"), room.store.clock()
        return report_facts(session, mina, ROOM, language, now=now), all_sheets(session, mina, ROOM)


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    found = {seed: furnished(tmp_path_factory.mktemp("made"), made(seed)) for seed in SEEDS}
    yield found
    for room in found.values():
        room.store.database.close()


@pytest.fixture(scope="module")
def recalculated(rooms, tmp_path_factory):
    """Every workbook, recalculated in one sitting of LibreOffice."""
    orders = {}
    for seed, room in rooms.items():
        facts, sheets = facts_of(room, language_of(seed))
        data = write_workbook(facts, sheets, language_of(seed))
        orders[f"made-{seed}"] = (without_stored_values(data), {})
    saved = calc.fill(orders, tmp_path_factory.mktemp("books"), sheet=0)
    return {seed: saved[f"made-{seed}"] for seed in SEEDS}


def names_of(room, language):
    with room.store.read() as session:
        found = standing(session, room.seated("mina"), ROOM, language.value)
    return {vendor: found.vendors[own] for vendor, own in room.vendors.items()}


def test_the_made_up_selections_have_what_selections_have():
    every = [made(seed) for seed in SEEDS]

    assert {2, 8} <= {len(each.ranked) for each in every}
    assert {1, 2, 3} == {max(map(len, each.leaves)) - 1 for each in every}
    assert {each.rule.formula for each in every} == set(PriceFormula) - {PriceFormula.NO_FORMULA}
    assert len({each.tie_rule for each in every}) == 3
    assert any(each.excluded for each in every)
    assert any(each.agreed for each in every)
    assert {choice for each in every for choice in each.chosen.values()} == set(Choice)
    ranks = [sorted(rank for rank, _, _ in reckoned(each).values()) for each in every]
    assert any(len(set(each)) < len(each) for each in ranks)
    assert any(None in own.values() for each in every for own in each.given.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_engine_workbook_word_file_and_screen_say_what_is_reckoned(rooms, recalculated, seed):
    room, wanted, language = rooms[seed], reckoned(made(seed)), language_of(seed)
    names = names_of(room, language)
    codes = {code: vendor for vendor, code in room.vendors.items()}

    facts, _ = facts_of(room, language)
    ranking = facts.standing.ranking()
    assert {codes[place.vendor]: (place.rank, place.total) for place in ranking.places} == {
        vendor: (rank, total) for vendor, (rank, total, _) in wanted.items()
    }
    step = facts.standing.precision
    agree(shown_in_workbook(recalculated[seed]), {
        names[vendor]: (float(total), float(round(total / step) * step), rank)
        for vendor, (rank, total, _) in wanted.items()
    })  # fmt: skip

    figures = {
        names[vendor]: (
            number(rank, language),
            number(total, language, 2),
            [number(part, language, 2) for part in parts.values()],
        )
        for vendor, (rank, total, parts) in wanted.items()
    }
    assert written(facts, language) == figures
    page = on_stage(room, "ranking", "mina", language.value)
    columns = (shown(page, column) for column in HEADS[language])
    assert {name: (rank, total) for rank, name, total in zip(*columns, strict=True)} == {
        name: (rank, total) for name, (rank, total, _) in figures.items()
    }
    assert words(page).count(REASON.rstrip(".")) >= len(made(seed).excluded)


def shown(page, column):
    return [cell.replace("\\", "") for cell in page.table[0].value[column]]


def written(facts, language):
    """Return rank, total and parts from the Word file's table of the ranking, by name."""
    analysis = analysis_of(facts, language)
    data = write_report(facts, language, analysis=analysis, pictures=NO_PICTURES)
    tables = docx.Document(io.BytesIO(data)).tables
    (found,) = [t for t in tables if t.rows[0].cells[0].text == HEADS[language][0]][:1]
    rows = [[cell.text for cell in row.cells] for row in found.rows[1:]]
    return {row[1]: (row[0].partition(" ")[0], row[-1], row[2:-1]) for row in rows}
