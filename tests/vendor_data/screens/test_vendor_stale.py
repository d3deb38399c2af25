"""What an addendum changed after a vendor wrote or handed in, as its own page says it."""

from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage, press, words
from tests.vendor_data.test_people import read, seat
from tests.vendor_data.test_stale_answers import addendum
from vendor_data.answer import Code
from vendor_data.answers.side_data import WrittenAnswer
from vendor_data.changes.drafts import save_draft
from vendor_data.drafts.draft import written
from vendor_data.reads.own_stale_answers import own_stale_answers

CALL, FORM, HAND_IN = (
    f"vendor_data.screens.{name}" for name in ("vendor_page", "vendor_answers", "vendor_hand_in")
)
ANEW = "To answer anew: 1"


def write(room, *codes):
    for code, wanted in zip(codes, room.requirements, strict=False):
        azar, content = room.seated("azar"), written(WrittenAnswer(code=code))
        save_draft(
            room.store, azar, selection=ROOM, vendor=azar.room_vendor, requirement=wanted,
            content=content,
        )  # fmt: skip


def test_a_draft_from_before_an_addendum_says_so_until_it_is_written_anew(call):
    write(call, Code.FULL, Code.FULL)
    assert "Changed after you wrote this" not in words(on_stage(call, FORM, "azar"))
    addendum(call, "R-002")

    page = on_stage(call, FORM, "azar")
    page.button_group(key="vendor_answers.wanted").set_value("outdated").run()
    told = words(page)
    assert ("R-001" in told, "R-002" in told) == (False, True)
    assert "Changed after you wrote this" in told
    told = words(on_stage(call, HAND_IN, "azar"))
    assert "Requirements that changed after you wrote your answer, 1: R-002" in told

    press(page, r"Our answer to R\-002 stands")
    assert "that changed after you wrote" not in words(on_stage(call, HAND_IN, "azar"))


def test_the_page_lists_what_changed_after_the_hand_in_until_it_is_handed_in_anew(call):
    write(call, Code.FULL, Code.FULL)
    page = on_stage(call, HAND_IN, "azar")
    page = page.button(key="vendor_hand_in.plain.0.go").click().run()
    addendum(call, "R-002")

    for screen in (CALL, HAND_IN):
        told = words(on_stage(call, screen, "azar"))
        assert ANEW in told
        assert "**R-002** Works offline at once" in told
    assert "باید دوباره پاسخ داده شود: ۱" in words(on_stage(call, CALL, "azar", "fa"))
    assert set(read(call, own_stale_answers, "azar")) == {call.requirements[1]}
    assert read(call, own_stale_answers, "nima") == {}

    page.button(key="vendor_hand_in.plain.1.go").click().run()
    assert read(call, own_stale_answers, "azar") == {}


def test_every_change_after_a_sealed_hand_in_concerns_its_vendor_alone(sealed):
    seat(sealed, "cyrus", "baran")
    sealed.hand_in("aban", "B", who="azar")
    addendum(sealed, "R-002")
    sealed.hand_in("baran", "B", who="cyrus")

    assert set(read(sealed, own_stale_answers, "azar")) == {sealed.requirements[1]}
    assert read(sealed, own_stale_answers, "cyrus") == {}
    sealed.hand_in("aban", "B", who="azar")
    assert read(sealed, own_stale_answers, "azar") == {}
