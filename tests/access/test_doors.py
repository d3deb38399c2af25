"""The side doors: the live channel, the addresses of a real server, documents, and the log."""

import io
import itertools
import json
import threading
import time
import zipfile
from contextlib import ExitStack, contextmanager

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from rfp.reads.issue import rfp_content
from rfp.writing.document import make
from scoring.changes.sheets import give_score
from scoring.live import Meeting
from scoring.reads.reports import report_facts
from tests.access.people import PEOPLE, browser_of, token_of
from tests.access.planted import Kind, found_in
from tests.access.world import copied
from tests.server import free_port, running
from workbench.changes.members import remove_member
from workbench.guard import BROWSER
from workbench.language import Language
from workbench.problem import Refused
from workbench.selection import Phase

INSIDE = {key for key, person in PEOPLE.items() if person.roles} | {"sara"}
SHUT_OUT = ("gone", "outsider", "stranger")

# -- the live channel --


class Identity:
    """Says who a browser is, as the guard does for the real server."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "websocket":
            scope[BROWSER] = dict(scope["headers"]).get(b"who", b"").decode()
        await self.app(scope, receive, send)


@contextmanager
def meeting(world):
    """Give the live channel of a world on real sockets, and a way to sit down at it."""
    hub = Meeting(world.store, boot="boot").hub
    app = Identity(Starlette(routes=[WebSocketRoute("/live/{selection}", hub.serve)]))
    with _serving(app) as port, ExitStack() as lines:

        def sit(key, selection=world.selection):
            line = connect(
                f"ws://127.0.0.1:{port}/live/{selection}",
                additional_headers={"who": browser_of(key)},
                origin=f"http://127.0.0.1:{port}",
            )
            return lines.enter_context(line)

        yield sit
    world.store.listeners.clear()


@contextmanager
def _serving(app):
    port = free_port()
    settings = uvicorn.Config(
        app, port=port, log_level="critical", lifespan="off", ws="websockets-sansio"
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield port
    finally:
        server.should_exit = True
        thread.join()


def greeting_of(line):
    """Return what a page is sent from its first frame to the first ping after it."""
    frames = heard(line, 1)
    return frames if "hello" in kinds(frames) else [*frames, *greeting_of(line)]


def heard(line, pings=3):
    """Return what a page is sent until it was pinged some times: half a second each."""
    frames = []
    while pings:
        frame = json.loads(line.recv(20))
        if frame["t"] == "ping":
            pings -= 1
        else:
            frames.append(frame)
    return frames


def kinds(frames):
    return {frame["t"] for frame in frames}


def hello(frames):
    return next(frame for frame in frames if frame["t"] == "hello")


@pytest.mark.parametrize("phase", [Phase.SCORING, Phase.DECISION])
def test_the_live_channel_tells_each_what_they_may_know(worlds, tmp_path, phase):
    world, wrong = copied(worlds[phase], tmp_path / "live.db"), []
    with meeting(world) as sit:
        lines = {key: sit(key) for key in sorted(INSIDE)}
        greeted = {key: greeting_of(line) for key, line in lines.items()}
        _stir(world, phase, lines)
        told = {key: heard(line) for key, line in lines.items()}
    for key in INSIDE:
        frames = [json.dumps(frame) for frame in (*greeted[key], *told[key])]
        hidden = [c for c in world.canaries if not c.is_known_to(PEOPLE[key], phase)]
        out = found_in(frames, [*hidden, *world.abroad.canaries])
        wrong += [f"{key} hears {c.kind} {c.word}" for c in out]
    assert wrong == []
    for key in ("seat", "room"):
        assert greeted[key] == [{"t": "hello", "boot": "boot"}]
        assert told[key] == []
    if phase is Phase.SCORING:
        _assert_no_what_if(greeted, told)
    else:
        _assert_what_if_for_the_declared(greeted, told)
    world.store.database.close()


def _stir(world, phase, lines):
    """Let something happen that most of them may not know of, and ask for what is shut."""
    if phase is Phase.SCORING:
        give_score(
            world.store, world.actor("nima"), selection=world.selection, value=2,
            vendor=world.ids["caspian"], leaf=world.ids["ease"],
        )  # fmt: skip
    frame = {"t": "release", "c": world.ids["fit"], "x": 500, "v": 1}
    for key in ("chair", "late", "room", "seat"):
        lines[key].send(json.dumps(frame))
    for key in ("eva", "late", "room", "seat"):
        lines[key].send('{"t":"private"}')
        lines[key].send('{"t":"versions"}')


def _assert_no_what_if(greeted, told):
    committee = INSIDE - {"seat", "room"}
    assert {key: hello(greeted[key])["state"] for key in committee} == dict.fromkeys(committee)
    may = {"hello", "present", "versions", "version"}
    assert {key: kinds(told[key]) - may for key in committee} == {key: set() for key in committee}
    # The new score is news to nobody but who gave it, and to those who follow the progress.
    moved = {key for key in committee if "version" in kinds(told[key])}
    assert moved <= {"nima", "chair", "facil", "tiedfac"}


def _assert_what_if_for_the_declared(greeted, told):
    plays = INSIDE - {"seat", "room", "late", "sara"}
    assert {key for key in INSIDE if hello(greeted[key]).get("state")} == plays
    assert {key for key in INSIDE if "state" in kinds(told[key])} <= plays
    assert "state" in kinds(told["observer"])


def test_the_live_channel_is_shut_to_everybody_else(worlds):
    world = worlds[Phase.DECISION]
    with meeting(world) as sit:
        doors = [(key, world.selection) for key in SHUT_OUT]
        doors += [(key, world.abroad.selection) for key in INSIDE - {"sara"}]
        doors += [("eva", "nowhere"), ("eva", "server"), ("room", world.abroad.selection)]
        for key, selection in doors:
            with pytest.raises(InvalidStatus):
                sit(key, selection)


def test_a_removed_member_is_hung_up_on(worlds, tmp_path):
    world = copied(worlds[Phase.DECISION], tmp_path / "removed.db")
    with meeting(world) as sit:
        line = sit("nima")
        greeting_of(line)
        remove_member(
            world.store, world.actor("chair"), selection=world.selection,
            member=world.ids["member nima"],
        )  # fmt: skip
        with pytest.raises(ConnectionClosed, match="4001"):
            heard(line, 20)
        with pytest.raises(InvalidStatus):
            sit("nima")
    world.store.database.close()


# -- documents --


@pytest.mark.parametrize("phase", [phase for phase in Phase if not phase.is_from(Phase.PRICE)])
def test_there_is_no_report_before_the_prices_are_open(worlds, phase):
    world = worlds[phase]
    for key in PEOPLE:
        with world.store.read() as session, pytest.raises(Refused):
            report_facts(
                session, world.actor(key), world.selection, Language.EN, now=world.store.clock()
            )


@pytest.mark.parametrize("language", Language)
def test_the_rfp_holds_no_secret_whoever_makes_it(worlds, language):
    world = worlds[Phase.DECISION]
    with world.store.read() as session:
        content = rfp_content(
            session, world.actor("chair"), world.selection, language, made=world.store.clock()
        )
    with zipfile.ZipFile(io.BytesIO(make(content))) as packed:
        parts = [packed.read(name) for name in packed.namelist()]
    canaries = [*world.canaries, *world.abroad.canaries]
    assert found_in(parts, canaries) == []
    # What it is made from may hold the committee's own reasons, and nothing of any vendor's.
    assert found_in([repr(content)], [c for c in canaries if c.kind is not Kind.NEED]) == []


# -- the addresses of a real server --


@pytest.fixture(scope="module")
def server(worlds, tmp_path_factory):
    """A real server on the selection as it stands at the end."""
    folder = tmp_path_factory.mktemp("addresses")
    copied(worlds[Phase.DECISION], folder / "gozin.db").store.database.close()
    with running(folder) as started:
        yield started


ADDRESSES = (
    "/",
    "/ranking?s={here}",
    "/ranking?s={there}",
    "/your-answers?s={here}",
    "/nothing-here",
    "/static/../data/gozin.db",
    "/live/{here}",
    "/media/0123456789abcdef.docx",
    "/component/gozin_listener/index.html",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/upload_file/session/file",
    "/_stcore/message?hash=0",
    "/app/static/../../data/gozin.db",
    "/api/{here}/scores",
    "/export/{here}.xlsx",
)


def test_no_address_answers_with_what_stands_in_the_database(server, worlds):
    assert answered_wrongly(server, worlds[Phase.DECISION]) == []


def test_nor_does_any_while_the_sheets_are_open(worlds, tmp_path):
    world = worlds[Phase.SCORING]
    copied(world, tmp_path / "gozin.db").store.database.close()
    with running(tmp_path) as server:
        assert answered_wrongly(server, world) == []


def answered_wrongly(server, world):
    """Return what the addresses of a server tell that nobody may learn there, and their faults."""
    wrong = []
    ids = {"here": world.selection, "there": world.abroad.selection}
    for key in ("chair", "observer", "tied", "seat", "room", "sara", "outsider", ""):
        cookies = {"Cookie": f"gozin={token_of(key)}"} if key else {}
        methods = ("GET", "POST", "PUT", "DELETE") if key == "chair" else ("GET",)
        sent = []
        with server.browser(**cookies) as browser:
            for method, address in itertools.product(methods, ADDRESSES):
                answer = browser.request(method, address.format(**ids))
                sent += [answer.content, str(answer.headers)]
                if answer.status_code >= 500:
                    wrong.append(f"{method} {address} as {key}: {answer.status_code}")
        out = found_in(sent, [*world.canaries, *world.abroad.canaries])
        wrong += [f"{key} is answered {c.word}" for c in out]
    return wrong


def test_the_real_live_address_lets_in_whom_the_rules_let_in(server, worlds):
    world = worlds[Phase.DECISION]
    let_in = {
        (key, at)
        for key in (*PEOPLE, "")
        for at in (world.selection, world.abroad.selection, "nowhere")
        if _greeting(server, key, at) is not None
    }
    expected = {(key, world.selection) for key in INSIDE}
    # The owner may look in everywhere, and the other selection's own chair into theirs.
    expected |= {(key, world.abroad.selection) for key in ("sara", "outsider")}
    assert let_in == expected


def test_a_vendors_browser_is_greeted_with_nothing_by_the_real_server(server, worlds):
    world = worlds[Phase.DECISION]
    assert [set(_greeting(server, key, world.selection)) for key in ("room", "seat")] == [
        {"t", "boot"},
        {"t", "boot"},
    ]
    assert _greeting(server, "sara", world.selection)["state"] is None


def _greeting(server, key, selection):
    """Return the first frame of the live channel; None at a closed door."""
    headers = {"Cookie": f"gozin={token_of(key)}"} if key else {}
    address = f"ws://127.0.0.1:{server.port}/live/{selection}"
    try:
        with connect(address, additional_headers=headers, origin=server.base) as line:
            return json.loads(line.recv(10))
    except InvalidStatus:
        return None


def test_the_servers_log_holds_nothing_of_it(server, worlds):
    world = worlds[Phase.DECISION]
    _greeting(server, "eva", world.selection)
    tokens = [token_of(key) for key in PEOPLE if token_of(key) in server.output]
    assert tokens == []
    assert found_in([server.output], [*world.canaries, *world.abroad.canaries]) == []
