"""Registers and objectives fill the tables of the RFP, in both languages."""

from rfp.readiness.register import Edit, Register, columns
from rfp.reads.fed_sections import fed_lines
from tests.rfp.needs_room import ROOM
from tests.rfp.test_goals_changes import goal, objective
from tests.rfp.test_registers_changes import saved


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
    for which in (Register.DATA, Register.TRAINING, Register.SUPPORT):
        saved(room, Edit(cells={first_words(which): "Customers"}), which=which)

    assert {section: len(lines) for section, lines in fed(room).items()} == {
        "data": 1, "training": 1, "support": 1,
    }  # fmt: skip


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
