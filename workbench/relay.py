"""Several servers on one database hear of one another: what was changed, and what is dragged."""

import json
import logging
import secrets
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, NamedTuple, Protocol

from workbench.database import Calls, Database
from workbench.live_line import Frame
from workbench.record import VERBS
from workbench.store import Announcement

CHANNEL = "gozin_live"
MOST_BYTES = 7_999  # PostgreSQL's own limit
MOST_WAITING = 64  # previews beyond these are dropped; what was stored is always told
SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BEFORE_NEXT_TRY = 0.5

_log = logging.getLogger(__name__)
Message = dict[str, Any]


class _Waiting(NamedTuple):
    """A text that is still to be called out."""

    text: str
    is_preview: bool


class Ear(Protocol):
    """What takes in on one server what happened on another."""

    def hear(self, news: Announcement) -> None:
        """Tell the pages here of a change that was stored there."""

    def hear_all(self) -> None:
        """Read everything afresh: something may have been missed."""

    def see(self, selection: str, frame: Frame) -> None:
        """Show a preview of another server's page here."""


class Relay(Protocol):
    """The way to the other servers; its calls come from any thread and never wait."""

    def open(self, ear: Ear) -> None: ...

    def announce(self, news: Announcement) -> None: ...

    def pass_on(self, selection: str, frame: Frame) -> None: ...

    def close(self) -> None: ...


class OneServer:
    """The relay of a server that is alone on its database."""

    def open(self, ear: Ear) -> None:
        """Nobody else to hear."""

    def announce(self, news: Announcement) -> None:
        """Nobody else to tell."""

    def pass_on(self, selection: str, frame: Frame) -> None:
        """Nobody else to show."""

    def close(self) -> None:
        """Nothing was opened."""


class ManyServers:
    """NOTIFY and LISTEN of PostgreSQL, each on a connection and a thread of its own.

    A lost connection is opened again. Whoever listens anew has everything read afresh; what was
    to be said of a change is said again; a preview is shown at its time or not at all.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._server = secrets.token_hex(8)
        self._waiting: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._is_closed = threading.Event()
        self._threads: list[threading.Thread] = []

    def open(self, ear: Ear) -> None:
        """Begin to listen and to speak."""
        for work in (lambda: self._listen(ear), self._speak):
            thread = threading.Thread(target=self._again, args=(work,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def announce(self, news: Announcement) -> None:
        """Tell the others of a change that was stored here."""
        told = [news.selection, news.verb.name, *news[2:]]
        self._waiting.put(_Waiting(self._written({"news": told}), is_preview=False))

    def pass_on(self, selection: str, frame: Frame) -> None:
        """Show the others a preview, unless too many wait already."""
        text = self._written({"selection": selection, "frame": frame})
        if self._waiting.qsize() < MOST_WAITING and len(text.encode()) <= MOST_BYTES:
            self._waiting.put(_Waiting(text, is_preview=True))

    def close(self) -> None:
        """Stop both threads and give their connections back."""
        self._is_closed.set()
        self._waiting.put(None)
        for thread in self._threads:
            thread.join(2 * SECONDS_BETWEEN_LOOKS)

    def _written(self, message: Message) -> str:
        return json.dumps({"from": self._server, **message}, ensure_ascii=False)

    def _again(self, work: Callable[[], None]) -> None:
        while not self._is_closed.is_set():
            try:
                work()
            except Exception as lost:  # noqa: BLE001  # nobody above: say it, and begin anew
                _log.warning("the way to the other servers is lost, trying again: %r", lost)
                self._is_closed.wait(SECONDS_BEFORE_NEXT_TRY)

    def _listen(self, ear: Ear) -> None:
        with self._database.calls(CHANNEL) as calls:
            calls.listen()
            ear.hear_all()
            while not self._is_closed.is_set():
                for text in calls.heard(SECONDS_BETWEEN_LOOKS):
                    self._take(ear, json.loads(text))

    def _take(self, ear: Ear, message: Message) -> None:
        if message["from"] == self._server:
            return
        if "frame" in message:
            ear.see(message["selection"], message["frame"])
            return
        selection, name, *more = message["news"]
        if name in VERBS:
            ear.hear(Announcement(selection, VERBS[name], *more))
        else:  # a newer release is at work beside this one
            ear.hear_all()

    def _speak(self) -> None:
        with self._database.calls(CHANNEL) as calls:
            while not self._is_closed.is_set():
                waiting = self._waiting.get()
                if waiting is not None:
                    self._say(calls, waiting)

    def _say(self, calls: Calls, waiting: _Waiting) -> None:
        try:
            calls.call(waiting.text)
        except Exception:
            if not waiting.is_preview:
                self._waiting.put(waiting)
            raise


def relay_for(database: Database) -> Relay:
    """Return the way to whatever other servers there may be on this database."""
    return OneServer() if database.is_sqlite else ManyServers(database)
