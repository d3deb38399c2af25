from fractions import Fraction

import pytest

from rfp.changes.map_states import copy_map
from rfp.changes.touchpoints import mark_touchpoint, unmark_touchpoint
from rfp.maps.touchpoint import Candidate, Touchpoint
from rfp.reads.maps import process_maps, steps
from rfp.reads.touchpoints import touchpoints
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from workbench.problem import Conflict

DEAR = Touchpoint(cost=4, experience=5)


def first_step(room):
    with room.store.read() as session:
        return steps(session, room.seated("omid"), ROOM)[0]


def mark(room, seen=1, touchpoint=DEAR, who="omid"):
    at = {"selection": ROOM, "step": first_step(room).id, "seen": seen}
    mark_touchpoint(room.store, room.seated(who), **at, touchpoint=touchpoint)


def found(room):
    with room.store.read() as session:
        return touchpoints(session, room.seated("omid"), ROOM, "en")


def test_a_touchpoint_comes_with_its_pains_and_its_most_pressing_gap(room):
    fill(room)
    mark(room)

    assert found(room) == [
        Candidate(
            step=first_step(room).id, touchpoint=DEAR, pains=2, priority=Fraction(100 * 3 * 41, 250)
        )
    ]


def test_a_touchpoint_is_taken_back(room):
    fill(room)
    mark(room)
    at = {"selection": ROOM, "step": first_step(room).id, "seen": 2}
    unmark_touchpoint(room.store, room.seated("omid"), **at)

    assert (found(room), first_step(room).touchpoint) == ([], None)


def test_two_members_who_judge_one_step_are_shown_both(room):
    fill(room)
    mark(room)

    with pytest.raises(Conflict):
        mark(room, touchpoint=Touchpoint(cost=1, experience=1), who="nima")


def test_who_wants_what_stands_meets_no_conflict(room):
    fill(room)
    mark(room)
    mark(room, who="nima")

    assert [each.touchpoint for each in found(room)] == [DEAR]


def test_touchpoints_of_a_to_be_map_are_not_for_automating_today(room):
    fill(room)
    mark(room)
    with room.store.read() as session:
        [today] = process_maps(session, room.seated("omid"), ROOM, "en")
    at = {"selection": ROOM, "process_map": today.id, "titles": {"en": "Wanted"}}
    copy_map(room.store, room.seated("omid"), **at)
    with room.store.read() as session:
        wanted = steps(session, room.seated("omid"), ROOM)[-5]
    at = {"selection": ROOM, "step": wanted.id, "seen": wanted.version}
    mark_touchpoint(room.store, room.seated("omid"), **at, touchpoint=DEAR)

    assert [each.step for each in found(room)] == [first_step(room).id]
