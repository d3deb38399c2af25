from fractions import Fraction

import pytest

from rfp.needs.gap_order import closing_order, linked, refuse_circle, rounds
from workbench.problem import Problem

TITLES = {"a": "One file", "b": "Clean data", "c": "Roles"}


def priorities(**told):
    return {gap: Fraction(priority) for gap, priority in told.items()}


def test_a_circle_is_refused_with_its_path():
    with pytest.raises(Problem, match="in a circle: Roles → One file → Clean data → Roles"):
        refuse_circle({"a": ["b"], "b": ["c"]}, "c", "a", TITLES)


def test_a_gap_does_not_wait_for_itself():
    with pytest.raises(Problem, match="the gap One file cannot wait for itself"):
        refuse_circle({}, "a", "a", TITLES)


def test_two_ways_to_one_gap_are_no_circle():
    refuse_circle({"a": ["b", "c"], "b": ["c"]}, "a", "c", TITLES)


def test_what_the_most_pressing_gap_waits_for_comes_first():
    order = closing_order(priorities(a=90, b=1, c=50), {"a": ["b"]})
    assert order == ["b", "a", "c"]


def test_gaps_that_wait_for_none_stand_by_priority():
    assert closing_order(priorities(a=1, b=3, c=2), {}) == ["b", "c", "a"]


def test_a_circle_that_came_about_by_undo_still_has_an_order():
    waiting = {"a": ["b"], "b": ["a"]}
    assert closing_order(priorities(a=5, b=9), waiting) == ["b", "a"]
    assert rounds(["b", "a"], waiting) == {"b": 0, "a": 1}


def test_a_gap_is_closed_one_round_after_the_last_that_it_waits_for():
    assert rounds(["c", "b", "a"], {"a": ["b", "c"], "b": ["c"]}) == {"c": 0, "b": 1, "a": 2}


def test_only_gaps_with_a_link_are_drawn():
    assert linked({"a": ["b"], "c": []}, ["a", "b", "c"]) == ["a", "b"]
