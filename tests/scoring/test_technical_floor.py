"""The technical floor: published with the plan, held before prices are opened."""

from fractions import Fraction

import pytest

from rfp.changes.plan_rules import set_minimums
from rfp.planning.minimums import Minimums
from scoring.changes.price_opening import open_prices
from scoring.reads.sheets import all_sheets
from scoring.reads.standings import standing, unranked
from tests.scoring import second_selection as second
from tests.scoring.second_room import ROOM
from vendor_data.reads.prices import prices
from vendor_data.tables import BelowFloorRow
from workbench.problem import Conflict, Refused
from workbench.reads.replay import check
from workbench.tables import SelectionRow


def lower_to_model(room):
    """Take the selection back to where its plan is written; only a test may."""
    with room.store.database.writing() as session:
        session.get(SelectionRow, ROOM).phase = "model"


def ask(room, **asked):
    """Set a floor although the plan is frozen, then go on where the room was."""
    lower_to_model(room)
    set_minimums(room.store, room.seated("farid"), selection=ROOM, minimums=Minimums(**asked))
    with room.store.database.writing() as session:
        session.get(SelectionRow, ROOM).phase = "scoring"


def scored(room):
    for name in second.EVALUATORS:
        room.fill(name)
        room.lock(name)
    room.price_all()


def read(room, name="mina", of=standing, language="en"):
    with room.store.read() as session:
        return of(session, room.seated(name), ROOM, language)


# Without the price: Parsa 728/15, Rayan 682/15, Sepand 528/15 + 7, Toska 386/15 of 70.
TOSKA = Fraction(386, 15) / Fraction(7, 10)
SEPAND = (Fraction(528, 15) + 7) / Fraction(7, 10)


def test_who_is_below_the_floor_is_out_with_the_reason_and_the_price_stays_sealed(scoring_room):
    room = scoring_room
    ask(room, quality=Fraction(60))
    scored(room)
    open_prices(room.store, room.seated("arash"), selection=ROOM)

    found = read(room)
    toska, zagros = room.vendors["toska"], room.vendors["zagros"]
    assert (set(found.excluded), toska in found.points) == ({toska, zagros}, False)
    assert found.excluded[toska] == (
        "Below the technical floor: 36.76 points without the price, at least 60 are required. "
        "The price stays sealed."
    )
    assert read(room, language="fa").excluded[toska].startswith("زیر کف فنی: ۳۶٫۷۶ امتیاز")
    with room.store.read() as session:
        opened = prices(session, room.seated("arash"), ROOM)
        sheets = all_sheets(session, room.seated("mina"), ROOM)
    assert set(opened) == {room.vendors[v] for v in ("parsa", "rayan", "sepand")}
    assert toska not in found.prices
    assert all(toska in sheet.vendors for sheet in sheets)  # what was scored stays readable


def test_a_price_below_the_floor_decides_nothing_between_the_others(scoring_room):
    room = scoring_room
    ask(room, quality=Fraction(60))
    scored(room)
    open_prices(room.store, room.seated("arash"), selection=ROOM)

    # Toska asked for the least; now Rayan's 40,000 is the lowest and has 100 points.
    points = {v: read(room).points[room.vendors[v]][room.criteria["price"]] for v in ("rayan",)}
    assert points == {"rayan": 100}


def test_exactly_the_minimum_passes_and_a_hair_above_it_does_not(scoring_room):
    room = scoring_room
    ask(room, quality=SEPAND)
    scored(room)
    open_prices(room.store, room.seated("arash"), selection=ROOM)
    assert room.vendors["sepand"] in read(room).points


def test_a_minimum_on_one_criterion_is_a_veto(scoring_room):
    room = scoring_room
    ask(room, by_criterion={room.criteria["delivery"]: Fraction(70)})
    scored(room)
    open_prices(room.store, room.seated("arash"), selection=ROOM)

    # Delivery: Parsa 20/3 x (12 x 0.6 + 13 x 0.4) = 82.67, Rayan 60, Sepand 58.67, Toska 37.33.
    assert set(read(room).points) == {room.vendors["parsa"]}
    assert (
        read(room)
        .excluded[room.vendors["rayan"]]
        .startswith(
            "Below the technical floor: 60.00 points on Delivery, at least 70 are required."
        )
    )


def test_where_everybody_is_below_the_floor_nobody_is_ranked_and_nothing_fails(scoring_room):
    room = scoring_room
    ask(room, quality=Fraction(99))
    scored(room)
    open_prices(room.store, room.seated("arash"), selection=ROOM)

    told = read(room, of=unranked)
    assert (dict(told.intervals), told.unsettled, len(told.excluded)) == ({}, (), 5)
    assert read(room).points == {}


def test_a_vendor_below_the_floor_needs_no_price(scoring_room):
    room = scoring_room
    ask(room, quality=Fraction(60))
    for name in second.EVALUATORS:
        room.fill(name)
        room.lock(name)
    with pytest.raises(Refused, match="3 vendors in the ranking have no price yet"):
        open_prices(room.store, room.seated("arash"), selection=ROOM)


def test_the_floor_is_in_the_record_and_can_be_replayed(scoring_room):
    room = scoring_room
    ask(room, quality=Fraction(60), by_criterion={room.criteria["security"]: Fraction(30)})
    scored(room)
    open_prices(room.store, room.seated("arash"), selection=ROOM)

    with room.store.read() as session:
        rows = session.query(BelowFloorRow).all()
        wrong = [w.values.get("table") for w in check(session).breaks]
    assert [(row.criterion, row.required, row.found) for row in rows] == [
        ("", Fraction(60), TOSKA), (room.criteria["security"], Fraction(30), Fraction(20)),
    ]  # fmt: skip
    assert {"below_floor", "criterion", "plan"}.isdisjoint(wrong)


def test_two_people_who_set_the_floor_are_shown_both(scoring_room):
    room = scoring_room
    lower_to_model(room)
    who = room.seated("farid")
    set_minimums(room.store, who, selection=ROOM, minimums=Minimums(quality=Fraction(50)))
    with pytest.raises(Conflict):
        set_minimums(
            room.store, who, selection=ROOM, minimums=Minimums(quality=Fraction(70)), seen=1
        )
