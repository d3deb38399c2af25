import datetime as dt
from fractions import Fraction

import pytest

from rfp.changes.goals import add_goal, edit_goal, remove_goal
from rfp.changes.objectives import (
    add_objective,
    edit_objective,
    remove_objective,
    serve_objective,
)
from rfp.changes.ready_goals import take_ready_goal
from rfp.changes.requirements import add_requirement, remove_requirement
from rfp.goals.goal import GoalFamily, Measure
from rfp.needs.requirement import Moscow
from rfp.reads.goals import goals, objectives
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.problem import Conflict, Problem, Refused

MEASURE = Measure(baseline=Fraction(120), target=Fraction(200), due=dt.date(2027, 3, 20))


def goal(room, title="More business from the web", who="omid"):
    return add_goal(
        room.store,
        room.seated(who),
        selection=ROOM,
        family=GoalFamily.REVENUE,
        titles={"en": title},
    )


def objective(room, of, measure=MEASURE):
    return add_objective(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        goal=of,
        titles={"en": "Leads a quarter", "fa": "سرنخ در هر فصل"},
        units={"en": "leads"},
        measure=measure,
    )


def requirement(room):
    return add_requirement(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        texts={"en": "Takes leads from the web"},
        moscow=Moscow.MUST,
        is_mandatory=False,
    )


def seen(room, read, who="omid", language="en"):
    with room.store.read() as session:
        return read(session, room.seated(who), ROOM, language)


def test_a_goal_has_a_family_and_its_objectives_number_unit_and_date(room):
    of = goal(room)
    objective(room, of)

    (entry,), (measured,) = seen(room, goals), seen(room, objectives, language="fa")
    assert (entry.goal.family, entry.goal.title) == (
        GoalFamily.REVENUE,
        "More business from the web",
    )
    told = measured.objective
    assert (told.goal, told.title, told.unit, told.measure) == (
        of,
        "سرنخ در هر فصل",
        "leads",
        MEASURE,
    )


def test_objectives_stand_goal_by_goal(room):
    first, second = goal(room, "First"), goal(room, "Second")
    of_second, of_first = objective(room, second), objective(room, first)

    assert [e.objective.id for e in seen(room, objectives)] == [of_first, of_second]


def test_a_goal_without_a_title_leaves_nothing(room):
    with pytest.raises(Problem, match="a goal has a title in at least one language, got none"):
        goal(room, " ")
    assert seen(room, goals) == []


def test_two_people_changing_one_goal_are_shown_both(room):
    key = goal(room)

    def edit(title):
        edit_goal(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            goal=key,
            seen=1,
            family=GoalFamily.COST,
            titles={"en": title},
        )

    edit("Cheaper")
    with pytest.raises(Conflict, match=r"it is now \['Cheaper'\]; you wanted \['Lower cost'\]"):
        edit("Lower cost")


def test_a_goal_that_is_measured_stays(room):
    key = goal(room)
    measured = objective(room, key)
    here = {"selection": ROOM, "seen": 1}
    with pytest.raises(Problem, match="objectives measure the goal More business from the web"):
        remove_goal(room.store, room.seated("omid"), goal=key, **here)

    remove_objective(room.store, room.seated("omid"), objective=measured, **here)
    remove_goal(room.store, room.seated("omid"), goal=key, **here)
    assert (seen(room, goals), seen(room, objectives)) == ([], [])


def test_an_objective_is_given_its_number_later(room):
    key = objective(room, goal(room), Measure())
    assert seen(room, objectives)[0].objective.is_red
    edit_objective(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        objective=key,
        seen=1,
        titles={},
        units={"fa": "سرنخ"},
        measure=MEASURE,
    )

    (entry,) = seen(room, objectives)
    assert (entry.objective.measure, entry.units) == (MEASURE, {"en": "leads", "fa": "سرنخ"})


def test_requirements_serve_an_objective_until_they_are_gone(room):
    key, asked = objective(room, goal(room)), requirement(room)

    def serve(*requirements):
        serve_objective(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            objective=key,
            requirements=requirements,
        )

    serve(asked, asked)
    assert seen(room, objectives)[0].objective.requirements == (asked,)
    remove_requirement(room.store, room.seated("omid"), selection=ROOM, requirement=asked)
    assert seen(room, objectives)[0].objective.requirements == ()
    undo(room.store, room.seated("omid"), selection=ROOM, event=room.events()[-1].hash)
    assert seen(room, objectives)[0].objective.requirements == (asked,)

    serve()
    assert seen(room, objectives)[0].objective.requirements == ()


def test_an_objective_that_is_removed_comes_back_with_its_requirements(room):
    key, asked = objective(room, goal(room)), requirement(room)
    omid = room.seated("omid")
    serve_objective(room.store, omid, selection=ROOM, objective=key, requirements=[asked])
    before = seen(room, objectives)
    remove_objective(room.store, omid, selection=ROOM, objective=key, seen=1)
    undo(room.store, omid, selection=ROOM, event=room.events()[-1].hash)

    assert [e.objective for e in seen(room, objectives)] == [e.objective for e in before]


def test_an_observer_sets_no_goal_and_a_vendor_sees_none(room):
    objective(room, goal(room))
    with pytest.raises(Refused, match="your role does not include this"):
        goal(room, who="leila")
    assert (seen(room, goals, who="vida"), seen(room, objectives, who="vida")) == ([], [])


def test_a_ready_goal_comes_with_its_measure_and_waits_for_number_and_date(room):
    take_ready_goal(room.store, room.seated("omid"), selection=ROOM, code="one-base")

    (entry,), (measured,) = seen(room, goals), seen(room, objectives)
    assert (entry.goal.family, measured.objective.goal) == (GoalFamily.COST, entry.goal.id)
    assert (measured.objective.unit, measured.objective.is_red) == ("systems", True)
    assert measured.titles.keys() == entry.titles.keys() == {"en", "fa"}

    undo(room.store, room.seated("omid"), selection=ROOM, event=room.events()[-1].hash)
    assert (seen(room, goals), seen(room, objectives)) == ([], [])
    with pytest.raises(Problem, match="there is no ready goal nobody"):
        take_ready_goal(room.store, room.seated("omid"), selection=ROOM, code="nobody")
