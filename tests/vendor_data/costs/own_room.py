"""The priced room with a line of our own that differs by vendor: five days of our own work."""

from fractions import Fraction

from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.priced_room import facts, ids, with_sheet
from vendor_data.changes.own_costs import enter_own_cost
from vendor_data.costs.cost_line import Heading
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.total_cost import Basis
from vendor_data.reads.costs import own_costs

OUR_WORK = ("Our work", facts(5, heading=Heading.INTEGRATION, by_vendor=True))


def with_own_work(room, basis=Basis.TOTAL_COST):
    model = CostModel(years=2, discount_rate=Fraction(1, 10), basis=basis)
    return with_sheet(room, model, more=(OUR_WORK,))


def work(room):
    """Return the line that differs by vendor."""
    return ids(room)[-1]


def enter(room, amount, vendor="aban", who="nima", *, line=None, source="workshop", seen=0):
    enter_own_cost(
        room.store, room.seated(who), selection=ROOM, vendor=room.vendors[vendor],
        cost_line=line or work(room), amount=amount, source=source, seen=seen,
    )  # fmt: skip


def stated(room, who="nima"):
    """Return what somebody may know of it: the amount by vendor."""
    with room.store.read() as session:
        found = own_costs(session, room.seated(who), ROOM)
    keys = {vendor: key for key, vendor in room.vendors.items()}
    return {keys[vendor]: each.amount for (vendor, _), each in found.items()}
