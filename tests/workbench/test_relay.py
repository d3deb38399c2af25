"""Two servers on one real PostgreSQL: what happens at one is known at the other."""

import time
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import text
from websockets.exceptions import ConnectionClosed

from scoring.changes.price_opening import open_prices
from scoring.changes.what_ifs import pin
from scoring.reads.meeting import versions
from tests.scoring.live_table import laid
from tests.scoring.second_room import ROOM, furnished, ticking
from tests.scoring.second_selection import EVALUATORS
from tests.workbench import postgres
from workbench.changes.accounts import sign_out
from workbench.changes.members import let_vendor_in, remove_member
from workbench.database import Database
from workbench.ground import open_store
from workbench.reads.accounts import signed_in
from workbench.record import VERBS
from workbench.relay import MOST_BYTES, ManyServers, OneServer, relay_for
from workbench.sign_in import token_id
from workbench.store import Announcement


@pytest.fixture(scope="module")
def built(postgres_server):
    """The second selection while it is scored and when it is ranked, as databases to be copied."""
    room = furnished(ticking(open_store(postgres.new_database(postgres_server, "scoring"))))
    room.start()
    room.store.database.close()
    room = replace(
        room,
        store=ticking(open_store(postgres.new_database(postgres_server, "ranked", "scoring"))),
    )
    for name in EVALUATORS:
        room.fill(name)
        room.lock(name)
    room.price_all()
    open_prices(room.store, room.seated("arash"), selection=ROOM)
    room.store.database.close()
    return room


@contextmanager
def two_servers(room, url):
    """Lay the tables of two servers, each with a store, a loop and a relay of its own."""
    first, second = (replace(room, store=ticking(open_store(url))) for _ in range(2))
    with (
        laid(first, ROOM, relay_for(first.store.database)) as here,
        laid(second, ROOM, relay_for(second.store.database)) as there,
    ):
        listening(first.store, 2)
        yield here, there
    first.store.database.close()
    second.store.database.close()


def listening(store, wanted):
    """Wait until this many connections listen."""
    deadline = time.monotonic() + 10
    asked = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND application_name = 'gozin calls' AND query IN ('LISTEN gozin_live', 'SELECT 1')"
    )
    while time.monotonic() < deadline:
        with store.read() as session:
            if session.scalar(asked) == wanted:
                return
        time.sleep(0.02)
    pytest.fail("the servers do not listen")


@pytest.fixture(scope="module")
def tables(built, postgres_server):
    url = postgres.new_database(postgres_server, "tables", "ranked")
    with two_servers(built, url) as found:
        yield found


def price(table, x, v, t="release"):
    return {"t": t, "c": table.room.criteria["price"], "x": x, "v": v}


def version_of(page):
    return page.hear("hello")["state"]["v"]


def test_a_drag_at_one_server_is_shown_at_the_other_with_the_name(tables):
    here, there = tables
    with here.sit("arash") as arash, there.sit("mina") as mina:
        v = version_of(mina)
        arash.say(**price(here, 400, v, t="drag"))
        assert mina.hear("drag", within=15) == {**price(here, 400, v, t="drag"), "by": "Arash"}


def test_a_release_is_told_with_its_version_and_state_once_on_each_side(tables):
    here, there = tables
    with here.sit("arash") as arash, there.sit("mina") as mina:
        v = version_of(mina)
        mina.hear("present")
        arash.hear("present")
        arash.say(**price(here, 400, v))
        for page in (mina, arash):
            said = page.hear_each("version", "state")
            assert said["version"] == {"t": "version", "topic": "what_if", "n": v + 1}
            state = said["state"]["state"]
            assert (state["v"], state["local"][here.room.criteria["price"]]) == (v + 1, ["2", "5"])
        assert [page.heard_within(0.5) for page in (mina, arash)] == [[], []]


def test_each_page_hears_the_version_that_it_may_know(tables):
    here, there = tables
    with there.sit("mina") as mina:
        mina.hear("present")
        pin(here.room.store, here.room.seated("arash"), selection=ROOM, title="At one server")
        while (heard := mina.hear("version", within=15))["topic"] != "ranking":
            pass
    with there.room.store.read() as session:
        known = versions(session, there.room.seated("mina"), ROOM)
    assert heard["n"] == known["ranking"]


def test_a_browser_that_turns_to_a_vendor_at_one_server_is_sent_home_by_the_other(tables):
    here, there = tables
    with here.sit("arash") as arash, there.sit("niloofar", browser="to-a-vendor") as guest:
        v = version_of(guest)
        guest.hear("present")
        let_vendor_in(
            here.room.store, here.room.seated("arash"), selection=ROOM,
            browser=token_id("to-a-vendor"), vendor=here.room.vendors["parsa"],
        )  # fmt: skip
        guest.hear("home", within=15)
        arash.say(**price(here, 300, v, t="drag"))
        arash.say(**price(here, 300, v))
        arash.hear("state")
        assert guest.heard_within(0.7) == []


def test_who_signs_out_at_one_server_is_hung_up_on_by_the_other(tables):
    here, there = tables
    with there.sit("omid", browser="signs-out") as omid:
        omid.hear("present")
        store = here.room.store
        with store.read() as session:
            sitting = signed_in(session, token_id("signs-out"), store.clock())
        sign_out(store, sitting)
        with pytest.raises(ConnectionClosed, match="4001"):
            omid.heard_within(15)


def test_who_is_removed_at_one_server_is_hung_up_on_by_the_other(tables):
    here, there = tables
    with there.sit("shirin") as shirin:
        shirin.hear("present")
        remove_member(here.room.store, here.room.seated("arash"), selection=ROOM, member="m-shirin")
        with pytest.raises(ConnectionClosed, match="4001"):
            shirin.heard_within(15)


def test_a_lost_connection_comes_back_by_itself_and_nothing_is_missed(tables):
    here, there = tables
    with here.sit("arash") as arash, there.sit("mina") as mina:
        v = version_of(mina)
        mina.hear("present")
        with here.room.store.database.writing() as session:
            session.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE application_name = 'gozin calls' AND datname = current_database()"
                )
            )
        arash.say(**price(here, 200, v))
        while (seen := mina.hear("state", within=15)["state"])["v"] == v:
            pass
        assert seen["local"][here.room.criteria["price"]] == ["1", "5"]
        listening(here.room.store, 2)
        arash.say(**price(here, 250, v + 1, t="drag"))
        assert mina.hear("drag", within=15)["x"] == 250


def test_nobody_at_another_server_hears_that_somebody_scores(built, postgres_server):
    url = postgres.new_database(postgres_server, "unseen", "scoring")
    with (
        two_servers(built, url) as (here, there),
        there.sit("omid") as omid,
        there.sit("mina") as mina,
        there.sit("arash") as arash,
    ):
        for page in (omid, mina, arash):
            page.heard_within(0.3)
        here.room.score("niloofar", "parsa", "ease")
        assert arash.hear("version", within=15)["topic"] == "sheets"
        assert [page.heard_within(0.2) for page in (omid, mina)] == [[], []]


class Heard:
    """An ear that keeps what it takes in."""

    def __init__(self):
        self.all = []

    def hear(self, news):
        self.all.append(news)

    def hear_all(self):
        self.all.append("all")

    def see(self, selection, frame):
        self.all.append((selection, frame))

    def wait_for(self, count):
        deadline = time.monotonic() + 10
        while len(self.all) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        return self.all


def test_a_server_hears_of_others_alone_and_drops_what_is_too_long(postgres_server):
    database = Database(postgres.new_database(postgres_server, "ears"))
    relays, ears = [ManyServers(database) for _ in range(2)], [Heard(), Heard()]
    for relay, ear in zip(relays, ears, strict=True):
        relay.open(ear)
        assert ear.wait_for(1) == ["all"]
    news = Announcement("crm", VERBS["rfp.add_pain"], "sara", None, "0" * 64, "p1")

    relays[0].pass_on("crm", {"t": "drag", "by": "م" * (MOST_BYTES // 2)})
    relays[0].pass_on("crm", {"t": "drag", "by": "مینا", "x": 1})
    relays[0].announce(news)

    assert ears[1].wait_for(3) == ["all", ("crm", {"t": "drag", "by": "مینا", "x": 1}), news]
    assert ears[0].all == ["all"]
    for relay in relays:
        relay.close()
    database.close()


def test_a_server_that_is_alone_on_a_file_has_nobody_to_tell(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'gozin.db'}")
    assert isinstance(relay_for(database), OneServer)
    database.close()
