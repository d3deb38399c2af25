"""What this server process stands on, set once at its start: the store, and the live channel."""

import base64
import hmac
import os
import threading
from dataclasses import dataclass, field

from workbench.database import WRITES, Database
from workbench.house import furnish
from workbench.live import Hub
from workbench.migrations import bring_up_to_date
from workbench.page_queue import PAGES, PageQueue
from workbench.problem import Problem
from workbench.relay import OneServer, Relay
from workbench.settings import Publisher
from workbench.store import Store


def one_time_code() -> str:
    """Return 60 random bits as a code that can be typed.

    >>> [len(part) for part in one_time_code().split("-")]
    [4, 4, 4]
    """
    code = base64.b32encode(os.urandom(8)).decode()[:12]
    return "-".join(code[start : start + 4] for start in range(0, 12, 4))


def _bare(code: str) -> bytes:
    return "".join(code.upper().split()).replace("-", "").encode()


@dataclass(slots=True, kw_only=True)
class Ground:
    """One per process; routes, middleware and every browser's script find it here."""

    store: Store
    hub: Hub | None = None
    relay: Relay = field(default_factory=OneServer)
    first_account_code: str = field(default_factory=one_time_code)
    publisher: Publisher = field(default_factory=Publisher)
    pages: PageQueue = field(default_factory=lambda: PageQueue(tell=_tell_of_pages))

    def is_code(self, given: str) -> bool:
        """Return whether this is the code that the server printed at its start."""
        return hmac.compare_digest(_bare(given), _bare(self.first_account_code))


_lock = threading.Lock()
_laid: list[Ground] = []


def lay(ground: Ground) -> None:
    """Set what this process stands on, in place of what it stood on before."""
    with _lock:
        _laid[:] = [ground]


def lift() -> None:
    """Give the ground back at the end of the server's life."""
    with _lock:
        for ground in _laid:
            ground.pages.close()
            ground.relay.close()
            ground.store.database.close()
        _laid.clear()


def here() -> Ground:
    """Return what this process stands on."""
    if not _laid:
        raise Problem("the server has not opened its database yet")
    return _laid[0]


def store() -> Store:
    """Return the store of this server."""
    return here().store


def _tell_of_pages(selection: str, version: int) -> None:
    """Tell the pages of a selection that a document of it has come further."""
    channel = _laid[0].hub if _laid else None
    if channel is not None:
        channel.publish(selection, PAGES, version)


def hub() -> Hub:
    """Return the live channel of this server."""
    channel = here().hub
    if channel is None:
        raise Problem("the live channel is not open")
    return channel


def open_store(url: str, *, alone: bool = True) -> Store:
    """Open the database, made or brought up to date; `alone` claims an SQLite file."""
    furnish()
    database = Database(url)
    try:
        _prepare(database, alone=alone)
    except BaseException:
        database.close()
        raise
    return Store(database)


def _prepare(database: Database, *, alone: bool) -> None:
    if alone:
        database.claim()
    with database.engine.connect() as connection:
        bring_up_to_date(connection.execution_options(**{WRITES: True}))
        connection.commit()
