import datetime as dt
import hashlib
import hmac
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.rfp.needs_room import ROOM
from vendor_data.changes.hand_in import Late, hand_in
from vendor_data.reads.sealing import hand_in_window, handed_in, late_envelopes
from vendor_data.sealing.envelope import Envelope
from vendor_data.sealing.tables import HandInRow, LateHandInRow
from workbench.problem import Problem, Refused
from workbench.reads.events import events


def verbs(room, who):
    return [told.verb.partition(".")[2] for told in room.read(events, who)]


def test_a_receipt_proves_the_file_with_its_secret_number_and_gives_nothing_away(room):
    receipt = room.hand_in("aban", "C", b"52,000", name="../price list.xlsx")

    assert receipt.file_name == "price list.xlsx"
    assert receipt.sha256 == hashlib.sha256(b"52,000").hexdigest()
    proof = hmac.digest(bytes.fromhex(receipt.nonce), b"52,000", "sha256").hex()
    assert receipt.commitment == proof
    (kept,) = room.read(handed_in)
    assert kept.commitment == proof
    with room.store.read() as session:
        (row,) = session.query(HandInRow)
        stored = repr([getattr(row, column.name) for column in row.__table__.columns])
    assert receipt.nonce not in stored
    assert receipt.sha256 not in stored


def test_an_empty_and_an_oversized_file_are_refused(room):
    with pytest.raises(Problem, match="file is empty"):
        room.hand_in("aban", "B", b"")
    with pytest.raises(Problem, match="10000001 bytes; the limit is 10000000"):
        room.hand_in("aban", "B", bytes(10_000_001))
    assert room.states() == []


def test_a_vendor_hands_in_for_itself_alone(room):
    room.let_in("aban")
    room.hand_in("aban", "B", who="vida")
    with pytest.raises(Refused, match="your role does not include"):
        room.hand_in("baran", "B", who="vida")
    with pytest.raises(Refused, match="your role does not include"):
        room.hand_in("aban", "B", who="omid")
    room.hand_in("baran", "B")

    assert room.states("vida") == [("aban", "B", "sealed")]
    assert room.states() == [("aban", "B", "sealed"), ("baran", "B", "sealed")]
    assert room.read(hand_in_window, "vida", room.store.clock()).is_open


def test_who_does_not_lead_learns_of_no_envelope_and_a_tie_hides_it_from_leaders(room):
    for vendor in ("aban", "baran"):
        for envelope in "ABC":
            room.hand_in(vendor, envelope)
    room.declare(conflicts={"nima": ["baran"]})

    assert {vendor for vendor, _, _ in room.states("nima")} == {"aban"}
    assert len(room.states("sara")) == 6
    for who in ("omid", "leila"):
        assert room.states(who) == []
        assert [verb for verb in verbs(room, who) if "hand_in" in verb] == []
    # The chair knows of A and B from the record, of C from the page alone.
    assert [verb for verb in verbs(room, "sara") if "hand_in" in verb] == ["hand_in"] * 4
    with pytest.raises(Refused, match="your role does not include"):
        room.hand_in("baran", "B", who="nima")


def test_a_late_envelope_is_refused_kept_out_and_put_on_record(room):
    room.last_day(room.store.clock().date() - dt.timedelta(days=1))
    with pytest.raises(Late, match="envelopes were taken until"):
        room.hand_in("aban", "B", b"late words")

    assert room.states() == []
    assert [(each.vendor, each.envelope) for each in room.read(late_envelopes)] == [
        (room.vendors["aban"], Envelope.B)
    ]
    assert verbs(room, "nima")[0] == "refuse_late_envelope"
    assert room.read(late_envelopes, "omid") == []


def test_once_the_first_key_is_turned_nothing_more_is_taken(room):
    room.hand_in("aban", "B")
    room.consent("sara")
    with pytest.raises(Late, match="the opening has begun"):
        room.hand_in("baran", "B")
    room.open("nima")
    with pytest.raises(Late, match="have been opened"):
        room.hand_in("baran", "C")
    assert len(room.read(late_envelopes)) == 2
    assert not room.read(hand_in_window, "nima", room.store.clock()).is_open


class MovingClock:
    """A clock that runs on by a step with every look, and remembers nothing else."""

    def __init__(self, start, step):
        self.now, self.step, self.lock = start, step, threading.Lock()

    def __call__(self):
        with self.lock:
            self.now += self.step
            return self.now


def test_of_thirty_clients_around_the_deadline_none_is_late_and_taken_or_early_and_refused(room):
    closes = dt.datetime(2026, 3, 22, tzinfo=dt.UTC)
    room.last_day(dt.date(2026, 3, 21))
    clock = MovingClock(closes - dt.timedelta(milliseconds=310), dt.timedelta(milliseconds=20))
    store = replace(room.store, clock=clock)
    actor = room.seated("nima")
    starting = threading.Barrier(30)

    def client(number):
        starting.wait()
        before = clock.now
        try:
            receipt = hand_in(
                store, actor, selection=ROOM, vendor=room.vendors["aban"],
                envelope=list(Envelope)[number % 3], file_name="f.xlsx", content=b"x" * 99,
            )  # fmt: skip
        except Late:
            return before, None, clock.now
        return before, receipt.handed_in_at, clock.now

    with ThreadPoolExecutor(30) as pool:
        found = list(pool.map(client, range(30)))
    taken = [(before, at) for before, at, _ in found if at is not None]
    refused = [after for _, at, after in found if at is None]

    assert taken
    assert refused
    assert [at for before, at in taken if at >= closes or before >= closes] == []
    assert [after for after in refused if after < closes] == []
    with store.read() as session:
        assert session.query(LateHandInRow).count() == len(refused)
        assert session.query(HandInRow).count() == len(taken)
        assert min(row.came_at for row in session.query(LateHandInRow)) >= closes
