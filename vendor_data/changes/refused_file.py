"""A file on a vendor's own page is refused before it is handed in, and that is put on record."""

from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import Audience, verb
from workbench.store import Store

REFUSE_FILE = verb(
    "vendor_data.refuse_file",
    right=Right.HAND_IN,
    label="Vendor's file refused",
    audience=Audience.LEADERS_UNTIL_LOCKED,
    tells_of_proposals=True,
)


def refuse_file(
    store: Store, actor: Actor, *, selection: str, vendor: str, problem: Problem
) -> None:
    """Record why a file was refused; neither its name nor anything in it, which may be sealed."""
    with store.change(actor, REFUSE_FILE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        change.about(vendor, vendor=vendor, why=problem.template)
