import contextlib
import json
import sqlite3
import threading
from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

from workbench.committee import Actor, Right
from workbench.database import Database
from workbench.ground import open_store
from workbench.problem import Conflict, Problem, Refused
from workbench.record import SERVER, verb, verify
from workbench.store import ANYONE, expect_version
from workbench.tables import AccountRow, BrowserRow, CommitmentRow, EventRow, SelectionRow

WRITE = verb("test.write", right=None, label="wrote")
MANAGE = verb("test.manage", right=Right.MANAGE_ACCOUNTS, label="managed")


def add_account(store, name, *, is_owner=False, passphrase=None):
    with store.change(ANYONE, WRITE) as change:
        change.session.add(
            AccountRow(id=name, login=name, name=name, is_owner=is_owner, passphrase=passphrase)
        )
        change.about(name)
    return Actor(account=name, name=name)


def rename(store, account, name, *, seen=None):
    with store.change(ANYONE, WRITE) as change:
        row = change.get(AccountRow, account)
        expect_version(row, seen, found=row.name, wanted=name)
        row.name = name
        change.about(account)


def events(store):
    with store.read() as session:
        return list(session.scalars(select(EventRow).order_by(EventRow.sequence)))


def row_of(store, account):
    with store.read() as session:
        return session.get(AccountRow, account)


def test_a_change_is_one_event_with_the_rows_before_and_after(store):
    add_account(store, "sara")
    rename(store, "sara", "Sara")

    second = json.loads(events(store)[1].body)
    [[table, key, before, after]] = second["rows"]
    assert (table, key) == ("account", ["sara"])
    assert (before["name"], before["version"]) == ("sara", 1)
    assert (after["name"], after["version"]) == ("Sara", 2)


def fail_half_way(store):
    with store.change(ANYONE, WRITE) as change:
        change.get(AccountRow, "sara").name = "half"
        change.session.flush()
        change.about(str(1 / 0))


def test_a_change_that_fails_leaves_neither_row_nor_event(store):
    add_account(store, "sara")

    with pytest.raises(ZeroDivisionError):
        fail_half_way(store)

    assert row_of(store, "sara").name == "sara"
    assert len(events(store)) == 1


def test_a_change_that_leaves_all_as_it_is_and_says_so_is_no_event(store):
    add_account(store, "sara")
    heard = []
    store.listeners.append(heard.append)
    with store.change(ANYONE, WRITE) as change:
        change.get(AccountRow, "sara")
        change.leave()

    assert (len(events(store)), heard) == (1, [])
    rename(store, "sara", "Sara")
    assert [each.sequence for each in events(store)] == [1, 2]
    with store.read() as session:
        assert verify(session, SERVER)[2] == []


def test_a_change_may_not_say_that_it_changes_nothing_and_change_a_row(store):
    add_account(store, "sara")
    with pytest.raises(Problem, match="says it changes nothing has changed a row"):
        _rename_in_silence(store)

    assert (row_of(store, "sara").name, len(events(store))) == ("sara", 1)


def _rename_in_silence(store):
    with store.change(ANYONE, WRITE) as change:
        change.get(AccountRow, "sara").name = "Sara"
        change.leave()


def test_events_are_numbered_and_chained_and_the_chain_holds(store):
    for name in ("sara", "omid", "leila"):
        add_account(store, name)

    chain = events(store)
    assert [event.sequence for event in chain] == [1, 2, 3]
    assert [event.previous for event in chain] == ["0" * 64, chain[0].hash, chain[1].hash]
    with store.read() as session:
        assert verify(session, SERVER) == (chain[2].hash, 3, [])


def test_time_in_the_record_never_runs_back(store):
    add_account(store, "sara")
    late = events(store)[0].time
    add_account(replace(store, clock=lambda: late.replace(year=2020)), "omid")

    assert events(store)[1].time == late


@pytest.mark.parametrize(
    "deed", ["UPDATE event SET actor = 'other'", "DELETE FROM event"], ids=["update", "delete"]
)
def test_the_database_itself_refuses_to_change_an_event(store, deed):
    add_account(store, "sara")

    refused = pytest.raises(DBAPIError, match="an event is never changed")
    with refused, store.database.writing() as session:
        session.execute(text(deed))


def test_an_event_forged_past_the_triggers_breaks_the_chain(store):
    for name in ("sara", "omid"):
        add_account(store, name)
    with store.database.writing() as session:
        if store.database.is_sqlite:
            session.execute(text("DROP TRIGGER event_refuses_update"))
        else:
            session.execute(text("DROP TRIGGER event_refuses ON event"))
        session.execute(text("UPDATE event SET subject = 'leila' WHERE sequence = 1"))

    with store.read() as session:
        _, _, breaks = verify(session, SERVER)
    assert [(b.sequence, b.template) for b in breaks] == [
        (1, "the event was changed after it was written")
    ]


def test_a_sealed_column_enters_the_record_only_as_a_commitment(store):
    add_account(store, "sara", passphrase="planted secret")  # noqa: S106  # planted

    [event] = events(store)
    [[_, _, _, after]] = json.loads(event.body)["rows"]
    assert "planted" not in event.body
    with store.read() as session:
        kept = session.get(CommitmentRow, after["passphrase"])
        assert kept.value == '"planted secret"'


def test_a_bulk_statement_that_would_pass_the_record_by_is_refused(store):
    add_account(store, "sara")

    refused = pytest.raises(Problem, match="so that the record sees each of them")
    with refused, store.change(ANYONE, WRITE) as change:
        change.session.execute(update(AccountRow).values(name="all"))

    assert row_of(store, "sara").name == "sara"


def test_two_who_change_one_value_see_each_other(store):
    add_account(store, "sara")
    seen = row_of(store, "sara").version
    rename(store, "sara", "first", seen=seen)

    with pytest.raises(Conflict, match="it is now first; you wanted second"):
        rename(store, "sara", "second", seen=seen)

    assert row_of(store, "sara").name == "first"


def test_forty_changes_at_once_are_forty_events_in_commit_order(store):
    add_account(store, "sara")
    failures = []

    def work(number):
        try:
            for turn in range(5):
                rename(store, "sara", f"{number}/{turn}")
        except Exception as failure:  # noqa: BLE001  # reported below, by the test's own thread
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert [event.sequence for event in events(store)] == list(range(1, 42))
    assert row_of(store, "sara").version == 41
    with store.read() as session:
        assert verify(session, SERVER)[2] == []


def test_two_servers_on_one_database_may_begin_a_chain_at_once(store, database_url):
    other = open_store(database_url, alone=False)
    start = threading.Barrier(2)
    failures = []

    def work(at, name):
        start.wait()
        try:
            add_account(at, name)
        except Exception as failure:  # noqa: BLE001  # reported below, by the test's own thread
            failures.append(failure)

    threads = [
        threading.Thread(target=work, args=(store, "sara")),
        threading.Thread(target=work, args=(other, "omid")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    other.database.close()

    assert failures == []
    assert [event.sequence for event in events(store)] == [1, 2]


def test_a_read_sees_one_snapshot(store):
    add_account(store, "sara")

    with store.read() as session:
        before = session.scalar(select(func.count()).select_from(AccountRow))
        add_account(store, "omid")
        after = session.scalar(select(func.count()).select_from(AccountRow))

    assert (before, after) == (1, 1)


def test_a_read_writes_nothing(store):
    add_account(store, "sara")

    with store.read() as session:
        session.get(AccountRow, "sara").name = "other"
        with contextlib.suppress(DBAPIError):  # PostgreSQL refuses, SQLite forgets
            session.flush()

    assert row_of(store, "sara").name == "sara"


def test_the_right_is_asked_of_the_database_not_of_the_caller(store):
    add_account(store, "sara", is_owner=True)
    add_account(store, "omid")
    pretender = Actor(account="omid", name="omid", is_owner=True)

    refused = pytest.raises(Refused, match="your role does not include this: manage accounts")
    with refused, store.change(pretender, MANAGE):
        pytest.fail("the change began")
    with store.change(Actor(account="sara", name="sara"), MANAGE) as change:
        change.about("sara")

    assert [event.actor for event in events(store)] == ["", "", "sara"]


def test_a_row_must_belong_to_something_that_exists(store):
    with pytest.raises(DBAPIError), store.change(ANYONE, WRITE) as change:
        change.session.add(
            BrowserRow(
                id="b", account="nobody", language="en", created_at=change.now,
                ends_at=change.now,
            )
        )  # fmt: skip


def test_exact_fractions_and_moments_come_back_as_they_went(store):
    with store.change(ANYONE, WRITE) as change:
        moment = change.now
        change.session.add(
            SelectionRow(
                id="crm", phase="needs", language="en", currency="EUR",
                precision=Fraction(1, 3), created_at=moment,
            )
        )  # fmt: skip

    with store.read() as session:
        row = session.get(SelectionRow, "crm")
        assert (row.precision, row.created_at) == (Fraction(1, 3), moment)


def test_who_listens_hears_of_a_change_after_it_is_stored(store):
    heard = []
    store.listeners.append(lambda told: heard.append((told.verb.name, len(events(store)))))

    add_account(store, "sara")

    assert heard == [("test.write", 1)]


def test_a_database_is_opened_again_with_everything_in_it(store, database_url):
    add_account(store, "sara")
    store.database.close()

    again = open_store(database_url)
    assert row_of(again, "sara").name == "sara"
    again.database.close()


def test_a_database_of_a_newer_release_is_refused(store, database_url):
    with store.database.writing() as session:
        session.execute(text("UPDATE schema_version SET number = 999"))
    store.database.close()

    with pytest.raises(Problem, match="newer than this program"):
        open_store(database_url)


def test_every_connection_to_sqlite_waits_for_the_disk(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'gozin.db'}")
    with database.engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.close()

    assert found == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000,
    }  # fmt: skip


def test_sqlite_tables_take_no_value_of_another_type(tmp_path):
    open_store(f"sqlite:///{tmp_path / 'gozin.db'}").database.close()

    with contextlib.closing(sqlite3.connect(tmp_path / "gozin.db")) as connection:
        loose = connection.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' "
            "AND strict = 0 AND name NOT LIKE 'sqlite_%'"
        ).fetchall()

    assert loose == []


def test_a_second_server_on_one_file_is_refused(tmp_path):
    url = f"sqlite:///{tmp_path / 'gozin.db'}"
    first = open_store(url)

    with pytest.raises(Problem, match=r"another server already works on gozin\.db"):
        open_store(url)

    first.database.close()
    open_store(url).database.close()
