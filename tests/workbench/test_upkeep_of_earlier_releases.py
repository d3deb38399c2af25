"""A newer program backs up, checks and restores what earlier releases have written themselves."""

import contextlib
import lzma
import re
import sqlite3
from pathlib import Path

import pytest

from tests.workbench.test_upkeep import NOW, tamper
from workbench import upkeep
from workbench.ground import open_store
from workbench.migrations import NEWEST
from workbench.problem import Problem
from workbench.reads.replay import check

# Each holds two accounts and a selection that was renamed, by the program of that release; the
# steps to releases 4 and 5 came as one.
EARLIER = Path(__file__).parent / "earlier"
RELEASES = (1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12)
HOLDS = r"server: 2 events, holds, head [0-9a-f]{64}\n\w{20}: 4 events, holds, head [0-9a-f]{64}\n"


def written(release, path):
    path.write_bytes(lzma.decompress((EARLIER / f"release_{release}.db.xz").read_bytes()))
    return path


@pytest.fixture
def url(tmp_path, monkeypatch):
    address = f"sqlite:///{tmp_path / 'gozin.db'}"
    monkeypatch.setenv("DATABASE_URL", address)
    return address


def release_in(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT max(number) FROM schema_version").fetchone()[0]


def titles(store):
    with store.database.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT text FROM wording WHERE field = 'title'")
        return {text for (text,) in found}


@pytest.mark.parametrize("release", RELEASES)
def test_the_backup_of_an_earlier_release_is_restored_and_lifted_at_the_next_start(
    release, url, tmp_path, capsys
):
    backup = written(release, tmp_path / "backup.db")
    assert release_in(backup) == release

    assert upkeep.main(["restore", str(backup)]) == 0

    assert re.fullmatch(HOLDS + r"Restored\.\n", capsys.readouterr().out)
    assert release_in(tmp_path / "gozin.db") == release
    store = open_store(url)
    try:
        with store.read() as session:
            assert check(session).holds
        assert titles(store) == {"CRM 1", "سی‌آرام"}
    finally:
        store.database.close()
    assert release_in(tmp_path / "gozin.db") == NEWEST


@pytest.mark.parametrize("release", RELEASES)
def test_a_database_is_checked_and_backed_up_before_a_newer_program_has_lifted_it(
    release, url, tmp_path, capsys
):
    written(release, tmp_path / "gozin.db")

    assert upkeep.main(["check-record"]) == 0
    assert re.fullmatch(HOLDS, capsys.readouterr().out)
    assert upkeep.main(["backup", str(tmp_path / "copy.db")]) == 0
    assert re.fullmatch(HOLDS + r"Backed up to \S+copy\.db\n", capsys.readouterr().out)
    assert [release_in(tmp_path / name) for name in ("gozin.db", "copy.db")] == [release] * 2


@pytest.mark.parametrize("release", RELEASES)
def test_what_was_changed_behind_the_record_of_an_earlier_release_is_found(release, url, tmp_path):
    tamper(written(release, tmp_path / "backup.db"))

    with pytest.raises(Problem, match="the record of this backup does not hold: in server"):
        upkeep.restore(url, tmp_path / "backup.db", NOW)
    assert [path.name for path in tmp_path.glob("gozin.*")] == ["gozin.db.lock"]


def test_the_backup_of_a_newer_release_is_refused_in_a_sentence(url, tmp_path, capsys):
    open_store(f"sqlite:///{tmp_path / 'newer.db'}").database.close()
    with contextlib.closing(sqlite3.connect(tmp_path / "newer.db")) as connection:
        connection.execute("INSERT INTO schema_version (number) VALUES (99)")
        connection.commit()

    assert upkeep.main(["restore", str(tmp_path / "newer.db")]) == 1
    told = capsys.readouterr().err
    assert told == (
        f"the database is of release 99, newer than this program ({NEWEST}); "
        "use the newer program\n"
    )
    assert not (tmp_path / "gozin.db").exists()


def test_a_database_of_another_program_is_no_backup(url, tmp_path):
    with contextlib.closing(sqlite3.connect(tmp_path / "letters.db")) as connection:
        connection.execute("CREATE TABLE letter (text TEXT)")

    with pytest.raises(Problem, match="not a backup of this program"):
        upkeep.restore(url, tmp_path / "letters.db", NOW)


def test_without_a_database_there_is_nothing_to_check(url, tmp_path, capsys):
    assert upkeep.main(["check-record"]) == 1
    assert capsys.readouterr().err.startswith("there is no database at ")
    assert not (tmp_path / "gozin.db").exists()
