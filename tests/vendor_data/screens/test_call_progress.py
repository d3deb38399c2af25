import datetime as dt

import pytest

from rfp.changes.issue import set_timetable
from rfp.writing.call_clock import CallClock
from tests.rfp.needs_room import ROOM, START
from tests.vendor_data.screens.stage import on_stage, words
from tests.vendor_data.test_people import link, read, seat
from tests.vendor_data.test_questions import ask
from vendor_data.reads.call_progress import call_progress
from workbench.language import Language

PAGE = "vendor_data.screens.vendors"


@pytest.fixture
def call(room):
    room.issue()
    room.declare(conflicts={"sara": ["baran"]})
    return room


def progress(room, who="nima"):
    found = read(room, call_progress, who, Language.EN)
    return {
        each.name: (
            each.links, each.people, each.questions, bool(each.envelopes or each.answered_at)
        )
        for each in found
    }  # fmt: skip


@pytest.mark.parametrize(("language", "told"), [("en", "B: "), ("fa", "ب: ")])
def test_what_came_is_named_by_the_envelope_in_the_words_of_the_reader(sealed, language, told):
    sealed.hand_in("aban", "B")
    assert told in words(on_stage(sealed, PAGE, "nima", language))


def test_who_leads_sees_how_far_each_vendor_is_and_not_what_it_says(call):
    seat(call)
    link(call, "baran")
    ask(call, "Which ERP?", vendor="baran")
    call.propose("aban", "R-001,Full,as planned,")

    assert progress(call) == {"Aban": (1, 1, 0, True), "Baran": (1, 0, 1, False)}
    assert progress(call, "sara") == {"Aban": (1, 1, 0, True)}
    assert [progress(call, who) for who in ("omid", "leila", "azar")] == [{}, {}, {}]
    table = on_stage(call, PAGE, "nima").table[0].value
    assert list(table["Vendor"]) == ["Aban", "Baran"]
    assert table["Handed in"][1] == "Not handed in yet"
    assert "as planned" not in words(on_stage(call, PAGE, "nima"))


def test_before_declaring_nothing_tells_who_handed_in(room):
    room.issue()
    room.declare_alone("nima")
    room.propose("aban", "R-001,Full,,")
    page = on_stage(room, PAGE, "sara")

    assert progress(room, "sara") == {"Aban": (0, 0, 0, False), "Baran": (0, 0, 0, False)}
    assert "Handed in" not in page.table[0].value
    assert "once you have declared" in words(page)


def test_every_member_reads_until_when_proposals_are_taken_and_how_long_that_is(call):
    day = START.date() + dt.timedelta(days=9)
    clock = CallClock(zone="Asia/Tehran", hour=dt.time(14))
    set_timetable(
        call.store, call.seated("nima"), selection=ROOM, days={"proposals": day}, clock=clock
    )
    told = words(on_stage(call, PAGE, "leila", "fa"))

    assert "ساعت ۱۴:۰۰ به وقت تهران" in told
    assert len(on_stage(call, PAGE, "leila").table) == 0
