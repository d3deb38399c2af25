"""Registers and objectives fill the tables of the RFP, in both languages."""

import re

from rfp.changes.readiness import judge_item
from rfp.readiness.item import ASK, NOT_NEEDED
from rfp.readiness.ready import ready_items
from rfp.readiness.register import IN_THE_RFP, Edit, Register, columns
from rfp.reads.fed_sections import fed_lines
from rfp.writing import document
from rfp.writing.outline import outline, section_blocks
from rfp.writing.outline_blocks import Table
from rfp.writing.ready_sections import ready_section
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content
from tests.rfp.test_goals_changes import goal, objective
from tests.rfp.test_registers_changes import saved
from tests.rfp.writing.test_document import words
from workbench.language import Language


def fed(room, who="leila"):
    with room.store.read() as session:
        return fed_lines(session, room.seated(who), ROOM)


def test_without_registers_and_objectives_nothing_is_fed(room):
    assert fed(room) == {}


def test_a_row_of_a_register_is_a_line_of_its_section_with_choices_in_both_languages(room):
    saved(room, Edit(cells={"system": "Ledger", "direction": "out", "data": "Invoices"}))
    saved(room, Edit(cells={"system": "دفتر کل"}), language="fa")

    first, second = fed(room)["integration"]
    assert (first.words["system"], second.words["system"]) == (
        {"en": "Ledger"}, {"fa": "دفتر کل"},
    )  # fmt: skip
    assert set(first.words["direction"]) == {"en", "fa"}
    assert first.words["direction"]["en"] != first.words["direction"]["fa"]
    assert second.words["direction"] == {}


def test_every_register_that_feeds_has_its_own_section(room):
    for which in IN_THE_RFP:
        saved(room, Edit(cells={first_words(which): "Customers"}), which=which)

    assert {section: len(lines) for section, lines in fed(room).items()} == {
        "integration": 1, "data": 1, "reports": 1, "training": 1, "support": 1,
    }  # fmt: skip
    for section, lines in fed(room).items():
        shown = {column.code for column in ready_section(section).columns}
        assert {*lines[0].words, *lines[0].figures} <= shown, section


def test_a_column_for_which_a_register_has_no_cell_is_left_out(room):
    saved(room, Edit(cells={"role": "Clerks", "days": 2}), which=Register.TRAINING)
    found = section_blocks(outline(content(room)), "training")
    (table,) = (block for block in found if isinstance(block, Table))

    assert (table.columns, table.figures) == (("Role", "Days"), frozenset({1}))
    assert table.lines[0].cells == ("Clerks", "2")


def first_words(which):
    """Return the column of a register that is told in words first."""
    return next(column.code for column in columns(which) if column.is_words)


def test_an_objective_is_a_line_with_its_figures_and_its_day_in_both_calendars(room):
    objective(room, goal(room))

    (line,) = fed(room)["outcomes"]
    assert line.words["measure"] == {"en": "Leads a quarter (leads)", "fa": "سرنخ در هر فصل"}
    assert line.figures == {"today": "120", "target": "200"}
    assert line.words["when"]["en"] != line.words["when"]["fa"]
    assert "۱۴۰۵" in line.words["when"]["fa"]


def test_a_vendor_is_fed_nothing(room):
    objective(room, goal(room))

    assert fed(room, "vida") == {}


def test_roles_with_a_counterpart_stand_among_the_counterparts_and_others_do_not(room):
    lead = {"role": "Process lead", "person": "Reza", "duty": "decides on sales"}
    saved(
        room,
        Edit(cells={**lead, "counterpart": "yes"}),
        Edit(cells={"role": "Sponsor", "counterpart": "yes"}),
        Edit(cells={"role": "Auditor", "counterpart": "no"}),
        which=Register.GOVERNANCE,
    )

    first, second = (line.words for line in fed(room)["governance"])
    assert (first["role"], first["ours"]) == ({"en": "Process lead"}, {"en": "Reza"})
    assert plainly(first["vendor"]["en"]) == "a named counterpart for: decides on sales"
    assert second["ours"] == {"en": "[to be filled]", "fa": "[تکمیل شود]"}
    assert second["vendor"]["en"] == "a named counterpart"


def plainly(text):
    return re.sub("[\u2066-\u2069]", "", text)


def judged(room, item, verdict):
    judge_item(room.store, room.seated("omid"), selection=ROOM, item=item, verdict=verdict)


def test_a_question_from_other_cases_is_asked_in_the_document_in_both_languages(room):
    judged(room, "lesson.data", ASK)
    judged(room, "lesson.cio", NOT_NEEDED)

    for language in Language:
        asked, dropped = (ready_items()[code].texts[language] for code in CASES)
        said = document_words(room, language)
        assert (asked in said, dropped in said) == (True, False)


CASES = ("lesson.data", "lesson.cio")


def document_words(room, language):
    return words(document.make(content(room, language)))


def test_a_report_and_its_section_stand_in_the_document_once_somebody_asks_for_one(room):
    title = ready_section("reports").title
    assert title["en"] not in document_words(room, Language.EN)
    saved(room, Edit(cells={"name": "Won and lost", "sort": "query"}), which=Register.REPORTS)
    saved(room, Edit(cells={"name": "برده و باخته"}), which=Register.REPORTS, language="fa")

    for language, told in ((Language.EN, "Won and lost"), (Language.FA, "برده و باخته")):
        said = document_words(room, language)
        assert any(line.endswith(title[language]) for line in said)
        assert told in said
