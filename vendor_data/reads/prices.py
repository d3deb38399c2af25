"""Prices, once they are open; before, only which vendors have one, and only who entered them."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.tables import ExclusionRow, PriceRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


def prices(session: Session, actor: Actor, selection: str) -> Mapping[str, int]:
    """Return the opened prices by vendor.

    Returns
    -------
    Mapping of str to int
        Vendor to price, excluded vendors left out: theirs stays unopened.
        [minor units of the selection's currency]
    """
    if not is_allowed(session, actor, Right.SEE_PRICES, selection):
        return {}
    statement = (
        select(PriceRow)
        .outerjoin(ExclusionRow, ExclusionRow.vendor == PriceRow.vendor)
        .where(PriceRow.selection == selection, ExclusionRow.vendor.is_(None))
    )
    rows = session.scalars(statement)
    return {row.vendor: row.amount for row in rows if row.vendor not in actor.conflicts}


def priced_vendors(session: Session, actor: Actor, selection: str) -> frozenset[str]:
    """Return the vendors whose price has been entered; only who enters prices may ask."""
    if not is_allowed(session, actor, Right.SET_PRICE, selection):
        return frozenset()
    statement = select(PriceRow.vendor).where(PriceRow.selection == selection)
    return frozenset(v for v in session.scalars(statement) if v not in actor.conflicts)
