"""The server's upkeep from the command line: backup, restore, check the record, reset the owner."""

import argparse
import contextlib
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from workbench.changes.accounts import reset_owner
from workbench.database import Database, file_of, sqlite_module
from workbench.ground import open_store
from workbench.house import furnish
from workbench.migrations import NO_RECORD, as_newest
from workbench.problem import Problem
from workbench.reads import replay
from workbench.record import Break
from workbench.settings import read_settings
from workbench.store import utc_now


class Chain(NamedTuple):
    """One chain of the record as it was found."""

    name: str
    head: str
    events: int
    breaks: list[Break]


def main(arguments: Sequence[str]) -> int:
    """Do one piece of upkeep; 0 when all is well."""
    asked = _parser().parse_args(arguments)
    try:
        url = read_settings(os.environ).database
        return _WORK[asked.work](url, asked)
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m workbench.upkeep", description=__doc__)
    parser.add_argument("work", choices=_WORK)
    parser.add_argument("file", nargs="?", type=Path, help="the backup to write, or to restore")
    parser.add_argument("--port", type=int, default=8501, help="where the server answers")
    return parser


def _backup(url: str, asked: argparse.Namespace) -> int:
    path = backup(url, asked.file, utc_now())
    try:
        _report(check(f"sqlite:///{path}"))
    except Problem:
        path.unlink()
        raise
    _print(f"Backed up to {path}")
    return 0


def backup(url: str, target: Path | None, now: dt.datetime) -> Path:
    """Copy the database as it stands, a working server's too, and return where the copy is."""
    source = _file_of(url)
    if not source.exists():
        raise Problem("there is no database at {path} yet", path=str(source))
    target = target or source.parent / "backups" / f"gozin-{now:%Y%m%dT%H%M%SZ}.db"
    if target.exists():
        raise Problem("{path} exists already; a backup overwrites nothing", path=str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy(source, target)
    return target


def _copy(source: Path, target: Path) -> None:
    """Copy through SQLite itself: a copy of the file alone lacks what stands in the log."""
    target.touch(mode=0o600)
    sqlite = sqlite_module()
    with (
        contextlib.closing(sqlite.connect(source)) as old,
        contextlib.closing(sqlite.connect(target)) as new,
    ):
        try:
            old.backup(new)
        except sqlite.DatabaseError as unreadable:
            raise Problem(NO_RECORD) from unreadable


def _restore(url: str, asked: argparse.Namespace) -> int:
    if asked.file is None:
        raise Problem("name the backup to restore, as make restore FILE=data/backups/gozin-….db")
    kept = restore(url, asked.file, utc_now())
    _report(check(url))
    _print("Restored." + (f" What was replaced is kept as {kept}" if kept else ""))
    return 0


def restore(url: str, source: Path, now: dt.datetime) -> Path | None:
    """Put a backup in place of the database, and return where the replaced one is kept.

    Refused while a server works on the file, and for a backup whose record does not hold.
    """
    target = _file_of(url)
    if not source.exists():
        raise Problem("there is no backup at {path}", path=str(source))
    fresh = target.with_suffix(".restoring")
    database = Database(url)
    database.claim()
    try:
        fresh.unlink(missing_ok=True)
        _copy(source, fresh)
        _refuse_broken(check(f"sqlite:///{fresh}"))
        kept = _set_aside(target, now)
        fresh.rename(target)
    finally:
        fresh.unlink(missing_ok=True)
        database.close()
    return kept


def _refuse_broken(chains: Sequence[Chain]) -> None:
    if not chains:
        raise Problem(NO_RECORD)
    for chain in chains:
        for broken in chain.breaks:
            raise Problem(
                "the record of this backup does not hold: in {chain}, event {sequence}",
                chain=chain.name,
                sequence=str(broken.sequence),
            )


def _set_aside(target: Path, now: dt.datetime) -> Path | None:
    """Keep the replaced database, whole in one file."""
    if not target.exists():
        return None
    kept = target.with_name(f"{target.stem}-replaced-{now:%Y%m%dT%H%M%SZ}.db")
    _copy(target, kept)
    for old in (target, Path(f"{target}-wal"), Path(f"{target}-shm")):
        old.unlink(missing_ok=True)
    return kept


def _check(url: str, _: argparse.Namespace) -> int:
    path = file_of(url)
    if path is not None and not path.exists():
        raise Problem("there is no database at {path} yet", path=str(path))
    chains = check(url)
    _report(chains)
    return 1 if any(chain.breaks for chain in chains) else 0


def check(url: str) -> list[Chain]:
    """Verify every chain of the record, and that the state follows from it."""
    furnish()
    database = Database(url)
    try:
        with as_newest(database) as session:
            verdict = replay.check(session)
    finally:
        database.close()
    found = [
        Chain(name, head.hash, head.events, [b for b in verdict.breaks if b.chain == name])
        for name, head in verdict.heads.items()
    ]
    return [chain for chain in found if chain.events or chain.breaks]


def _report(chains: Sequence[Chain]) -> None:
    for chain in chains:
        state = "broken" if chain.breaks else "holds"
        _print(f"{chain.name}: {chain.events} events, {state}, head {chain.head}")
        for broken in chain.breaks:
            _print(f"  event {broken.sequence}: {broken.template.format(**broken.values)}")


def _reset_owner(url: str, asked: argparse.Namespace) -> int:
    store = open_store(url, alone=False)
    try:
        token = reset_owner(store)
    finally:
        store.database.close()
    _print("Open this link once, within a day, and set a new passphrase:")
    _print(f"http://127.0.0.1:{asked.port}/passphrase#{token}")
    return 0


def _file_of(url: str) -> Path:
    path = file_of(url)
    if path is None:
        raise Problem("this works on SQLite alone; back PostgreSQL up and restore it by pg_dump")
    return path


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


_WORK: dict[str, Callable[[str, argparse.Namespace], int]] = {
    "backup": _backup,
    "restore": _restore,
    "check-record": _check,
    "reset-owner": _reset_owner,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
