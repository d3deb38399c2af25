import contextlib
import datetime as dt
import re
import sqlite3

import pytest

from tests import server
from workbench import upkeep
from workbench.changes.accounts import open_account, set_passphrase, sign_in
from workbench.ground import open_store
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.accounts import Spent

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
NEW = "five lamps below the river"


@pytest.fixture
def url(tmp_path, monkeypatch):
    address = f"sqlite:///{tmp_path / 'gozin.db'}"
    monkeypatch.setenv("DATABASE_URL", address)
    return address


def add_account(url, login):
    store = open_store(url, alone=False)
    with contextlib.suppress(Refused):  # the second one is uninvited; the event is not needed
        open_account(
            store, login=login, name=login, passphrase=server.PASSPHRASE, language=Language.EN
        )
    store.database.close()


def accounts(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return [login for (login,) in connection.execute("SELECT login FROM account")]


def tamper(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER event_refuses_update")
        connection.execute("UPDATE event SET subject = 'other'")
        connection.commit()


@pytest.fixture(scope="module")
def gozin(tmp_path_factory):
    """A server with Sara's account, from which backups are taken."""
    with server.running(tmp_path_factory.mktemp("upkeep")) as running:
        server.open_first_account(running).close()
        yield running


def test_a_backup_of_a_working_server_holds_what_was_stored(gozin, tmp_path):
    copy = upkeep.backup(gozin.database_url, tmp_path / "copy.db", NOW)

    assert accounts(copy) == ["sara"]
    assert [chain.breaks for chain in upkeep.check(f"sqlite:///{copy}")] == [[]]


def test_a_backup_stands_beside_the_database_under_its_time_and_overwrites_nothing(url, tmp_path):
    add_account(url, "sara")

    made = upkeep.backup(url, None, NOW)
    assert made == tmp_path / "backups" / "gozin-20261122T090000Z.db"
    assert made.stat().st_mode & 0o077 == 0
    with pytest.raises(Problem, match="a backup overwrites nothing"):
        upkeep.backup(url, None, NOW)


def test_a_restore_brings_the_backup_back_and_keeps_what_it_replaced(url, tmp_path):
    add_account(url, "sara")
    copy = upkeep.backup(url, tmp_path / "copy.db", NOW)
    with contextlib.closing(sqlite3.connect(tmp_path / "gozin.db")) as connection:
        connection.execute("UPDATE account SET login = 'other'")
        connection.commit()

    kept = upkeep.restore(url, copy, NOW)

    assert accounts(tmp_path / "gozin.db") == ["sara"]
    assert accounts(kept) == ["other"]
    open_store(url).database.close()


def test_a_restore_is_refused_while_a_server_works_on_the_file(gozin, tmp_path):
    copy = upkeep.backup(gozin.database_url, tmp_path / "copy.db", NOW)
    with pytest.raises(Problem, match=r"another server already works on gozin\.db"):
        upkeep.restore(gozin.database_url, copy, NOW)


def test_a_backup_whose_record_does_not_hold_is_refused_and_nothing_is_replaced(url, tmp_path):
    add_account(url, "sara")
    copy = upkeep.backup(url, tmp_path / "copy.db", NOW)
    tamper(copy)

    with pytest.raises(Problem, match="the record of this backup does not hold: in server"):
        upkeep.restore(url, copy, NOW)

    assert accounts(tmp_path / "gozin.db") == ["sara"]


def test_a_file_that_is_no_backup_is_refused(url, tmp_path):
    add_account(url, "sara")
    (tmp_path / "letter.db").write_text("Dear committee")

    with pytest.raises(Problem, match="not a backup of this program"):
        upkeep.restore(url, tmp_path / "letter.db", NOW)


def test_check_record_says_whether_each_chain_holds(url, tmp_path, capsys):
    add_account(url, "sara")
    assert upkeep.main(["check-record"]) == 0
    assert re.fullmatch(r"server: 1 events, holds, head [0-9a-f]{64}\n", capsys.readouterr().out)

    tamper(tmp_path / "gozin.db")
    assert upkeep.main(["check-record"]) == 1
    assert "event 1: the event was changed after it was written" in capsys.readouterr().out


def test_reset_owner_prints_a_link_that_sets_a_new_passphrase_once(url, capsys):
    add_account(url, "sara")
    assert upkeep.main(["reset-owner", "--port", "8600"]) == 0
    token = re.search(
        r"^http://127\.0\.0\.1:8600/passphrase#(\S+)$", capsys.readouterr().out, re.MULTILINE
    ).group(1)

    store = open_store(url)
    set_passphrase(store, token=token, passphrase=NEW)
    with pytest.raises(Spent, match="used already"):
        set_passphrase(store, token=token, passphrase=NEW)
    with pytest.raises(Refused, match="do not belong together"):
        sign_in(store, login="sara", passphrase=server.PASSPHRASE)
    assert sign_in(store, login="sara", passphrase=NEW)
    store.database.close()


def test_reset_owner_without_an_owner_says_so(url, capsys):
    assert upkeep.main(["reset-owner"]) == 1
    assert capsys.readouterr().err.startswith("nobody owns this server yet")


def test_postgresql_is_left_to_its_own_tools():
    with pytest.raises(Problem, match="pg_dump"):
        upkeep.backup("postgresql+psycopg://gozin@/gozin", None, NOW)
