"""The way of the envelopes on a real PostgreSQL, and every byte that it keeps of them."""

import itertools
import subprocess
from dataclasses import replace

import pytest
from sqlalchemy import insert, make_url, select, text
from sqlalchemy.exc import DBAPIError

from tests.rfp.needs_room import NeedsRoom
from tests.vendor_data.sealing.sealed_room import SealedRoom
from tests.vendor_data.sealing.test_planted_price import NAME, PLANTED, forms
from tests.workbench import postgres
from vendor_data.changes.sealed_state import forget_for_good
from vendor_data.reads.opening_minutes import opening_minutes
from vendor_data.reads.sealing import opened_bytes, opened_papers
from vendor_data.sealing.envelope import Envelope, Opening
from vendor_data.sealing.tables import KeyWrapRow
from workbench.ground import open_store
from workbench.language import Language
from workbench.problem import Problem
from workbench.tables import Table

_numbers = itertools.count()


@pytest.fixture(scope="module")
def server():
    with postgres.running() as folder:
        yield folder


@pytest.fixture
def room(server, tmp_path):
    made = SealedRoom(tmp_path)
    url = postgres.new_database(server, f"sealed_{next(_numbers)}")
    store = replace(open_store(url), clock=made.store.clock)
    _move(made.store.database, store.database)
    made.store.database.close()
    made.needs = NeedsRoom(store=store)
    made.store, made.seated, made.enter = store, made.needs.seated, made.needs.enter
    yield made
    store.database.close()


def _move(old, new):
    """Copy every row into the tables of another database of this release."""
    with old.reading() as read, new.engine.begin() as connection:
        for table in Table.metadata.sorted_tables:
            rows = [dict(row._mapping) for row in read.execute(select(table))]
            if rows and table.name != "schema_version":
                connection.execute(insert(table), rows)


def bytes_of(room, folder, *more):
    """Return every byte of the database's own files, and of what `more` names beside them."""
    with room.store.database.engine.connect() as connection:
        own = connection.execute(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        )
        places = (folder / "data" / "base" / str(own.scalar()), *(folder / each for each in more))
    paths = (path for place in places for path in (place, *place.rglob("*")))
    return b"\n".join(path.read_bytes() for path in paths if path.is_file())


def settled(room):
    with room.store.database.engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))


def dumped(room):
    """Return what pg_dump writes, which is what a backup is."""
    address = make_url(room.store.database.url)
    asked = [postgres.program("pg_dump"), "-h", address.query["host"], "-U", address.username]
    done = subprocess.run([*asked, address.database], check=True, capture_output=True)
    return done.stdout


def traces(room, server):
    settled(room)
    files = bytes_of(room, server, "data/pg_wal", "log")
    kept = {"files": files, "dump": dumped(room)}
    words = [form for word in (PLANTED, NAME) for form in forms(word)]
    return sorted({place for place, data in kept.items() for form in words if form in data})


def wraps(room):
    with room.store.read() as session:
        return {(row.vendor, row.sealed) for row in session.query(KeyWrapRow)}


def test_envelopes_are_sealed_opened_minuted_and_shut_for_good_on_postgresql(room, server):
    content = f"Total,{PLANTED}\n".encode()
    for vendor in ("aban", "baran"):
        room.hand_in(vendor, "B", b"answers")
        room.hand_in(vendor, "C", content, name=NAME)
    whole = wraps(room)
    assert (len(whole), traces(room, server)) == (4 * 6, [])

    room.open_both()
    with pytest.raises(Problem, match="until the technical scores are closed"):
        room.consent("sara", "price")

    room.close_scores("baran")
    forget_for_good(room.store)
    gone = whole - wraps(room)
    assert {vendor for vendor, _ in gone} == {room.vendors["baran"]}
    settled(room)
    tables, dump = bytes_of(room, server), dumped(room)
    assert [sealed for _, sealed in gone if sealed in tables or sealed.hex().encode() in dump] == []
    assert all(sealed in tables for _, sealed in wraps(room))

    room.consent("omid", "price")
    assert traces(room, server) == []
    room.open("sara", "price")
    (paper,) = [each for each in room.read(opened_papers) if each.envelope is Envelope.C]
    assert room.read(opened_bytes, "nima", paper.hand_in) == content
    assert traces(room, server) == ["dump", "files"]
    assert [state for _, envelope, state in room.states() if envelope == "C"] == [
        "opened", "erased"
    ]  # fmt: skip
    told = room.read(opening_minutes, "nima", Opening.PRICE, Language.EN)
    assert [each.vendor for each in told.opened] == ["Aban"]
    assert [each.vendor for each in told.unopened] == ["Baran"]


def test_a_refused_statement_says_no_value(room):
    with (
        room.store.database.writing() as session,
        pytest.raises(DBAPIError, match="hidden due to hide_parameters"),
    ):
        session.execute(text("SELECT CAST(:price AS integer)"), {"price": PLANTED})
