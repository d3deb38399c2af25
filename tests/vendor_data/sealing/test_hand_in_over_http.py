"""Thirty people of ten vendors hand in at a real server around the deadline."""

import datetime as dt
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial

import pytest

from rfp.changes.issue import set_timetable
from rfp.writing.call_clock import PROPOSALS, CallClock
from tests import server
from tests.rfp.needs_room import ROOM
from tests.streamlit_page import Page, opened
from tests.vendor_data.sealing.sealed_room import SealedRoom
from vendor_data.sealing.tables import HandInRow, LateHandInRow, SealedContentRow
from workbench.record import verify
from workbench.sign_in import token_id
from workbench.store import utc_now
from workbench.tables import AccountRow, BrowserRow, MemberRow

PEOPLE, VENDORS = 30, 10
SOONER, LATER = 4, 4  # who press before the deadline is named, and after it is over
AHEAD = dt.timedelta(seconds=1.5)


@dataclass(frozen=True)
class Told:
    """What a person was told at a press: the number of a receipt, or that it came too late."""

    person: int
    receipt: str
    is_late: bool


def papers(person: int) -> bytes:
    return f"guarantee of person {person}".encode() * 200


def sit_down(room: SealedRoom) -> None:
    """Seat three people of each vendor, each in a browser of their own."""
    for at in range(VENDORS - len(room.vendors)):
        room.vendors[f"v{at}"] = room.register(en=f"Vendor {at:02}")
    own, now = list(room.vendors.values()), utc_now()
    with room.store.database.writing() as session:
        for person in range(PEOPLE):
            who = f"person{person}"
            session.add(AccountRow(id=who, login=who, name=who, is_owner=False))
            session.flush()
            session.add(MemberRow(
                id=f"m-{who}", selection=ROOM, account=who, roles="vendor",
                vendor=own[person % VENDORS],
            ))  # fmt: skip
            session.add(BrowserRow(
                id=token_id(f"cookie-{person}"), account=who, language="en", created_at=now,
                ends_at=now + dt.timedelta(hours=1),
            ))  # fmt: skip


@pytest.fixture
def room(tmp_path):
    made = SealedRoom(tmp_path)
    sit_down(made)
    yield replace_clock(made)
    made.store.database.close()


def replace_clock(room: SealedRoom) -> SealedRoom:
    """Let the room go by the same clock as the server from now on."""
    room.store = replace(room.store, clock=utc_now)
    return room


def with_file(running: server.Server, stack: ExitStack, person: int) -> Page:
    """Return a person's page with a file in the field of envelope A, not handed in yet."""
    page = stack.enter_context(opened(running, f"cookie-{person}", "your-hand-in"))
    assert page.bring(f"papers{person}.pdf", papers(person)) == 204
    return page


def press(pages: list[Page], person: int) -> Told:
    pages[person].press("Hand in papers")
    said = pages[person].words()
    found = re.search(rf"Taken [^\n]*papers{person}\.pdf\n+Receipt number: (\S+)", said)
    is_late = "was not taken, which is on record" in said
    return Told(person, found[1] if found else "", is_late)


def test_of_thirty_people_at_the_deadline_each_has_a_receipt_or_is_told_late(room, tmp_path):
    with (
        server.running(tmp_path) as running,
        ExitStack() as stack,
        ThreadPoolExecutor(PEOPLE) as pool,
    ):
        pages = list(pool.map(partial(with_file, running, stack), range(PEOPLE)))
        told = list(pool.map(partial(press, pages), range(SOONER)))
        closes = utc_now() + AHEAD
        clock = CallClock(zone="UTC", hour=closes.time())
        set_timetable(
            room.store, room.seated("nima"), selection=ROOM, days={PROPOSALS: closes.date()},
            clock=clock,
        )  # fmt: skip
        told += pool.map(partial(press, pages), range(SOONER, PEOPLE - LATER))
        time.sleep(max(0.0, (closes - utc_now()).total_seconds()))
        told += pool.map(partial(press, pages), range(PEOPLE - LATER, PEOPLE))

    assert [one.person for one in told if bool(one.receipt) == one.is_late] == []
    taken = {one.receipt: one.person for one in told if one.receipt}
    late = [one for one in told if one.is_late]
    assert {one.person for one in told[:SOONER]} <= set(taken.values())
    assert {one.person for one in told[-LATER:]} <= {one.person for one in late}
    with room.store.read() as session:
        stored = {row.id: row for row in session.query(HandInRow)}
        too_late = session.query(LateHandInRow).all()
        contents = {row.hand_in for row in session.query(SealedContentRow)}
        _, _, breaks = verify(session, ROOM)
    assert {key: row.handed_in_by for key, row in stored.items()} == {
        receipt: f"person{person}" for receipt, person in taken.items()
    }
    assert sorted(row.brought_by for row in too_late) == sorted(f"person{x.person}" for x in late)
    assert max(row.handed_in_at for row in stored.values()) < closes
    assert min(row.came_at for row in too_late) >= closes
    assert contents == set(stored)
    standing = Counter(row.vendor for row in stored.values() if row.replaced_at is None)
    assert standing == dict.fromkeys({row.vendor for row in stored.values()}, 1)
    assert breaks == []
