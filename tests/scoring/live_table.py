"""A live channel on a store in this very process: real hub, real guard, real sockets."""

import contextlib
import datetime as dt
import threading
import time

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from websockets.sync.client import connect

from scoring.live import Meeting
from tests.server import free_port
from tests.workbench.live_process import Page
from workbench.guard import Guard, Sittings
from workbench.language import Language
from workbench.relay import OneServer
from workbench.sign_in import token_id
from workbench.tables import BrowserRow


class Place(Page):
    """One side of the channel, signed in by the cookie that a browser would send."""

    def __init__(self, base, token, selection):
        self.dialled = connect(
            f"ws://{base}/live/{selection}",
            origin=f"http://{base}",
            additional_headers={"Cookie": f"gozin={token}"},
        )


class Table:
    """The channel of one selection; whoever sits down is signed in first."""

    def __init__(self, room, selection, hub, base):
        self.room, self.selection, self.hub, self.base = room, selection, hub, base

    def sit(self, name, *, browser=None, language=Language.EN):
        token = browser or f"token of {name}".replace(" ", "-")
        with self.room.store.database.writing() as session:
            if session.get(BrowserRow, token_id(token)) is None:
                now = self.room.store.clock()
                session.add(
                    BrowserRow(
                        id=token_id(token),
                        account=name,
                        language=language.value,
                        created_at=now,
                        ends_at=now + dt.timedelta(days=1),
                    )
                )
        return Place(self.base, token, self.selection)


@contextlib.contextmanager
def laid(room, selection, relay=None):
    """Serve the channel of a room's store until the block ends."""
    relay = relay or OneServer()
    hub = Meeting(room.store, boot="now", relay=relay).hub
    guard = Middleware(Guard, store=lambda: room.store, sittings=Sittings(), doors=())
    app = Starlette(routes=[WebSocketRoute("/live/{selection}", hub.serve)], middleware=[guard])
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Table(room, selection, hub, f"127.0.0.1:{port}")
    finally:
        relay.close()
        server.should_exit = True
        thread.join(10)
