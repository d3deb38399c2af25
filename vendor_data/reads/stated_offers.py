"""What vendors themselves say of who offers, as an actor may know it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.offering.statement import Statement, read_back
from vendor_data.offering.tables import StatedOfferRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedOffer:
    """A statement that was handed in, and since when it can be read."""

    statement: Statement
    read_at: dt.datetime
    version: int


def stated_offers(session: Session, actor: Actor, selection: str) -> Mapping[str, StatedOffer]:
    """Return what each vendor states, by vendor; one in conflict does not exist."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return {}
    rows = session.scalars(select(StatedOfferRow).where(StatedOfferRow.selection == selection))
    return {
        row.vendor: StatedOffer(
            statement=read_back(row.content), read_at=row.read_at, version=row.version
        )
        for row in rows
        if row.vendor not in actor.conflicts
    }
