"""The server: Streamlit as an ASGI application, with its doors, its guard and the live channel."""

import asyncio
import contextlib
import gc
import logging
import os
import secrets
import sys
from collections.abc import AsyncIterator
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn, TextIO

import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from scoring import sample
from scoring.live import Meeting
from workbench import door, ground
from workbench.guard import Guard, Sittings
from workbench.listening import listening
from workbench.page_policy import PagePolicy
from workbench.problem import Problem
from workbench.reads.accounts import has_owner
from workbench.relay import relay_for
from workbench.settings import Settings, read_settings, refuse_unsafe, sqlite_warning
from workbench.uploads import LARGEST

HERE = Path(__file__).parent
SECONDS_BETWEEN_COLLECTIONS = 60
HEAVY = ("altair", "numpy", "pandas", "sqlalchemy.orm", "workbench.picture")

# A short task that often waits for the disk would stand in line anew for 5 ms each time, behind
# one that reckons for long, such as the reconciliation of 3,000 answers.
SECONDS_IN_A_TURN = 0.001

sittings = Sittings()

# An upload stays in memory until it is sealed or judged: no copy of it in a temporary file.
MultiPartParser.spool_max_size = 2 * LARGEST

# One line says where the server is; uvicorn's access lines would carry session ids.
logging.getLogger("uvicorn.error").addFilter(lambda line: line.levelno >= logging.WARNING)
logging.getLogger("uvicorn.access").addFilter(lambda _: False)


def _settings_or_exit() -> Settings:
    try:
        return read_settings(os.environ)
    except Problem as problem:
        _refuse_to_start(problem)


def _refuse_to_start(problem: Problem) -> NoReturn:
    """End at once: nothing is open yet, and an exception would bury the sentence in a trace."""
    _say(f"Gozin does not start: {problem}", sys.stderr)
    os._exit(1)


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open what the server stands on, say where it is, and close it again."""
    sys.setswitchinterval(SECONDS_IN_A_TURN)
    _open_or_exit(settings)
    tasks = [asyncio.create_task(_collect()), asyncio.create_task(_announce())]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        ground.lift()


def _open_or_exit(settings: Settings) -> None:
    try:
        refuse_unsafe(st.get_option)
        store = ground.open_store(settings.database)
        # A page that was drawn by another boot than it meets knows of the restart.
        relay = relay_for(store.database)
        meeting = Meeting(store, boot=secrets.token_hex(8), relay=relay)
        ground.lay(
            ground.Ground(store=store, hub=meeting.hub, relay=relay, publisher=settings.publisher)
        )
    except Problem as problem:
        _refuse_to_start(problem)


async def _collect() -> None:
    """Load what every session needs, then look at new objects only, once a minute."""
    for name in HEAVY:
        await asyncio.to_thread(import_module, name)
    gc.collect()
    gc.freeze()
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_COLLECTIONS)
        gc.collect()


async def _announce() -> None:
    """Print the one line with the address, as soon as there is one."""
    while not listening():  # noqa: ASYNC110  # no server tells its application when it listens
        await asyncio.sleep(0.02)
    warning = sqlite_warning(settings.database)
    if warning:
        _say(warning, sys.stderr)
    _say(f"Gozin is ready: {_address()}{_first_account()}", sys.stdout)


def _address() -> str:
    host, port = listening()[0]
    if ip_address(host).is_unspecified:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _first_account() -> str:
    with ground.store().read() as session:
        if has_owner(session):
            return ""
    code = ground.here().first_account_code
    return f" (code for a first account from another machine: {code})"


def _say(line: str, to: TextIO) -> None:
    to.write(line + "\n")
    to.flush()


async def live(socket: WebSocket) -> None:
    """Hold one page's line to the live channel."""
    await ground.hub().serve(socket)


settings = _settings_or_exit()
app = st.App(
    HERE / "navigation.py",
    routes=[
        *door.routes(door.House(ground=ground.here, sittings=sittings, samples=sample)),
        WebSocketRoute("/live/{selection}", live),
    ],
    middleware=[
        Middleware(PagePolicy),
        Middleware(
            Guard,
            store=ground.store,
            sittings=sittings,
            doors=door.PATHS,
            hosts=settings.hosts,
        ),
    ],
    lifespan=lifespan,
)

if __name__ == "__main__":
    app.run(config={"server.port": settings.port})
