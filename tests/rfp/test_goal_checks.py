from rfp.changes.gap_approval import approve_gaps
from rfp.goals.goal import Measure
from rfp.reads.checks import checks
from rfp.reads.goal_checks import goal_checks
from rfp.reads.needs import gaps
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.test_alternatives_changes import way
from tests.rfp.test_goals_changes import goal, objective
from workbench.language import Language


def found(room, read=goal_checks, who="omid"):
    with room.store.read() as session:
        told = read(session, room.seated(who), ROOM, Language.EN)
    return {check.code: check for check in told}


def test_what_nobody_has_begun_is_not_used_but_alternatives_are_always_asked_for(room):
    told = found(room)
    assert [(code, check.is_used, check.is_red) for code, check in told.items()] == [
        ("goals.measurable", False, False),
        ("gaps.approved", False, False),
        ("alternatives.studied", True, True),
    ]
    assert str(told["alternatives.studied"].found) == (
        "alternatives studied: 0; at least 2 are expected"
    )


def test_an_objective_without_number_is_named(room):
    of = goal(room)
    objective(room, of)
    assert not found(room)["goals.measurable"].is_red

    objective(room, of, Measure())
    told = found(room)["goals.measurable"]
    assert (told.is_red, told.found.values) == (True, {"titles": ["Leads a quarter"]})


def test_gaps_are_counted_until_each_is_approved(room):
    fill(room)
    assert found(room)["gaps.approved"].found.values == {"count": 2}

    omid = room.seated("omid")
    with room.store.read() as session:
        seen = {entry.gap.id: entry.fingerprint for entry in gaps(session, omid, ROOM, "en")}
    approve_gaps(room.store, room.seated("sara"), selection=ROOM, seen=seen)
    assert not found(room)["gaps.approved"].is_red


def test_two_studied_alternatives_are_green(room):
    way(room, "One")
    assert found(room)["alternatives.studied"].is_red
    way(room, "Other")
    assert not found(room)["alternatives.studied"].is_red


def test_they_stand_among_the_checks_before_the_rfp_and_a_vendor_sees_none(room):
    assert found(room).keys() <= found(room, checks).keys()
    assert found(room, who="vida") == {}
