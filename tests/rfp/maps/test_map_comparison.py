from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.maps.map_comparison import ComparedStep, StepChange, compared
from rfp.maps.process_map import StepKind


def step(key, name, lane="Sales", kind=StepKind.TASK):
    return ComparedStep(id=key, name=name, lane=lane, kind=kind)


def told(before, after):
    return [
        (
            pair.before.id if pair.before else None,
            pair.after.id if pair.after else None,
            " ".join(pair.changes),
        )
        for pair in compared(before, after)
    ]


@pytest.mark.parametrize(
    ("after", "change"),
    [
        (step("a", "Ask"), "same"),
        (step("a", "Enquire"), "renamed"),
        (step("a", "Ask", kind=StepKind.CALL), "retyped"),
        (step("a", "Ask", lane="IT"), "moved lane"),
        (step("a", "Enquire", lane="IT", kind=StepKind.CALL), "renamed retyped moved lane"),
        (step("z", "Ask"), "same"),
        (step("z", "Ask", lane="IT"), "moved lane"),
        (step("z", "Ask", kind=StepKind.CALL), "retyped"),
    ],
)
def test_a_step_is_known_by_its_id_then_by_its_name_and_lane(after, change):
    assert told([step("a", "Ask")], [after]) == [("a", after.id, change)]


def test_what_stands_in_one_map_alone_is_new_or_removed():
    assert told([step("a", "Ask")], [step("b", "Answer")]) == [
        ("a", None, "removed"),
        (None, "b", "new"),
    ]


def test_the_spelling_of_a_name_is_no_change():
    before = [step("a", "ثبت  نيازمندي‌ها", lane="فروش"), step("b", "Look up")]
    after = [step("x", "ثبت نیازمندیها", lane=" فروش"), step("y", "LOOK  UP")]

    assert told(before, after) == [("a", "x", "same"), ("b", "y", "same")]


def test_an_id_counts_more_than_a_name():
    before = [step("a", "Ask"), step("b", "Answer")]
    after = [step("b", "Ask"), step("a", "Answer")]

    assert told(before, after) == [("b", "b", "renamed"), ("a", "a", "renamed")]


def test_of_doubled_names_the_same_lane_comes_first_and_then_the_order():
    before = [step("1", "Check"), step("2", "Check", lane="IT"), step("3", "Check")]
    after = [step("x", "Check", lane="IT"), step("y", "Check"), step("z", "Check", lane="Law")]

    assert told(before, after) == [
        ("2", "x", "same"),
        ("1", "y", "same"),
        ("3", "z", "moved lane"),
    ]


def test_steps_without_a_name_are_known_by_their_id_alone():
    assert told([step("a", "")], [step("a", ""), step("b", "")]) == [
        ("a", "a", "same"),
        (None, "b", "new"),
    ]
    assert told([step("a", "")], [step("b", " ")]) == [("a", None, "removed"), (None, "b", "new")]


def test_what_is_removed_stands_behind_the_step_that_it_followed():
    before = [step(key, key) for key in "abcde"]
    after = [step(key, key) for key in "dxb"]

    assert [old or new for old, new, _ in told(before, after)] == ["a", "d", "e", "x", "b", "c"]


STEPS = st.lists(
    st.builds(
        step,
        st.sampled_from("abcd"),
        st.sampled_from(["", "ask", "Ask ", "یک", "يك", "two"]),
        st.sampled_from(["", "Sales", "IT"]),
        st.sampled_from(list(StepKind)[:2]),
    ),
    max_size=8,
)


@given(before=STEPS, after=STEPS)
def test_every_step_stands_in_exactly_one_pair(before, after):
    pairs = compared(before, after)

    assert [pair.after for pair in pairs if pair.after] == after
    assert Counter(pair.before for pair in pairs if pair.before) == Counter(before)
    assert all(pair.before or pair.after for pair in pairs)


@given(before=STEPS, after=STEPS)
def test_backwards_what_is_new_is_what_was_removed(before, after):
    there = Counter(change for pair in compared(before, after) for change in pair.changes)
    back = Counter(change for pair in compared(after, before) for change in pair.changes)

    assert there[StepChange.NEW] == back[StepChange.REMOVED]
    assert there[StepChange.REMOVED] == back[StepChange.NEW]


@given(steps=STEPS)
def test_a_map_compared_with_itself_is_the_same(steps):
    assert all(pair.is_same for pair in compared(steps, steps))
