import pytest

from rfp.tables import PlanRow
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage, words
from tests.vendor_data.vendor_room import VendorRoom
from vendor_data.changes.prices import set_price

SCREEN = "scoring.screens.vendor_room"
PLANTED = ("Aban", "aban words", "987654", "R-001 fails")


@pytest.fixture
def room(tmp_path):
    made = VendorRoom(tmp_path)
    made.declare()
    made.propose("aban", "R-001,Full,aban words,")
    made.propose("baran", "R-001,No,baran words,")
    for vendor in made.vendors.values():
        set_price(made.store, made.seated("nima"), selection=ROOM, vendor=vendor, amount=987654)
    made.issue()
    with made.store.database.writing() as session:
        plan = session.get_one(PlanRow, ROOM)
        plan.frozen_at, plan.frozen_by = made.store.clock(), "sara"
    made.let_in("baran")
    yield made
    made.store.database.close()


@pytest.mark.parametrize("phase", ["call", "opening", "scoring", "consensus", "price", "decision"])
def test_a_vendor_sees_the_weights_and_its_own_answers_in_every_phase(room, phase):
    room.enter(phase)
    page = on_stage(room, SCREEN, "vida")

    assert [title.value for title in page.title] == ["Baran"]
    criteria, answers = (table.value.to_numpy().tolist() for table in page.table)
    half = "50\N{NO-BREAK SPACE}%"
    assert criteria == [["Functional fit", half, half], ["Viability", half, half]]
    assert [[cell.replace("\\", "") for cell in row] for row in answers] == [
        ["R-001", "Shows the history", "No", "baran words"],
        ["R-002", "Works offline", "*Not answered*", ""],
    ]
    assert [planted for planted in PLANTED if planted in words(page)] == []


@pytest.mark.parametrize("phase", ["needs", "model"])
def test_before_the_call_there_is_nothing(room, phase):
    room.enter(phase)
    page = on_stage(room, SCREEN, "vida")

    assert len(page.table) == 0
    assert "There is nothing to see here yet" in words(page)
    assert [planted for planted in PLANTED if planted in words(page)] == []


def test_a_plan_that_is_not_frozen_is_not_shown(room):
    with room.store.database.writing() as session:
        session.get_one(PlanRow, ROOM).frozen_at = None

    assert len(on_stage(room, SCREEN, "vida").table) == 1
