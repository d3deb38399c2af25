import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.lines import offered, stated
from tests.vendor_data.costs.priced_room import (
    ids,
    offer,
    official,
    take,
    take_over,
    taken,
    versions,
    with_sheet,
)
from vendor_data.changes.exchange_rates import remove_exchange_rate, set_exchange_rate
from vendor_data.changes.prices import set_price
from vendor_data.changes.vendors import exclude_vendor
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.price_version import differences
from vendor_data.costs.total_cost import Basis
from vendor_data.price import PriceKind
from vendor_data.reads.costs import exchange_rates
from vendor_data.tables import BelowFloorRow
from workbench.changes.undo import undo
from workbench.problem import Problem, Refused
from workbench.reads.events import changes_of, events
from workbench.reads.undo import last_event

UNIT, YEARLY = 8_765_43, 3_456_78
SECRETS = [str(amount) for amount in (UNIT, YEARLY, 10 * UNIT, 10 * UNIT + 2 * YEARLY)]


def rate(room, currency="USD", value=Fraction(9, 10), source="ECB"):
    set_exchange_rate(
        room.store, room.seated("nima"), selection=ROOM, currency=currency, rate=value,
        day=dt.date(2026, 5, 1), source=source,
    )  # fmt: skip


def test_what_a_vendor_wrote_is_never_cut_and_a_reason_that_is_too_long_is_refused(room):
    with_sheet(room)
    long = "so be it " * 1000
    given = offer(room)
    remarked = replace(given, lines=(replace(given.lines[0], remark=long), *given.lines[1:]))
    take(room, remarked, extra=long)

    room.enter("price")

    (found,) = versions(room)
    assert (found.offer.line(ids(room)[0]).remark, found.extra) == (long, long)
    with pytest.raises(Problem, match="a note has at most 4000 characters, got 4001"):
        take(room, given, "baran", reason="x" * 4001)


def test_a_form_is_read_by_nobody_before_the_prices_are_open(room):
    with_sheet(room)
    take(room, offer(room))
    take_over(room)

    for phase in ("call", "opening", "scoring", "consensus"):
        room.enter(phase)
        seen = [(versions(room, w), official(room, w)) for w in ("sara", "omid", "nima", "leila")]
        assert seen == [([], {})] * 4
    assert [taken(room, who) for who in ("sara", "omid", "leila", "vida")] == [{}] * 4
    room.enter("price")
    (version,) = versions(room)
    assert version.offer == offer(room)
    assert (version.number, version.taken_by, version.official_on) == (1, "nima", "purchase")
    assert official(room) == {"aban": 10 * 100 + 2 * 50}


def test_the_record_and_the_events_hold_the_amounts_only_as_commitments(room):
    with_sheet(room)
    take(room, offer(room, UNIT, YEARLY))
    take_over(room)

    told = [event.body for event in room.needs.events()]
    assert [secret for secret in SECRETS if any(secret in body for body in told)] == []
    with room.store.read() as session:
        chairs = events(session, room.seated("sara"), ROOM)
        own = events(session, room.seated("nima"), ROOM)
        shown = [changes_of(session, room.seated("nima"), ROOM, one.event) for one in own]
    labels = {"Price form taken in", "Price form taken over as the official price"}
    assert labels & {event.label for event in chairs} == set()
    assert [secret for secret in SECRETS if secret in str(shown)] == []


@pytest.mark.parametrize(
    ("basis", "amount"),
    [
        (Basis.PURCHASE, 1100),
        (Basis.TOTAL_COST, 2600),  # and 3 x 500 of our own
        (Basis.PRESENT_VALUE, 2587),  # 1000 + 1500 + 50/1.1 + 50/1.21 = 2586.78
    ],
)
def test_the_published_basis_says_what_is_taken_over(room, basis, amount):
    with_sheet(room, CostModel(years=2, discount_rate=Fraction(1, 10), basis=basis))
    take(room, offer(room))
    take_over(room)
    room.enter("price")

    assert official(room) == {"aban": amount}
    assert versions(room)[0].official_on == basis.value


def test_an_open_line_is_never_0_so_there_is_no_official_price(room):
    with_sheet(room)
    take(room, offer(room, 100, PriceKind.OPEN))

    with pytest.raises(Problem, match="only a lower limit while lines have no amount: C-2"):
        take_over(room)
    assert taken(room)["aban"].is_official is False


def test_free_and_included_lines_are_known(room):
    with_sheet(room)
    take(room, offer(room, 100, PriceKind.INCLUDED))
    take_over(room)
    room.enter("price")

    assert official(room) == {"aban": 1000}


def test_an_error_is_stored_with_the_correction_that_a_person_confirmed(room):
    with_sheet(room)
    wrong = offer(room, 100, 50, line_total=1200, total=1300)
    with pytest.raises(Problem, match="2 errors of calculation are not confirmed yet"):
        take(room, wrong)
    lic = ids(room)[0]
    reasons = {f"line:total:{lic}": "ten times 100", "total:total:": "follows from it"}
    take(room, wrong, confirmed=reasons)
    take_over(room)
    room.enter("price")

    (version,) = versions(room)
    assert [(c.error.value, c.stated, c.corrected, c.reason) for c in version.corrections] == [
        ("line", 1200, 1000, "ten times 100"),
        ("total", 1300, 1100, "follows from it"),
    ]
    assert {c.confirmed_by for c in version.corrections} == {"nima"}
    assert version.offer.lines[0].total.amount == 1200
    assert official(room) == {"aban": 1100}


def test_a_later_version_needs_a_reason_and_the_earlier_one_stays(room):
    with_sheet(room)
    take(room, offer(room))
    take_over(room)
    with pytest.raises(Problem, match="say why there is another version"):
        take(room, offer(room, 90))
    take(room, offer(room, 90), reason="clarification 3")

    assert (taken(room)["aban"].number, taken(room)["aban"].is_official) == (2, False)
    room.enter("price")
    one, two = versions(room)
    assert [(v.number, v.reason) for v in (one, two)] == [(1, ""), (2, "clarification 3")]
    (changed,) = differences(one.offer, two.offer)
    assert (changed.before.amount, changed.after.amount) == (100, 90)
    assert official(room) == {"aban": 1100}  # until the new version is taken over


def test_a_price_that_is_entered_by_hand_is_no_longer_from_a_form(room):
    with_sheet(room)
    take(room, offer(room))
    take_over(room)
    set_price(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"], amount=7
    )

    assert taken(room)["aban"].is_official is False


def test_once_open_a_price_is_read_the_first_time_and_never_again(room):
    with_sheet(room)
    take(room, offer(room), "baran")
    take_over(room, "baran")
    room.enter("price")

    take(room, offer(room), "aban")
    take_over(room, "aban")
    assert official(room) == {"aban": 1100, "baran": 1100}
    for vendor in ("aban", "baran"):
        with pytest.raises(Refused, match="the prices are open, so none of them is changed"):
            take(room, offer(room, 1), vendor, reason="late")
        with pytest.raises(Refused, match="the prices are open, so none of them is changed"):
            take_over(room, vendor)


def test_a_rate_is_taken_away_only_while_no_price_is_reckoned_with_it(room):
    def take_away(currency):
        remove_exchange_rate(room.store, room.seated("nima"), selection=ROOM, currency=currency)

    def known():
        with room.store.read() as session:
            return set(exchange_rates(session, room.seated("leila"), ROOM))

    with_sheet(room)
    with pytest.raises(Refused, match="there is no rate for USD"):
        take_away("USD")
    rate(room, "GBP", Fraction(3))
    rate(room, "USD", Fraction(9))
    take_away("USD")
    assert known() == {"GBP"}
    rate(room)
    with room.store.read() as session:
        told = last_event(session, "nima", ROOM)
    with pytest.raises(Refused, match="cannot be undone"):
        undo(room.store, room.seated("nima"), selection=ROOM, event=told.hash)
    take(room, offer(room, currency="USD"))
    take_over(room)
    with pytest.raises(Refused, match="a price is reckoned with the rate for USD"):
        take_away("USD")
    take_away("GBP")
    assert known() == {"USD"}
    room.enter("price")
    with pytest.raises(Refused, match="the prices are open"):
        take_away("USD")


def test_a_rate_of_exchange_is_used_and_stays(room):
    with_sheet(room)
    take(room, offer(room, currency="USD"))
    with pytest.raises(Problem, match="no rate of exchange from USD to EUR"):
        take_over(room)
    rate(room)
    take_over(room)

    with pytest.raises(Refused, match="there is a rate for USD already"):
        rate(room, value=Fraction(2))
    with pytest.raises(Problem, match="EUR is the selection's own currency"):
        rate(room, "EUR")
    with pytest.raises(Problem, match="say where the rate of GBP is from"):
        rate(room, "GBP", source=" ")
    with room.store.read() as session:
        found = exchange_rates(session, room.seated("leila"), ROOM)["USD"]
    assert (found.rate, found.day, found.source) == (Fraction(9, 10), dt.date(2026, 5, 1), "ECB")
    room.enter("price")
    assert official(room) == {"aban": 990}
    with pytest.raises(Refused, match="the prices are open, so no rate is set"):
        rate(room, "GBP")


def test_excluded_and_below_the_floor_stays_sealed(room):
    with_sheet(room)
    take(room, offer(room), "aban")
    take(room, offer(room), "baran")
    room.enter("opening")
    exclude_vendor(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"],
        requirement=room.requirements[0], reasons={"en": "Hosted abroad"},
    )  # fmt: skip
    with room.store.database.writing() as session:
        session.add(
            BelowFloorRow(
                vendor=room.vendors["baran"], criterion="", selection=ROOM,
                required=Fraction(60), found=Fraction(50),
            )
        )  # fmt: skip

    with pytest.raises(Refused, match="an excluded vendor's price stays unopened"):
        take_over(room, "aban")
    with pytest.raises(Refused, match="below the technical floor stays sealed"):
        take_over(room, "baran")
    room.enter("price")
    assert (versions(room), official(room)) == ([], {})


@pytest.mark.parametrize("who", ["sara", "omid", "leila", "vida"])
def test_only_the_facilitator_takes_forms_in(room, who):
    with_sheet(room)

    with pytest.raises(Refused, match="your role does not include this: enter prices"):
        take(room, offer(room), who=who)


def test_a_member_in_conflict_neither_takes_nor_sees_that_form(room):
    with_sheet(room)
    take(room, offer(room), "aban")
    room.declare(conflicts={"nima": ["aban"], "omid": ["aban"]})

    with pytest.raises(Refused):
        take(room, offer(room), "aban", reason="again")
    assert taken(room) == {}
    room.enter("price")
    assert (versions(room, "omid"), len(versions(room, "leila"))) == ([], 1)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (stated(-5), "a price in a form is 0 or more"),
        (replace(stated(5), kind=PriceKind.OPEN), "an amount is stated where a price is one"),
        (replace(stated(PriceKind.UNREADABLE), raw="?"), "decided before it is stored"),
        (stated(10**18), "an amount has at most 17 digits"),
    ],
)
def test_what_is_no_settled_offer_is_refused(room, wrong, words):
    with_sheet(room)
    whole = offer(room)
    broken = replace(whole, lines=(replace(whole.lines[0], unit_price=wrong),))

    with pytest.raises(Problem, match=words):
        take(room, broken)
    assert taken(room) == {}


def test_a_line_that_is_not_on_the_sheet_is_refused(room):
    with_sheet(room)
    strange = replace(offer(room), lines=(offered(ids(room)[2], 5),))

    with pytest.raises(Problem, match="a line that is not on the cost sheet"):
        take(room, strange)
