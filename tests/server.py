"""A real Gozin server in a process of its own, on a free port, for tests that knock at it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
PASSPHRASE = "seven quiet lamps on a hill"  # noqa: S105  # of accounts made by tests


@dataclass(frozen=True)
class Server:
    """A running server, and where its database and its output are."""

    process: subprocess.Popen
    port: int
    folder: Path

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.folder / 'gozin.db'}"

    @property
    def output(self) -> str:
        return (self.folder / "server.out").read_text()

    @property
    def faults(self) -> list[str]:
        """Which faults of ours it met on a page, which says so in a sentence and goes on."""
        return re.findall(r"fault [A-Z2-7]{8}: .*", self.output)

    def browser(self, **headers: str) -> httpx.Client:
        """Return a browser without cookies, whose forms come from this server's pages."""
        return httpx.Client(
            base_url=self.base, headers={"Origin": self.base, **headers}, timeout=30
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def app_py(port: int) -> list[str]:
    return [sys.executable, "app.py"]


def streamlit_run(port: int) -> list[str]:
    return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]


def uvicorn(port: int) -> list[str]:
    return [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port)]


@contextmanager
def running(folder: Path, *, port: int = 0, start=app_py, **environment: str) -> Iterator[Server]:
    """Start a server on a new database in `folder`, wait until it answers, and stop it."""
    port = port or free_port()
    server = Server(begin(start(port), folder, PORT=str(port), **environment), port, folder)
    try:
        wait_until_ready(server)
        yield server
    finally:
        stop(server)


def begin(command: Sequence[str], folder: Path, **environment: str) -> subprocess.Popen:
    """Start a server's process; what it prints stands in `folder`/server.out."""
    own = {"DATABASE_URL": f"sqlite:///{folder / 'gozin.db'}", "PYTHONUNBUFFERED": "1"}
    with (folder / "server.out").open("w") as output:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **own, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def wait_until_ready(server: Server, seconds: float = 90) -> None:
    """Wait until the server answers and has said where it is, or fail with what it printed."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert server.process.poll() is None, f"the server ended:\n{server.output}"
        if "Gozin is ready" in server.output and _answers(server):
            return
        time.sleep(0.05)
    raise AssertionError(f"the server did not start in {seconds} s:\n{server.output}")


def _answers(server: Server) -> bool:
    try:
        return httpx.get(f"{server.base}/_stcore/health", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def stop(server: Server) -> None:
    server.process.send_signal(signal.SIGTERM)
    try:
        server.process.wait(20)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait()


def open_first_account(server: Server, login: str = "sara") -> httpx.Client:
    """Return a browser in which the owner has opened the first account and is signed in."""
    browser = server.browser()
    fields = {"name": "Sara", "login": login, "passphrase": PASSPHRASE}
    answer = browser.post("/first-account", data=fields)
    assert answer.status_code == 303, answer.text
    return browser
