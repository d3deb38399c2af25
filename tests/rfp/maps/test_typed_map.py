import pytest

from rfp.maps.process_map import LaneFound
from rfp.maps.typed_map import TypedStep, typed_map
from workbench.problem import Problem


def row(lane, step, **more):
    return TypedStep(lane=lane, step=step, **more)


def follows(rows):
    return [(flow.source, flow.target) for flow in typed_map(rows).flows]


def test_rows_follow_one_another_unless_the_row_says_otherwise():
    rows = [row("A", "1"), row("A", "2", next=(1, 4)), row("A", "3", next=()), row("A", "4")]

    assert follows(rows) == [("step-1", "step-2"), ("step-2", "step-1"), ("step-2", "step-4")]


def test_one_lane_typed_in_two_ways_is_one_lane():
    process_map = typed_map([row("خدمات كيفي", "الف"), row(" خدمات  کیفی", "ب")])

    assert [lane.name for lane in process_map.lanes] == ["خدمات كيفي"]
    assert {step.lane for step in process_map.steps} == {"lane-1"}


def test_a_row_without_a_lane_is_unassigned():
    [step] = typed_map([row("", "Ask")]).steps

    assert (step.lane, step.lane_found) == (None, LaneFound.UNASSIGNED)


def test_a_row_keeps_the_id_that_it_brings():
    assert follows([row("A", "1", id="x"), row("A", "2", id="y")]) == [("x", "y")]


def test_a_row_without_a_step_is_refused():
    with pytest.raises(Problem, match="row 2 of the map has no step"):
        typed_map([row("A", "1"), row("A", " ")])


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_row_that_is_followed_by_none_of_the_rows_is_refused(number):
    with pytest.raises(Problem, match=f"followed by row {number}; rows are numbered 1 to 2"):
        typed_map([row("A", "1", next=(number,)), row("A", "2")])


def test_no_rows_are_an_empty_map():
    assert typed_map([]).steps == ()
