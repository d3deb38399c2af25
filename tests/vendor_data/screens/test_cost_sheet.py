import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.own_room import enter, stated, with_own_work
from tests.vendor_data.costs.priced_room import offer, take
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

    assert len(lines(room)) == 13
    assert not page.exception
    assert start not in labels(page)
    assert len(page.table) == 2


def test_a_line_is_added_with_its_quantities(room):
    room.enter("model")
    page = on_stage(room, SCREEN, "sara")
    page.text_input[0].set_value("Named users")
    field(page, "Start").set_value("۸۰")
    field(page, "Year 2").set_value("20")

    press(page, "Add this line")

    (line,) = lines(room)
    assert (line.title, line.volumes) == ("Named users", (80, 0, 20, 0, 0, 0))


def test_a_quantity_that_is_no_whole_number_is_refused_by_the_name_of_its_year(room):
    room.enter("model")
    page = on_stage(room, SCREEN, "sara")
    page.text_input[0].set_value("Named users")
    field(page, "Year 2").set_value("2.5")

    press(page, "Add this line")

    (refused,) = [each.value for each in page.error]
    assert "Year 2: a whole number from 0 to 1,000,000,000 is needed, got 2.5" in refused.replace(
        "\\", ""
    )
    assert lines(room) == []


def field(page, label):
    return next(each for each in page.text_input if each.label == label)


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
    assert "Say what vendors have to price" not in words(page)
    assert "The plan was frozen without cost lines: each proposal has one price." in words(page)
    assert {"Start with the usual lines", "Add this line", "Save"} & set(labels(page)) == set()


def test_a_line_of_our_own_may_have_an_amount_for_each_vendor(room):
    room.enter("model")
    page = on_stage(room, SCREEN, "sara")
    page.text_input[0].set_value("Our work on the connections")
    (own,) = [box for box in page.checkbox if box.label.startswith("A cost of our own")]
    page = own.check().run()
    (kind,) = [radio for radio in page.radio if radio.label == "What it costs us"]
    page = kind.set_value(True).run()
    assert not any("What one costs us" in field.label for field in page.text_input)

    press(page, "Add this line")

    (line,) = lines(room)
    assert (line.is_own, line.by_vendor, line.amount) == (True, True, None)


@pytest.mark.parametrize("language", Language)
def test_a_leader_states_an_own_cost_with_its_source_and_takes_it_back(room, language):
    with_own_work(room)
    page = chosen(room, language)
    page.text_input[-1].set_value("۴۰")
    page.text_area[-1].set_value("Workshop of 3 May")
    page = press(page, "State this cost" if language == "en" else "ثبت این هزینه")

    assert stated(room) == {"aban": 40_00}
    assert "Workshop of 3 May" in words(page)
    page = chosen(room, language)
    press(page, "Take this cost back" if language == "en" else "پس گرفتن این هزینه")
    assert stated(room) == {}


def chosen(room, language):
    page = on_stage(room, SCREEN, "nima", language)
    name = "Vendor" if language == "en" else "ارائه‌دهنده"
    (box,) = [each for each in page.selectbox if each.label == name]
    return box.set_value(room.vendors["aban"]).run()


def test_who_scores_sees_no_own_cost_before_the_prices(room):
    with_own_work(room)
    enter(room, 12_34)
    assert "12.34" in words(on_stage(room, SCREEN, "nima"))
    assert "12.34" not in words(on_stage(room, SCREEN, "omid"))
    room.enter("price")
    assert "12.34" in words(on_stage(room, SCREEN, "omid"))


def test_once_a_price_is_kept_no_own_cost_is_asked_for_and_the_page_says_why(room):
    with_own_work(room)
    for vendor in ("aban", "baran"):
        enter(room, 40, vendor)
    assert "State an own cost" in [each.label for each in on_stage(room, SCREEN, "nima").expander]
    take(room, offer(room))
    room.register(en="Late")

    page = on_stage(room, SCREEN, "nima")

    assert "State an own cost" not in [each.label for each in page.expander]
    assert (
        "The price of a vendor is kept here already, so our own costs stay as they are with every "
        "vendor. Not known for good with Late: whoever is registered after the first price was "
        "kept gets no own cost, and what it costs in all is only a lower limit."
    ) in words(page)
