import datetime as dt

import pytest

from rfp.changes.issue import set_timetable
from rfp.changes.lead_times import set_lead_times
from rfp.reads.issue import timetable
from rfp.reads.lead_times import lead_times
from rfp.writing.lead_time import LeadTime
from tests.rfp.needs_room import ROOM, START
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from tests.vendor_data.vendor_room import VendorRoom

FORM = "rfp.screens.timetable_form"
TODAY = START.date()


@pytest.fixture
def room(tmp_path):
    made = VendorRoom(tmp_path)
    made.issue()
    yield made
    made.store.database.close()


def plan(room, **days):
    dated = {code: TODAY + dt.timedelta(days=after) for code, after in days.items()}
    set_timetable(room.store, room.seated("nima"), selection=ROOM, days=dated)


def planned(room):
    with room.store.read() as session:
        found = timetable(session, room.seated("nima"), ROOM)
    return {code: (day - TODAY).days for code, day in found.items()}


def test_a_short_timetable_is_warned_of_with_a_better_day_in_both_calendars(room):
    plan(room, issue=0, questions=2)
    told = words(on_stage(room, FORM, "nima"))
    assert (
        "From the RFP to the last day for questions: 2 days, fewer than 7. Last day for questions "
        "on Saturday · 28 March 2026 (8 Farvardin 1405) would leave enough."
    ) in told


def test_the_least_days_are_set_for_each_selection(room):
    plan(room, issue=0, questions=2)
    set_lead_times(room.store, room.seated("nima"), selection=ROOM, least={"questions": 2})
    assert "fewer than" not in words(on_stage(room, FORM, "nima"))
    with room.store.read() as session:
        least = lead_times(session, room.seated("leila"), ROOM)
    assert (least[LeadTime.QUESTIONS], least[LeadTime.ADDENDUM]) == (2, 5)


def typed(page):
    return [each for each in page.text_input if each.key.startswith("lead_times")]


def the_setting(page):
    return next(each for each in page.button if str(each.key).startswith("lead_times"))


def test_the_least_days_are_typed_in_the_digits_of_either_language(room):
    plan(room, issue=0, questions=2)
    page = on_stage(room, FORM, "nima", language="fa")
    assert [each.value for each in typed(page)] == ["۷", "۳", "۱۰", "۵"]
    typed(page)[0].set_value("۲").run()
    typed(page)[3].set_value("many").run()
    assert the_setting(page).disabled
    typed(page)[3].set_value("4").run()
    the_setting(page).click().run()
    with room.store.read() as session:
        least = lead_times(session, room.seated("leila"), ROOM)

    assert (least[LeadTime.QUESTIONS], least[LeadTime.ADDENDUM]) == (2, 4)


def test_an_addendum_that_comes_too_late_offers_to_move_all_that_follows(room):
    plan(room, proposals=3, opening=4, demos=10)
    page = on_stage(room, "tests.rfp.screens.addendum_warning", "nima")
    assert "leaves vendors 3 days, fewer than 5" in words(page)
    assert "Thursday · 26 March 2026 (6 Farvardin 1405)" in words(page)
    press(page, "Move the last day for proposals there")
    assert planned(room) == {"proposals": 5, "opening": 6, "demos": 12}
    assert labels(on_stage(room, "tests.rfp.screens.addendum_warning", "nima")) == []


def test_a_last_day_that_is_over_is_warned_of_before_the_call_goes_out(tmp_path):
    made = VendorRoom(tmp_path)
    plan(made, issue=-9, proposals=-1)
    assert "is over already, so no proposal could come in time" in words(
        on_stage(made, FORM, "nima")
    )
    plan(made, issue=-9, proposals=0)
    assert "is over already" not in words(on_stage(made, FORM, "nima"))
    made.store.database.close()
