"""A real PostgreSQL, started by the tests from Debian's binaries in a folder of its own."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

BINARIES = Path("/usr/lib/postgresql")
OWNER = "gozin"


def program(name: str) -> Path:
    found = sorted(BINARIES.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    if not found:
        pytest.fail("the test needs PostgreSQL; install Debian's package postgresql")
    return found[-1]


def plain_person() -> dict[str, object]:
    """Return how to start a process as somebody other than root, as PostgreSQL insists on."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    person = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


@contextmanager
def running() -> Iterator[Path]:
    """Start a server that listens on a socket in a temporary folder alone; give the folder."""
    folder = Path(tempfile.mkdtemp(prefix="gozin-pg-"))
    person = plain_person()
    if person:
        os.chown(folder, person["user"], person["group"])
    initdb = [program("initdb"), "-D", folder / "data", "-U", OWNER, "-A", "trust", "-N"]
    try:
        subprocess.run(
            [*initdb, "-E", "UTF8", "--locale=C"], check=True, capture_output=True, **person
        )
        yield from _served(folder, person)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _served(folder: Path, person: dict[str, object]) -> Iterator[Path]:
    own = ["-c", "listen_addresses=", "-k", folder, "-c", "max_connections=60"]
    own += ["-c", "fsync=off", "-c", "full_page_writes=off"]  # what no test cuts the power of
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [program("postgres"), "-D", folder / "data", *own], stdout=log, stderr=log, **person
        )
    try:
        _wait(folder)
        yield folder
    finally:
        process.send_signal(signal.SIGINT)  # do not wait for connections that a test left open
        process.wait(20)


def _wait(folder: Path) -> None:
    for _ in range(200):
        try:
            psycopg.connect(host=str(folder), user=OWNER, dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"PostgreSQL did not start: {(folder / 'log').read_text()}")


def new_database(folder: Path, name: str, like: str = "template1") -> str:
    """Make a database, empty or a copy of one that nobody uses now, and return its address."""
    with psycopg.connect(
        host=str(folder), user=OWNER, dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return f"postgresql+psycopg://{OWNER}@/{name}?host={folder}"
