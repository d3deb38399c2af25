"""The database: an SQLite file by default, PostgreSQL by address; one writer at a time."""

import fcntl
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, TextIO

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from workbench.problem import Problem

_LOG = logging.getLogger(__name__)
SAFE_SQLITE = (3, 51, 3)  # older ones may lose a commit when two connections reset the WAL
WRITES = "gozin_writes"
KEPT = "gozin_kept"  # what was read of a snapshot, for the next who asks the same of it


def sqlite_module() -> ModuleType:
    """Return the SQLite binding with the newest engine that this machine has."""
    try:
        from pysqlite3 import dbapi2  # noqa: PLC0415  # there is no wheel for every machine
    except ImportError:
        import sqlite3 as dbapi2  # noqa: PLC0415  # then the one that Python brings
    return dbapi2  # type: ignore[no-any-return]


def file_of(url: str) -> Path | None:
    """Return the file of an SQLite database; None for PostgreSQL and for memory."""
    path = make_url(url).database
    return Path(path) if url.startswith("sqlite") and path else None


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401  # of either binding
    connection.isolation_level = None  # transactions begin below, in our words
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=5000",
        "foreign_keys=ON",
        "secure_delete=ON",  # the keys of an envelope that stays shut are overwritten
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _sqlite_engine(url: str) -> Engine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, module=sqlite_module(), pool_size=20, max_overflow=40, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql_engine(url: str) -> Engine:
    """Return an engine whose errors say no value: a price would stand in the log with them."""
    return create_engine(url, pool_size=20, hide_parameters=True)


def _snapshot(connection: Connection) -> Connection:
    """Return `connection` so that it sees one state throughout, as SQLite's readers do anyway."""
    if connection.dialect.name == "sqlite":
        return connection
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


class Calls:
    """A connection by which servers on one PostgreSQL call out to one another."""

    def __init__(self, engine: Engine, channel: str) -> None:
        places, names = engine.dialect.create_connect_args(engine.url)
        named = {"application_name": "gozin calls", "tcp_user_timeout": 10_000, **names}
        self._channel = channel
        self._connection: Any = engine.dialect.connect(*places, **named)
        self._connection.autocommit = True

    def call(self, text: str) -> None:
        """Send a text of less than 8,000 bytes to every connection that listens."""
        self._connection.execute("SELECT pg_notify(%s, %s)", (self._channel, text))

    def listen(self) -> None:
        """Hear from now on what is called out; the names of channels are our own."""
        self._connection.execute(f"LISTEN {self._channel}")

    def heard(self, seconds: float) -> Iterator[str]:
        """Give each text as it comes, for so long; raise if the connection is gone by then."""
        for notice in self._connection.notifies(timeout=seconds):
            yield notice.payload
        self._connection.execute("SELECT 1")

    def close(self) -> None:
        self._connection.close()


class Database:
    """Sessions that read a snapshot, and sessions that write alone.

    The lock covers the whole write, checkpoint included: SQLite then never meets two writers
    of this process, and a wait is fair instead of a busy loop.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgresql_engine(url)
        self._one_writer = threading.RLock()
        self._claim: TextIO | None = None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one snapshot and is always rolled back."""
        with (
            self.engine.connect() as connection,
            Session(_snapshot(connection), info={KEPT: {}}) as session,
        ):
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that commits when the block ends well and leaves nothing otherwise."""
        with self._one_writer, self.engine.connect() as connection:
            writer = connection.execution_options(**{WRITES: True})
            with Session(writer, autoflush=False, expire_on_commit=False) as session:
                yield session
                session.commit()

    @contextmanager
    def calls(self, channel: str) -> Iterator[Calls]:
        """Open a connection for calls between servers; PostgreSQL alone has them."""
        opened = Calls(self.engine, channel)
        try:
            yield opened
        finally:
            opened.close()

    def forget_deleted(self, *tables: str) -> None:
        """Take out of the database's files what was deleted from these tables before.

        SQLite overwrites a deleted row, and its log is cut to nothing here; PostgreSQL writes the
        tables anew, its own log cannot be cut from here. Whatever stands in the way is said in
        the server's log: what was deleted stays deleted for everybody who asks the database.
        """
        try:
            if self.is_sqlite:
                self._cut_log()
            else:
                self._write_anew(tables)
        except DBAPIError as fault:
            _LOG.warning("deleted rows may be left in the files of the database: %s", fault)

    def _cut_log(self) -> None:
        with self._one_writer:
            connection = self.engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                connection.close()

    def _write_anew(self, tables: Sequence[str]) -> None:
        """Names of tables are our own; no page waits longer for them than five seconds."""
        with self.engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            alone.exec_driver_sql("SET lock_timeout = '5s'")
            try:
                alone.exec_driver_sql(f"VACUUM FULL {', '.join(tables)}")
            finally:
                alone.exec_driver_sql("RESET lock_timeout")

    def claim(self) -> None:
        """Hold the file for this server; a second server on one file is refused."""
        path = make_url(self.url).database
        if not self.is_sqlite or not path:
            return
        self._claim = Path(f"{path}.lock").open("w")  # noqa: SIM115  # held while the server lives
        try:
            fcntl.flock(self._claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            self._claim.close()
            raise Problem(
                "another server already works on {path}; stop it, or give this one another file",
                path=Path(path).name,
            ) from taken

    def close(self) -> None:
        """Give back every connection and the claim."""
        self.engine.dispose()
        if self._claim is not None:
            self._claim.close()
            self._claim = None
