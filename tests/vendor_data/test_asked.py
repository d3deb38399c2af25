import pytest

from rfp.changes.list_changes import issue_addendum
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.reads.needs import requirements
from tests.rfp.needs_room import ROOM
from tests.vendor_data.test_people import seat
from vendor_data.reads.asked import asked, response_form
from vendor_data.reads.call import clauses
from workbench.language import Language
from workbench.tables import WordingRow


@pytest.fixture
def call(room):
    room.declare()
    seat(room)
    return room


def texts(room, who="azar", what=asked):
    with room.store.read() as session:
        found = what(session, room.seated(who), ROOM, Language.EN)
    listed = found.requirements if what is response_form else found
    return [(one.code, one.text) for one in listed]


def addendum(room, text, *, gone=()):
    with room.store.read() as session:
        entries = requirements(session, room.seated("nima"), ROOM, "en")
    first = entries[0]
    edit = RowEdit(
        requirement=first.requirement.id, seen=first.version, why="a vendor asked",
        cells={Column.TEXT_EN: Cell(first.texts["en"], text)},
    )  # fmt: skip
    issue_addendum(
        room.store, room.seated("nima"), selection=ROOM, edits=[edit], reasons={"en": "Questions"},
        withdrawn={room.requirements[at]: "nobody offers it" for at in gone},
    )  # fmt: skip


def redraft(room, text):
    """Change a text past every verb, as no screen does."""
    with room.store.database.writing() as session:
        at = (room.requirements[0], "text", "en")
        session.get_one(WordingRow, at).text = text


def test_before_the_issue_a_vendor_is_sent_no_draft(call):
    assert texts(call) == []
    assert texts(call, what=response_form) == []
    assert texts(call, "omid") == [("R-001", "Shows the history"), ("R-002", "Works offline")]


def test_a_vendor_answers_the_list_in_force_and_never_what_is_written_since(call):
    call.issue()
    addendum(call, "Shows ten years of history", gone=[1])
    redraft(call, "Shows whatever we like today")

    issued = [("R-001", "Shows ten years of history")]
    for what in (asked, response_form):
        assert texts(call, what=what) == issued
        assert texts(call, "nima", what) == issued
    with call.store.read() as session:
        (clause,) = clauses(session, call.seated("azar"), ROOM, Language.EN)
    assert [one.text for one in clause.requirements] == ["Shows ten years of history"]


def test_a_list_of_which_only_the_hash_was_kept_is_read_as_it_stands(call):
    call.issue()  # as an older release did, without the rows

    assert texts(call) == [("R-001", "Shows the history"), ("R-002", "Works offline")]
