from fractions import Fraction

import pytest

from tests.workbench.committee_room import START, TITLES, new_room, new_store, open_account
from workbench.changes.members import remove_member
from workbench.changes.selections import archive, rename, start_selection, unarchive
from workbench.committee import Actor, Role
from workbench.problem import Problem, Refused
from workbench.reads.selections import selection_for, selections
from workbench.selection import Phase
from workbench.tables import AccountRow


def start(store, account, **changed):
    asked = {"titles": TITLES, "language": "en", "currency": "EUR"} | changed
    return start_selection(store, Actor(account=account, name=account), **asked)


def listed(room, account, language="en"):
    with room.store.read() as session:
        return selections(session, Actor(account=account, name=account), language)


@pytest.fixture
def room(tmp_path):
    made = new_room(new_store(tmp_path))
    yield made
    made.store.database.close()


def test_a_new_selection_is_chaired_by_who_started_it(room):
    (found,) = listed(room, "sara")

    assert found.selection.id == room.selection
    assert (found.selection.title, found.selection.phase) == ("A new CRM", Phase.NEEDS)
    assert found.selection.precision == Fraction(1, 10)
    assert found.selection.created_at > START
    assert found.roles == {Role.CHAIR, Role.EVALUATOR}


def test_the_title_is_read_in_the_readers_language(room):
    (found,) = listed(room, "sara", "fa")

    assert found.selection.title == TITLES["fa"]


def test_only_the_owner_starts_a_selection(room):
    open_account(room.store, "omid")

    with pytest.raises(Refused, match="your role does not include this: start a selection"):
        start(room.store, "omid")


def test_a_made_up_person_starts_the_sample_and_nothing_else(tmp_path):
    store = new_store(tmp_path)
    with store.database.writing() as session:
        session.add(AccountRow(id="mina", login="mina", name="Mina", is_owner=True, sample="s1"))

    assert start(store, "mina", selection="s1", is_sample=True) == "s1"
    with pytest.raises(Refused, match="start a selection"):
        start(store, "mina", selection="s2")
    with pytest.raises(Problem, match="exists already"):
        start(store, "mina", selection="s1")
    store.database.close()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"titles": {"fa": "عنوان"}}, "needs a title in its own language"),
        ({"titles": {"en": "\N{ZERO WIDTH SPACE}"}}, "needs a title in its own language"),
        ({"titles": {"en": "x" * 201}}, "at most 200 characters, got 201"),
        ({"currency": "XXX"}, "a currency is one of"),
        ({"precision": Fraction(1, 3)}, "the published precision is"),
        ({"roles": [Role.EVALUATOR]}, "is its chair"),
    ],
)
def test_a_selection_that_is_not_whole_is_refused(room, changed, message):
    with pytest.raises(Problem, match=message):
        start(room.store, "sara", **changed)


def test_a_stranger_does_not_learn_that_a_selection_exists(room):
    open_account(room.store, "omid")
    stranger = Actor(account="omid", name="Omid")

    assert listed(room, "omid") == []
    with room.store.read() as session:
        for name in (room.selection, "made up"):
            with pytest.raises(Problem, match="no such selection, or you have no seat"):
                selection_for(session, stranger, name, "en")


def test_a_removed_member_no_longer_sees_the_selection(room):
    member = room.seat("omid", Role.EVALUATOR)
    assert len(listed(room, "omid")) == 1

    remove_member(room.store, room.seated("sara"), selection=room.selection, member=member)

    assert listed(room, "omid") == []


def test_an_archived_selection_is_read_and_not_changed_until_it_is_taken_out(room):
    sara = room.seated("sara")
    archive(room.store, sara, selection=room.selection)

    with pytest.raises(Refused, match="archived and can only be read"):
        rename(room.store, sara, selection=room.selection, titles={"en": "Other"})
    with pytest.raises(Problem, match="in the archive already"):
        archive(room.store, sara, selection=room.selection)
    assert listed(room, "sara")[0].selection.archived_at is not None

    unarchive(room.store, sara, selection=room.selection)
    rename(room.store, sara, selection=room.selection, titles={"en": "Other"})
    assert listed(room, "sara")[0].selection.title == "Other"


def test_lists_are_read_with_as_many_statements_for_three_as_for_one(room):
    from sqlalchemy import event

    def statements():
        counted = []
        engine = room.store.database.engine
        event.listen(engine, "before_cursor_execute", lambda *_: counted.append(1))
        listed(room, "sara")
        return len(counted)

    one = statements()
    for _ in range(2):
        start(room.store, "sara")

    assert statements() == one
