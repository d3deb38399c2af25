"""Prices are entered unseen: nobody can read one before the prices are opened."""

from sqlalchemy import select

from vendor_data.changes.own_costs import expect_own_costs_before_prices
from vendor_data.changes.sealed_state import refuse_typed_price
from vendor_data.money import Money
from vendor_data.tables import BelowFloorRow, ExclusionRow, PriceRow, VendorRow, WithdrawalRow
from workbench.committee import Actor, Right
from workbench.problem import Problem, Refused
from workbench.record import Audience, verb
from workbench.selection import Phase
from workbench.store import Change, Store

SET_PRICE = verb(
    "vendor_data.set_price",
    right=Right.SET_PRICE,
    label="Price entered",
    audience=Audience.NOBODY_UNTIL_PRICES,
)


def set_price(store: Store, actor: Actor, *, selection: str, vendor: str, amount: int) -> None:
    """Enter or replace a vendor's price.

    Parameters
    ----------
    store, actor, selection, vendor
        Where, by whom, of whom.
    amount : int
        The price. [minor units of the selection's currency, > 0]

    Raises
    ------
    Problem
        If the amount is 0 or less: every price formula divides by it or compares with it.
        If it has more digits than an amount of money has.
    Refused
        If the vendor is excluded: its price stays unopened. If the prices are open. If the
        selection is sealed and envelope C is not open yet. If it is the first price and an own
        cost that counts is not stated.
    """
    with store.change(actor, SET_PRICE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if Phase(change.selection.phase).is_from(Phase.PRICE):
            raise Refused("the prices are open, so none of them is changed any more")
        expect_own_costs_before_prices(change)
        put_price(change, vendor, amount)
        change.about(vendor, vendor=vendor)


def put_price(
    change: Change, vendor: str, amount: int, *, form: str | None = None, basis: str | None = None
) -> None:
    """Store a vendor's price inside a change; `form` is the price form it was reckoned from."""
    refuse_typed_price(change, vendor)
    Money(currency=change.selection.currency, minor=amount)  # as many digits as money has
    if amount <= 0:
        raise Problem("a price must be more than 0")
    _refuse_left_out(change, vendor)
    row = change.session.get(PriceRow, vendor)
    if row is None:
        row = PriceRow(vendor=vendor, selection=change.selection.id)
        change.session.add(row)
    row.amount, row.entered_by, row.entered_at = amount, change.actor.account, change.now
    row.form, row.basis = form, basis


def expect_price_open_to_change(change: Change, vendor: str) -> None:
    """Refuse what would change a price that is open, or open one that stays sealed.

    Once prices are open, a vendor's envelope may still be read; but only the first time.
    """
    refuse_typed_price(change, vendor)
    _refuse_left_out(change, vendor)
    if change.session.scalar(select(BelowFloorRow).where(BelowFloorRow.vendor == vendor).limit(1)):
        raise Refused("the price of a vendor below the technical floor stays sealed")
    is_open = Phase(change.selection.phase).is_from(Phase.PRICE)
    if is_open and change.session.get(PriceRow, vendor) is not None:
        raise Refused("the prices are open, so none of them is changed any more")


def _refuse_left_out(change: Change, vendor: str) -> None:
    if change.session.get(ExclusionRow, vendor) is not None:
        raise Refused("an excluded vendor's price stays unopened")
    if change.session.get(WithdrawalRow, vendor) is not None:
        raise Refused("the price of a vendor that has withdrawn stays unopened")
