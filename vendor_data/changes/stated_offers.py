"""A piece of changes: what a vendor handed in of who offers is kept where leaders read it."""

from vendor_data.offering.statement import Statement, kept
from vendor_data.offering.tables import StatedOfferRow
from workbench.store import Change


def note_statement(change: Change, vendor: str, statement: Statement) -> None:
    """Keep what the vendor states; its next statement stands for this one."""
    row = change.session.get(StatedOfferRow, vendor)
    if row is None:
        row = StatedOfferRow(vendor=vendor, selection=change.selection.id)
        change.session.add(row)
    row.content, row.read_at = kept(statement), change.now
