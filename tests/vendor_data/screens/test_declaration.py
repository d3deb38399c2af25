from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage, press, words
from vendor_data.reads.vendors import vendors

SCREEN = "vendor_data.screens.declaration"


def seen(room, who):
    with room.store.read() as session:
        return [v.name.text for v in vendors(session, room.seated(who), ROOM, "en")]


def test_a_conflict_needs_a_reason_and_then_hides_the_vendor(room):
    page = on_stage(room, SCREEN, "omid")
    page.checkbox[0].check()
    page.checkbox[-1].check()
    page = press(page.run(), "Declare")
    assert "A conflict of interest has a reason" in words(page)
    assert room.seated("omid").has_declared is False

    page.text_input[0].set_value("I worked there")
    press(page, "Declare")
    assert seen(room, "omid") == ["Baran"]
    assert room.seated("omid").has_declared is True


def test_declaring_none_is_confirmed_by_a_tick(room):
    page = press(on_stage(room, SCREEN, "omid"), "Declare")
    assert "Confirm the declaration with the tick above the button" in words(page)

    page.checkbox[-1].check()
    press(page.run(), "Declare")
    assert room.seated("omid").has_declared is True
    assert seen(room, "omid") == ["Aban", "Baran"]
