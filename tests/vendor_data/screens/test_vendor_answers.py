import datetime as dt

import pytest
from sqlalchemy import text

from rfp.changes.issue import set_timetable
from rfp.changes.list_changes import issue_addendum
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage, press, words
from tests.vendor_data.test_people import read, seat
from tests.vendor_data.test_stale_answers import addendum
from vendor_data.answer import Code
from vendor_data.answers.side_data import SideData, WrittenAnswer
from vendor_data.changes.drafts import save_draft
from vendor_data.drafts.draft import read_back, written
from vendor_data.reads.drafts import drafts

FORM = "vendor_data.screens.vendor_answers"


@pytest.fixture
def call(room):
    room.issue()
    room.declare()
    seat(room)
    return room


def kept(room, who="azar"):
    return {key: read_back(one.content) for key, one in read(room, drafts, who).items()}


def box(page, kind, room, field, turn=0):
    return getattr(page, kind)(key=f"answer_form.{room.requirements[0]}.{turn}.{field}")


def test_an_answer_is_kept_field_by_field(call):
    page = on_stage(call, FORM, "azar")

    box(page, "button_group", call, "code").set_value("roadmap").run()
    box(page, "text_input", call, "release").set_value("4.2").run()
    box(page, "text_area", call, "comment").set_value("Late «2026»").run()

    assert kept(call) == {
        call.requirements[0]: WrittenAnswer(
            code=Code.ROADMAP, comment="Late «2026»", side=SideData(release="4.2")
        )
    }
    assert "kept at" in words(page)


def test_what_a_code_needs_is_asked_for_with_it_alone(call):
    page = on_stage(call, FORM, "azar")
    assert [each.label for each in page.text_input] == []

    page = box(page, "button_group", call, "code").set_value("third party").run()
    assert [each.label for each in page.text_input] == [
        "Product *", "Maker of the product *", "Line of the price form *", "Evidence",
    ]  # fmt: skip


def test_progress_counts_answers_that_lack_nothing(call):
    page = on_stage(call, FORM, "azar")
    box(page, "button_group", call, "code").set_value("partial").run()
    assert "0 of 2 answered" in str(page.get("progress")[0].proto)

    box(page, "text_input", call, "lacking").set_value("the mobile part").run()
    assert "1 of 2 answered" in str(page.get("progress")[0].proto)


def test_the_filter_leaves_what_is_not_answered_yet(call):
    page = on_stage(call, FORM, "azar")
    box(page, "button_group", call, "code").set_value("no").run()

    page.button_group(key="vendor_answers.wanted").set_value("open").run()
    assert "R-002" in words(page)
    assert "R-001" not in words(page)


def test_an_answer_can_be_taken_back(call):
    page = on_stage(call, FORM, "azar")
    box(page, "button_group", call, "code").set_value("no").run()
    box(page, "button_group", call, "code").set_value(None).run()

    assert kept(call)[call.requirements[0]].code is None


def test_what_a_colleague_changed_meanwhile_is_shown_and_not_overwritten(call):
    seat(call, "bita")
    page = on_stage(call, FORM, "azar")
    box(page, "button_group", call, "code").set_value("no").run()
    theirs = WrittenAnswer(code=Code.FULL, evidence="Manual, page 4")
    save_draft(
        call.store, call.seated("bita"), selection="crm", vendor=call.vendors["aban"],
        requirement=call.requirements[0], content=written(theirs), seen=1,
    )  # fmt: skip

    box(page, "text_area", call, "comment").set_value("mine").run()
    assert "a colleague, or another window of yours, changed this answer" in words(page).lower()
    assert [each.value for each in page.code] == ["mine"]
    assert kept(call)[call.requirements[0]] == theirs
    assert box(page, "text_input", call, "evidence", turn=1).value == "Manual, page 4"


@pytest.mark.parametrize("pressed", [True, False])
def test_what_was_typed_while_an_addendum_came_is_kept_and_said_to_be_for_the_former_words(
    call, pressed
):
    page = on_stage(call, FORM, "azar")
    page = box(page, "button_group", call, "code").set_value("no").run()
    addendum(call, "R-001")
    page = box(page, "text_area", call, "comment").set_value("typed to the former words").run()

    assert kept(call)[call.requirements[0]].comment == "typed to the former words"
    assert "Changed after you wrote this" in words(page)
    if pressed:
        page = press(page, r"Our answer to R\-001 stands")
    else:
        page = box(page, "text_area", call, "comment").set_value("and to the new ones").run()
    assert "Changed after you wrote this" not in words(page)


def test_words_for_a_requirement_that_was_withdrawn_meanwhile_are_shown_to_copy_from(call):
    page = on_stage(call, FORM, "azar")
    page = box(page, "button_group", call, "code").set_value("no").run()
    issue_addendum(
        call.store, call.seated("nima"), selection=ROOM, edits=[],
        withdrawn={call.requirements[0]: "nobody needs it"}, reasons={"en": "Questions"},
    )  # fmt: skip
    page = box(page, "text_area", call, "comment").set_value("typed in vain").run()

    assert "This requirement was withdrawn; it needs no answer any more" in words(page)
    assert [each.value for each in page.code] == ["typed in vain"]
    assert "R-001" not in words(page)


def test_a_text_that_is_too_long_stays_in_its_field_and_is_said_not_to_be_kept(call):
    page = on_stage(call, FORM, "azar")
    page = box(page, "button_group", call, "code").set_value("no").run()
    page = box(page, "text_area", call, "comment").set_value("long " * 801).run()

    told = words(page.run())
    assert "This answer is not kept: a text in it has 4,005 characters, and at most 4,000" in told
    assert len(box(page, "text_area", call, "comment").value) == 4005
    assert kept(call)[call.requirements[0]].comment == ""
    page = box(page, "text_area", call, "comment").set_value("short").run()
    assert "is not kept" not in words(page)
    assert kept(call)[call.requirements[0]].comment == "short"


def test_a_fault_of_ours_while_an_answer_is_kept_is_told_in_the_readers_words_and_loses_none(call):
    page = box(on_stage(call, FORM, "azar", "fa"), "button_group", call, "code")
    page = page.set_value("full").run()
    with call.store.database.writing() as session:
        session.execute(text(
            "CREATE TRIGGER full_disk BEFORE UPDATE ON draft BEGIN SELECT RAISE(ABORT, ''); END"
        ))  # fmt: skip
    page = box(page, "text_area", call, "comment").set_value("From version 4 on").run()

    assert not page.exception
    assert "اینجا خطایی رخ داد و این ذخیره نشد؛ دوباره بکوشید. شمارهٔ خطا:" in words(page)
    assert [each.value for each in page.code] == ["From version 4 on"]
    with call.store.database.writing() as session:
        session.execute(text("DROP TRIGGER full_disk"))
    box(page, "text_area", call, "comment").set_value("From version 4.1 on").run()
    assert kept(call)[call.requirements[0]].comment == "From version 4.1 on"


def test_the_choices_name_their_requirement_to_who_cannot_see_it_beside_them(call):
    page = on_stage(call, FORM, "azar")
    named = [each.label for each in page.button_group if each.key.startswith("answer_form.")]
    assert named == ["Answer to R-001", "Answer to R-002"]


def test_the_other_vendor_sees_nothing_of_it(call):
    page = on_stage(call, FORM, "azar")
    box(page, "button_group", call, "code").set_value("no").run()
    seat(call, "cyrus", "baran")

    assert "0 of 2 answered" in str(on_stage(call, FORM, "cyrus").get("progress")[0].proto)


def test_the_form_speaks_persian(call):
    told = words(on_stage(call, FORM, "azar", "fa"))
    assert "سابقه را نشان می‌دهد" in told
    assert "پاسخ‌های شما" in told


def test_after_the_call_the_form_is_closed(call):
    call.enter("opening")
    assert "The call is closed" in words(on_stage(call, FORM, "azar"))


def test_what_is_handed_in_and_what_changed_since_stands_over_the_answers(call):
    page = on_stage(call, FORM, "azar")
    box(page, "button_group", call, "code").set_value("no").run()
    assert "Not handed in yet" in words(page)

    page = on_stage(call, "vendor_data.screens.vendor_hand_in", "azar")
    (button,) = [each for each in page.button if each.label.startswith("Hand in answers")]
    button.click().run()
    page = on_stage(call, FORM, "azar")
    assert ("Handed in" in words(page), "Changed since" in words(page)) == (True, False)

    page = box(page, "text_area", call, "comment").set_value("or later").run()
    assert "Changed since and not handed in yet: 1" in words(page)


def test_a_form_that_is_open_says_when_the_call_has_closed(call):
    page = on_stage(call, FORM, "azar")
    assert "No last day for proposals has been set yet." in words(page)

    days = {"proposals": call.store.clock().date() - dt.timedelta(days=1)}
    set_timetable(call.store, call.seated("nima"), selection=ROOM, days=days)
    page = box(page, "button_group", call, "code").set_value("no").run()

    assert "The call is closed; nothing more can be handed in." in words(page)
