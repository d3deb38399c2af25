from fractions import Fraction

import pytest

from scoring.changes.what_ifs import (
    free_room,
    hold_room,
    move_what_if,
    pin,
    reset_what_if,
    unpin,
)
from scoring.reads.standings import standing
from scoring.reads.what_ifs import pins, shown_what_if, what_if
from tests.scoring.second_room import ROOM
from workbench.changes.selections import archive
from workbench.changes.undo import undo
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.events import events
from workbench.reads.undo import last_change

PRICE_AT_FORTY = {
    "fit": Fraction(40, 70) * Fraction(60, 100),
    "delivery": Fraction(20, 70) * Fraction(60, 100),
    "security": Fraction(10, 70) * Fraction(60, 100),
    "price": Fraction(40, 100),
}


def frame(room, kind="release", criterion="price", x=400, v=0):
    return {"t": kind, "c": room.criteria[criterion], "x": x, "v": v}


def move(room, name="arash", *, private=False, **what):
    return move_what_if(
        room.store, room.seated(name), selection=ROOM, frame=frame(room, **what), private=private
    )


def read(room, name="arash", *, private=False):
    with room.store.read() as session:
        return what_if(session, room.seated(name), ROOM, private=private)


def weights(room, found):
    return {
        name: found.tree[room.criteria[name]].weight
        for name in ("fit", "delivery", "security", "price")
    }


def told(room, name="arash"):
    with room.store.read() as session:
        return [event.verb for event in events(session, room.seated(name), ROOM)]


def test_a_move_is_stored_as_exact_fractions_that_sum_to_one(ranked_room):
    after = move(ranked_room)

    assert weights(ranked_room, after) == PRICE_AT_FORTY
    assert sum(PRICE_AT_FORTY.values()) == 1
    assert read(ranked_room) == after
    assert after.version == 1
    assert told(ranked_room)[:2] == ["scoring.move_what_if", "scoring.begin_what_if"]


def test_no_move_touches_the_official_ranking(ranked_room):
    def official():
        with ranked_room.store.read() as session:
            return standing(session, ranked_room.seated("mina"), ROOM, "en")

    before = official()
    move(ranked_room)
    move(ranked_room, kind="lock", criterion="fit", x=1, v=1)

    assert official() == before


def test_who_saw_an_older_version_is_told_that_it_moved_on(ranked_room):
    move(ranked_room)

    with pytest.raises(Conflict, match="yours were those of version 0, version 1 stands now"):
        move(ranked_room, "niloofar", x=100)
    assert weights(ranked_room, read(ranked_room)) == PRICE_AT_FORTY


def test_a_lock_keeps_its_weight_until_everything_goes_back_to_official(ranked_room):
    move(ranked_room, kind="lock", criterion="fit", x=1)
    after = move(ranked_room, v=1)
    assert weights(ranked_room, after)["fit"] == Fraction(40, 100)

    reset_what_if(ranked_room.store, ranked_room.seated("omid"), selection=ROOM)

    back = read(ranked_room)
    assert weights(ranked_room, back)["price"] == Fraction(30, 100)
    assert (back.locked, back.version) == (frozenset(), 3)


def test_undoing_the_first_move_goes_back_and_the_version_still_rises(ranked_room):
    move(ranked_room)
    arash = ranked_room.seated("arash")
    with ranked_room.store.read() as session:
        last = last_change(session, arash, ROOM)

    undo(ranked_room.store, arash, selection=ROOM, event=last.event)

    back = read(ranked_room)
    assert weights(ranked_room, back)["price"] == Fraction(30, 100)
    assert back.version == 2


def test_while_the_chair_holds_the_room_nobody_else_moves(ranked_room):
    hold_room(ranked_room.store, ranked_room.seated("arash"), selection=ROOM)

    with pytest.raises(Refused, match="holds the room, so nobody else moves it"):
        move(ranked_room, "niloofar", v=1)
    with pytest.raises(Refused, match="holds the room"):
        reset_what_if(ranked_room.store, ranked_room.seated("niloofar"), selection=ROOM)
    assert move(ranked_room, v=1).version == 2

    free_room(ranked_room.store, ranked_room.seated("arash"), selection=ROOM)
    assert move(ranked_room, "niloofar", x=100, v=3).version == 4


@pytest.mark.parametrize("name", ["niloofar", "farid", "mina"])
def test_only_the_chair_holds_the_room(ranked_room, name):
    with pytest.raises(Refused, match="your role does not include this: hold the room"):
        hold_room(ranked_room.store, ranked_room.seated(name), selection=ROOM)


def test_a_private_what_if_begins_as_the_shared_one_stands_and_goes_its_own_way(ranked_room):
    move(ranked_room)

    own = move(ranked_room, "niloofar", private=True, x=100)

    assert weights(ranked_room, own)["price"] == Fraction(1, 10)
    assert weights(ranked_room, read(ranked_room)) == PRICE_AT_FORTY
    assert read(ranked_room, "omid", private=True).version == 0
    reset_what_if(ranked_room.store, ranked_room.seated("niloofar"), selection=ROOM, private=True)
    assert weights(ranked_room, read(ranked_room)) == PRICE_AT_FORTY


def test_nobody_else_knows_of_a_private_what_if(ranked_room):
    before = {name: told(ranked_room, name) for name in ("arash", "farid", "omid", "mina")}

    move(ranked_room, "niloofar", private=True)

    assert {name: told(ranked_room, name) for name in before} == before
    assert told(ranked_room, "niloofar")[:2] == [
        "scoring.move_private_what_if",
        "scoring.begin_private_what_if",
    ]


@pytest.mark.parametrize("private", [False, True])
def test_nobody_plays_before_the_prices_are_open(scoring_room, private):
    with pytest.raises(Refused, match="possible from Price and ranking to Decision"):
        move(scoring_room, "arash", private=private)
    with scoring_room.store.read() as session:
        assert shown_what_if(session, ROOM, ROOM) is None
        assert pins(session, scoring_room.seated("arash"), ROOM) == []


def test_a_closed_selection_is_not_played_with(ranked_room):
    archive(ranked_room.store, ranked_room.seated("arash"), selection=ROOM)

    with pytest.raises(Refused, match="archived"):
        move(ranked_room)


def test_a_pin_keeps_title_weights_who_and_when_whatever_moves_later(ranked_room):
    move(ranked_room)
    pin(ranked_room.store, ranked_room.seated("omid"), selection=ROOM, title="  Price \n at 40 % ")
    move(ranked_room, x=100, v=1)

    with ranked_room.store.read() as session:
        (found,) = pins(session, ranked_room.seated("mina"), ROOM)
    assert (found.title, found.pinned_by) == ("Price at 40 %", "Omid")
    assert weights(ranked_room, found) == PRICE_AT_FORTY


def test_a_private_what_if_is_pinned_as_its_owner_sees_it(ranked_room):
    move(ranked_room, "omid", private=True)
    pin(ranked_room.store, ranked_room.seated("omid"), selection=ROOM, title="Mine", private=True)

    with ranked_room.store.read() as session:
        (found,) = pins(session, ranked_room.seated("mina"), ROOM)
    assert weights(ranked_room, found) == PRICE_AT_FORTY


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (" \n ", "a pinned what-if needs a title"),
        ("\N{ZERO WIDTH SPACE}", "a pinned what-if needs a title"),
        ("x" * 121, "at most 120 characters, got 121"),
    ],
)
def test_a_title_is_neither_blank_nor_a_paragraph(ranked_room, title, words):
    with pytest.raises(Problem, match=words):
        pin(ranked_room.store, ranked_room.seated("arash"), selection=ROOM, title=title)


def test_an_observer_plays_but_does_not_pin(ranked_room):
    assert move(ranked_room, "mina").version == 1
    with pytest.raises(Refused, match="your role does not include this: pin a what-if"):
        pin(ranked_room.store, ranked_room.seated("mina"), selection=ROOM, title="Mine")


def test_a_pin_is_taken_off_and_the_record_keeps_both(ranked_room):
    arash = ranked_room.seated("arash")
    taken = pin(ranked_room.store, arash, selection=ROOM, title="For a moment")
    unpin(ranked_room.store, arash, selection=ROOM, pin=taken)

    with ranked_room.store.read() as session:
        assert pins(session, arash, ROOM) == []
    assert told(ranked_room)[:2] == ["scoring.unpin", "scoring.pin"]


def test_what_a_colleague_released_in_between_is_not_pinned_under_another_title(ranked_room):
    arash = ranked_room.seated("arash")
    move(ranked_room, "omid")

    with pytest.raises(Conflict, match="somebody moved the what-if meanwhile"):
        pin(ranked_room.store, arash, selection=ROOM, title="As it was", seen=0)
    pin(ranked_room.store, arash, selection=ROOM, title="Price at 40 %", seen=1)


def test_whoever_moved_last_pins_that_move_though_the_charts_are_late(ranked_room):
    move(ranked_room)

    pin(ranked_room.store, ranked_room.seated("arash"), selection=ROOM, title="At once", seen=0)

    with ranked_room.store.read() as session:
        (found,) = pins(session, ranked_room.seated("mina"), ROOM)
    assert weights(ranked_room, found) == PRICE_AT_FORTY
