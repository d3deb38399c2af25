"""Scores name the requirements they judged, also in a database whose release did not ask."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from rfp.tables import IssueRow
from scoring.changes.sheets import abstain, clear_score, comment_on, give_score
from scoring.reads.sheets import own_sheet
from tests.scoring.second_room import ROOM, opened
from tests.workbench.releases import lower
from workbench.changes.undo import undo
from workbench.reads.replay import check
from workbench.reads.undo import last_change
from workbench.record import GENESIS, event_hash
from workbench.tables import ChainHeadRow, EventRow


def at(room, leaf="ease"):
    return {"selection": ROOM, "vendor": room.vendors["parsa"], "leaf": room.criteria[leaf]}


def give(room, value, leaf="ease"):
    give_score(room.store, room.seated("omid"), **at(room, leaf), value=value)


def judged(room, leaf="ease"):
    with room.store.read() as session:
        sheet = own_sheet(session, room.seated("omid"), ROOM)
    return sheet.given[room.vendors["parsa"], room.criteria[leaf]].list_version


def revise(room):
    """Put a second version of the list beside the first, as it will be once lists are revised."""
    with room.store.database.writing() as session:
        first = session.get_one(IssueRow, (ROOM, 1))
        second = {"list_version": 2, "fingerprint": "2" * 64, "version": 1}
        told = {c.key: getattr(first, c.key) for c in IssueRow.__table__.columns}
        session.add(IssueRow(**told | second))


def test_a_score_names_the_list_that_was_issued(scoring_room):
    give(scoring_room, 3)

    assert judged(scoring_room) == 1


def test_an_abstention_names_it_too(scoring_room):
    omid = scoring_room.seated("omid")
    abstain(scoring_room.store, omid, **at(scoring_room), reason="I sold it to them")

    assert judged(scoring_room) == 1


def test_a_cell_that_is_blank_again_or_only_commented_has_judged_nothing(scoring_room):
    room, omid = scoring_room, scoring_room.seated("omid")
    give(room, 3)
    clear_score(room.store, omid, **at(room))
    comment_on(room.store, omid, **at(room, "team"), comment="Who leads it?")

    assert (judged(room), judged(room, "team")) == (None, None)


def test_what_was_scored_before_a_revision_still_names_the_list_it_judged(scoring_room):
    give(scoring_room, 3)
    revise(scoring_room)
    give(scoring_room, 4, "team")

    assert (judged(scoring_room), judged(scoring_room, "team")) == (1, 2)


def forget(session):
    """Make the database as the release before left it: no column, no word of it in the record."""
    guards = session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    guards = list(guards)
    for name, _ in guards:
        session.execute(text(f"DROP TRIGGER {name}"))
    previous = GENESIS
    for event in session.query(EventRow).filter_by(chain=ROOM).order_by(EventRow.sequence):
        event.previous = previous
        if event.verb.startswith("scoring."):
            event.body = event.body.replace('"list_version":1,', "")
        previous = event.hash = event_hash(event)
    session.get_one(ChainHeadRow, ROOM).hash = previous
    session.flush()
    for _, sql in guards:
        session.execute(text(sql))
    lower(session, 1)


def breaks(session):
    """Return what does not hold of the chain and of scores; the room's seats are no record's."""
    found = [wrong for wrong in check(session).breaks if wrong.chain == ROOM]
    return [wrong for wrong in found if wrong.values.get("table", "score") == "score"]


@pytest.fixture
def older_room(scoring_room, tmp_path):
    give(scoring_room, 3)
    with scoring_room.store.database.writing() as session:
        forget(session)
    scoring_room.store.database.close()
    room = replace(scoring_room, store=opened(tmp_path))
    yield room
    room.store.database.close()


def test_a_database_of_the_release_before_is_lifted_and_its_record_holds(older_room):
    assert judged(older_room) is None
    with older_room.store.read() as session:
        assert breaks(session) == []


def test_a_score_of_the_release_before_is_undone(older_room):
    with older_room.store.read() as session:
        last = last_change(session, older_room.seated("omid"), ROOM)
    undo(older_room.store, older_room.seated("omid"), selection=ROOM, event=last.event)

    with older_room.store.read() as session:
        assert breaks(session) == []
        sheet = own_sheet(session, older_room.seated("omid"), ROOM)
    assert sheet.given == {}
