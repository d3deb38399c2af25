import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from vendor_data.reads.costs import cost_lines, cost_model
from workbench.language import Language

SCREEN = "vendor_data.screens.cost_sheet"


def lines(room):
    with room.store.read() as session:
        return cost_lines(session, room.seated("sara"), ROOM, Language.EN)


@pytest.mark.parametrize("language", Language)
def test_an_empty_sheet_starts_with_the_usual_lines_at_a_click(room, language):
    room.enter("model")
    page = on_stage(room, SCREEN, "sara", language)
    start = "Start with the usual lines" if language == "en" else "آغاز با سطرهای معمول"

    page = press(page, start)

    assert len(lines(room)) == 12
    assert not page.exception
    assert start not in labels(page)
    assert len(page.table) == 2


def test_a_line_is_added_with_its_quantities(room):
    room.enter("model")
    page = on_stage(room, SCREEN, "sara")
    page.text_input[0].set_value("Named users")
    page.number_input[0].set_value(80)
    page.number_input[2].set_value(20)

    press(page, "Add this line")

    (line,) = lines(room)
    assert (line.title, line.volumes) == ("Named users", (80, 0, 20, 0, 0, 0))


def test_the_discount_rate_is_typed_in_percent(room):
    room.enter("model")
    page = on_stage(room, SCREEN, "sara")
    (rate,) = [field for field in page.text_input if field.label.startswith("Discount rate")]
    rate.set_value("۱۲٫۵")

    press(page, "Save")

    with room.store.read() as session:
        model = cost_model(session, room.seated("sara"), ROOM)
    assert model.discount_rate * 1000 == 125


def test_after_the_plan_is_frozen_it_can_only_be_read(room):
    room.enter("call")
    room.declare()
    page = on_stage(room, SCREEN, "sara")

    assert "It was frozen with the evaluation plan." in words(page)
    assert {"Start with the usual lines", "Add this line", "Save"} & set(labels(page)) == set()
