import datetime as dt
from io import BytesIO
from types import SimpleNamespace

import docx
import pytest

from rfp.changes.issue import set_timetable
from rfp.changes.issued_files import keep_issued_file
from rfp.reads.issued_files import issued_bytes, issued_files
from rfp.writing.call_clock import CallClock
from rfp.writing.issued_file import IssuedKind
from tests.rfp.needs_room import ROOM, START
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from tests.vendor_data.test_people import answer, ask, link, read, seat
from vendor_data.changes.costs import add_ready_cost_lines
from vendor_data.changes.people import revoke_person
from vendor_data.reads.costs import price_form
from vendor_data.reads.people import vendor_people
from vendor_data.reads.questions import questions
from vendor_data.screens import vendor_documents
from workbench.language import Language

PAGE = "vendor_data.screens.vendor_page"
QUESTIONS = "vendor_data.screens.vendor_questions"


@pytest.fixture
def call(room):
    room.issue()
    room.declare()
    return room


def said(file):
    """Return all words of a Word file, tables included."""
    return "\n".join(part.text or "" for part in docx.Document(BytesIO(file)).element.body.iter())


def days(room, **dates):
    set_timetable(room.store, room.seated("nima"), selection=ROOM, days=dates)


def test_the_leaders_make_a_link_for_a_vendor_and_shut_its_person_out(call):
    azar = seat(call)
    page = on_stage(call, "vendor_data.screens.vendors", "nima")

    page.button(key=f"vendor_people.invite.{call.vendors['aban']}").click().run()
    assert "/invitation#" in page.code[0].value
    page.button(key=f"vendor_people.out.{azar.member}").click().run()
    assert call.vendors["aban"] not in read(call, vendor_people, "nima")


def test_an_evaluator_sees_no_people_of_vendors(call):
    seat(call)
    page = on_stage(call, "vendor_data.screens.vendors", "omid")

    assert "Azar" not in words(page)
    assert "Make an invitation link" not in labels(page)


def test_the_overview_tells_the_last_day_in_both_calendars(call):
    days(call, proposals=START.date())
    seat(call)

    told = words(on_stage(call, PAGE, "azar"))
    assert "21 March 2026" in told
    assert "1 Farvardin 1405" in told
    assert "hours" in on_stage(call, PAGE, "azar").markdown[1].value


def test_the_overview_tells_the_hour_and_the_zone(call):
    clock = CallClock(zone="Asia/Tehran", hour=dt.time(14))
    set_timetable(
        call.store, call.seated("nima"), selection=ROOM, days={"proposals": START.date()},
        clock=clock,
    )  # fmt: skip
    seat(call)
    page = on_stage(call, PAGE, "azar")

    told = "Hand in until 21 March 2026 (1 Farvardin 1405), 14:00 Tehran time (UTC+03:30)"
    assert told in words(page)


def test_the_overview_speaks_persian(call):
    days(call, proposals=START.date())
    seat(call)

    assert "۱ فروردین ۱۴۰۵" in words(on_stage(call, PAGE, "azar", "fa"))


def downloads(page):
    return [each.proto.label for each in page.get("download_button")]


def test_a_vendor_downloads_what_was_issued_the_log_and_every_form(call):
    call.enter("model")
    add_ready_cost_lines(call.store, call.seated("nima"), selection=ROOM)
    call.enter("call")
    keep_issued_file(
        call.store, call.seated("nima"), selection=ROOM, list_version=1, language="en",
        kind=IssuedKind.RFP, file=b"the RFP", pages=3,
    )  # fmt: skip
    seat(call)
    answer(call, ask(call, "Which ERP?", vendor="baran"))

    assert downloads(on_stage(call, PAGE, "azar")) == [
        "RFP (Word) · In English",
        "Response workbook (Excel) · In English",
        "Answer form (Word) · In English",
        "Price workbook (Excel) · In English",
        "Response workbook (Excel) · In Persian",
        "Answer form (Word) · In Persian",
        "Price workbook (Excel) · In Persian",
        "Questions and answers (Word) · In English",
        "Questions and answers (Word) · In Persian",
    ]


def issued_on_the_screen(call, *, why):
    """Withdraw the first requirement by an addendum, as a leader does it."""
    page = on_stage(call, "rfp.screens.requirements", "nima")
    page.segmented_control(key="requirements.view").set_value("table").run()
    (gone,) = [each for each in page.multiselect if each.label == "Withdraw requirements"]
    gone.set_value([call.requirements[0]]).run()
    page.text_input(key=f"list_change.gone.{call.requirements[0]}").input(why)
    (reason,) = [each for each in page.text_input if each.label.endswith("changes (English)")]
    reason.input("Two vendors asked").run()
    press(page, "Issue the addendum")
    assert not page.exception


def test_a_vendor_finds_an_addendum_in_both_languages_as_soon_as_it_is_issued(call):
    seat(call)
    issued_on_the_screen(call, why="nobody needs it")

    assert downloads(on_stage(call, PAGE, "azar"))[:2] == [
        "Addendum 1 · In English", "Addendum 1 · In Persian"
    ]  # fmt: skip
    told = {each.language: each for each in read(call, issued_files, "azar")}
    taken = {code: said(read(call, issued_bytes, "azar", told[code].sha256))
             for code in Language}  # fmt: skip
    assert "nobody needs it" in taken[Language.EN]
    assert "الحاقیه" in taken[Language.FA]


def test_the_blank_forms_of_a_vendor_are_those_of_the_committee(call):
    call.enter("model")
    add_ready_cost_lines(call.store, call.seated("nima"), selection=ROOM)
    call.enter("call")
    seat(call)

    own, theirs = (read(call, price_form, who, Language.EN) for who in ("azar", "nima"))
    assert own == theirs
    assert own.lines
    assert not any(line.is_own for line in own.lines)


def test_before_the_issue_there_is_nothing_to_answer(room):
    room.declare()
    seat(room)

    assert downloads(on_stage(room, PAGE, "azar")) == []


def test_the_log_of_a_vendor_names_the_leaders_and_neither_who_asked_nor_the_record(call):
    seat(call)
    answer(call, ask(call, "Which ERP?", vendor="baran"))
    ask(call, "Not answered yet", vendor="baran")
    desk = SimpleNamespace(
        store=call.store, actor=call.seated("azar"), here=SimpleNamespace(id=ROOM)
    )
    told = said(vendor_documents.word_log(desk, Language.EN))

    assert ["Which ERP?" in told, "Nima" in told] == [True, True]
    assert [word for word in ("Baran", "Not answered yet", "Record") if word in told] == []


@pytest.mark.parametrize("screen", [PAGE, QUESTIONS])
@pytest.mark.parametrize("who", ["sara", "nima", "vida"])
def test_nobody_but_the_vendors_own_people_has_such_a_page(call, screen, who):
    seat(call)
    call.let_in(None)
    told = words(on_stage(call, screen, who))

    assert "There is nothing to see here yet" in told
    assert "Aban" not in told


def test_a_vendor_asks_on_its_page_and_no_name_of_another_is_shown(call):
    seat(call)
    answer(call, ask(call, "Which ERP?", vendor="baran"))
    page = on_stage(call, QUESTIONS, "azar")

    page.text_area[0].set_value("How many branches?").run()
    page = press(page, "Ask")

    told = words(page)
    assert [told.count(text) for text in ("How many branches?", "Which ERP?")] == [1, 1]
    assert "Baran" not in told
    assert [one.number for one in read(call, questions, "omid")] == [1, 2]


def test_a_late_question_is_said_to_be_late(call):
    days(call, questions=START.date().replace(day=20))
    seat(call)
    page = on_stage(call, QUESTIONS, "azar")
    assert "marked as late" in words(page)
    page.text_area[0].set_value("How many branches?").run()
    press(page, "Ask")

    assert [one.is_late for one in read(call, questions, "omid")] == [True]


def test_who_was_shut_out_is_sent_nothing(call):
    azar = seat(call)
    link(call)
    revoke_person(
        call.store, call.seated("nima"), selection=ROOM, vendor=call.vendors["aban"],
        member=azar.member,
    )  # fmt: skip

    assert "Aban" not in words(on_stage(call, PAGE, "azar"))
