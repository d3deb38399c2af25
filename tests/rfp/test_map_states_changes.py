import pytest

from rfp.changes.map_states import copy_map, mark_map
from rfp.changes.maps import import_map, remove_map, type_map
from rfp.changes.step_words import word_step
from rfp.changes.steps import add_step, edit_step, follow_step, remove_step
from rfp.maps.bpmn import read
from rfp.maps.map_comparison import MapState
from rfp.maps.typed_map import TypedStep
from rfp.reads.map_comparison import map_comparisons
from rfp.reads.maps import drawing, process_maps, steps
from tests.material import shared
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.file_kind import Kind
from workbench.problem import Conflict, Problem
from workbench.reads.undo import last_change
from workbench.uploads import Upload

SALES = [
    TypedStep(lane="Sales", step="Take the call"),
    TypedStep(lane="IT", step="Look it up"),
    TypedStep(lane="Sales", step="Send the offer"),
]


def typed(room, title="Calls", **more):
    titles = {"en": title}
    return type_map(
        room.store, room.seated("omid"), selection=ROOM, titles=titles, steps=SALES, **more
    )


def copied(room, source):
    titles = {"en": "Calls, as wanted"}
    return copy_map(
        room.store, room.seated("omid"), selection=ROOM, process_map=source, titles=titles
    )


def entries(room, language="en"):
    with room.store.read() as session:
        omid = room.seated("omid")
        maps = process_maps(session, omid, ROOM, language)
        return {m.id: m for m in maps}, steps(session, omid, ROOM, language)


def steps_of(room, process_map, language="en"):
    return [step for step in entries(room, language)[1] if step.process_map == process_map]


def links(room, process_map):
    maps, found = entries(room)
    with room.store.read() as session:
        drawn = drawing(session, room.seated("omid"), ROOM, maps[process_map], found)
    names = {step.id: step.name for step in drawn.steps}
    return sorted((names[flow.source], names[flow.target]) for flow in drawn.flows)


def told(room):
    with room.store.read() as session:
        found = map_comparisons(session, room.seated("omid"), ROOM, "en")
    return [
        (pair.before.name if pair.before else None, " ".join(pair.changes))
        for comparison in found
        for pair in comparison.pairs
    ]


def test_a_map_of_an_earlier_release_is_as_is(room):
    [entry] = entries(room)[0].values() if typed(room) else ()

    assert (entry.state, entry.replaces) == (MapState.AS_IS, None)


def test_a_to_be_map_begins_as_a_copy_that_nothing_sets_apart(room):
    source = typed(room)
    copy = copied(room, source)
    wanted = entries(room)[0][copy]

    assert (wanted.state, wanted.replaces) == (MapState.TO_BE, source)
    assert told(room) == [(step.step, "same") for step in SALES]
    assert [event.verb for event in room.events()] == ["rfp.type_map", "rfp.copy_map"]


def test_what_is_changed_by_hand_stands_in_the_comparison(room):
    wanted = copied(room, typed(room))
    first, second, third = steps_of(room, wanted)
    at = {"selection": ROOM}
    omid = room.seated("omid")
    edit_step(room.store, omid, **at, step=first.id, seen=1, name="Answer the call", lane="Service")
    remove_step(room.store, omid, **at, step=second.id)
    add_step(
        room.store, omid, **at, process_map=wanted, step=TypedStep(lane="Sales", step="Look back")
    )

    assert told(room) == [
        ("Take the call", "renamed moved lane"),
        ("Look it up", "removed"),
        (third.name, "same"),
        (None, "new"),
    ]


def test_a_copy_keeps_the_words_of_the_other_language(room):
    source = typed(room)
    first = steps_of(room, source)[0].id
    word_step(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        step=first,
        names={"fa": "پاسخ به تماس"},
        lanes={"fa": "فروش"},
    )
    step = steps_of(room, copied(room, source), "fa")[0]

    assert (step.lane, step.name) == ("فروش", "پاسخ به تماس")


def test_a_copy_of_a_drawn_map_keeps_its_ways(room):
    name = "documents/bpmn/bpmn.io-camunda-modeler-18.6.1-C.3.0-export.bpmn"
    data = shared(name).read_bytes()
    source = import_map(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        titles={"en": "Drawn"},
        upload=Upload(name="a.bpmn", kind=Kind.PROCESS_MAP, data=data, digest="d"),
        process_map=read(data).map,
    )
    wanted = copied(room, source)

    assert len(links(room, wanted)) > len(steps_of(room, wanted)) - 1
    assert {change for _, change in told(room)} == {"same"}


def test_a_step_leads_where_it_is_said_to_lead(room):
    source = typed(room)
    first, second, third = steps_of(room, source)
    at = {"selection": ROOM, "step": first.id, "seen": 1}
    follow_step(room.store, room.seated("omid"), **at, following=[second.id, third.id])

    assert links(room, source) == [
        ("Look it up", "Send the offer"),
        ("Take the call", "Look it up"),
        ("Take the call", "Send the offer"),
    ]
    remove_step(room.store, room.seated("omid"), selection=ROOM, step=second.id)
    assert links(room, source) == [("Take the call", "Send the offer")]


def test_a_step_follows_only_one_of_its_own_map(room):
    first = steps_of(room, typed(room))[0]
    other = steps_of(room, typed(room, "Other"))[0]

    with pytest.raises(Problem, match="steps of its own map only"):
        follow_step(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            step=first.id,
            seen=1,
            following=[other.id],
        )


def test_typed_rows_that_name_what_follows_them_keep_it(room):
    rows = [
        TypedStep(lane="", step="Ask", next=(3,)),
        TypedStep(lane="", step="No", next=()),
        TypedStep(lane="", step="Yes"),
    ]
    made = type_map(
        room.store, room.seated("omid"), selection=ROOM, titles={"en": "Rows"}, steps=rows
    )

    assert links(room, made) == [("Ask", "Yes")]


def test_a_map_is_marked_to_be_and_named_what_it_replaces(room):
    today, wanted = typed(room), typed(room, "Wanted")
    mark_map(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        process_map=wanted,
        seen=1,
        map_state=MapState.TO_BE,
        replaces=today,
    )

    assert told(room) == [(step.step, "same") for step in SALES]
    with pytest.raises(Conflict):
        mark_map(
            room.store,
            room.seated("nima"),
            selection=ROOM,
            process_map=wanted,
            seen=1,
            map_state=MapState.AS_IS,
        )


def test_a_map_comes_in_as_to_be(room):
    today = typed(room)
    second = typed(room, "Wanted", map_state=MapState.TO_BE, replaces=today)
    wanted = entries(room)[0][second]

    assert (wanted.state, wanted.replaces) == (MapState.TO_BE, today)


def test_what_is_replaced_is_as_is_and_stays(room):
    today = typed(room)
    wanted = copied(room, today)

    with pytest.raises(Problem, match="Calls, as wanted is to-be itself"):
        copied(room, wanted)
    with pytest.raises(Problem, match="to-be map Calls, as wanted replaces"):
        remove_map(room.store, room.seated("omid"), selection=ROOM, process_map=today)
    with pytest.raises(Problem, match="to-be map Calls, as wanted replaces"):
        mark_map(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            process_map=today,
            seen=1,
            map_state=MapState.TO_BE,
        )


def test_a_copy_is_undone_as_one(room):
    today = typed(room)
    copied(room, today)
    omid = room.seated("omid")
    with room.store.read() as session:
        event = last_change(session, omid, ROOM).event
    undo(room.store, omid, selection=ROOM, event=event)

    assert list(entries(room)[0]) == [today]
