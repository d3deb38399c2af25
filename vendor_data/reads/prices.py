"""Prices, once they are open; before, only which vendors have one, and only who entered them."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.reads.left_out import left_out
from vendor_data.tables import BelowFloorRow, PriceRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


def prices(session: Session, actor: Actor, selection: str) -> Mapping[str, int]:
    """Return the opened prices by vendor.

    Returns
    -------
    Mapping of str to int
        Vendor to price; those of vendors excluded or below the technical floor stay unopened.
        [minor units of the selection's currency]
    """
    if not is_allowed(session, actor, Right.SEE_PRICES, selection):
        return {}
    statement = select(PriceRow).where(
        PriceRow.selection == selection,
        PriceRow.vendor.not_in(left_out()),
        PriceRow.vendor.not_in(select(BelowFloorRow.vendor)),
    )
    rows = session.scalars(statement)
    return {row.vendor: row.amount for row in rows if row.vendor not in actor.conflicts}


def priced_at(session: Session, actor: Actor, selection: str) -> Mapping[str, dt.datetime]:
    """Return when each price was entered, by vendor; only who enters prices may ask."""
    if not is_allowed(session, actor, Right.SET_PRICE, selection):
        return {}
    statement = select(PriceRow.vendor, PriceRow.entered_at).where(PriceRow.selection == selection)
    rows = session.execute(statement)
    return {vendor: when for vendor, when in rows if vendor not in actor.conflicts}
