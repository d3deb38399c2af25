"""What each vendor would cost us ourselves; by hand in euros' cents.

Aban asks 10 x 100 and 2 x 50 = 1,100; our team is 3 x 500 = 1,500 with everybody; our own work is
five days: 40 a day with Aban, 10 with Baran, so 2,800 and 2,650 in all.
"""

from fractions import Fraction

import pytest

from rfp.writing.tables import SealingRow
from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.lines import line
from tests.vendor_data.costs.own_room import enter, stated, with_own_work, work
from tests.vendor_data.costs.priced_room import ids, offer, official, take, take_over
from tests.vendor_data.sealing.sealed_room import CLOSE
from vendor_data.changes.own_costs import expect_own_costs_stated, remove_own_cost
from vendor_data.changes.prices import set_price
from vendor_data.costs.comparison import compared
from vendor_data.costs.own_cost import lines_for
from vendor_data.costs.tables import OwnCostRow
from vendor_data.costs.total_cost import Basis, own_costs
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.events import events
from workbench.reads.replay import check


def remove(room, vendor="aban", who="nima", seen=1):
    remove_own_cost(
        room.store, room.seated(who), selection=ROOM, vendor=room.vendors[vendor],
        cost_line=work(room), seen=seen,
    )  # fmt: skip


def verbs(room, who):
    with room.store.read() as session:
        return [each.verb for each in events(session, room.seated(who), ROOM)]


@pytest.mark.parametrize(
    ("basis", "prices"),
    [
        (Basis.PURCHASE, (1100, 1100)),
        (Basis.TOTAL_COST, (2800, 2650)),
        (Basis.PRESENT_VALUE, (2787, 2637)),  # support: 50/1.1 + 50/1.21 = 86.78
    ],
)
def test_each_vendor_counts_with_what_it_costs_us_ourselves(room, basis, prices):
    with_own_work(room, basis)
    for vendor, amount in (("aban", 40), ("baran", 10)):
        enter(room, amount, vendor)
    for vendor in ("aban", "baran"):
        take(room, offer(room), vendor)
        take_over(room, vendor)

    room.enter("price")
    assert official(room) == dict(zip(("aban", "baran"), prices, strict=True))


def by_form(room):
    take(room, offer(room))


def by_hand(room):
    set_price(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"], amount=9
    )


@pytest.mark.parametrize("price", [by_form, by_hand])
def test_the_first_price_waits_until_every_own_cost_is_stated_and_0_is_stated(room, price):
    with_own_work(room)
    enter(room, 0)
    with pytest.raises(Refused, match=r"own cost is not stated for .*Baran – Our work"):
        price(room)

    enter(room, 10, "baran")
    price(room)
    if price is by_form:
        take_over(room)
        room.enter("price")
        assert official(room) == {"aban": 2600}


def test_a_price_does_not_wait_for_the_own_cost_with_a_vendor_that_came_later(room):
    with_own_work(room)
    for vendor in ("aban", "baran"):
        enter(room, 10, vendor)
    take(room, offer(room))
    room.vendors["late"] = room.register(en="Late")

    take(room, offer(room), "baran")
    take(room, offer(room), "late")
    with pytest.raises(Problem, match="only a lower limit while lines have no amount: C-4"):
        take_over(room, "late")


@pytest.mark.parametrize("basis", [Basis.PURCHASE, Basis.TOTAL_COST])
@pytest.mark.parametrize("price", [by_form, by_hand])
def test_it_stays_with_every_vendor_once_any_price_is_kept(room, basis, price):
    with_own_work(room, basis)
    for vendor in ("aban", "baran"):
        enter(room, 40, vendor)
    price(room)

    for vendor in ("aban", "baran"):
        with pytest.raises(Refused, match="so our own costs stay as they are with every"):
            enter(room, 30, vendor, seen=1)
        with pytest.raises(Refused, match="so our own costs stay as they are with every"):
            remove(room, vendor)
    assert stated(room) == {"aban": 40, "baran": 40}


def test_it_changes_until_the_first_price_is_kept(room):
    with_own_work(room)
    enter(room, 40)
    enter(room, 30, seen=1)
    assert stated(room) == {"aban": 30}
    remove(room, seen=2)
    assert stated(room) == {}


def test_nobody_states_it_before_the_call_or_once_prices_are_open(room):
    with_own_work(room)
    for phase in ("model", "price"):
        room.enter(phase)
        with pytest.raises(Refused, match="possible from"):
            enter(room, 40)


def test_nobody_states_it_once_envelope_c_may_be_open(room):
    with_own_work(room)
    enter(room, 40)
    now = room.store.clock()
    with room.store.database.writing() as session:
        session.add(SealingRow(selection=ROOM, named_by="sara", named_at=now, scores_closed_at=now))
    room.enter("consensus")

    for change in (lambda: enter(room, 30, seen=1), lambda: remove(room)):
        with pytest.raises(Refused, match="envelope C may be open by now"):
            change()


def test_leaders_alone_state_it_and_the_others_see_it_with_the_prices(room):
    with_own_work(room)
    enter(room, 40, who="sara")

    assert stated(room, "nima") == stated(room, "sara") == {"aban": 40}
    assert stated(room, "omid") == stated(room, "leila") == {}
    assert "vendor_data.enter_own_cost" not in verbs(room, "omid")
    with pytest.raises(Refused, match="your role does not include"):
        enter(room, 1, who="omid")
    room.enter("price")
    assert stated(room, "omid") == stated(room, "leila") == {"aban": 40}
    assert "vendor_data.enter_own_cost" in verbs(room, "omid")


def test_whoever_is_in_conflict_sees_and_states_nothing_of_that_vendor(room):
    with_own_work(room)
    for vendor in ("aban", "baran"):
        enter(room, 40, vendor)
    room.declare(conflicts={"sara": ["aban"], "omid": ["aban"]})

    assert stated(room, "sara") == {"baran": 40}
    with pytest.raises(Refused):
        enter(room, 30, who="sara", seen=1)
    room.enter("price")
    assert stated(room, "omid") == {"baran": 40}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"amount": -1}, "a cost is 0 or more"),
        ({"amount": 10**18}, "at most 17 digits"),
        ({"amount": 1, "source": "  "}, "needs its source, in words"),
        ({"amount": 1, "source": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_an_amount_that_makes_no_sense_is_refused(room, given, words):
    with_own_work(room)
    with pytest.raises(Problem, match=words):
        enter(room, **given)
    assert stated(room) == {}


def test_a_line_that_was_published_with_one_amount_keeps_it(room):
    with_own_work(room)
    for fixed in ids(room)[:-1]:
        with pytest.raises(Problem, match="published with one amount for all vendors"):
            enter(room, 40, line=fixed)


def test_two_leaders_who_state_different_amounts_are_shown_both(room):
    with_own_work(room)
    enter(room, 40_00)
    enter(room, 35_00, who="sara", seen=1)

    with pytest.raises(Conflict, match=r"now 35.*30"):
        enter(room, 30_00, seen=1)
    with pytest.raises(Conflict, match="now 35"):
        remove(room, seen=1)
    assert stated(room) == {"aban": 35_00}
    with pytest.raises(Problem, match="no own cost is entered here"):
        remove(room, "baran")


def test_what_the_other_leader_took_back_is_not_stated_again_unseen(room):
    with_own_work(room)
    enter(room, 40_00)
    remove(room, who="sara")

    with pytest.raises(Conflict, match="somebody removed this meanwhile; you wanted 40"):
        enter(room, 40_00, seen=1)
    assert stated(room) == {}
    enter(room, 40_00)
    assert stated(room) == {"aban": 40_00}


def test_a_conflict_names_the_sources_where_they_alone_differ(room):
    with_own_work(room)
    enter(room, 3_00, source="the first workshop")

    with pytest.raises(Conflict, match="now the first workshop; you wanted a quote from IT"):
        enter(room, 3_00, who="sara", source="a quote from IT")


def test_the_same_cost_again_keeps_who_stated_it_and_when(room):
    with_own_work(room)
    enter(room, 40_00)
    before = row_of(room)
    heard = []
    room.store.listeners.append(heard.append)
    enter(room, 40_00, who="sara", source=" workshop ", seen=1)

    assert (row_of(room), heard) == (before, [])


def row_of(room):
    with room.store.read() as session:
        row = session.get_one(OwnCostRow, (room.vendors["aban"], work(room)))
        return row.entered_by, row.entered_at, row.version


def test_the_record_holds_what_was_stated_and_rebuilds_it(room):
    with_own_work(room)
    enter(room, 40)
    enter(room, 30, seen=1)
    enter(room, 10, "baran")
    remove(room, "baran")

    with room.store.read() as session:
        told = check(session).breaks
    assert [each for each in told if each.values.get("table") == "own_cost"] == []


def test_the_events_hold_amount_and_source_only_as_commitments(room):
    with_own_work(room)
    enter(room, 40_17, source="a very own source")
    enter(room, 40_18, source="another own source", seen=1)
    remove(room, seen=2)

    told = [each.body for each in room.needs.events() if "own_cost" in each.body]
    assert len(told) == 3
    secrets = ("4017", "4018", "very own", "another own")
    assert [each for each in secrets if any(each in body for body in told)] == []
    assert all(body.count('"sealed:') >= 2 for body in told)
    with room.store.read() as session:
        breaks = check(session).breaks
    assert [each for each in breaks if each.values.get("table") == "own_cost"] == []


def stated_for(room, who):
    with room.store.change(room.seated(who), CLOSE, ROOM) as change:
        expect_own_costs_stated(change, list(room.vendors.values()))


def test_scores_are_not_closed_while_an_own_cost_that_counts_is_open(room):
    with_own_work(room)
    enter(room, 40, "baran")
    with pytest.raises(Refused, match=r"own cost is not stated for .*Aban – Our work"):
        stated_for(room, "sara")
    room.declare(conflicts={"sara": ["aban"]})
    with pytest.raises(Refused, match="own cost with one of the vendors is not stated"):
        stated_for(room, "sara")
    enter(room, 40)
    stated_for(room, "sara")


def test_an_own_cost_that_counts_for_nothing_is_not_waited_for(room):
    with_own_work(room, Basis.PURCHASE)
    stated_for(room, "sara")


def test_the_comparison_shows_an_own_line_on_which_vendors_differ_with_its_outlier():
    fixed, differs = line("a", own=500), line("b", 5, is_own=True, by_vendor=True)
    amounts = {"x": 40, "y": 45, "z": 100}
    found = compared(
        [fixed, differs],
        {v: own_costs([fixed, line("b", 5, own=amount)], "EUR") for v, amount in amounts.items()},
    )

    assert [each.line.id for each in found] == ["b"]
    assert {v: cost.total for v, cost in found[0].costs.items()} == {"x": 200, "y": 225, "z": 500}
    assert dict(found[0].times) == {"z": Fraction(500, 225)}


def test_the_lines_for_one_vendor_leave_the_others_as_they_are():
    fixed, differs = line("a", own=500), line("b", 5, is_own=True, by_vendor=True)

    assert lines_for([fixed, differs], "x", {}) == (fixed, differs)
