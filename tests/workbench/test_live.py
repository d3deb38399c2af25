"""The hub, by the frames that go over real sockets to a real server."""

import asyncio
import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.websockets import WebSocket
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.workbench.live_process import Page, running, visit
from workbench.guard import BROWSER
from workbench.live import Hub
from workbench.live_line import BURST, FRAMES_PER_SECOND, MOST_CHARACTERS, Allowance, Seat, read

MOVE = {"c": "price", "x": 400}


@pytest.fixture(scope="module")
def server():
    with running() as address:
        yield address


def test_the_first_message_carries_boot_state_and_versions(server):
    with Page(server, "Sara", "first") as sara:
        hello = sara.hear("hello")
    assert hello["boot"] == "first"
    assert hello["state"]["local"]["price"] == ["1", "4"]
    assert hello["versions"] == {"what_if": 0, "scores": 0}


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_a_page_from_elsewhere_is_refused(server, origin):
    with (
        pytest.raises(InvalidStatus, match="403"),
        Page(server, "Sara", "origin", origin=origin),
    ):
        pass


@pytest.mark.parametrize(("who", "selection"), [("", "door"), ("Sara", "closed")])
def test_nobody_without_a_session_and_no_stranger_comes_in(server, who, selection):
    with pytest.raises(InvalidStatus, match="403"), Page(server, who, selection):
        pass


def test_a_drag_reaches_the_others_with_the_movers_name_and_not_the_mover(server):
    with Page(server, "Sara", "drag") as sara, Page(server, "Reza", "drag") as reza:
        reza.hear("hello")
        sara.say(t="drag", v=0, **MOVE)
        assert reza.hear("drag") == {"t": "drag", "v": 0, "by": "Sara", **MOVE}
        assert "drag" not in {frame["t"] for frame in sara.heard_within(0.5)}


def test_a_released_move_is_stored_and_everybody_gets_the_exact_state(server):
    with Page(server, "Sara", "release") as sara, Page(server, "Reza", "release") as reza:
        sara.say(t="release", v=0, **MOVE)
        for page in (sara, reza):
            state = page.hear("state")["state"]
            assert state["v"] == 1
            assert state["local"]["functional"] == ["7", "25"]


def test_a_version_is_told_to_those_who_may_know_and_to_nobody_else(server):
    with Page(server, "Sara", "audience") as sara, Page(server, "observer", "audience") as other:
        other.hear("present")
        visit(f"{server}/raise/audience")
        assert sara.hear("version") == {"t": "version", "topic": "scores", "n": 1}
        other.say(t="versions")
        frames = other.heard_within(1)
    assert [frame for frame in frames if frame["t"] == "version"] == []
    assert {"t": "versions", "of": {"what_if": 0}} in frames


def test_the_comparison_of_versions_is_read_from_the_store(server):
    with Page(server, "Sara", "compare") as sara:
        sara.say(t="versions")
        assert sara.hear("versions")["of"] == {"what_if": 0, "scores": 0}


def test_who_is_present_is_told_by_name_once_per_member(server):
    sara_twice = Page(server, "Sara", "room"), Page(server, "Sara", "room")
    with sara_twice[0], sara_twice[1], Page(server, "Reza", "room") as reza:
        names = [person["name"] for person in reza.hear("present")["people"]]
    assert names == ["Reza", "Sara"]


def test_a_vendor_in_the_room_is_sent_nothing_after_the_first_word(server):
    with Page(server, "vendor", "demo") as vendor, Page(server, "Sara", "demo") as sara:
        assert vendor.hear("hello") == {"t": "hello", "boot": "first"}
        people = sara.hear("present")["people"]
        sara.say(t="drag", v=0, **MOVE)
        sara.say(t="release", v=0, **MOVE)
        sara.hear("state")
        visit(f"{server}/raise/demo")
        vendor.say(t="versions")
        vendor.say(t="private")
        vendor.say(t="release", v=1, **MOVE)
        assert vendor.heard_within(1) == []
    assert people == [{"name": "Sara", "private": False}]


def test_a_browser_that_turns_to_a_vendor_is_sent_home_and_hears_no_more(server):
    with Page(server, "Mehdi", "turn") as mehdi, Page(server, "Sara", "turn") as sara:
        mehdi.hear("present")
        visit(f"{server}/turn/turn/Mehdi")
        mehdi.hear("home")
        sara.say(t="release", v=0, **MOVE)
        sara.hear("state")
        mehdi.say(t="release", v=1, **MOVE)
        assert mehdi.heard_within(1) == []


def test_who_leaves_for_a_private_what_if_neither_shows_nor_sees_moves(server):
    with Page(server, "Sara", "alone") as sara, Page(server, "Reza", "alone") as reza:
        reza.say(t="private")
        assert reza.hear("state")["state"]["private"] is True
        reza.say(t="drag", v=0, c="price", x=100)
        reza.say(t="release", v=0, c="price", x=100)
        assert reza.hear("state")["state"]["local"]["price"] == ["1", "10"]
        sara.say(t="release", v=0, **MOVE)
        assert sara.hear("state")["state"]["local"]["price"] == ["2", "5"]
        assert "state" not in {frame["t"] for frame in reza.heard_within(0.5)}
        reza.say(t="shared")
        assert reza.hear("state")["state"]["local"]["price"] == ["2", "5"]


def test_a_refused_move_says_why_and_brings_the_stored_state_back(server):
    with Page(server, "observer", "refused") as observer:
        observer.say(t="release", v=0, **MOVE)
        assert observer.hear("refused")["say"] == "you may watch this what-if, but not move it"
        assert observer.hear("state")["state"]["v"] == 0


def test_a_move_on_an_old_version_is_refused(server):
    with Page(server, "Sara", "stale") as sara:
        sara.say(t="release", v=0, **MOVE)
        sara.hear("state")
        sara.say(t="release", v=0, c="price", x=100)
        assert "moved on" in sara.hear("refused")["say"]


def test_a_member_who_is_removed_is_hung_up_on_at_once(server):
    with Page(server, "Mina", "removed") as mina:
        mina.hear("present")
        visit(f"{server}/remove/Mina")
        with pytest.raises(ConnectionClosed, match="4001"):
            mina.heard_within(2)


@pytest.mark.parametrize(
    "text", ["no json", "[]", '{"t": 1}', "[" * 1_500, json.dumps({"t": "x" * MOST_CHARACTERS})]
)
def test_what_is_no_frame_or_too_big_ends_the_connection(server, text):
    with Page(server, "Sara", "broken") as sara:
        sara.hear("hello")
        sara.socket.send(text)
        with pytest.raises(ConnectionClosed):
            sara.heard_within(2)


def test_a_flood_of_frames_ends_the_connection(server):
    with Page(server, "Sara", "flood") as sara:
        sara.hear("hello")
        with pytest.raises(ConnectionClosed):
            sara.flood(BURST + 2 * FRAMES_PER_SECOND)


def test_sixty_frames_a_second_may_go_on_for_ever():
    allowance = Allowance()
    steps = range(20 * FRAMES_PER_SECOND)
    assert all(allowance.take(step / FRAMES_PER_SECOND) for step in steps)
    assert not all(allowance.take(20 + step / 240) for step in range(2 * BURST))


def test_a_frame_is_an_object_with_a_kind():
    assert read('{"t": "drag"}') == {"t": "drag"}
    assert read('{"x": 1}') is None


class Open:
    """Rules by which whoever calls sits there until removed, and nothing is played yet."""

    def __init__(self):
        self.removed = set()
        self.asked, self.answers = threading.Event(), threading.Event()
        self.answers.set()

    def admit(self, browser, *_):
        is_gone = browser in self.removed
        self.asked.set()
        self.answers.wait(5)
        return None if is_gone else Seat(actor=browser, member=browser, name=browser)

    def state(self, *_):
        return None

    def versions(self, *_):
        return {}


class Caller:
    """The far side of one connection: what it sends when it likes, and what it has heard."""

    def __init__(self, hub, who):
        self.says, self.hello, self.hung_up = asyncio.Queue(), asyncio.Event(), asyncio.Event()
        self.says.put_nowait({"type": "websocket.connect"})
        scope = {
            "type": "websocket",
            "path_params": {"selection": "room"},
            "headers": [(b"host", b"here"), (b"origin", b"http://here")],
            BROWSER: who,
        }
        self.held = asyncio.create_task(hub.serve(WebSocket(scope, self.says.get, self.take)))

    async def take(self, message):
        if '"hello"' in message.get("text", ""):
            self.hello.set()
        if message["type"] == "websocket.close":
            self.hung_up.set()

    async def leave(self):
        self.says.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await self.held


def run(meeting):
    """Return what comes of a coroutine, in a thread: a browser's tests leave a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, meeting).result()


def test_who_is_slow_to_hang_up_takes_no_later_room_along():
    async def meet():
        rules = Open()
        hub = Hub(rules, boot="first")
        mina, reza = Caller(hub, "Mina"), Caller(hub, "Reza")
        await mina.hello.wait()
        await reza.hello.wait()
        rules.removed.add("Mina")
        hub.reseat("room")
        await mina.hung_up.wait()
        await reza.leave()  # the last who was heard here; Mina's line still hangs
        sara = Caller(hub, "Sara")
        await sara.hello.wait()
        mina.says.put_nowait({"type": "websocket.receive", "text": '{"t": "drag"}'})
        await mina.leave()
        still_open = hub.open_selections()
        await sara.leave()
        return still_open, hub.open_selections()

    assert run(meet()) == (("room",), ())


def test_who_loses_the_seat_while_the_door_is_opening_is_hung_up_on():
    async def meet():
        rules = Open()
        hub = Hub(rules, boot="first")
        sara = Caller(hub, "Sara")
        await sara.hello.wait()
        rules.asked.clear()
        rules.answers.clear()
        mina = Caller(hub, "Mina")
        await asyncio.to_thread(rules.asked.wait, 5)  # who she is has been read
        rules.removed.add("Mina")
        hub.reseat("room")
        await asyncio.sleep(0)
        rules.answers.set()
        await asyncio.wait_for(mina.hung_up.wait(), 5)
        assert not mina.hello.is_set()
        await mina.leave()
        await sara.leave()

    run(meet())
