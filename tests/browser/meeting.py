"""A real meeting for browser tests: a server on a copy of the sample, members at their boards."""

import contextlib
import re
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, Download, Error, Locator, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from scoring.sample import ensure
from tests import server
from workbench.ground import open_store

CHROMIUM = shutil.which("chromium") or "chromium"  # as .ci/tools looks for it
SELECTION = "sample-1"
ASKED, FINISHED = "asked", "finished"  # a run of the script, as a page and the server tell of it
WHOLE = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
# What a page may say of a server or a screen that is away; anything else on its console is a fault.
EXPECTED = (
    "Failed to load resource",
    "WebSocket connection to",
    "WebSocket is already in CLOSING",  # Streamlit's own socket, written to as a server goes
    "Client Error",
    "Streamlit server is not responding",
    "Cannot send rerun backMessage when disconnected",
    "The page that you have requested does not seem to exist",
)


def build_sample(folder: Path) -> Path:
    """Make the sample selection once; every test gets a copy of this file."""
    path = folder / "sample.db"
    store = open_store(f"sqlite:///{path}")
    ensure(store)
    store.database.close()
    return path


def copy_sample(sample: Path, folder: Path) -> None:
    """Copy a database by SQLite's own backup, as an operator would."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        closing(sqlite3.connect(sample)) as source,
        closing(sqlite3.connect(folder / "gozin.db")) as target,
    ):
        source.backup(target)


class Member:
    """One person's browser at the sample selection."""

    def __init__(self, chromium: Browser, base: str, role: str, **how: object) -> None:
        size = how.pop("viewport", {"width": 1400, "height": 1000})
        self.base = base
        self.context = chromium.new_context(viewport=size, **how)
        self.page: Page = self.context.new_page()
        self.problems: list[str] = []
        self._streamlit: list[int] = []
        self._runs: list[str] = []
        self._channel: list[str] = []
        self.page.on("websocket", self._overhear)
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self._enter(role)

    def _note(self, message) -> None:
        if message.type == "error" and not message.text.startswith(EXPECTED):
            self.problems.append(message.text)

    def _overhear(self, socket) -> None:
        """Keep what travels: how much over Streamlit's socket, and what over the live channel."""
        if "/_stcore/stream" in socket.url:
            socket.on("framesent", self._hear_asked)
            socket.on("framereceived", self._hear_answered)
        if "/live/" in socket.url:
            socket.on("framereceived", lambda frame: self._channel.append(str(frame)))

    def _hear_asked(self, frame: bytes) -> None:
        self._streamlit.append(1)
        if BackMsg.FromString(frame).WhichOneof("type") == "rerun_script":
            self._runs.append(ASKED)

    def _hear_answered(self, frame: bytes) -> None:
        self._streamlit.append(1)
        told = ForwardMsg.FromString(frame)
        if told.WhichOneof("type") == "script_finished" and told.script_finished in WHOLE:
            self._runs.append(FINISHED)

    def runs(self) -> list[str]:
        """Return what this page asked to be run, and what ran to its end; the list grows."""
        return self._runs

    def streamlit_frames(self) -> int:
        """Return how many messages Streamlit and this page have exchanged; a rerun needs some."""
        return len(self._streamlit)

    def channel_frames(self) -> list[str]:
        """Return what the live channel has sent to this page; the list grows."""
        return self._channel

    def _enter(self, role: str) -> None:
        self.page.goto(f"{self.base}/welcome")
        self.page.locator(f"button[name=role][value={role}]").click()
        self.page.wait_for_url(lambda url: "/welcome" not in url and "/sample" not in url)

    def open(self, screen: str) -> "Member":
        """Open a screen of the sample by its address and wait until its board is in play."""
        self.page.goto(f"{self.base}/{screen}?s={SELECTION}")
        return self

    @property
    def board(self):
        return self.page.locator(".gozin-board")

    def criterion(self, title: str):
        return self.board.locator(".criterion").filter(
            has=self.page.locator("> .line > .name", has_text=re.compile(f"^{title}$"))
        )

    def slider(self, title: str):
        return self.board.get_by_role("slider", name=title, exact=True)

    def in_play(self, title: str = "Price", within: float = 20_000) -> "Member":
        expect(self.slider(title)).to_be_enabled(timeout=within)
        return self

    def drag(self, title: str, tenths: int) -> None:
        """Move without letting go, as a finger that stays on the slider."""
        self.slider(title).evaluate(
            "(input, x) => { input.value = x; input.dispatchEvent(new Event('input')) }", tenths
        )

    def let_go(self, title: str) -> None:
        self.slider(title).evaluate("input => input.dispatchEvent(new Event('change'))")

    def move(self, title: str, tenths: int) -> None:
        self.drag(title, tenths)
        self.let_go(title)

    def ranking(self) -> list[tuple[str, str, str]]:
        """Return (rank, vendor, total) from the top of the board."""
        rows = self.board.locator(".rows li").evaluate_all(
            "rows => rows.map(row => [Number(row.style.transform.match(/-?[0-9.]+/)?.[0] ?? 0),"
            " row.querySelector('.rank').textContent,"
            " row.querySelector('.vendor bdi').textContent,"
            " row.querySelector('.total').textContent])"
        )
        return [tuple(row[1:]) for row in sorted(rows)]

    def expect_ranking(self, *wanted: tuple[str, str], within: float = 20_000) -> None:
        """Wait until the board shows these vendors and totals, best first."""
        deadline = time.monotonic() + within / 1000
        found = self.ranking()
        while [row[1:] for row in found] != list(wanted):
            assert time.monotonic() < deadline, found
            self.page.wait_for_timeout(20)
            found = self.ranking()

    def downloaded(self, button: Locator, is_it: Callable[[Download], bool]) -> bytes:
        """Press until the file comes: a page drawn anew meanwhile swallows the press.

        A press before this one may bring its file late; `is_it` knows the one that is wanted.
        """
        for patience in (20_000, 60_000, 120_000):  # a busy machine needs the last
            with contextlib.suppress(Error):  # too late, or broken off
                with self.page.expect_download(is_it, timeout=patience) as coming:
                    button.click()
                return Path(coming.value.path()).read_bytes()
        raise AssertionError(f"no file came for {button}")

    def close(self) -> None:
        self.context.close()


def serve(sample: Path, folder: Path, **how: object):
    """Start a server on a fresh copy of the sample in `folder`."""
    copy_sample(sample, folder)
    return server.running(folder, **how)
