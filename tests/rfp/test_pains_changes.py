import pytest

from rfp.changes.gaps import add_gap
from rfp.changes.maps import type_map
from rfp.changes.pains import (
    add_pain,
    edit_pain,
    remove_pain,
    set_aside_pain,
    take_back_pain,
)
from rfp.maps.typed_map import TypedStep
from rfp.needs.gap import GapKind, Judgement
from rfp.needs.pain import PainSource
from rfp.reads.maps import steps
from rfp.reads.needs import pains
from tests.rfp.needs_room import ROOM
from workbench.problem import Conflict, Problem, Refused


@pytest.fixture
def step(room):
    type_map(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        titles={"en": "Calls"},
        steps=[TypedStep(lane="Sales", step="Answer"), TypedStep(lane="Sales", step="Offer")],
    )
    with room.store.read() as session:
        return steps(session, room.seated("omid"), ROOM)[0].id


def added(room, step, text="Nobody knows who called before", who="leila"):
    return add_pain(room.store, room.seated(who), selection=ROOM, step=step, text=text)


def shown(room, who="omid"):
    with room.store.read() as session:
        entries = pains(session, room.seated(who), ROOM)
        return [(e.pain.text, e.pain.by, e.pain.set_aside, e.version) for e in entries]


def test_every_member_adds_pains_and_they_stand_oldest_first(room, step):
    added(room, step, " Nobody knows \n", who="leila")
    added(room, step, "It takes days", who="sara")

    assert shown(room) == [("Nobody knows", "Leila", "", 1), ("It takes days", "Sara", "", 1)]
    assert [event.verb for event in room.events()] == [
        "rfp.type_map",
        "rfp.add_pain",
        "rfp.add_pain",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("  ", "says in words what hurts"), ("x" * 2001, "at most 2000 letters, got 2001")],
)
def test_a_pain_has_words_but_not_a_novel(room, step, text, sentence):
    with pytest.raises(Problem, match=sentence):
        added(room, step, text)


def test_a_pain_at_a_step_that_is_gone_says_so(room, step):
    with pytest.raises(Problem, match="no longer exists"):
        added(room, "gone")


def test_members_change_their_own_pains_only(room, step):
    pain = added(room, step, who="leila")
    edit_pain(
        room.store, room.seated("leila"), selection=ROOM, pain=pain, seen=1, text="Unknown caller"
    )

    with pytest.raises(Refused, match="only by the member who added it"):
        edit_pain(room.store, room.seated("sara"), selection=ROOM, pain=pain, seen=2, text="Mine")
    with pytest.raises(Refused, match="only by the member who added it"):
        remove_pain(room.store, room.seated("sara"), selection=ROOM, pain=pain)

    assert shown(room) == [("Unknown caller", "Leila", "", 2)]


def test_a_pain_changed_in_two_browsers_shows_both_texts(room, step):
    pain, leila = added(room, step), room.seated("leila")
    edit_pain(room.store, leila, selection=ROOM, pain=pain, seen=1, text="First")

    with pytest.raises(Conflict, match="it is now First; you wanted Second"):
        edit_pain(room.store, leila, selection=ROOM, pain=pain, seen=1, text="Second")


def test_a_pain_is_set_aside_with_a_reason_and_taken_back(room, step):
    pain, omid = added(room, step), room.seated("omid")

    with pytest.raises(Problem, match="set aside with a reason"):
        set_aside_pain(room.store, omid, selection=ROOM, pain=pain, seen=1, reason=" ")
    set_aside_pain(room.store, omid, selection=ROOM, pain=pain, seen=1, reason="Law, not ours")
    assert [row[2] for row in shown(room)] == ["Law, not ours"]

    take_back_pain(room.store, omid, selection=ROOM, pain=pain, seen=2)
    assert [row[2] for row in shown(room)] == [""]


def test_an_observer_sets_nothing_aside(room, step):
    pain = added(room, step)

    with pytest.raises(Refused, match="your role does not include"):
        set_aside_pain(
            room.store, room.seated("leila"), selection=ROOM, pain=pain, seen=1, reason="No"
        )


def test_a_pain_that_a_gap_explains_is_neither_removed_nor_set_aside(room, step):
    pain = added(room, step)
    add_gap(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        kind=GapKind.DATA,
        titles={"en": "One customer file"},
        judgement=Judgement(as_is=1, to_be=4, impact=5, constraint=2, risk=3, dependency=2),
        pains=[pain],
    )

    with pytest.raises(Problem, match="unlink it from the gap first"):
        remove_pain(room.store, room.seated("leila"), selection=ROOM, pain=pain)
    with pytest.raises(Problem, match="unlink it from the gap first"):
        set_aside_pain(
            room.store, room.seated("omid"), selection=ROOM, pain=pain, seen=1, reason="No"
        )


def test_a_vendor_neither_adds_nor_reads_pains(room, step):
    added(room, step)

    with pytest.raises(Refused):
        added(room, step, who="vida")
    assert shown(room, "vida") == []


def sources(room):
    with room.store.read() as session:
        entries = pains(session, room.seated("omid"), ROOM)
        return [(e.pain.source, e.pain.source_words) for e in entries]


def test_a_pain_tells_who_told_of_it(room, step):
    at = {"selection": ROOM, "step": step, "text": "Slow"}
    told = {"source_kind": PainSource.CUSTOMER, "source": " survey \n of May "}
    pain = add_pain(room.store, room.seated("leila"), **at, **told)
    edit_pain(room.store, room.seated("leila"), selection=ROOM, pain=pain, seen=1, text="Very slow")
    assert sources(room) == [(PainSource.CUSTOMER, "survey of May")]

    told = {"source_kind": PainSource.DOCUMENT, "source": ""}
    edit_pain(room.store, room.seated("leila"), selection=ROOM, pain=pain, seen=2, **told)
    assert sources(room) == [(PainSource.DOCUMENT, "")]


def test_a_source_is_said_shortly(room, step):
    with pytest.raises(Problem, match="at most 200 letters, got 201"):
        add_pain(
            room.store,
            room.seated("leila"),
            selection=ROOM,
            step=step,
            text="Slow",
            source="x" * 201,
        )
