from itertools import product

import pytest

from tests.workbench.committee_room import new_room, new_store
from workbench.changes.members import declare, remove_member
from workbench.changes.selections import archive, rename
from workbench.committee import Right, Role
from workbench.problem import Problem
from workbench.reads.events import changes_of, events, may_know, version, visible_head
from workbench.record import Audience, verb
from workbench.selection import Phase
from workbench.tables import WordingRow

VERBS = {
    audience: verb(
        f"test.{audience}", right=Right.SEE_SELECTION, label=audience.value, audience=audience
    )
    for audience in Audience
}
OF_PROPOSALS = verb("test.of_proposals", right=Right.SEE_PROPOSALS, label="Of proposals")
OPENS = {
    Audience.COMMITTEE: Phase.NEEDS,
    Audience.LEADERS_UNTIL_LOCKED: Phase.PRICE,
    Audience.NOBODY_UNTIL_LOCKED: Phase.PRICE,
    Audience.NOBODY_UNTIL_PRICES: Phase.PRICE,
    Audience.ACTOR: None,
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    made = new_room(new_store(tmp_path_factory.mktemp("events")))
    made.seat("omid", Role.EVALUATOR)
    made.seat("nima", Role.FACILITATOR)
    made.seat("leila", Role.OBSERVER)
    declare(
        made.store, made.seated("leila"), selection=made.selection, conflicts={"aban": "a cousin"}
    )
    for known in VERBS.values():
        do(made, "omid", known)
    do(made, "sara", VERBS[Audience.COMMITTEE], vendor="aban")
    yield made
    made.store.database.close()


def do(room, account, known, *, vendor=None, subject="note", text="words"):
    with room.store.change(room.seated(account), known, room.selection) as change:
        row = change.session.get(WordingRow, (subject, "text", "en"))
        if row is None:
            row = WordingRow(subject=subject, field="text", language="en", selection=room.selection)
            change.session.add(row)
        row.text = text
        change.about("note", vendor=vendor)


def told(room, account):
    with room.store.read() as session:
        return events(session, room.seated(account), room.selection)


def verbs_known(room, account):
    return {event.verb for event in told(room, account)}


@pytest.mark.parametrize(
    ("phase", "account", "audience"),
    list(product(Phase, ["sara", "omid", "nima", "leila"], Audience)),
)
def test_an_event_is_known_to_its_actor_and_to_its_audience_from_its_phase_on(
    room, phase, account, audience
):
    room.enter(phase)
    opens = OPENS[audience]
    is_open = opens is not None and phase.is_from(opens)
    leads = audience is Audience.LEADERS_UNTIL_LOCKED and account in {"sara", "nima"}
    wanted = account == "omid" or is_open or leads

    assert (VERBS[audience].name in verbs_known(room, account)) == wanted
    actor = room.seated(account)
    assert may_know(actor, VERBS[audience], "omid", None, phase) == wanted


def test_events_are_numbered_by_their_place_among_the_visible(room):
    room.enter("needs")
    numbers = {
        account: [event.number for event in told(room, account)] for account in ("nima", "omid")
    }

    for found in numbers.values():
        assert found == list(range(len(found), 0, -1))
    assert len(numbers["omid"]) > len(numbers["nima"])


def test_what_somebody_may_not_know_of_does_not_move_their_head(room):
    room.enter("needs")

    def heads():
        with room.store.read() as session:
            return {
                account: visible_head(session, room.seated(account), room.selection)
                for account in ("sara", "omid")
            }

    before = heads()
    do(room, "omid", VERBS[Audience.NOBODY_UNTIL_LOCKED], text="more")
    after = heads()

    assert after["sara"] == before["sara"]
    assert after["omid"].count == before["omid"].count + 1
    assert after["omid"].hash != before["omid"].hash
    with room.store.read() as session:
        assert version(session, room.seated("omid"), room.selection) == after["omid"].hash[:12]


def test_an_event_about_a_vendor_in_conflict_does_not_exist(room):
    room.enter("decision")

    assert "aban" in {event.vendor for event in told(room, "omid")}
    assert "aban" not in {event.vendor for event in told(room, "leila")}
    numbers = [event.number for event in told(room, "leila")]
    assert numbers == list(range(len(numbers), 0, -1))


def test_a_row_about_a_vendor_in_conflict_is_not_shown_in_an_event_about_others(room):
    room.enter("needs")
    do(room, "sara", VERBS[Audience.COMMITTEE], subject="aban", text="Aban Ltd")
    (event, *_) = told(room, "omid")

    with room.store.read() as session:
        shown = changes_of(session, room.seated("omid"), room.selection, event.event)
        assert "Aban Ltd" in [change.after for change in shown]
        assert changes_of(session, room.seated("leila"), room.selection, event.event) == []


def test_what_proposals_hold_is_told_after_declaring_alone(room):
    room.enter("call")
    with pytest.raises(Problem, match="declare your conflicts of interest first"):
        do(room, "omid", OF_PROPOSALS)
    declare(room.store, room.seated("sara"), selection=room.selection, conflicts={})
    do(room, "sara", OF_PROPOSALS)

    assert "test.of_proposals" in verbs_known(room, "leila")
    assert "test.of_proposals" not in verbs_known(room, "omid")


def test_a_change_is_told_value_by_value(room):
    room.enter("needs")
    rename(room.store, room.seated("sara"), selection=room.selection, titles={"en": "Other"})
    (event, *_) = told(room, "omid")

    with room.store.read() as session:
        (change,) = changes_of(session, room.seated("omid"), room.selection, event.event)
    assert (change.table, change.field) == ("wording", "text")
    assert (change.before, change.after) == ("A new CRM", "Other")


def test_the_address_of_a_hidden_event_opens_nothing(room):
    room.enter("needs")
    do(room, "omid", VERBS[Audience.NOBODY_UNTIL_LOCKED], text="unseen words")
    (hidden, *_) = told(room, "omid")

    with room.store.read() as session:
        for event in (hidden.event, "made up"):
            with pytest.raises(Problem, match="no such event, or you may not know of it"):
                changes_of(session, room.seated("sara"), room.selection, event)


def test_a_removed_member_and_a_vendor_know_nothing(room):
    member = room.seat("vida", Role.CHAIR)
    remove_member(room.store, room.seated("sara"), selection=room.selection, member=member)

    assert told(room, "vida") == []
    with room.store.read() as session:
        head = visible_head(session, room.seated("vida"), room.selection)
    assert head.count == 0


def test_the_record_of_an_archived_selection_can_be_read(tmp_path):
    room = new_room(new_store(tmp_path))
    archive(room.store, room.seated("sara"), selection=room.selection)

    assert [event.label for event in told(room, "sara")] == [
        "Selection archived",
        "Selection started",
    ]
    room.store.database.close()
