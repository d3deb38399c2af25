import pytest

from rfp.changes.maps import import_map, type_map
from rfp.needs.pain import PainSource
from rfp.reads.maps import process_maps, steps
from rfp.reads.needs import pains
from rfp.writing.outline import outline
from tests.material import shared
from tests.rfp.bpmn_text import definitions, process
from tests.rfp.looked import fill, imported
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content
from tests.rfp.screens.stage import button, on_stage, widget, words
from workbench.file_kind import Kind
from workbench.screens.parts.plain import plain
from workbench.uploads import receive


def shown_pains(room):
    with room.store.read() as session:
        return [(e.pain.text, e.pain.by) for e in pains(session, room.seated("omid"), ROOM)]


def shown_steps(room):
    with room.store.read() as session:
        return [(s.lane, s.name) for s in steps(session, room.seated("omid"), ROOM)]


def test_an_empty_screen_says_what_to_do_and_to_whom(room):
    assert "Bring in a BPMN 2.0 file, or type the steps by hand." in words(
        on_stage(room, "process_map")
    )
    observer = on_stage(room, "process_map", who="leila")
    assert "has brought one in, add pains." in words(observer)
    assert list(observer.button) == []


def test_a_map_is_typed_by_hand(room):
    page = on_stage(room, "process_map")
    widget(page.text_input, "Title (English)").input("Calls")
    widget(page.text_area, "Steps, one in a line: lane: step").input(
        "Sales: answer\n\nIT: open the account\nlook: again"
    )
    button(page, "Keep this map").click().run()

    assert shown_steps(room) == [
        ("Sales", "answer"),
        ("IT", "open the account"),
        ("look", "again"),
    ]
    assert [box.value for box in page.selectbox if box.label == "Map"] == [
        entry.id for entry in _maps(room)
    ]


def _maps(room):
    with room.store.read() as session:
        return process_maps(session, room.seated("omid"), ROOM, "en")


def test_a_map_without_a_title_gets_one_sentence_and_nothing_is_lost(room):
    page = on_stage(room, "process_map")
    lines = widget(page.text_area, "Steps, one in a line: lane: step")
    lines.input("Sales: answer")
    button(page, "Keep this map").click().run()

    assert [each.value for each in page.error] == [
        r"A process map has a title in at least one language\, got none"
    ]
    assert widget(page.text_area, "Steps, one in a line: lane: step").value == "Sales: answer"
    assert shown_steps(room) == []


def test_a_file_is_read_shown_and_kept(room):
    found = min(shared("documents/bpmn").rglob("*.bpmn"))
    page = on_stage(room, "process_map")
    page.file_uploader[0].upload(found.name, found.read_bytes(), "text/xml").run()
    assert "Found 5 steps in 0 lanes." in words(page)
    assert _maps(room) == []

    next(each for each in page.button if each.key.endswith(".keep")).click().run()
    assert [entry.file for entry in _maps(room)] == [found.name]


REMARKED = definitions(
    process(
        '<task id="t" name="Take the call"/>'
        '<textAnnotation id="n"><text>rings *long*</text></textAnnotation>'
        '<textAnnotation id="m"><text>nobody answers</text></textAnnotation>'
        '<textAnnotation id="o"><text>drawn in May</text></textAnnotation>'
        '<association id="1" sourceRef="t" targetRef="n"/>'
        '<association id="2" sourceRef="t" targetRef="m"/>'
    )
).encode()


def test_a_remark_that_is_ticked_becomes_a_pain_of_its_step(room):
    page = on_stage(room, "process_map")
    page.file_uploader[0].upload("calls.bpmn", REMARKED, "text/xml").run()
    assert "- drawn in May" in words(page)
    offered = [each.label.replace("\\", "") for each in page.checkbox]
    assert offered == ["Take the call: rings *long*", "Take the call: nobody answers"]
    page.checkbox[0].check().run()
    next(each for each in page.button if each.key.endswith(".keep")).click().run()

    assert list(page.exception) == []
    with room.store.read() as session:
        (told,) = pains(session, room.seated("omid"), ROOM)
    assert (told.pain.text, told.pain.source, told.pain.source_words) == (
        "rings *long*", PainSource.DOCUMENT, "calls.bpmn",
    )  # fmt: skip
    assert len(room.events()) == 1


def test_a_refused_file_says_why_and_goes_on_record_once(room):
    page = on_stage(room, "process_map")
    page.file_uploader[0].upload("map.bpmn", b"<html></html>", "text/xml").run()
    page.run()

    assert len(page.error) == 1
    assert [event.verb for event in room.events()] == ["workbench.refuse_upload"]


def test_every_member_adds_a_pain_to_a_step(room):
    fill(room)
    page = on_stage(room, "process_map", who="leila", language="fa")
    widget(page.text_area, "اینجا چه مشکلی هست؟").input("دیر می‌رسد")
    button(page, "افزودن مشکل").click().run()

    assert shown_pains(room)[-1] == ("دیر می‌رسد", "Leila")
    assert "دیر می‌رسد" in words(page)
    assert widget(page.text_area, "اینجا چه مشکلی هست؟").value == ""


def test_an_empty_pain_is_refused_in_the_readers_language(room):
    fill(room)
    page = on_stage(room, "process_map", who="leila", language="fa")
    button(page, "افزودن مشکل").click().run()

    assert [each.value.replace("\\", "") for each in page.error] == [
        "مشکل باید با واژه‌ها گفته شود، اما چیزی نوشته نشد"
    ]


def test_the_words_of_a_pain_never_become_markup(room):
    fill(room)
    page = on_stage(room, "process_map")
    widget(page.text_area, "What hurts here?").input("**bold** ![](http://x) :red[x]")
    button(page, "Add a pain").click().run()

    assert plain("**bold** ![](http://x) :red[x]") in [e.value for e in page.markdown]


def test_only_who_added_a_pain_is_offered_to_change_it(room):
    fill(room)

    # omid added two pains, one of which is set aside; nima added one
    offered = {
        who: sum(each.label == "What hurts here?" for each in on_stage(
            room, "process_map", who=who
        ).text_area) - 1
        for who in ("omid", "nima")
    }  # fmt: skip
    assert offered == {"omid": 2, "nima": 1}


def test_a_step_is_added_in_the_lane_of_the_one_before(room):
    fill(room)
    page = on_stage(room, "process_map")
    widget(page.text_input, "Step").input("Close the case")
    button(page, "Add a step").click().run()

    assert shown_steps(room)[-1] == ("فروش", "Close the case")


def test_a_map_of_another_program_offers_no_new_steps(room):
    imported(room)

    page = on_stage(room, "process_map")
    assert "Add a step" not in [each.label for each in page.button]


def test_a_map_with_pains_is_not_removed_silently(room):
    fill(room)
    page = on_stage(room, "process_map")
    button(page, "Remove this map").click().run()

    assert ["has 5 pains on its steps" in each.value for each in page.error] == [True]
    assert len(_maps(room)) == 1


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_map_without_steps_asks_for_them(room, language):
    type_map(room.store, room.seated("omid"), selection=ROOM, titles={"en": "Calls"})

    page = on_stage(room, "process_map", language=language)
    assert (list(page.exception), list(page.error)) == ([], [])


def described(room, *words):
    """Bring in a map of which each step has a description of its own."""
    tasks = "".join(
        f'<task id="t{at}" name="Step {at}"><documentation>{each}</documentation></task>'
        for at, each in enumerate(words)
    )
    file = definitions(process(tasks)).encode()
    upload = receive(
        "a.bpmn", file, reader="rfp.maps.bpmn:read", kinds={Kind.PROCESS_MAP}
    )  # fmt: skip
    import_map(
        room.store, room.seated("omid"), selection=ROOM, titles={"en": "Selling"}, upload=upload,
        process_map=upload.value.map,
    )  # fmt: skip


def test_what_the_file_says_of_a_step_is_shown_to_members_and_never_in_the_rfp(room):
    dressed = "&lt;p&gt;Ask for the &lt;b&gt;discount&lt;/b&gt; that the board allowed&lt;/p&gt;"
    described(room, dressed, "", "x" * 700)
    page = on_stage(room, "process_map", who="leila")

    assert [box.label for box in page.expander] == ["What the file says of the steps (2)"]
    shown = page.table[0].value.iloc[:, 1].tolist()
    assert shown == ["Ask for the discount that the board allowed", "x" * 600 + " …"]
    assert "discount" not in repr(outline(content(room)).blocks)


def test_a_map_without_descriptions_shows_none(room):
    fill(room)

    assert list(on_stage(room, "process_map", who="leila").expander) == []
