from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.what_if import Frame, FrameKind, WhatIf, applied, check_frame
from tests.scoring import crm_fixture as crm
from workbench.problem import Conflict, Problem, Refused

START = WhatIf(tree=crm.tree(), version=7)


def frame(**changed):
    return {"t": "release", "c": "price", "x": 400, "v": 7} | changed


def checked(what_if=START, **changed):
    return check_frame(frame(**changed), what_if, mover="sara")


def test_a_frame_is_relayed_as_it_was_checked():
    assert checked() == Frame(kind=FrameKind.RELEASE, criterion="price", tenths=400, version=7)
    assert checked().weight == Fraction(2, 5)
    assert checked().as_message() == frame()


def test_a_release_moves_the_what_if_and_raises_its_version():
    after = applied(START, checked())

    assert after.version == 8
    assert {c: int(w * 100) for c, w in after.tree.local_weights.items()} == {
        "functional": 28,
        "integration": 12,
        "implementation": 12,
        "viability": 8,
        "price": 40,
    }


def test_a_drag_stores_nothing():
    assert applied(START, checked(t="drag")) == START


def test_a_lock_keeps_its_criterion_where_it_is_until_it_is_opened():
    locked = applied(START, checked(t="lock", c="functional", x=1))

    assert (locked.locked, locked.version) == ({"functional"}, 8)
    moved = applied(locked, checked(locked, v=8))
    assert moved.tree["functional"].weight == Fraction(7, 20)
    opened = applied(moved, checked(moved, t="lock", c="functional", x=0, v=9))
    assert opened.locked == frozenset()


def test_only_the_chair_moves_while_the_room_is_held():
    held = WhatIf(tree=crm.tree(), version=7, held_by="chair")

    assert check_frame(frame(), held, mover="chair").tenths == 400
    with pytest.raises(Refused, match="chair holds the room"):
        check_frame(frame(), held, mover="sara")


def test_one_who_may_only_watch_is_refused():
    with pytest.raises(Refused, match="not move it"):
        check_frame(frame(), START, mover="vendor", may_move=False)


@pytest.mark.parametrize("kind", ["drag", "release", "lock"])
def test_a_frame_of_an_older_version_is_a_conflict(kind):
    with pytest.raises(Conflict, match="version 6, version 7 stands now"):
        checked(t=kind, x=1, v=6)


@pytest.mark.parametrize(
    "found",
    [None, [], "drag", {}, {**frame(), "w": [1, 2]}, {"t": "drag", "c": "price", "x": 1}],
)
def test_a_frame_of_another_shape_is_refused(found):
    with pytest.raises(Problem, match="keys t, c, x and v"):
        check_frame(found, START, mover="sara")


@pytest.mark.parametrize("change", [{"t": "vote"}, {"t": ["drag"]}, {"t": None}, {"c": 3}])
def test_a_frame_that_asks_for_something_else_is_refused(change):
    with pytest.raises(Problem, match="drags, releases or locks"):
        checked(**change)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"x": 1001}, "0 to 1000, got 1001"),
        ({"x": -1}, "0 to 1000, got -1"),
        ({"x": 40.0}, r"got 40\.0"),
        ({"x": float("nan")}, "got nan"),
        ({"x": True}, "got True"),
        ({"x": "400"}, "got 400"),
        ({"v": None}, "got None"),
        ({"t": "lock", "x": 2}, "0 to 1, got 2"),
        ({"x": "9" * 5000}, r"got 9{20}$"),
    ],
)
def test_numbers_that_are_not_whole_or_out_of_range_are_refused(change, sentence):
    with pytest.raises(Problem, match=sentence):
        checked(**change)


@pytest.mark.parametrize("kind", ["drag", "release", "lock"])
def test_an_unknown_criterion_is_refused(kind):
    with pytest.raises(Problem, match="no criterion speed"):
        checked(t=kind, c="speed", x=1)


@pytest.mark.parametrize("kind", ["drag", "release"])
def test_a_locked_criterion_cannot_be_dragged(kind):
    with pytest.raises(Problem, match="price is locked"):
        checked(WhatIf(tree=crm.tree(), locked=frozenset({"price"}), version=7), t=kind)


def test_a_what_if_locks_only_what_is_in_the_plan():
    with pytest.raises(Problem, match="no criterion speed"):
        WhatIf(tree=crm.tree(), locked=frozenset({"speed"}))


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=8,
)


@given(junk | st.fixed_dictionaries({"t": junk, "c": junk, "x": junk, "v": junk}))
def test_whatever_a_browser_sends_is_a_frame_or_a_problem(found):
    with suppress(Problem):
        assert isinstance(check_frame(found, START, mover="sara"), Frame)
