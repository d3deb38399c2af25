import pytest

from rfp.changes.maps import import_map, name_map, remove_map, type_map
from rfp.changes.pains import add_pain, remove_pain
from rfp.changes.step_words import word_step
from rfp.changes.steps import add_step, edit_step, move_step, remove_step
from rfp.maps.typed_map import TypedStep
from rfp.reads.maps import drawing, process_maps, steps
from tests.material import shared
from tests.rfp.needs_room import ROOM
from workbench.changes.uploads import refuse_upload
from workbench.file_kind import Kind
from workbench.problem import Conflict, Problem, Refused
from workbench.tables import StoredFileRow, UploadRow
from workbench.uploads import receive

SALES = [TypedStep(lane="Sales", step="Take the call"), TypedStep(lane="IT", step="Look it up")]


def typed(room, who="omid"):
    return type_map(
        room.store,
        room.seated(who),
        selection=ROOM,
        titles={"en": "From call to offer", "fa": "از تماس تا پیشنهاد"},
        steps=SALES,
    )


def shown_steps(room, who="omid"):
    with room.store.read() as session:
        return [(s.place, s.lane, s.name) for s in steps(session, room.seated(who), ROOM)]


def step_entries(room):
    with room.store.read() as session:
        return steps(session, room.seated("omid"), ROOM)


def map_entries(room, who="omid", language="en"):
    with room.store.read() as session:
        return process_maps(session, room.seated(who), ROOM, language)


def an_upload():
    found = min(shared("documents/bpmn").rglob("*.bpmn"))
    return receive(
        found.name, found.read_bytes(), reader="rfp.maps.bpmn:read", kinds={Kind.PROCESS_MAP}
    )


def test_a_typed_map_is_one_event_and_keeps_its_steps_in_order(room):
    typed(room)

    assert shown_steps(room) == [(1, "Sales", "Take the call"), (2, "IT", "Look it up")]
    assert [event.verb for event in room.events()] == ["rfp.type_map"]


def test_a_typed_map_is_drawn_from_its_steps(room):
    typed(room)

    entry = map_entries(room)[0]
    with room.store.read() as session:
        drawn = drawing(session, room.seated("omid"), ROOM, entry, step_entries(room))
    assert (drawn.name, [lane.name for lane in drawn.lanes]) == (
        "From call to offer",
        ["Sales", "IT"],
    )
    assert [step.id for step in drawn.steps] == [step.element for step in step_entries(room)]


def test_a_map_without_a_title_is_refused_and_leaves_nothing(room):
    with pytest.raises(Problem, match="has a title in at least one language"):
        type_map(room.store, room.seated("omid"), selection=ROOM, titles={"en": " "})

    assert (map_entries(room), room.events()) == ([], [])


def test_the_title_is_shown_in_the_readers_language(room):
    typed(room)

    assert [entry.title for entry in map_entries(room, language="fa")] == ["از تماس تا پیشنهاد"]


def test_an_imported_map_comes_back_as_it_was_read(room):
    upload = an_upload()
    import_map(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        titles={"en": "Imported"},
        upload=upload,
        process_map=upload.value.map,
    )

    entry = map_entries(room)[0]
    with room.store.read() as session:
        drawn = drawing(session, room.seated("omid"), ROOM, entry, [])
        kept = session.query(UploadRow, StoredFileRow.content).join(StoredFileRow).one()
    assert drawn == upload.value.map
    assert (kept[0].name, kept[0].uploaded_by, kept[1]) == (upload.name, "omid", upload.data)
    named = [step.id for step in upload.value.map.steps if step.name]
    assert [s.element for s in step_entries(room) if s.name] == named


def test_one_file_brought_in_twice_is_kept_once(room):
    upload = an_upload()
    for _ in range(2):
        import_map(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            titles={"en": "Imported"},
            upload=upload,
            process_map=upload.value.map,
        )

    with room.store.read() as session:
        assert (session.query(UploadRow).count(), session.query(StoredFileRow).count()) == (2, 1)


def test_a_drawn_map_takes_no_typed_steps(room):
    upload = an_upload()
    key = import_map(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        titles={"en": "Imported"},
        upload=upload,
        process_map=upload.value.map,
    )

    with pytest.raises(Problem, match="Imported was drawn in another program"):
        add_step(room.store, room.seated("omid"), selection=ROOM, process_map=key, step=SALES[0])


def test_a_step_is_added_at_the_end_and_moved_to_the_front(room):
    key = typed(room)
    new = add_step(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        process_map=key,
        step=TypedStep(lane="Sales", step="Greet"),
    )
    move_step(room.store, room.seated("omid"), selection=ROOM, step=new, place=1)

    assert shown_steps(room) == [
        (1, "Sales", "Greet"),
        (2, "Sales", "Take the call"),
        (3, "IT", "Look it up"),
    ]


def test_two_people_renaming_one_step_see_both_names(room):
    typed(room)
    first = step_entries(room)[0]
    edit_step(room.store, room.seated("sara"), selection=ROOM, step=first.id, seen=1, name="Answer")

    with pytest.raises(Conflict) as refused:
        edit_step(
            room.store, room.seated("omid"), selection=ROOM, step=first.id, seen=1, name="Pick up"
        )

    assert (refused.value.values["found"], refused.value.values["wanted"]) == (
        ["Answer"],
        ["Pick up"],
    )
    assert shown_steps(room)[0] == (1, "Sales", "Answer")


def test_two_people_who_want_the_same_name_do_not_collide(room):
    typed(room)
    first = step_entries(room)[0]
    for who in ("sara", "omid"):
        edit_step(room.store, room.seated(who), selection=ROOM, step=first.id, seen=1, name="Ring")

    assert shown_steps(room)[0] == (1, "Sales", "Ring")


def test_a_step_said_in_another_language_changes_there_alone(room):
    typed(room)
    first, omid = step_entries(room)[0], room.seated("omid")
    word_step(
        room.store,
        omid,
        selection=ROOM,
        step=first.id,
        names={"fa": "پاسخ به تماس"},
        lanes={"fa": "فروش"},
    )
    edit_step(
        room.store, omid, selection=ROOM, step=first.id, seen=1, language="fa", name="پاسخگویی"
    )

    with room.store.read() as session:
        said = {language: steps(session, omid, ROOM, language)[0].name for language in ("en", "fa")}
    assert said == {"en": "Take the call", "fa": "پاسخگویی"}
    with pytest.raises(Conflict):
        edit_step(
            room.store, omid, selection=ROOM, step=first.id, seen=1, language="fa", name="تماس"
        )


def test_a_step_with_pains_stays_and_the_sentence_counts_them(room):
    key = typed(room)
    first = step_entries(room)[0]
    pain = add_pain(room.store, room.seated("omid"), selection=ROOM, step=first.id, text="Slow")

    with pytest.raises(Problem, match="the step Take the call has 1 pains"):
        remove_step(room.store, room.seated("omid"), selection=ROOM, step=first.id)
    with pytest.raises(Problem, match=r"process map From call to offer .* has 1 pains"):
        remove_map(room.store, room.seated("omid"), selection=ROOM, process_map=key)

    remove_pain(room.store, room.seated("omid"), selection=ROOM, pain=pain)
    remove_step(room.store, room.seated("omid"), selection=ROOM, step=first.id)
    assert shown_steps(room) == [(2, "IT", "Look it up")]


def test_a_removed_map_takes_its_steps_and_words_with_it(room):
    key = typed(room)
    remove_map(room.store, room.seated("omid"), selection=ROOM, process_map=key, seen=1)

    assert (map_entries(room), step_entries(room)) == ([], [])


def test_two_people_naming_one_map_see_both_titles(room):
    key = typed(room)
    name_map(
        room.store,
        room.seated("sara"),
        selection=ROOM,
        process_map=key,
        seen=1,
        titles={"en": "Calls"},
    )

    with pytest.raises(Conflict) as refused:
        name_map(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            process_map=key,
            seen=1,
            titles={"en": "Offers"},
        )

    assert refused.value.values == {"found": ["Calls"], "wanted": ["Offers"]}


@pytest.mark.parametrize("who", ["leila", "vida"])
def test_only_makers_type_maps(room, who):
    with pytest.raises(Refused, match="your role does not include"):
        typed(room, who)


def test_a_vendor_is_told_of_no_map_and_no_step(room):
    typed(room)

    assert (map_entries(room, "vida"), shown_steps(room, "vida")) == ([], [])


def test_the_needs_are_closed_once_the_call_is_over(room):
    room.enter("opening")

    with pytest.raises(Refused, match="this selection is in Opening"):
        typed(room)


def test_a_refused_file_is_on_record_with_its_cleaned_name_and_why(room):
    refuse_upload(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        name="../../map.bpmn",
        problem=Problem("the file is nested more than {most} levels deep", most=200),
    )

    event = room.events()[-1]
    assert (event.actor, event.verb, event.subject) == (
        "omid",
        "workbench.refuse_upload",
        "map.bpmn",
    )
    assert event.body == (
        '{"facts":{"name":"map.bpmn","values":{"most":200},'
        '"why":"the file is nested more than {most} levels deep"},"rows":[]}'
    )
