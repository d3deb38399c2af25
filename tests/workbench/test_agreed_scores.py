"""Agreed scores in both databases: exact points, one event each, undone and replayed alike."""

from fractions import Fraction

from tests.scoring import second_selection as second
from tests.scoring.consensus_room import agree, agreed, meet, official, priced, take_back
from tests.scoring.second_room import ROOM, furnished
from workbench.changes.undo import undo
from workbench.reads.replay import check
from workbench.reads.undo import last_event


def test_agreed_scores_are_entered_undone_taken_back_and_ranked_in_either_database(store):
    room = furnished(store)
    room.start()
    meet(room)
    agree(room, "parsa", "ease", 3)
    agree(room, "rayan", "coverage", 3)
    agree(room, "rayan", "coverage", 1, seen=1)
    with store.read() as session:
        event = last_event(session, "farid", ROOM)
    undo(store, room.seated("farid"), selection=ROOM, event=event.hash)
    agree(room, "toska", "team", 5)
    take_back(room, "toska", "team")
    assert agreed(room) == {("parsa", "ease"): 3, ("rayan", "coverage"): 3}

    priced(room)
    names = {code: name for name, code in room.vendors.items()}
    assert {names[p.vendor]: p.total for p in official(room).ranking().places} == {
        **second.TOTALS, "parsa": Fraction(1076, 15), "rayan": Fraction(1047, 15),
    }  # fmt: skip
    with store.read() as session:
        wrong = check(session).breaks
    assert [each for each in wrong if each.values.get("table") == "agreed_score"] == []
