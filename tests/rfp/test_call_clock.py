import datetime as dt

import pytest

from rfp.changes.issue import set_timetable
from rfp.reads.call_clock import call_clock, milestone_ends
from rfp.writing.call_clock import CallClock
from tests.rfp.needs_room import ROOM
from tests.workbench.releases import lower
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.migrations import bring_up_to_date
from workbench.problem import Problem
from workbench.reads.undo import last_change

DAY = dt.date(2026, 9, 20)
TEHRAN = CallClock(zone="Asia/Tehran", hour=dt.time(14))


def schedule(room, clock=None, **days):
    about = room.store, room.seated("nima")
    set_timetable(*about, selection=ROOM, days=days, clock=clock)


def read(room, what=milestone_ends, who="leila"):
    with room.store.read() as session:
        return what(session, room.seated(who), ROOM)


def test_proposals_close_at_their_hour_and_every_other_day_at_midnight_of_the_zone(room):
    schedule(room, TEHRAN, questions=DAY - dt.timedelta(days=9), proposals=DAY)

    assert {code: at.astimezone(dt.UTC).isoformat() for code, at in read(room).items()} == {
        "questions": "2026-09-11T20:30:00+00:00",
        "proposals": "2026-09-20T10:30:00+00:00",
    }


def test_a_clock_stays_until_another_is_set_and_is_taken_back_as_any_change(room):
    schedule(room, TEHRAN, proposals=DAY)
    schedule(room, proposals=DAY + dt.timedelta(days=1))
    assert read(room, call_clock) == TEHRAN
    schedule(room, CallClock(zone="Europe/Berlin"))
    with room.store.read() as session:
        last = last_change(session, room.seated("nima"), ROOM)
    undo(room.store, room.seated("nima"), selection=ROOM, event=last.event)

    assert read(room, call_clock) == TEHRAN


def test_a_zone_that_nobody_knows_is_refused(room):
    with pytest.raises(Problem, match="no time zone called Asia/Atlantis"):
        schedule(room, CallClock(zone="Asia/Atlantis"), proposals=DAY)
    assert read(room) == {}


def test_a_database_of_the_release_before_goes_on_by_utc(room):
    schedule(room, proposals=DAY)
    with room.store.database.writing() as session:
        lower(session, 7)
    with room.store.database.engine.begin() as connection:
        bring_up_to_date(connection)

    assert read(room, call_clock) is None
    assert read(room)["proposals"] == dt.datetime(2026, 9, 21, tzinfo=dt.UTC)
    schedule(room, TEHRAN)
    assert read(room)["proposals"].isoformat() == "2026-09-20T14:00:00+03:30"


@pytest.mark.parametrize(
    ("clock", "language", "told"),
    [
        (TEHRAN, "en", "20 September 2026 (29 Shahrivar 1405), 14:00 Tehran time (UTC+03:30)"),
        (CallClock(zone="Asia/Tehran"), "en",
         "the end of 20 September 2026 (29 Shahrivar 1405), Tehran time"),
        (CallClock(), "en", "the end of 20 September 2026 (29 Shahrivar 1405), UTC"),
        (TEHRAN, "fa", "ساعت ۱۴:۰۰ به وقت تهران"),
        (CallClock(zone="Asia/Tehran"), "fa", "پایان ۲۹ شهریور ۱۴۰۵ (۲۰ سپتامبر ۲۰۲۶) به وقت"),
    ],
)  # fmt: skip
def test_a_deadline_is_told_in_both_calendars_with_hour_and_zone(clock, language, told):
    assert told in clock.until("proposals", DAY, Language(language))
