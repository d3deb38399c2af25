from fractions import Fraction

import pytest

from scoring.reads.total_costs import UNKNOWN, standing_total_costs
from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.priced_room import offer, take, take_over, with_sheet
from tests.vendor_data.vendor_room import VendorRoom
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.total_cost import Basis


@pytest.fixture
def room(tmp_path):
    made = VendorRoom(tmp_path)
    yield made
    made.store.database.close()


def found(room, *vendors):
    with room.store.read() as session:
        basis, costs = standing_total_costs(
            session, ROOM, [room.vendors[v] for v in vendors], "EUR"
        )
    return basis, {key: costs[v] for key, v in room.vendors.items() if v in costs}


@pytest.mark.parametrize(
    ("published", "basis", "amounts"),
    [
        (Basis.PURCHASE, Basis.TOTAL_COST, (2600, 3600)),  # with 3 x 500 of our own
        (Basis.TOTAL_COST, Basis.TOTAL_COST, (2600, 3600)),
        (Basis.PRESENT_VALUE, Basis.PRESENT_VALUE, (2587, 3587)),
    ],
)
def test_what_a_proposal_costs_in_all_comes_from_the_cost_sheet(room, published, basis, amounts):
    with_sheet(room, CostModel(years=2, discount_rate=Fraction(1, 10), basis=published))
    for vendor, unit in (("aban", 100), ("baran", 200)):
        take(room, offer(room, unit), vendor)
        take_over(room, vendor)

    assert found(room, "aban", "baran") == (
        basis,
        dict(zip(("aban", "baran"), amounts, strict=True)),
    )


def test_a_price_that_is_not_from_a_price_form_leaves_the_total_cost_unknown(room):
    with_sheet(room)
    take(room, offer(room))
    take_over(room)

    assert found(room, "aban")[1] == {"aban": 2600}
    assert found(room, "aban", "baran") == UNKNOWN
    assert found(room) == UNKNOWN


def test_a_newer_form_that_was_not_taken_over_leaves_it_unknown(room):
    with_sheet(room)
    take(room, offer(room))
    take_over(room)
    take(room, offer(room, 90), reason="A corrected form")

    assert found(room, "aban") == UNKNOWN
