"""A call for proposals with a cost sheet: licences, support over two years, our own team."""

from fractions import Fraction

from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.lines import offered, stated
from vendor_data.changes.costs import LineFacts, add_cost_line, set_cost_model
from vendor_data.changes.price_forms import take_over_price, take_price_form
from vendor_data.costs.cost_line import Heading, Timing, Unit
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.offer import Offer
from vendor_data.costs.price_version import Source
from vendor_data.reads.costs import cost_lines
from vendor_data.reads.price_forms import price_versions, taken_forms
from vendor_data.reads.prices import prices
from workbench.language import Language


def facts(
    *volumes, heading=Heading.LICENCES, timing=Timing.ONCE, own=None, is_own=False, by_vendor=False
):
    return LineFacts(
        heading=heading,
        timing=timing,
        unit=Unit.UNIT,
        volumes=volumes,
        is_own=is_own or own is not None or by_vendor,
        by_vendor=by_vendor,
        amount=own,
    )


def with_sheet(room, model=None, more=()):
    """Give the room a cost sheet, frozen with the plan, and everybody's declaration."""
    room.enter("model")
    about = room.store, room.seated("sara")
    model = model or CostModel(years=2, discount_rate=Fraction(1, 10))
    set_cost_model(*about, selection=ROOM, model=model, seen=0)
    for title, line_facts in (
        ("Licences", facts(10)),
        ("Support", facts(0, 1, 1, heading=Heading.SUPPORT, timing=Timing.YEARLY)),
        ("Our team", facts(3, own=500)),
        *more,
    ):
        add_cost_line(*about, selection=ROOM, titles={"en": title}, line_facts=line_facts)
    room.enter("call")
    room.declare()
    return room


def ids(room):
    with room.store.read() as session:
        lines = cost_lines(session, room.seated("sara"), ROOM, Language.EN)
    return [line.id for line in lines]


def offer(room, unit=100, yearly=50, *, total=None, line_total=None, currency="EUR", words=None):
    lic, sup, *_ = ids(room)
    return Offer(
        currency=currency,
        lines=(
            offered(lic, unit, line_total, currency=currency, words=words),
            offered(sup, yearly, currency=currency),
        ),
        total=stated(total),
    )


def take(room, what, vendor="aban", who="nima", **more):
    return take_price_form(
        room.store,
        room.seated(who),
        selection=ROOM,
        vendor=room.vendors[vendor],
        offer=what,
        form_source=Source.SCREEN,
        **more,
    )


def take_over(room, vendor="aban", who="nima"):
    take_over_price(room.store, room.seated(who), selection=ROOM, vendor=room.vendors[vendor])


def official(room, who="omid"):
    with room.store.read() as session:
        found = prices(session, room.seated(who), ROOM)
    return {key: found[v] for key, v in room.vendors.items() if v in found}


def versions(room, who="omid"):
    with room.store.read() as session:
        return price_versions(session, room.seated(who), ROOM)


def taken(room, who="nima"):
    with room.store.read() as session:
        found = taken_forms(session, room.seated(who), ROOM)
    return {key: found[v] for key, v in room.vendors.items() if v in found}
