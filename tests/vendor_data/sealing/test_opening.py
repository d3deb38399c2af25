import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import permutations

import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.sealing.sealed_room import MEMBERS, PHRASES, SealedRoom
from vendor_data.changes.envelope_opening import withdraw_consent
from vendor_data.changes.prices import set_price
from vendor_data.changes.proposals import open_proposals
from vendor_data.changes.sealed_state import place_of
from vendor_data.changes.sealing import bound_to, give_up_sealing
from vendor_data.reads.sealing import opened_bytes, opened_papers
from vendor_data.sealing.box import Broken, LockedKey, open_content, open_with, unlock
from vendor_data.sealing.envelope import Opening
from vendor_data.sealing.tables import (
    HandInRow,
    KeyholderRow,
    KeyWrapRow,
    PeeledWrapRow,
    SealedContentRow,
)
from workbench.problem import Problem, Refused
from workbench.reads.replay import check
from workbench.reads.selections import selection_of
from workbench.selection import Phase


def phase(room):
    with room.store.read() as session:
        return selection_of(session, ROOM, "en").phase


def count(room, table):
    with room.store.read() as session:
        return session.query(table).count()


def withdraw(room, who, opening=Opening.TECHNICAL):
    withdraw_consent(room.store, room.seated(who), selection=ROOM, opening=opening)


def test_two_keyholders_open_a_and_b_and_c_stays_sealed(room):
    for envelope in "ABC":
        room.hand_in("aban", envelope, envelope.encode() * 9)
    room.open_both()

    assert phase(room) is Phase.OPENING
    assert room.states() == [
        ("aban", "A", "opened"), ("aban", "B", "opened"), ("aban", "C", "sealed")
    ]  # fmt: skip
    papers = room.read(opened_papers, "omid")
    assert [(each.envelope.value, each.name, each.size) for each in papers] == [
        ("A", "file.xlsx", 9), ("B", "file.xlsx", 9)
    ]  # fmt: skip
    assert room.read(opened_bytes, "omid", papers[1].hand_in) == b"B" * 9
    assert room.sealing().technical.opened_by == ("Sara", "Nima")
    assert count(room, PeeledWrapRow) == 0
    assert check_record(room)


def check_record(room):
    """Return whether what stands in the tables of envelopes follows from the record."""
    own = ("hand_in", "wrap", "sealed", "opened_paper", "keyholder", "opening")
    with room.store.read() as session:
        breaks = repr(check(session).breaks)
    return not any(name in breaks for name in own)


def test_one_person_never_turns_both_keys(room):
    room.hand_in("aban", "B")
    with pytest.raises(Refused, match="first key is not turned yet"):
        room.open("sara")
    room.consent("sara")
    with pytest.raises(Refused, match="another keyholder turns the second"):
        room.consent("sara")
    with pytest.raises(Refused, match="another keyholder than the first"):
        room.open("sara")
    with pytest.raises(Refused, match="another keyholder turns the second"):
        room.consent("nima")
    assert room.opened() == []


def test_of_those_who_turn_a_key_at_once_one_turns_it_and_the_others_are_told(room):
    room.hand_in("aban", "B", b"content")

    def told(turn, who):
        try:
            turn(who)
        except Refused as refused:
            return str(refused)
        return "turned"

    with ThreadPoolExecutor(3) as at_once:
        first = list(at_once.map(lambda who: told(room.consent, who), PHRASES))
        others = [who for who, said in zip(PHRASES, first, strict=True) if said != "turned"]
        second = list(at_once.map(lambda who: told(room.open, who), others))

    taken = "the first key is turned already; another keyholder turns the second"
    assert sorted(first) == [taken, taken, "turned"]
    assert sorted(second) == ["these envelopes have been opened already", "turned"]
    assert room.opened() == [("aban", "B")]


def test_a_wrong_phrase_counts_for_nothing(room):
    room.hand_in("aban", "B")
    with pytest.raises(Problem, match="not your opening phrase; nothing was counted"):
        room.consent("sara", phrase=PHRASES["nima"])
    assert room.sealing().technical.consented_by is None
    room.consent("sara")
    with pytest.raises(Problem, match="not your opening phrase"):
        room.open("nima", phrase="something else entirely")
    assert (room.opened(), phase(room)) == ([], Phase.CALL)
    room.open("nima")
    assert room.opened() == [("aban", "B")]


def test_a_consent_is_withdrawn_and_leaves_nothing_behind(room):
    room.hand_in("aban", "B")
    room.consent("sara")
    assert count(room, PeeledWrapRow) == 2
    with pytest.raises(Refused, match="no consent that could be withdrawn"):
        withdraw(room, "nima")
    withdraw(room, "sara")

    assert count(room, PeeledWrapRow) == 0
    with pytest.raises(Refused, match="first key is not turned yet"):
        room.open("nima")
    room.open_both(first="omid", second="sara")
    assert room.opened() == [("aban", "B")]


def test_who_lost_a_phrase_is_replaced_by_any_two_others(room):
    room.hand_in("aban", "B")
    room.open_both(first="omid", second="nima")
    assert room.opened() == [("aban", "B")]


def test_a_copy_of_the_database_and_one_phrase_open_nothing(room):
    """Whoever has every row and one keyholder's phrase takes off every layer that comes off."""
    room.hand_in("aban", "C", b"52,000")
    with room.store.read() as session:
        place = place_of(session.query(HandInRow).one())
        boxes = [row.sealed for row in session.query(KeyWrapRow)]
        content = session.query(SealedContentRow).one().content
        keys = [unlocked(session, name) for name in PHRASES]
    pairs = list(permutations(MEMBERS, 2))
    bounds = [place.about(layer, *pair) for pair in pairs for layer in ("outer", "inner")]
    for key in keys:
        came_off = list(filter(None, (tried(key, box, at) for box in boxes for at in bounds)))
        assert len(came_off) == 2  # the outer layers that are this keyholder's own
        assert not any(tried(key, box, at) for box in came_off for at in bounds)
        assert not any(opens(each[:32], content, place) for each in (*boxes, *came_off))


def tried(key, sealed, bound):
    with suppress(Broken):
        return open_with(key, sealed, bound)


def opens(key, content, place):
    with suppress(Broken):
        return open_content(key, content, place.about("content"))


def unlocked(session, name):
    row = session.get(KeyholderRow, f"m-{name}")
    locked = LockedKey(public=row.public_key, locked=row.locked_key, salt=row.salt)
    return unlock(locked, PHRASES[name], bound_to(ROOM, f"m-{name}"))


def test_envelopes_stay_sealed_until_the_last_day_is_over(room):
    today = room.store.clock().date()
    room.last_day(today)
    room.hand_in("aban", "B")
    with pytest.raises(Refused, match="stay sealed until"):
        room.consent("sara")
    room.last_day(today - dt.timedelta(days=1))
    room.open_both()
    assert room.opened() == [("aban", "B")]


def test_nothing_is_opened_where_no_technical_proposal_lies(room):
    room.hand_in("aban", "C")
    with pytest.raises(Refused, match="no envelope B"):
        room.consent("sara")


def test_envelope_c_waits_for_the_scores_and_those_below_the_floor_stay_out(room):
    for vendor in ("aban", "baran"):
        for envelope in "BC":
            room.hand_in(vendor, envelope, f"{vendor} {envelope}".encode())
    with pytest.raises(Refused, match="until the technical scores are closed"):
        room.consent("sara", "price")
    room.open_both()
    with pytest.raises(Refused, match="until the technical scores are closed"):
        room.consent("sara", "price")

    assert room.close_scores("baran") == [room.vendors["baran"]]
    with pytest.raises(Refused, match="closed already"):
        room.close_scores()
    assert {row[0] for row in wraps(room)} == {room.vendors["aban"]}
    room.open_both("price", first="omid", second="sara")

    assert room.opened("nima") == [("aban", "B"), ("aban", "C"), ("baran", "B")]
    assert room.opened("omid") == [("aban", "B"), ("baran", "B")]  # prices are not open to all
    assert ("baran", "C", "erased") in room.states()
    assert count(room, KeyWrapRow) == 3 * 6  # what was opened keeps its keys
    assert check_record(room)


def wraps(room):
    with room.store.read() as session:
        rows = session.query(KeyWrapRow.vendor).join(HandInRow, HandInRow.id == KeyWrapRow.hand_in)
        return list(rows.filter(HandInRow.envelope == "C"))


def test_what_was_changed_after_sealing_is_said_and_stops_nobody_else(room):
    room.hand_in("aban", "B", b"first")
    room.hand_in("baran", "B", b"second")
    with room.store.database.writing() as session:
        row = session.query(SealedContentRow).filter_by(vendor=room.vendors["baran"]).one()
        row.content = row.content[:-1] + bytes([row.content[-1] ^ 1])
    room.open_both()

    assert room.states() == [("aban", "B", "opened"), ("baran", "B", "broken")]


def test_two_contents_that_changed_places_do_not_open(room):
    for vendor in ("aban", "baran"):
        room.hand_in(vendor, "B", vendor.encode())
    with room.store.database.writing() as session:
        one, other = session.query(SealedContentRow).order_by(SealedContentRow.vendor)
        one.content, other.content = other.content, one.content
    room.open_both()

    assert [state for _, _, state in room.states()] == ["broken", "broken"]


def test_a_replaced_envelope_is_never_opened_by_anybody(room):
    first = room.hand_in("aban", "B", b"first")
    second = room.hand_in("aban", "B", b"second")
    assert second.replaces == first.id
    with room.store.read() as session:
        assert {row.hand_in for row in session.query(KeyWrapRow)} == {second.id}
    room.open_both()

    assert room.states() == [("aban", "B", "replaced"), ("aban", "B", "opened")]
    assert room.read(opened_bytes, "nima", second.id) == b"second"
    with pytest.raises(Refused, match="no such document"):
        room.read(opened_bytes, "nima", first.id)


def test_in_a_sealed_selection_nothing_passes_the_envelopes(room):
    who = room.store, room.seated("nima")
    with pytest.raises(Refused, match="proposals are sealed in this selection"):
        room.propose("aban", "R-001,Full,,")
    with pytest.raises(Refused, match="opened by two keyholders"):
        open_proposals(*who, selection=ROOM)
    with pytest.raises(Refused, match="prices come out of envelope C"):
        set_price(*who, selection=ROOM, vendor=room.vendors["aban"], amount=5)
    room.hand_in("aban", "B")
    room.hand_in("aban", "C")
    room.open_both()
    room.propose("aban", "R-001,Full,,")
    with pytest.raises(Refused, match="prices come out of envelope C"):
        set_price(*who, selection=ROOM, vendor=room.vendors["aban"], amount=5)
    room.close_scores()
    room.open_both("price")
    set_price(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"], amount=5
    )


def test_two_keyholders_at_least_and_all_of_them_makers(tmp_path):
    room = SealedRoom(tmp_path, holders=("m-sara", "m-nima"))
    with pytest.raises(Problem, match="at least 2 keyholders, got 1"):
        room.name("m-sara", "m-sara")
    for nobody in ("m-leila", "m-vida"):
        with pytest.raises(Problem, match="a keyholder is a chair, facilitator or evaluator"):
            room.name("m-sara", nobody)
    with pytest.raises(Refused, match="you hold no key"):
        room.set_phrase("omid", PHRASES["omid"])
    room.name("m-sara", "m-omid")
    with pytest.raises(Refused, match="1 keyholders have not set their opening phrase"):
        room.hand_in("aban", "B")
    room.set_phrase("omid", PHRASES["omid"])
    room.hand_in("aban", "B")
    with pytest.raises(Refused, match="keyholders stay as they are"):
        room.name("m-sara", "m-nima")
    with pytest.raises(Refused, match="keyholders stay as they are"):
        room.set_phrase("omid", "another phrase altogether")
    room.store.database.close()


def test_sealing_is_given_up_while_nothing_was_handed_in(room):
    give_up_sealing(room.store, room.seated("sara"), selection=ROOM)
    assert room.sealing() is None
    room.propose("aban", "R-001,Full,,")
    open_proposals(room.store, room.seated("nima"), selection=ROOM)
    assert phase(room) is Phase.OPENING
