import datetime as dt
import threading

from rfp.reads.call_clock import call_clock
from rfp.reads.issue import issue_of, timetable
from rfp.writing.call_clock import CallClock
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import DAYS, frozen, issued
from tests.rfp.screens.stage import button, on_stage, widget, words
from workbench import ground
from workbench.problem import Problem
from workbench.word_paging import Pages


def shown(room, who="nima", language="en"):
    return on_stage(room, "rfp_document", who=who, language=language)


def days(room):
    with room.store.read() as session:
        return timetable(session, room.seated("leila"), ROOM)


LETTERS = {"Invitation (Word)", "دعوت‌نامه (Word)"}


def downloads(page):
    """Return what can be downloaded beside the letters."""
    offered = [each.proto.label for each in page.get("download_button")]
    return [label for label in offered if label not in LETTERS]


def test_a_date_is_typed_in_either_calendar_and_shown_in_both(room):
    page = shown(room)
    widget(page.text_input, "RFP issued").input("۱۴۰۵/۰۶/۱۶").run()
    widget(page.text_input, "Last day for proposals").input("2026-10-12").run()
    assert "Monday · 7 September 2026 (16 Shahrivar 1405)" in words(page)
    assert "Monday · 12 October 2026 (20 Mehr 1405)" in words(page)

    button(page, "Set the timetable").click().run()
    assert days(room) == DAYS


def test_what_is_no_date_is_said_beside_the_field_and_cannot_be_set(room):
    page = shown(room)
    widget(page.text_input, "RFP issued").input("soon").run()

    assert "This is no date; year, month, day are expected." in words(page)
    assert button(page, "Set the timetable").disabled


def test_dates_out_of_order_are_said_in_a_sentence(room):
    page = shown(room)
    widget(page.text_input, "RFP issued").input("2026-10-12").run()
    widget(page.text_input, "Last day for proposals").input("2026-09-07").run()

    assert [each.value.replace("\\", "") for each in page.error] == [
        "Last day for proposals (7 September 2026) cannot come before RFP issued (12 October 2026)"
    ]
    button(page, "Set the timetable").click().run()
    assert days(room) == {}


def test_an_empty_field_takes_the_milestone_off(room):
    frozen(room)
    fill(room)
    issued(room)
    page = shown(room)
    widget(page.text_input, "RFP issued").input("").run()
    button(page, "Set the timetable").click().run()

    assert days(room) == {"proposals": dt.date(2026, 10, 12)}


def test_documents_wait_for_requirements(room):
    page = shown(room)

    assert downloads(page) == []
    assert "The documents can be made once there are criteria and requirements." in words(page)


def test_missing_texts_are_listed_before_the_document_is_made(room):
    fill(room)
    page = shown(room)
    warned = [each.value.replace("\\", "") for each in page.warning if "Texts" in each.value]

    assert downloads(page) == [
        "Draft (Word)", "Draft (Word)", "Draft in both languages, side by side (Word)"
    ]  # fmt: skip
    assert warned == [
        "Texts without English: 13; the Persian one is used and marked.",
        "Texts without Persian: 13; the English one is used and marked.",
    ]
    assert "- Words for a score: Functional fit, 0" in words(page)
    assert "and more: 5" in words(page)


def test_the_rfp_is_issued_after_a_question_and_shows_when_and_by_whom(room):
    fill(room)
    frozen(room)
    page = shown(room)
    button(page, "Issue the RFP …").click().run()
    button(page, "Issue the RFP …").click()  # AppTest closes a dialog that is not asked for again
    button(page, "Issue it").click().run()

    with room.store.read() as session:
        issue = issue_of(session, room.seated("nima"), ROOM)
    page = shown(room, who="leila")
    assert "by Nima, with version 1 of the list of requirements." in words(page)
    assert [each.value for each in page.code] == [issue.fingerprint]


def test_before_the_freeze_it_says_what_comes_first(room):
    fill(room)

    assert "once the chair has frozen the evaluation plan" in words(shown(room))


def test_an_observer_reads_and_downloads_but_changes_nothing(room):
    fill(room)
    frozen(room)
    issued(room)
    page = shown(room, who="leila", language="fa")

    assert [each.label for each in page.text_input] == ["ارائه‌دهنده‌ای که دعوت می‌شود"]
    assert downloads(page) == ["نسخه‌ای برای خواندن (Word)"] * 3
    assert [each.label for each in page.button] == []
    assert page.table[0].value["روز"].tolist()[0] == "دوشنبه · ۱۶ شهریور ۱۴۰۵ (۷ سپتامبر ۲۰۲۶)"


def counting(room, who):
    """Return the screen of a server whose pages are counted at once."""
    page = shown(room, who=who)
    ground.here().pages.count = lambda _, marks: Pages(of=dict.fromkeys(marks, 1), count=7)
    return page


def test_a_draft_is_given_page_numbers_when_somebody_asks_for_them(room):
    fill(room)
    page = counting(room, "nima")
    button_of(page, "rfp.pages.en").click().run()
    ground.here().pages.wait()
    page.run()

    assert downloads(page) == [
        "Draft (Word)",
        "Draft (Word)",
        "Draft in both languages, side by side (Word)",
        "RFP (Word)",
    ]
    assert "Pages: 7" in words(page)


def test_while_pages_are_counted_the_screen_tells_how_far_it_is_and_offers_no_file(room):
    fill(room)
    page = shown(room)
    begun, go_on = threading.Event(), threading.Event()

    def slowly(_, marks):
        begun.set()
        go_on.wait(60)
        return Pages(of=dict.fromkeys(marks, 1), count=7)

    ground.here().pages.count = slowly
    try:
        button_of(page, "rfp.pages.en").click().run()
        assert begun.wait(60)
        page.run()
        (bar,) = page.get("progress")
        assert bar.proto.text == "Counting its pages"
        assert 0 < bar.proto.value < 100
        assert "RFP (Word)" not in downloads(page)
    finally:
        go_on.set()
    ground.here().pages.wait()
    page.run()
    assert ("RFP (Word)" in downloads(page), list(page.get("progress"))) == (True, [])


def test_what_stops_the_counting_is_said_and_it_can_be_tried_again(room):
    fill(room)
    page = shown(room)

    def fail(file, marks):
        raise Problem("LibreOffice could not lay out the document, so pages are not counted")

    ground.here().pages.count = fail
    button_of(page, "rfp.pages.en").click().run()
    ground.here().pages.wait()
    page.run()

    assert [each.value.replace("\\", "") for each in page.error] == [
        "LibreOffice could not lay out the document, so pages are not counted"
    ]
    assert button_of(page, "rfp.pages.en").label == "Make it with page numbers"


def button_of(page, key):
    return next(each for each in page.button if each.key == key)


def test_the_hour_at_which_proposals_close_is_typed_in_either_digits(room):
    page = shown(room)
    widget(page.text_input, "Last day for proposals").input("2026-10-12").run()
    hour = widget(page.text_input, "Proposals close at")
    hour.input("quarter past").run()
    assert "This is no time of day; write it as 14:00." in words(page)
    assert button(page, "Set the timetable").disabled

    widget(page.text_input, "Proposals close at").input("۱۴:۳۰").run()
    button(page, "Set the timetable").click().run()
    with room.store.read() as session:
        clock = call_clock(session, room.seated("nima"), ROOM)
    assert clock == CallClock(zone="Asia/Tehran", hour=dt.time(14, 30))
    told = "12 October 2026 (20 Mehr 1405), 14:30 Tehran time (UTC+03:30)"
    assert told in shown(room, who="leila").table[0].value["Day"][0]
