"""Starts the live test server as a process of its own, and dials its channel."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
from websockets.sync.client import connect

ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'none'; "
    "script-src 'self' blob: 'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(port=None, boot="first"):
    """Run the server until the block ends; yields its address."""
    port = port or free_port()
    command = ["-m", "uvicorn", "tests.workbench.live_server:app", "--port", str(port)]
    environment = {**os.environ, "POLICY": POLICY, "BOOT": boot}
    process = subprocess.Popen(
        [sys.executable, *command, "--log-level", "warning"], cwd=ROOT, env=environment
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def wait_for(address):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.TransportError):
            return visit(address)
        time.sleep(0.1)
    raise TimeoutError(address)


def visit(address):
    httpx.get(address, timeout=5, follow_redirects=True)


class Page:
    """One side of the channel, as a browser page would hold it."""

    def __init__(self, server, who, selection, *, origin=None):
        self.dialled = connect(
            f"{server.replace('http', 'ws')}/live/{selection}",
            origin=server if origin is None else origin,
            additional_headers={"Cookie": f"who={who}"} if who else {},
        )

    def say(self, **frame):
        self.socket.send(json.dumps(frame))

    def hear(self, kind, within=5):
        """Return the next frame of this kind; others, and pings, are passed over."""
        deadline = time.monotonic() + within
        while True:
            frame = json.loads(self.socket.recv(timeout=max(0, deadline - time.monotonic())))
            if frame["t"] == kind:
                return frame

    def hear_each(self, *kinds, within=15):
        """Return the next frame of each kind, in whatever order they come."""
        deadline, found = time.monotonic() + within, {}
        while set(found) != set(kinds):
            frame = json.loads(self.socket.recv(timeout=max(0, deadline - time.monotonic())))
            if frame["t"] in kinds:
                found.setdefault(frame["t"], frame)
        return found

    def heard_within(self, seconds):
        """Return every frame but pings of the next seconds."""
        frames = []
        deadline = time.monotonic() + seconds
        with contextlib.suppress(TimeoutError):
            while True:
                frames.append(json.loads(self.socket.recv(deadline - time.monotonic())))
        return [frame for frame in frames if frame["t"] != "ping"]

    def flood(self, frames):
        for _ in range(frames):
            self.say(t="pong")
        self.heard_within(2)

    def __enter__(self):
        self.socket = self.dialled.__enter__()
        return self

    def __exit__(self, *what):
        self.dialled.__exit__(*what)
