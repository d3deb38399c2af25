"""A new database, made once in a process: making every table anew costs more than most tests."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.ground import open_store


@cache
def empty_database() -> bytes:
    """Return the bytes of an SQLite database of this release with nothing in it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gozin.db"
        open_store(f"sqlite:///{path}").database.close()
        return path.read_bytes()
