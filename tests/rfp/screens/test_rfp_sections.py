import pytest

from rfp.reads.rfp_sections import rfp_sections
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import frozen, issued
from tests.rfp.screens.stage import button, on_stage


@pytest.fixture
def page(room):
    fill(room)
    return on_stage(room, "rfp_document", who="nima")


def section(room, code):
    with room.store.read() as session:
        found = rfp_sections(session, room.seated("nima"), ROOM)
    return next(each for each in found if each.code == code)


def pencil(page, code):
    return next(each for each in page.button if each.key == f"rfp.section.{code}.edit")


def switch(page, code):
    return next(each for each in page.toggle if f"rfp.section.{code}.on" in each.key)


def test_a_section_is_switched_off_and_on_again(room, page):
    switch(page, "change").set_value(False).run()
    assert not section(room, "change").is_on

    switch(page, "change").set_value(True).run()
    assert section(room, "change").is_on


def test_what_holds_the_requirements_cannot_be_switched_off(page):
    assert [switch(page, code).disabled for code in ("requirements", "scope")] == [True, False]


def test_a_section_moves_up(room, page):
    before = [each.value for each in page.toggle]
    next(each for each in page.button if each.key == "rfp.section.scope.up").click().run()

    with room.store.read() as session:
        order = [s.code for s in rfp_sections(session, room.seated("nima"), ROOM)]
    assert order[:3] == ["purpose", "scope", "background"]
    assert len(page.toggle) == len(before)


def test_a_blank_is_filled_in_both_languages_and_goes_from_the_list(room, page):
    pencil(page, "background").click().run()
    asked = [each for each in page.text_input if ".blank." in (each.key or "")]
    asked[0].input("a maker of pumps with 400 people")
    asked[1].input("سازندهٔ پمپ با ۴۰۰ نفر")
    pencil(page, "background").click()  # AppTest closes a dialog that is not asked for again
    button(page, "Save the section").click().run()

    assert section(room, "background").body == {
        "en": "About us: a maker of pumps with 400 people.",
        "fa": "دربارهٔ ما: سازندهٔ پمپ با ۴۰۰ نفر.",
    }


def test_an_issued_rfp_is_read_only(room, page):
    frozen(room)
    issued(room)
    page = on_stage(room, "rfp_document", who="nima")

    assert all(each.disabled for each in page.toggle)
    assert not [each for each in page.button if (each.key or "").endswith(".edit")]


def test_blanks_are_listed_before_the_document_is_made(page):
    assert "Blanks to fill before the document goes out: 41" in [
        each.value.replace("\\", "") for each in page.warning
    ]
