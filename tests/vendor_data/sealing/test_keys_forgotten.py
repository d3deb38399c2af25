"""Keys that were deleted are gone from the files; nobody leaves with the last two of them."""

import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.sealing.sealed_room import MEMBERS, PHRASES, SealedRoom
from tests.vendor_data.sealing.test_opening import withdraw
from tests.vendor_data.test_people import seat
from vendor_data.changes.sealed_state import forget_for_good
from vendor_data.sealing.tables import HandInRow, KeyWrapRow, OpeningConsentRow, PeeledWrapRow
from workbench.changes.members import change_roles, remove_member
from workbench.committee import Role
from workbench.problem import Refused
from workbench.tables import MemberRow


def sealed_keys(room, table=KeyWrapRow):
    with room.store.read() as session:
        return {(row.hand_in, row.sealed) for row in session.query(table)}


def left_in_files(room, keys):
    """Return how many of `keys` stand in the database file or its log, byte for byte."""
    files = b"\n".join(path.read_bytes() for path in room.folder.glob("gozin.db*"))
    return sum(sealed in files for _, sealed in keys)


def remove(room, name):
    remove_member(room.store, room.seated("sara"), selection=ROOM, member=f"m-{name}")


def undeclare(room, name):
    with room.store.database.writing() as session:
        session.get(MemberRow, f"m-{name}").declared_at = None


def test_the_keys_of_a_replaced_envelope_leave_the_file_and_its_log(room):
    room.hand_in("aban", "C", b"first")
    former = sealed_keys(room)
    assert left_in_files(room, former) == 6
    room.hand_in("aban", "C", b"second")
    assert left_in_files(room, former) == 0
    assert left_in_files(room, sealed_keys(room)) == 6


def test_a_withdrawn_consent_leaves_nothing_in_the_file_and_its_log(room):
    room.hand_in("aban", "B")
    room.consent("sara")
    turned = sealed_keys(room, PeeledWrapRow)
    assert (len(turned), left_in_files(room, turned)) == (2, 2)
    withdraw(room, "sara")
    assert left_in_files(room, turned) == 0


def test_keys_below_the_floor_leave_the_file_and_its_log(room):
    for vendor in ("aban", "baran"):
        for envelope in "BC":
            room.hand_in(vendor, envelope)
    with room.store.read() as session:
        below = {row.id for row in session.query(HandInRow) if row.vendor == room.vendors["baran"]}
    whole = sealed_keys(room)
    room.open_both()
    room.close_scores("baran")
    forget_for_good(room.store)

    gone = whole - sealed_keys(room)
    assert {hand_in for hand_in, _ in gone} < below
    assert (len(gone), left_in_files(room, gone)) == (6, 0)


def test_a_log_that_somebody_reads_is_cut_the_next_time(room, caplog):
    room.hand_in("aban", "C", b"first")
    former = sealed_keys(room)
    with room.store.read() as session:
        session.query(KeyWrapRow).first()
        room.store.database.engine.raw_connection().execute("PRAGMA busy_timeout=1")
        room.hand_in("aban", "C", b"second")
    forget_for_good(room.store)
    assert left_in_files(room, former) == 0
    assert caplog.text == ""


def test_the_last_two_keyholders_stay_while_anything_is_sealed(room):
    room.hand_in("aban", "B")
    remove(room, "omid")
    with pytest.raises(Refused, match="one of the last two keys"):
        remove(room, "nima")
    with pytest.raises(Refused, match="one of the last two keys"):
        change_roles(
            room.store, room.seated("sara"), selection=ROOM, member="m-nima",
            roles=[Role.OBSERVER],
        )  # fmt: skip
    room.hand_in("baran", "B")  # for the two who are left
    room.open_both()
    assert room.opened() == [("aban", "B"), ("baran", "B")]


def test_before_anything_is_sealed_a_keyholder_leaves_and_another_is_named(tmp_path):
    room = SealedRoom(tmp_path, holders=MEMBERS[:2])
    remove(room, "nima")
    with pytest.raises(Refused, match="fewer than two keyholders are still on the committee"):
        room.hand_in("aban", "B", who="sara")
    room.name("m-sara", "m-omid")
    room.set_phrase("omid", PHRASES["omid"])
    room.hand_in("aban", "B", who="sara")
    room.open_both(first="omid", second="sara")
    assert room.states("sara") == [("aban", "B", "opened")]
    room.store.database.close()


def test_who_turned_the_first_key_and_leaves_takes_the_consent_back(room):
    room.hand_in("aban", "B")
    room.consent("omid")
    remove(room, "omid")
    assert sealed_keys(room, PeeledWrapRow) == set()
    with room.store.read() as session:
        assert session.query(OpeningConsentRow).count() == 0
    with pytest.raises(Refused, match="first key is not turned yet"):
        room.open("nima")
    room.open_both()
    assert room.opened() == [("aban", "B")]


def test_a_key_is_turned_only_by_who_has_declared(room):
    room.hand_in("aban", "B")
    undeclare(room, "sara")
    with pytest.raises(Refused, match="declare your conflicts of interest first"):
        room.consent("sara")
    room.consent("nima")
    with pytest.raises(Refused, match="declare your conflicts of interest first"):
        room.open("sara")
    room.open("omid")
    assert room.opened() == [("aban", "B")]


def test_what_a_vendor_handed_in_itself_is_replaced_by_its_own_people_alone(room):
    seat(room)
    room.hand_in("aban", "C", b"brought on paper")
    own = room.hand_in("aban", "C", b"52,000", who="azar")
    with pytest.raises(Refused, match="its own people alone replace it"):
        room.hand_in("aban", "C", b"1", who="nima")
    assert [state for _, _, state in room.states()] == ["replaced", "sealed"]
    again = room.hand_in("aban", "C", b"51,000", who="azar")
    assert again.replaces == own.id
