from rfp.reads.alternatives import alternatives, chosen_route, market
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import button, on_stage, widget, words
from tests.rfp.test_alternatives_changes import choose, way


def read(room, function, *more):
    with room.store.read() as session:
        return function(session, room.seated("omid"), ROOM, *more)


def test_an_empty_list_says_which_ways_there_are_and_takes_one(room):
    page = on_stage(room, "alternatives")
    assert "Before an RFP is written, look at other ways" in words(page)
    widget(page.text_input, "Alternative (English)").input("Build it ourselves")
    button(page, "Add the alternative").click().run()

    assert [e.alternative.title for e in read(room, alternatives, "en")] == ["Build it ourselves"]
    assert [each.value.partition(";")[0] for each in page.error] == [
        "At least 2 alternatives are to be studied before the RFP goes out"
    ]


def test_two_studied_alternatives_are_enough(room):
    way(room, "One")
    way(room, "Other")
    assert [each.value for each in on_stage(room, "alternatives").error] == []


def test_the_fit_is_computed_from_what_is_said_of_each_need(room):
    fill(room)
    way(room)
    page = on_stage(room, "alternatives")
    widget(page.segmented_control, "One customer file for everybody").set_value("partly").run()

    assert list(page.table[0].value["Fit to the top needs"]) == ["50\u00a0% (known: 1 of 2)"]


def test_a_kept_alternative_is_chosen_with_a_reason(room):
    key = way(room)
    page = on_stage(room, "alternatives")
    widget(page.selectbox, "Route to choose").set_value(key)
    widget(page.text_area, "Why this route (English)").input("First return within a year").run()
    button(page, "Choose this route").click().run()

    assert read(room, chosen_route).reasons["en"] == "First return within a year"
    assert "**Extend the old system** — First return within a year" in words(page)


def test_a_vendor_on_the_market_begins_with_everything_unknown(room):
    page = on_stage(room, "alternatives", language="fa")
    widget(page.text_input, "نام ارائه‌دهنده").input("آبان")
    button(page, "افزودن به فهرست بازار").click().run()

    assert [entry.vendor.name for entry in read(room, market)] == ["آبان"]
    assert list(page.table[0].value["نادانسته"]) == ["۸"]


def test_an_observer_reads_and_is_offered_nothing_to_change(room):
    fill(room)
    choose(room, way(room))
    page = on_stage(room, "alternatives", who="leila")
    assert (list(page.button), "First return within a year" in words(page)) == ([], True)
