import datetime as dt
import io

import docx
import pytest

from rfp.changes.list_changes import issue_addendum
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.needs.requirement_list import ListChangeKind
from rfp.needs.tables import ListChangeRow
from rfp.reads.needs import requirements
from tests.rfp.needs_room import ROOM
from tests.vendor_data.responses import csv
from tests.vendor_data.screens.stage import on_stage, words
from tests.vendor_data.sealing.sealed_room import SealedRoom
from vendor_data.reads.stale_answers import stale_answers
from vendor_data.screens.stale_answers import notice
from workbench.language import Language, date_both
from workbench.reads.selections import selection_of
from workbench.screens.parts.desk import Desk


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


def test_what_was_handed_in_sealed_is_as_old_as_its_hand_in_and_not_as_the_opening(tmp_path):
    room, lines = SealedRoom(tmp_path), ("R-001,Full,,", "R-002,Full,,")
    file = csv("code,answer,comment,price", *lines)
    room.hand_in("aban", "B", file, name="aban.csv")
    addendum(room, "R-002")
    room.hand_in("baran", "B", file, name="baran.csv")
    room.open_both()

    for vendor in ("aban", "baran"):
        room.propose(vendor, *lines)
    assert stale(room) == {"aban": ["R-002"], "baran": []}
    room.propose("aban", "R-002,Roadmap,,")  # another file, which came after the opening
    assert stale(room) == {"aban": [], "baran": []}
    room.store.database.close()


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
    assert list(page.table[0].value.iloc[:, 0]) == [r"R\-002"]


def test_the_notice_of_a_revised_list_names_the_day_that_the_list_gave(room):
    room.declare()
    room.propose("aban", "R-001,Full,as is,")
    room.enter("opening")
    day = room.store.clock().date() + dt.timedelta(days=9)
    with room.store.database.writing() as session:
        kind = ListChangeKind.REVISION.value
        change = {"selection": ROOM, "list_version": 2, "number": 1, "kind": kind}
        session.add(ListChangeRow(id="revision", answers_by=day, **change))
    with room.store.read() as session:
        desk = Desk(
            store=room.store, actor=room.seated("nima"), language=Language.FA,
            selection=selection_of(session, ROOM, "fa"),
        )  # fmt: skip

    made = docx.Document(io.BytesIO(notice(desk, room.vendors["aban"], Language.FA)))

    assert date_both(day, Language.FA) in "".join(made.element.itertext())
