"""Prices are opened, once nothing is left to score."""

from sqlalchemy import select

from rfp.reads.plan import standing_plan
from scoring.changes.scoring_end import expect_all_scored
from scoring.changes.technical_floor import hold_floor
from vendor_data.changes.sealed_state import expect_prices_opened
from vendor_data.reads.left_out import left_out
from vendor_data.tables import BelowFloorRow, PriceRow, VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Refused
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Change, Store

OPEN_PRICES = verb("scoring.open_prices", right=Right.OPEN_PRICES, label="Prices opened")


def open_prices(store: Store, actor: Actor, *, selection: str) -> None:
    """Open the prices once every assigned sheet is locked; from here there is a ranking.

    Where prices came in sealed envelopes, the floor was held when those were released, and two
    keyholders have opened them.
    """
    with store.change(actor, OPEN_PRICES, selection) as change:
        expect_all_scored(change)
        if not expect_prices_opened(change):
            hold_floor(change)
        _check_all_priced(change)
        change.enter(Phase.PRICE)
        change.about(selection)


def _check_all_priced(change: Change) -> None:
    draft = standing_plan(change.session, change.selection.id)
    if draft.tree is None or draft.tree.price is None:
        return
    statement = (
        select(VendorRow.id)
        .outerjoin(PriceRow, PriceRow.vendor == VendorRow.id)
        .where(
            VendorRow.selection == change.selection.id,
            VendorRow.id.not_in(left_out()),
            PriceRow.vendor.is_(None),
            VendorRow.id.not_in(select(BelowFloorRow.vendor)),
        )
    )
    unpriced = list(change.session.scalars(statement))
    if unpriced:
        raise Refused(
            "{count} vendors in the ranking have no price yet; the facilitator enters it first",
            count=len(unpriced),
        )
