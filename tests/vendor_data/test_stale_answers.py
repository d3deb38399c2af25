import pytest

from rfp.changes.list_changes import issue_addendum
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.reads.needs import requirements
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage, words
from vendor_data.reads.stale_answers import stale_answers


@pytest.fixture
def call(room):
    room.issue()
    room.declare()
    return room


def addendum(room, *codes):
    with room.store.read() as session:
        listed = requirements(session, room.seated("nima"), ROOM, "en")
    edits = [
        RowEdit(
            requirement=entry.requirement.id,
            seen=entry.version,
            cells={Column.TEXT_EN: Cell(entry.texts["en"], entry.texts["en"] + " at once")},
            why="a vendor asked",
        )
        for entry in listed
        if entry.requirement.code in codes
    ]
    return issue_addendum(
        room.store, room.seated("nima"), selection=ROOM, edits=edits, reasons={"en": "Questions"}
    )


def stale(room, who="nima"):
    with room.store.read() as session:
        found = stale_answers(session, room.seated(who), ROOM, "en")
    names = {key: name for name, key in room.vendors.items()}
    return {names[key]: [each.code for each in items] for key, items in found.items()}


def test_exactly_the_changed_requirements_are_stale_for_who_had_answered(call):
    call.propose("aban", "R-001,Full,,", "R-002,Full,,")
    addendum(call, "R-002")
    call.propose("baran", "R-001,Full,,", "R-002,Full,,")

    assert stale(call) == {"aban": ["R-002"], "baran": []}


def test_a_new_answer_is_not_stale(call):
    call.propose("aban", "R-001,Full,,", "R-002,Full,,")
    addendum(call, "R-001", "R-002")
    assert stale(call) == {"aban": ["R-001", "R-002"]}

    call.propose("aban", "R-001,Full,,", "R-002,Full,,")
    assert stale(call) == {"aban": []}


def test_a_vendor_in_conflict_does_not_exist_and_no_vendor_reads_it(call):
    call.declare(conflicts={"omid": ["aban"]})
    for vendor in ("aban", "baran"):
        call.propose(vendor, "R-001,Full,,", "R-002,Full,,")
    addendum(call, "R-001")

    assert stale(call, "omid") == {"baran": ["R-001"]}
    assert stale(call, "vida") == {}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "**Aban** · Items to answer anew: 1"),
        ("fa", "مواردی که باید دوباره پاسخ داده شود: ۱"),
    ],
)
def test_the_screen_lists_what_each_vendor_answers_anew(call, language, line):
    screen = "vendor_data.screens.stale_answers"
    assert "No answer is stale" in words(on_stage(call, screen, "nima"))
    call.propose("aban", "R-001,Full,,", "R-002,Full,,")
    addendum(call, "R-002")
    page = on_stage(call, screen, "nima", language)

    assert line in words(page)
    assert list(page.dataframe[0].value.iloc[:, 0]) == ["R-002"]
