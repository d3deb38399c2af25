import pytest

from rfp.planning.measure import typed_amount_of
from scoring.reads.measured_amounts import measured_amounts
from tests.scoring.measured_room import AMOUNTS, enter, score, start
from tests.scoring.screens.stage import button, of_cell, on_stage, words
from tests.scoring.second_room import ROOM
from workbench.language import Language, say


@pytest.fixture
def room(opening_room):
    start(opening_room)
    return opening_room


def chosen(page, room, vendor):
    of_cell(page.selectbox, "measured", "vendor").set_value(room.vendors[vendor]).run()
    return page


def stored(room):
    with room.store.read() as session:
        found = measured_amounts(session, room.seated("farid"), ROOM)
    return {vendor: (each.amount, each.source) for (vendor, _), each in found.items()}


@pytest.mark.parametrize(("language", "typed"), [("en", "4.5"), ("fa", "۴٫۵")])
def test_the_facilitator_enters_an_amount_with_its_source(room, language, typed):
    page = on_stage(room, "progress", "farid", language)
    assert say("Measured criteria", Language(language)) in [each.value for each in page.subheader]

    page = chosen(page, room, "parsa")
    of_cell(page.text_input, room.vendors["parsa"], "amount").input(typed)
    of_cell(page.text_area, room.vendors["parsa"], "source").input("plan, page 4")
    button(page, say("Enter this amount", Language(language))).click().run()

    assert stored(room) == {room.vendors["parsa"]: (typed_amount_of("4.5"), "plan, page 4")}


def test_what_is_no_amount_is_said_and_nothing_is_stored(room):
    page = chosen(on_stage(room, "progress", "farid"), room, "parsa")
    of_cell(page.text_input, room.vendors["parsa"], "amount").input("soon")
    button(page, "Enter this amount").click().run()

    assert "is not a number; write it in figures" in words(page)
    assert stored(room) == {}


def test_a_missing_amount_holds_the_prices_back_until_it_is_entered(room):
    score(room)
    page = on_stage(room, "progress", "arash")
    assert "Open the prices" not in [each.label for each in page.button]

    for vendor in AMOUNTS:
        enter(room, vendor)
    page = on_stage(room, "progress", "arash")
    assert "Open the prices" in [each.label for each in page.button]


def test_nothing_is_said_where_no_criterion_is_measured(scoring_room):
    page = on_stage(scoring_room, "progress", "farid")

    assert "Measured criteria" not in [each.value for each in page.subheader]


def test_a_score_sheet_says_what_is_measured_instead(room):
    page = on_stage(room, "sheet", "omid")

    assert "Measured, scored by nobody: Security" in words(page)
