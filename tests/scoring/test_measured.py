"""A leaf that is measured: the facilitator enters amounts, the value function makes points."""

from fractions import Fraction

import pytest

from scoring.changes.asked_again import ask_for_score
from scoring.changes.assignments import assign
from scoring.changes.measured_amounts import remove_amount
from scoring.changes.missing_choice import choose_for_missing
from scoring.changes.price_opening import open_prices
from scoring.measured import measured_points
from scoring.missing import Choice
from scoring.reads.measured_amounts import measured_amounts
from scoring.reads.sheets import unscored
from scoring.reads.standings import standing
from tests.scoring.measured_room import (
    AMOUNTS,
    POINTS,
    TOTALS,
    WEEKS,
    enter,
    score,
    start,
)
from tests.scoring.second_room import ROOM
from workbench.changes.undo import undo
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.undo import last_event
from workbench.tables import ConflictRow, SelectionRow


@pytest.fixture
def room(opening_room):
    start(opening_room)
    return opening_room


def amounts(room, name="farid"):
    with room.store.read() as session:
        found = measured_amounts(session, room.seated(name), ROOM)
    names = {code: name for name, code in room.vendors.items()}
    return {names[vendor]: each.amount for (vendor, _), each in found.items()}


def official(room, name="mina"):
    with room.store.read() as session:
        return standing(session, room.seated(name), ROOM, "en")


def phase(room):
    with room.store.read() as session:
        return session.get(SelectionRow, ROOM).phase


def priced(room):
    open_prices(room.store, room.seated("arash"), selection=ROOM)


def test_amounts_become_exact_points_by_the_line_and_stay_level_outside_it():
    given = {(vendor, "weeks"): Fraction(amount) for vendor, amount in AMOUNTS.items()}

    assert measured_points({"weeks": WEEKS}, given) == {
        vendor: {"weeks": points} for vendor, points in POINTS.items()
    }


def test_the_official_ranking_is_the_one_worked_out_by_hand(room):
    score(room)
    for vendor in AMOUNTS:
        enter(room, vendor)
    priced(room)

    found, leaf = official(room), room.criteria["security"]
    totals = {place.vendor: place.total for place in found.ranking().places}
    assert totals == {room.vendors[vendor]: total for vendor, total in TOTALS.items()}
    told = found.measured[leaf]
    assert (told.unit, told.measure) == ("weeks until go-live", WEEKS)
    assert told.amounts[room.vendors["parsa"]].source == "plan, page 4"


def test_a_missing_amount_is_not_scored_and_never_zero(room):
    score(room)
    for vendor in ("parsa", "rayan", "toska"):
        enter(room, vendor)
    assert phase(room) == "consensus"
    with room.store.read() as session:
        waiting = unscored(session, room.seated("farid"), ROOM)
    sepand = (room.vendors["sepand"], room.criteria["security"])
    assert [(each.vendor, each.leaf, each.is_measured) for each in waiting] == [(*sepand, True)]
    with pytest.raises(Refused, match=r"no amount is entered for .*Sepand – Security"):
        priced(room)

    choose_for_missing(
        room.store, room.seated("arash"), selection=ROOM, vendor=sepand[0], leaf=sepand[1],
        choice=Choice.MEAN, reason="not told in any envelope",
    )  # fmt: skip
    priced(room)
    assert official(room).points[sepand[0]][sepand[1]] == 35  # (90 + 15 + 0) / 3


def test_an_amount_comes_with_its_source_in_one_event_that_can_be_undone(room):
    with pytest.raises(Problem, match="an amount needs its source"):
        enter(room, "parsa", source=" ")
    enter(room, "parsa", Fraction(9, 2))
    assert amounts(room) == {"parsa": Fraction(9, 2)}

    farid = room.seated("farid")
    with room.store.read() as session:
        event = last_event(session, "farid", ROOM)
    assert event.verb == "scoring.enter_amount"
    undo(room.store, farid, selection=ROOM, event=event.hash)
    assert amounts(room) == {}


def test_whoever_saw_an_older_amount_learns_both(room):
    enter(room, "parsa", 5)

    with pytest.raises(Conflict):
        enter(room, "parsa", 6, who="arash")
    enter(room, "parsa", 6, who="arash", seen=1)
    assert amounts(room) == {"parsa": 6}


def test_an_amount_that_somebody_removed_is_not_put_back_unseen(room):
    enter(room, "parsa", 5)
    about = {"selection": ROOM, "vendor": room.vendors["parsa"], "leaf": room.criteria["security"]}
    remove_amount(room.store, room.seated("arash"), **about, seen=1)

    with pytest.raises(Conflict, match="somebody removed this meanwhile; you wanted 6"):
        enter(room, "parsa", 6, seen=1)
    assert amounts(room) == {}


def test_the_conflict_over_an_amount_names_its_source_where_that_alone_differs(room):
    enter(room, "parsa", 5)

    with pytest.raises(Conflict, match="it is now plan, page 4; you wanted plan, page 7"):
        enter(room, "parsa", 5, who="arash", source="plan, page 7")


def test_the_same_amount_again_keeps_who_entered_it_and_when(room):
    enter(room, "parsa", 5)
    with room.store.read() as session:
        before = measured_amounts(session, room.seated("farid"), ROOM)
    heard = []
    room.store.listeners.append(heard.append)
    enter(room, "parsa", 5, who="arash")

    with room.store.read() as session:
        assert measured_amounts(session, room.seated("farid"), ROOM) == before
    assert heard == []


def test_an_amount_that_is_taken_back_is_missing_again(room):
    enter(room, "parsa")
    about = {"selection": ROOM, "vendor": room.vendors["parsa"], "seen": 1}
    remove_amount(room.store, room.seated("farid"), **about, leaf=room.criteria["security"])

    assert amounts(room) == {}
    with pytest.raises(Problem, match="no amount is entered here"):
        remove_amount(room.store, room.seated("farid"), **about, leaf=room.criteria["security"])


def test_leaders_alone_enter_and_nobody_else_sees_an_amount_before_the_sheets_are_locked(room):
    enter(room, "parsa")

    assert (amounts(room, "arash"), amounts(room, "omid"), amounts(room, "mina")) == (
        {"parsa": 5}, {}, {},
    )  # fmt: skip
    with pytest.raises(Refused):
        enter(room, "rayan", who="omid")
    score(room)
    assert amounts(room, "mina") == {"parsa": 5}


def test_a_member_in_conflict_sees_and_enters_no_amount_of_that_vendor(room):
    enter(room, "parsa")
    enter(room, "rayan")
    with room.store.database.writing() as session:
        parsa = room.vendors["parsa"]
        session.add(ConflictRow(member="m-farid", vendor=parsa, selection=ROOM, reason="kin"))

    assert amounts(room) == {"rayan": 11}
    with pytest.raises(Refused):
        enter(room, "parsa", 6, seen=1)


def test_no_amount_changes_once_the_prices_are_open(room):
    score(room)
    for vendor in AMOUNTS:
        enter(room, vendor)
    priced(room)

    with pytest.raises(Refused):
        enter(room, "parsa", 4, seen=1)


def test_only_a_measured_criterion_takes_amounts(opening_room):
    with pytest.raises(Problem, match="amounts are entered for a criterion that is measured"):
        enter(opening_room, "parsa")


def test_nobody_is_assigned_to_a_measured_leaf_or_asked_for_its_score(room):
    leaf, farid = room.criteria["security"], room.seated("farid")

    with pytest.raises(Problem, match="scores are given on the lowest criteria of the plan"):
        assign_in(room, leaf)
    with pytest.raises(Refused, match="its amount is entered instead"):
        ask_for_score(
            room.store, farid, selection=ROOM, member="m-omid", vendor=room.vendors["parsa"],
            leaf=leaf,
        )  # fmt: skip


def assign_in(room, leaf):
    with room.store.database.writing() as session:
        session.get(SelectionRow, ROOM).phase = "opening"
    try:
        assign(room.store, room.seated("farid"), selection=ROOM, member="m-omid", leaves=[leaf])
    finally:
        with room.store.database.writing() as session:
            session.get(SelectionRow, ROOM).phase = "scoring"
