"""The rules of the live meeting, by the frames that members hear over real sockets."""

import time
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from rfp.changes.maps import type_map
from rfp.changes.pains import add_pain
from rfp.maps.typed_map import TypedStep
from rfp.reads.maps import steps
from scoring.changes.price_opening import open_prices
from scoring.changes.sheets import LOCK
from scoring.changes.what_ifs import hold_room, pin
from scoring.live import topics_of
from scoring.reads.meeting import versions
from tests.rfp import needs_room as needs
from tests.scoring.live_table import laid
from tests.scoring.second_room import ROOM
from tests.vendor_data.test_people import seat
from tests.vendor_data.vendor_room import VendorRoom
from vendor_data.changes.people import revoke_person
from workbench.changes.members import declare, let_vendor_in, remove_member
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.reads.undo import last_change
from workbench.record import VERBS
from workbench.sign_in import token_id
from workbench.tables import MemberRow


@pytest.fixture
def table(ranked_room):
    with laid(ranked_room, ROOM) as found:
        yield found


def price(table, x=400, v=0, t="release"):
    return {"t": t, "c": table.room.criteria["price"], "x": x, "v": v}


def kinds(frames):
    return {frame["t"] for frame in frames}


def test_a_vendors_person_who_is_shut_out_is_hung_up_on_at_once_and_not_let_in_again(tmp_path):
    room = VendorRoom(tmp_path)
    about = {"selection": needs.ROOM, "vendor": room.vendors["aban"]}
    azar, behrooz = seat(room), seat(room, "behrooz")
    with laid(room, needs.ROOM) as table, table.sit("azar") as shut, table.sit("behrooz") as stays:
        for page in (shut, stays):
            page.hear("hello")
        revoke_person(room.store, room.seated("nima"), **about, member=azar.member)
        with pytest.raises(ConnectionClosed, match="4001"):
            shut.hear("nothing more")
        with pytest.raises(InvalidStatus, match="403"):
            table.sit("azar")
        assert stays.hear("ping") == {"t": "ping"}
    assert behrooz.member != azar.member
    room.store.database.close()


def test_a_member_is_greeted_with_the_stored_what_if_and_every_topic(table):
    with table.sit("niloofar") as niloofar:
        hello = niloofar.hear("hello")
    with table.room.store.read() as session:
        stored = versions(session, table.room.seated("niloofar"), ROOM)
    assert hello["state"]["local"][table.room.criteria["price"]] == ["3", "10"]
    assert hello["versions"] == stored


@pytest.mark.parametrize(("member", "selection"), [("m-mina", ROOM), ("m-omid", "elsewhere")])
def test_who_has_no_seat_here_is_not_let_in(ranked_room, member, selection):
    arash = ranked_room.seated("arash")
    remove_member(ranked_room.store, arash, selection=ROOM, member=member)
    with laid(ranked_room, selection) as table, pytest.raises(InvalidStatus, match="403"):
        table.sit("mina")


def test_a_move_is_stored_and_everybody_hears_exact_weights_and_a_new_version(table):
    with table.sit("arash") as arash, table.sit("mina") as mina:
        mina.hear("present")
        arash.say(**price(table))
        said = mina.hear_each("version", "state")
        assert said == arash.hear_each("version", "state")
        assert said["version"] == {"t": "version", "topic": "what_if", "n": 1}
        state = said["state"]["state"]
        assert (state["v"], state["local"][table.room.criteria["fit"]]) == (1, ["12", "35"])


def test_a_drag_is_passed_on_with_the_name_and_without_what_the_sender_added(table):
    with table.sit("arash") as arash, table.sit("mina") as mina:
        mina.hear("present")
        arash.say(**price(table, t="drag"))
        assert mina.hear("drag") == {**price(table, t="drag"), "by": "Arash"}
        arash.say(**price(table, t="drag"), by="Omid")
        assert arash.hear("refused")["say"] == "a frame has the keys t, c, x and v, and no others"


def test_a_move_on_what_is_past_is_refused_in_the_readers_language(table):
    with table.sit("arash") as arash, table.sit("omid", language=Language.FA) as omid:
        arash.say(**price(table))
        omid.hear("state")
        omid.say(**price(table, x=100))
        assert "نسخهٔ" in omid.hear("refused")["say"]


def test_who_holds_the_room_is_named_to_those_who_try(table):
    with table.sit("arash") as arash, table.sit("omid") as omid:
        arash.say(t="hold", x=1, v=0)
        assert omid.hear("state")["state"]["hold"] == "Arash"
        omid.say(**price(table, t="drag", v=1))
        assert "Arash" in omid.hear("refused")["say"]
        omid.say(t="hold", x=1, v=1)
        assert omid.hear("refused")["say"] == "only the chair holds the room"
        arash.say(t="hold", x=0, v=1)
        omid.hear("state")
        assert omid.hear("state")["state"]["hold"] is None
        omid.say(**price(table, v=2))
        assert arash.hear("state", within=5)["state"]["v"] >= 1


def test_a_change_that_did_not_come_over_the_channel_is_shown_too(table):
    arash = table.room.seated("arash")
    with table.sit("mina") as mina:
        mina.hear("present")
        hold_room(table.room.store, arash, selection=ROOM)
        assert mina.hear("state")["state"]["hold"] == "Arash"


def test_whoever_moves_is_told_first_that_the_charts_are_to_be_drawn_anew(table):
    table.hub.head_start = 1.5
    with table.sit("niloofar") as niloofar, table.sit("mina") as mina:
        mina.hear("hello")
        niloofar.say(**price(table))
        niloofar.hear("version")
        assert "version" not in kinds(mina.heard_within(0.2))
        assert mina.hear("version") == {"t": "version", "topic": "what_if", "n": 1}


def test_an_undone_move_comes_back_with_a_version_that_has_risen(table):
    with table.sit("arash") as arash, table.sit("mina") as mina:
        arash.say(**price(table))
        mina.hear("state")
        seated = table.room.seated("arash")
        with table.room.store.read() as session:
            last = last_change(session, seated, ROOM)
        undo(table.room.store, seated, selection=ROOM, event=last.event)
        state = mina.hear("state")["state"]
    assert (state["v"], state["local"][table.room.criteria["price"]]) == (2, ["3", "10"])


def test_a_private_what_if_is_told_to_its_owner_alone(table):
    with table.sit("arash") as arash, table.sit("omid") as omid:
        omid.say(t="private")
        assert omid.hear("state")["state"]["private"] is True
        arash.heard_within(0.3)
        omid.say(**price(table))
        state = omid.hear("state")["state"]
        assert (state["v"], state["local"][table.room.criteria["price"]]) == (1, ["2", "5"])
        assert arash.heard_within(0.5) == []


@pytest.mark.parametrize("name", ["arash", "farid", "omid", "mina"])
def test_until_the_prices_are_open_nobody_hears_of_a_what_if(scoring_room, name):
    with laid(scoring_room, ROOM) as table, table.sit(name) as page:
        hello = page.hear("hello")
        page.say(**price(table))
        page.say(t="private")
        heard = page.heard_within(0.5)
    assert (hello["state"], hello["versions"]["what_if"], hello["versions"]["ranking"]) == (
        None, 0, 0,
    )  # fmt: skip
    assert kinds(heard) == {"present"}


def test_nobody_hears_that_another_scores_but_leaders_how_many_cells_are_filled(scoring_room):
    with (
        laid(scoring_room, ROOM) as table,
        table.sit("omid") as omid,
        table.sit("mina") as mina,
        table.sit("arash") as arash,
    ):
        for page in (omid, mina, arash):
            page.heard_within(0.5)
        scoring_room.score("niloofar", "parsa", "ease")
        assert [frame["topic"] for frame in arash.heard_within(0.5)] == ["sheets"]
        scoring_room.comment("niloofar", "parsa", "ease")
        assert arash.heard_within(0.3) == []
        scoring_room.fill("niloofar")
        arash.heard_within(0.5)
        scoring_room.lock("niloofar")
        assert {frame["topic"] for frame in arash.heard_within(0.5)} == set(topics_of(LOCK))
        assert [page.heard_within(0.3) for page in (omid, mina)] == [[], []]


def test_a_leader_in_conflict_does_not_hear_that_a_cell_of_that_vendor_is_filled(scoring_room):
    parsa = scoring_room.vendors["parsa"]
    farid = scoring_room.seated("farid")
    declare(scoring_room.store, farid, selection=ROOM, conflicts={parsa: "A cousin"})
    with laid(scoring_room, ROOM) as table, table.sit("farid") as page:
        page.heard_within(0.5)
        scoring_room.score("omid", "parsa", "ease")
        assert page.heard_within(0.5) == []
        scoring_room.score("omid", "rayan", "ease")
        assert [frame["topic"] for frame in page.heard_within(0.5)] == ["sheets"]


def test_once_the_prices_are_open_the_same_pages_can_play(scoring_room):
    room = scoring_room
    for name in ("niloofar", "omid", "shirin"):
        room.fill(name)
        room.lock(name)
    room.price_all()
    with laid(room, ROOM) as table, table.sit("mina") as mina:
        assert mina.hear("hello")["state"] is None
        open_prices(room.store, room.seated("arash"), selection=ROOM)
        deadline = time.monotonic() + 5
        frames = []
        while "state" not in kinds(frames) and time.monotonic() < deadline:
            mina.say(**price(table))
            frames = mina.heard_within(0.4)
        assert next(f for f in frames if f["t"] == "state")["state"]["v"] >= 0


def test_who_has_not_declared_hears_nothing_of_the_what_if_until_they_do(table):
    room = table.room
    with room.store.database.writing() as session:
        session.get(MemberRow, "m-mina").declared_at = None
    with table.sit("arash") as arash, table.sit("mina") as mina:
        assert mina.hear("hello")["state"] is None
        arash.say(**price(table))
        arash.hear("state")
        pin(room.store, room.seated("arash"), selection=ROOM, title="At 40 %")
        assert kinds(mina.heard_within(0.5)) == {"present"}
        declare(room.store, room.seated("mina"), selection=ROOM, conflicts={})
        mina.heard_within(0.5)
        arash.say(**price(table, x=100, v=1))
        assert mina.hear("state")["state"]["v"] == 2


def test_who_is_in_conflict_does_not_hear_of_that_vendor(table):
    room, parsa = table.room, table.room.vendors["parsa"]
    declare(room.store, room.seated("mina"), selection=ROOM, conflicts={parsa: "A cousin"})
    with table.sit("arash") as arash, table.sit("mina") as mina:
        arash.hear("present")
        before = mina.hear("hello")["versions"]["ranking"]
        mina.heard_within(0.3)
        with table.sit("omid"):
            mina.heard_within(0.3)
            let_vendor_in(
                room.store, room.seated("arash"), selection=ROOM,
                browser=token_id("token-of-omid"), vendor=parsa,
            )  # fmt: skip
            assert arash.hear("version")["topic"] == "seat"
            assert kinds(mina.heard_within(0.5)) == {"present"}  # for omid has left the table
        mina.say(t="versions")
        assert mina.hear("versions")["of"]["ranking"] == before


def test_a_browser_that_turns_to_a_vendor_is_sent_home_and_hears_no_more(table):
    room, parsa = table.room, table.room.vendors["parsa"]
    with table.sit("arash") as arash, table.sit("mina") as mina:
        mina.hear("present")
        let_vendor_in(
            room.store, room.seated("arash"), selection=ROOM,
            browser=token_id("token-of-mina"), vendor=parsa,
        )  # fmt: skip
        mina.hear("home")
        arash.say(**price(table))
        arash.hear("state")
        pin(room.store, room.seated("arash"), selection=ROOM, title="At 40 %")
        mina.say(**price(table, v=1))
        mina.say(t="versions")
        mina.say(t="private")
        assert mina.heard_within(0.7) == []
    with table.sit("mina") as mina:
        assert mina.hear("hello") == {"t": "hello", "boot": "now"}


def test_a_removed_member_is_hung_up_on(table):
    with table.sit("mina") as mina:
        mina.hear("present")
        remove_member(table.room.store, table.room.seated("arash"), selection=ROOM, member="m-mina")
        with pytest.raises(ConnectionClosed, match="4001"):
            mina.heard_within(3)


def test_six_members_hear_of_one_anothers_pains_within_two_seconds(tmp_path):
    room = needs.needs_room(tmp_path)
    sara = room.seated("sara")
    type_map(
        room.store, sara, selection=needs.ROOM, titles={"en": "Sales"},
        steps=[TypedStep(lane="Sales", step="Call the customer")],
    )  # fmt: skip
    with room.store.read() as session:
        (step,) = steps(session, sara, needs.ROOM)
    people = ["sara", "omid", "nima", "leila", "omid", "nima"]
    with laid(room, needs.ROOM) as table, ExitStack() as stack:
        pages = [
            stack.enter_context(table.sit(name, browser=f"{name}-{at}"))
            for at, name in enumerate(people)
        ]
        for page in pages:
            page.heard_within(0.2)
        for name in people:
            began = time.monotonic()
            add_pain(room.store, room.seated(name), selection=needs.ROOM, step=step.id, text=name)
            heard = [topic_of(page) for page in pages]
            assert time.monotonic() - began < 2
            with room.store.read() as session:
                assert set(heard) == {versions(session, sara, needs.ROOM)["needs"]}
    room.store.database.close()


def topic_of(page):
    while True:
        frame = page.hear("version", within=2)
        if frame["topic"] == "needs":
            return frame["n"]


def test_every_verb_raises_a_topic():
    assert [name for name, verb in VERBS.items() if not topics_of(verb)] == []
