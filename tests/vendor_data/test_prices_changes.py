import pytest

from tests.rfp.needs_room import ROOM
from vendor_data.changes.prices import set_price
from vendor_data.changes.vendors import exclude_vendor
from vendor_data.reads.prices import priced_at, prices
from workbench.problem import Problem, Refused
from workbench.reads.events import changes_of, events

SECRET = 87654321


def priced(room, vendor="aban", amount=SECRET, who="nima"):
    set_price(
        room.store, room.seated(who), selection=ROOM, vendor=room.vendors[vendor], amount=amount
    )


def opened(room, who="omid"):
    with room.store.read() as session:
        found = prices(session, room.seated(who), ROOM)
    return {key: found[v] for key, v in room.vendors.items() if v in found}


def entered(room, who="nima"):
    with room.store.read() as session:
        found = priced_at(session, room.seated(who), ROOM)
    return [key for key, vendor in room.vendors.items() if vendor in found]


def test_a_price_is_read_by_nobody_before_the_prices_are_open(room):
    room.declare()
    priced(room)

    for phase in ("call", "opening", "scoring", "consensus"):
        room.enter(phase)
        assert [opened(room, who) for who in ("sara", "omid", "nima", "leila", "vida")] == [{}] * 5
    room.enter("price")
    assert opened(room) == {"aban": SECRET}
    assert opened(room, "vida") == {}


def test_only_who_enters_prices_knows_which_are_there(room):
    room.declare()
    priced(room)

    assert entered(room) == ["aban"]
    assert [entered(room, who) for who in ("sara", "omid", "leila", "vida")] == [[]] * 4


def test_the_record_holds_a_price_only_as_a_commitment(room):
    room.declare()
    priced(room)

    assert [event for event in room.needs.events() if str(SECRET) in event.body] == []
    with room.store.read() as session:
        told = events(session, room.seated("omid"), ROOM)
        own = events(session, room.seated("nima"), ROOM)
        shown = changes_of(session, room.seated("nima"), ROOM, own[0].event)
    assert "Price entered" not in [event.label for event in told]
    assert str(SECRET) not in str(shown)


def test_a_price_is_replaced_until_the_prices_are_open(room):
    room.declare()
    priced(room, amount=1)
    priced(room, amount=2)
    room.enter("price")

    with pytest.raises(Refused, match="the prices are open, so none of them is changed"):
        priced(room, amount=3)
    assert opened(room) == {"aban": 2}


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "a price must be more than 0"),
        (-5, "a price must be more than 0"),
        (10**18, "an amount has at most 17 digits"),
    ],
)
def test_an_amount_that_is_no_price_is_refused(room, amount, words):
    room.declare()

    with pytest.raises(Problem, match=words):
        priced(room, amount=amount)
    assert entered(room) == []


def test_the_price_of_an_excluded_vendor_is_neither_entered_nor_opened(room):
    room.declare()
    priced(room)
    room.enter("opening")
    exclude_vendor(
        room.store,
        room.seated("nima"),
        selection=ROOM,
        vendor=room.vendors["aban"],
        requirement=room.requirements[0],
        reasons={"en": "Hosted abroad"},
    )

    with pytest.raises(Refused, match="an excluded vendor's price stays unopened"):
        priced(room)
    room.enter("price")
    assert opened(room) == {}


@pytest.mark.parametrize("who", ["sara", "omid", "leila", "vida"])
def test_only_the_facilitator_enters_prices(room, who):
    room.declare()

    with pytest.raises(Refused, match="your role does not include this: enter prices"):
        priced(room, who=who)


def test_a_member_in_conflict_neither_enters_nor_sees_that_price(room):
    room.declare(conflicts={"nima": ["aban"], "omid": ["baran"]})
    priced(room, "baran", 7)

    with pytest.raises(Refused):
        priced(room, "aban")
    room.enter("price")
    assert (opened(room, "omid"), opened(room, "leila")) == ({}, {"baran": 7})
