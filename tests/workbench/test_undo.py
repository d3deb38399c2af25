import pytest

from tests.workbench.committee_room import new_room
from workbench.changes.members import change_roles, invite
from workbench.changes.selections import archive, rename
from workbench.changes.undo import undo
from workbench.committee import Right, Role
from workbench.problem import Conflict, Refused
from workbench.reads.events import events
from workbench.reads.replay import check
from workbench.reads.selections import selection_of
from workbench.reads.undo import last_change
from workbench.record import Audience, verb
from workbench.tables import AccountRow, EventRow, MemberRow, WordingRow

NOTE = verb("test.note", right=Right.SEE_SELECTION, label="Noted", undoable=True)
NOTE_UNSEEN = verb(
    "test.note_unseen",
    right=Right.SEE_SELECTION,
    label="Noted unseen",
    undoable=True,
    audience=Audience.NOBODY_UNTIL_LOCKED,
)


@pytest.fixture
def room(store):
    made = new_room(store)
    made.seat("omid", Role.EVALUATOR)
    return made


def last(room, account):
    with room.store.read() as session:
        return last_change(session, room.seated(account), room.selection)


def undo_last(room, account):
    found = last(room, account)
    undo(room.store, room.seated(account), selection=room.selection, event=found.event)


def note(room, account, text, verb=NOTE):
    with room.store.change(room.seated(account), verb, room.selection) as change:
        row = change.session.get(WordingRow, ("note", "text", "en"))
        if row is None:
            row = WordingRow(
                subject="note", field="text", language="en", selection=room.selection, text=text
            )
            change.session.add(row)
        row.text = text


def noted(room):
    with room.store.read() as session:
        row = session.get(WordingRow, ("note", "text", "en"))
        return row and row.text


def title(room):
    with room.store.read() as session:
        return selection_of(session, room.selection, "en").title


def holds(room):
    with room.store.read() as session:
        return check(session).holds


def test_a_changed_value_goes_back_and_the_record_keeps_both(room):
    rename(room.store, room.seated("sara"), selection=room.selection, titles={"en": "Other"})
    undo_last(room, "sara")

    assert title(room) == "A new CRM"
    with room.store.read() as session:
        labels = [event.label for event in events(session, room.seated("sara"), room.selection)]
    assert labels[:2] == ["Change undone", "Selection renamed"]
    assert holds(room)


def test_an_added_row_goes_and_a_removed_row_comes_back(room):
    note(room, "omid", "first")
    undo_last(room, "omid")
    assert noted(room) is None

    note(room, "omid", "second")
    with room.store.change(room.seated("sara"), NOTE, room.selection) as change:
        change.session.delete(change.session.get(WordingRow, ("note", "text", "en")))
    undo_last(room, "sara")
    assert noted(room) == "second"
    assert holds(room)


def test_undo_steps_over_what_was_undone_already(room):
    for text in ("one", "two", "three"):
        note(room, "omid", text)

    seen = []
    for _ in range(3):
        undo_last(room, "omid")
        seen.append(noted(room))

    assert seen == ["two", "one", None]
    assert last(room, "omid") is None  # what is left, taking a seat, cannot be undone


def test_only_ones_own_last_change_is_undone(room):
    note(room, "omid", "mine")
    note(room, "sara", "yours")
    with room.store.read() as session:
        omids = last_change(session, room.seated("omid"), room.selection)

    with pytest.raises(Refused, match="no longer your last change"):
        undo(room.store, room.seated("sara"), selection=room.selection, event=omids.event)


def test_a_change_that_somebody_built_on_stays_and_the_sentence_names_them(room):
    note(room, "omid", "mine")
    note(room, "sara", "yours")

    with pytest.raises(Conflict, match="Sara changed this after you"):
        undo_last(room, "omid")
    assert noted(room) == "yours"


def test_a_value_that_came_back_by_itself_can_be_undone(room):
    note(room, "omid", "mine")
    note(room, "sara", "yours")
    undo_last(room, "sara")
    undo_last(room, "omid")

    assert noted(room) is None


def test_a_row_that_others_hang_on_stays(room):
    with room.store.change(room.seated("omid"), NOTE, room.selection) as change:
        change.session.add(AccountRow(id="guest", login="guest", name="Guest"))
    with room.store.database.writing() as session:
        session.add(MemberRow(id="m", selection=room.selection, account="guest", roles="observer"))

    with pytest.raises(Conflict, match="something else was built on this change"):
        undo_last(room, "omid")


def test_the_right_and_the_phase_are_asked_for_again(room):
    member = room.seat("nima", Role.CHAIR)
    rename(room.store, room.seated("nima"), selection=room.selection, titles={"en": "Mine"})
    event = last(room, "nima").event
    sara = room.seated("sara")
    change_roles(room.store, sara, selection=room.selection, member=member, roles=[Role.EVALUATOR])

    assert last(room, "nima") is None
    with pytest.raises(Refused, match="your role does not include this: manage members"):
        undo(room.store, room.seated("nima"), selection=room.selection, event=event)
    assert title(room) == "Mine"


def test_nothing_is_undone_in_the_archive(room):
    note(room, "omid", "mine")
    event = last(room, "omid").event
    archive(room.store, room.seated("sara"), selection=room.selection)

    with pytest.raises(Refused, match="archived and can only be read"):
        undo(room.store, room.seated("omid"), selection=room.selection, event=event)


def test_a_kind_that_cannot_be_undone_is_not_offered(room):
    note(room, "sara", "before")
    invite(room.store, room.seated("sara"), selection=room.selection, roles=[Role.EVALUATOR])

    assert last(room, "sara") is None
    with room.store.read() as session:
        event = (
            session.query(EventRow)
            .filter_by(verb="workbench.invite")
            .order_by(EventRow.sequence.desc())
            .first()
        )
    with pytest.raises(Refused, match="of this kind cannot be undone"):
        undo(room.store, room.seated("sara"), selection=room.selection, event=event.hash)


def test_who_may_not_know_of_a_change_does_not_learn_that_it_was_undone(room):
    with room.store.read() as session:
        before = len(events(session, room.seated("sara"), room.selection))
    note(room, "omid", "unseen", NOTE_UNSEEN)
    undo_last(room, "omid")

    with room.store.read() as session:
        assert len(events(session, room.seated("sara"), room.selection)) == before
        assert len(events(session, room.seated("omid"), room.selection)) == before + 2
