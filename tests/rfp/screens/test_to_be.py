import pytest

from rfp.changes.map_states import copy_map
from rfp.changes.steps import edit_step, remove_step
from rfp.reads.maps import process_maps, steps
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import button, on_stage, words


def maps_of(room):
    with room.store.read() as session:
        return process_maps(session, room.seated("omid"), ROOM, "en")


def copied(room):
    """Begin the to-be map, rename its first step and take out its last."""
    fill(room)
    omid = room.seated("omid")
    [today] = maps_of(room)
    at = {"selection": ROOM, "process_map": today.id, "titles": {"en": "Wanted"}}
    wanted = copy_map(room.store, omid, **at)
    with room.store.read() as session:
        mine = [s for s in steps(session, omid, ROOM) if s.process_map == wanted]
    edit_step(room.store, omid, selection=ROOM, step=mine[0].id, seen=1, name="Answer by chat")
    remove_step(room.store, omid, selection=ROOM, step=mine[-1].id)


def test_without_any_map_the_page_says_where_to_begin(room):
    assert "Bring in the as-is map on the page Process map first." in words(on_stage(room, "to_be"))


def test_the_to_be_map_begins_as_a_copy(room):
    fill(room)
    page = on_stage(room, "to_be")
    button(page, "Begin its to-be map as a copy").click().run()

    assert [(m.title, m.replaces is None) for m in maps_of(room)] == [
        ("From call to invoice", True),
        ("From call to invoice (To-be)", False),
    ]
    assert list(page.exception) == []
    assert "5 same" in words(page).replace("\u2068", "").replace("\u2069", "")


def test_an_observer_is_offered_no_copy(room):
    fill(room)

    page = on_stage(room, "to_be", who="leila")
    assert list(page.button) == []
    assert "Once somebody has begun one" in words(page)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_changes_stand_side_by_side_in_words(room, language):
    copied(room)
    page = on_stage(room, "to_be", language=language)
    told = page.table[0].value
    changes = told.iloc[:, 2].tolist()
    page.toggle[0].set_value(True).run()

    same = {"en": "same", "fa": "بی‌تغییر"}[language]
    assert [change == same for change in changes] == [False, True, True, True, False]
    assert page.table[0].value.iloc[:, 2].tolist() == [changes[0], changes[4]]
    assert list(page.exception) == []
