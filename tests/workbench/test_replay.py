import json

import pytest
from sqlalchemy import text

from tests.workbench.committee_room import new_room
from workbench.changes.members import change_roles
from workbench.changes.selections import rename
from workbench.committee import Role
from workbench.reads.replay import check
from workbench.record import commitment, event_hash
from workbench.tables import (
    AccountRow,
    ChainHeadRow,
    CommitmentRow,
    EventRow,
    MemberRow,
    StoredFileRow,
    WordingRow,
)

MINE = "mine"


@pytest.fixture
def room(store):
    made = new_room(store)
    member = made.seat("omid", Role.EVALUATOR)
    sara = made.seated("sara")
    for title in ("CRM 1", "CRM 2", "CRM 3"):
        rename(store, sara, selection=made.selection, titles={"en": title})
    change_roles(store, sara, selection=made.selection, member=member, roles=[Role.FACILITATOR])
    return made


def found(room):
    with room.store.read() as session:
        return {wrong.template for wrong in check(session).breaks}


def unguard(session):
    """Take the guards away, as somebody who holds the file can."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("DROP TRIGGER event_refuses_update"))
        session.execute(text("DROP TRIGGER event_refuses_delete"))
    else:
        session.execute(text("DROP TRIGGER event_refuses ON event"))


def guard_again(session):
    if session.get_bind().dialect.name == "sqlite":
        for deed in ("update", "delete"):
            session.execute(
                text(
                    f"CREATE TRIGGER event_refuses_{deed} BEFORE {deed} ON event "
                    "BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END"
                )
            )
    else:
        session.execute(
            text(
                "CREATE TRIGGER event_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON event "
                "FOR EACH STATEMENT EXECUTE FUNCTION event_refuses()"
            )
        )


def tamper(room, deed):
    """Do `deed` to the events with the guards away, and put the guards back."""
    with room.store.database.writing() as session:
        unguard(session)
        deed(session)
        session.flush()
        guard_again(session)


def at(session, room, sequence):
    return session.get_one(EventRow, (room.selection, sequence))


def newest(session, room):
    return at(session, room, session.get_one(ChainHeadRow, room.selection).sequence)


def rehash(session, room, sequence):
    """Write every hash from `sequence` on anew, and the head with it."""
    event = session.get(EventRow, (room.selection, sequence))
    while event is not None:
        before = session.get(EventRow, (room.selection, event.sequence - 1))
        event.previous = before.hash if before else "0" * 64
        event.hash = event_hash(event)
        last, event = event, session.get(EventRow, (room.selection, event.sequence + 1))
    head = session.get_one(ChainHeadRow, room.selection)
    head.sequence, head.hash = last.sequence, last.hash


def test_a_record_that_nobody_touched_holds(room):
    with room.store.read() as session:
        verdict = check(session)

    assert verdict.breaks == ()
    assert verdict.holds
    assert verdict.heads[room.selection].events == 7
    assert verdict.events == sum(head.events for head in verdict.heads.values())


def test_an_edited_event_is_found(room):
    def deed(session):
        event = at(session, room, 4)
        event.body = event.body.replace("CRM 1", "CRM 9")

    tamper(room, deed)

    assert "the event was changed after it was written" in found(room)


def test_an_event_by_another_actor_is_found(room):
    def deed(session):
        at(session, room, 4).actor = "omid"

    tamper(room, deed)

    assert found(room) == {"the event was changed after it was written"}


def test_a_deleted_event_is_found(room):
    tamper(room, lambda session: session.delete(at(session, room, 5)))

    assert "events are missing before this one" in found(room)


def test_an_inserted_event_is_found(room):
    def deed(session):
        last = newest(session, room)
        told = {c.key: getattr(last, c.key) for c in EventRow.__table__.columns}
        session.add(EventRow(**told | {"sequence": last.sequence + 1, "previous": last.hash}))

    tamper(room, deed)

    assert {
        "the event was changed after it was written",
        "the chain ends here, but its head says otherwise",
    } <= found(room)


def test_swapped_events_are_found(room):
    def deed(session):
        one, other = at(session, room, 4), at(session, room, 5)
        one.body, other.body = other.body, one.body
        one.hash, other.hash = event_hash(one), event_hash(other)

    tamper(room, deed)

    assert "the event does not follow the one before it" in found(room)


def test_a_tail_that_was_cut_is_found(room):
    tamper(room, lambda session: session.delete(newest(session, room)))

    assert "the chain ends here, but its head says otherwise" in found(room)


def test_a_tail_that_was_cut_with_its_head_is_found(room):
    def deed(session):
        last = newest(session, room)
        head = session.get_one(ChainHeadRow, room.selection)
        before = at(session, room, last.sequence - 1)
        head.sequence, head.hash = before.sequence, before.hash
        session.delete(last)

    tamper(room, deed)

    assert found(room) == {"an entry of {table} was changed without an event: {fields}"}


def test_a_tail_that_was_rewritten_with_right_hashes_is_found(room):
    def deed(session):
        last = newest(session, room)
        last.body = last.body.replace('"roles":"facilitator"', '"roles":"chair"')
        rehash(session, room, last.sequence)

    tamper(room, deed)

    assert found(room) == {"an entry of {table} was changed without an event: {fields}"}


def test_a_middle_that_was_rewritten_with_right_hashes_is_found(room):
    def deed(session):
        event = at(session, room, 5)
        event.body = event.body.replace("CRM 2", "CRM 9")
        rehash(session, room, 5)

    tamper(room, deed)

    assert found(room) == {"the event does not begin where the record left an entry of {table}"}


def test_a_chain_without_its_head_is_found(room):
    with room.store.database.writing() as session:
        session.delete(session.get_one(ChainHeadRow, room.selection))

    assert found(room) == {"the chain has lost its head"}


def test_a_whole_chain_that_is_gone_is_found(room):
    def deed(session):
        session.delete(session.get_one(ChainHeadRow, room.selection))
        session.execute(text("DELETE FROM event WHERE chain <> 'server'"))

    tamper(room, deed)

    assert {
        "the chain has lost its head",
        "an entry of {table} stands there without an event",
    } <= found(room)


def test_time_that_was_moved_back_is_found(room):
    def deed(session):
        event = at(session, room, 5)
        event.time = at(session, room, 2).time
        rehash(session, room, 5)

    tamper(room, deed)

    assert "the event is older than the one before it" in found(room)


def test_a_row_that_was_changed_without_an_event_is_found_by_name(room):
    with room.store.database.writing() as session:
        session.get_one(WordingRow, (room.selection, "title", "en")).text = "Mine"
    with room.store.read() as session:
        (wrong,) = check(session).breaks

    assert (wrong.chain, wrong.sequence) == (room.selection, 6)
    assert wrong.values == {"table": "wording", "fields": "text, version"}


def test_a_row_that_was_added_without_an_event_is_found(room):
    with room.store.database.writing() as session:
        session.add(MemberRow(id="m", selection=room.selection, account="omid", roles="chair"))
    with room.store.read() as session:
        (wrong,) = check(session).breaks

    assert (wrong.chain, wrong.template) == (
        room.selection,
        "an entry of {table} stands there without an event",
    )


def test_a_row_that_was_deleted_is_found(room):
    with room.store.database.writing() as session:
        session.delete(session.get_one(WordingRow, (room.selection, "title", "fa")))

    assert found(room) == {"an entry of {table} is gone without an event"}


def test_a_row_that_was_changed_before_another_event_is_found(room):
    with room.store.database.writing() as session:
        session.get_one(WordingRow, (room.selection, "title", "en")).text = "Mine"
    rename(room.store, room.seated("sara"), selection=room.selection, titles={"en": "CRM"})

    assert found(room) == {"the event does not begin where the record left an entry of {table}"}


def passphrase_of(session):
    """Return the commitments to account Omid's passphrase, the newest last."""
    server = session.query(EventRow).filter_by(chain="server")
    body = server.order_by(EventRow.sequence.desc()).first().body
    (row,) = json.loads(body)["rows"]
    return session.get_one(CommitmentRow, row[3]["passphrase"])


def test_a_sealed_value_that_was_changed_is_found(room):
    with room.store.database.writing() as session:
        session.get_one(AccountRow, "omid").passphrase = MINE

    assert found(room) == {"an entry of {table} was changed without an event: {fields}"}


def test_a_commitment_that_was_changed_with_the_value_is_found(room):
    with room.store.database.writing() as session:
        session.get_one(AccountRow, "omid").passphrase = MINE
        session.flush()
        session.get_one(AccountRow, "omid").version = 1
        passphrase_of(session).value = '"mine"'

    assert "a sealed value does not fit its commitment in the record" in found(room)


def test_a_commitment_that_is_gone_is_found(room):
    with room.store.database.writing() as session:
        session.delete(passphrase_of(session))

    assert "a sealed value of {table} has lost what it stands for" in found(room)


def test_a_commitment_that_was_made_anew_is_found(room):
    with room.store.database.writing() as session:
        old = passphrase_of(session)
        session.add(CommitmentRow(digest=commitment("s", '"mine"'), salt="s", value='"mine"'))
        session.delete(old)

    assert "a sealed value of {table} has lost what it stands for" in found(room)


def test_a_stored_file_that_was_changed_is_found(room):
    with room.store.database.writing() as session:
        session.add(StoredFileRow(sha256="0" * 64, content=b"other bytes"))

    assert found(room) == {"a stored file was changed: {file}"}


def test_a_guard_that_was_dropped_is_found(room):
    with room.store.database.writing() as session:
        unguard(session)

    assert found(room) == {"the guard {guard} is missing that refuses to change or delete events"}


def test_a_value_that_no_type_can_read_is_found(room):
    with room.store.database.writing() as session:
        session.execute(text("UPDATE selection SET precision = 'rubbish'"))

    assert found(room) == {"an entry of {table} was changed without an event: {fields}"}
