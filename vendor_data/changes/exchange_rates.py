"""Rates of exchange are set before prices are open, and stay while a price stands on them."""

import datetime as dt
from fractions import Fraction

from sqlalchemy import or_, select

from vendor_data.changes.notes import cleaned_note
from vendor_data.costs.exchange import ExchangeRate
from vendor_data.costs.tables import ExchangeRateRow, PriceFormRow, PriceLineRow
from vendor_data.tables import PriceRow
from workbench.committee import Actor, Right
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Change, Store

SET_RATE = verb(
    "vendor_data.set_exchange_rate", right=Right.SET_PRICE, label="Rate of exchange set"
)
TAKE_AWAY = verb(
    "vendor_data.remove_exchange_rate", right=Right.SET_PRICE, label="Rate of exchange taken away"
)
LONGEST = 4000


def set_exchange_rate(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    currency: str,
    rate: Fraction,
    day: dt.date,
    source: str,
) -> None:
    """Set what a foreign currency is worth; it stays for as long as a price is reckoned with it.

    Parameters
    ----------
    rate : Fraction
        [major units of the selection's currency per major unit of `currency`]
    day : datetime.date
        The day of the rate.
    source : str
        Who publishes it.

    Raises
    ------
    Problem
        If the rate is 0 or less, has no source, or is for the selection's own currency.
    Refused
        If there is a rate already, or the prices are open.
    """
    with store.change(actor, SET_RATE, selection) as change:
        given = ExchangeRate(
            currency=currency, rate=rate, day=day, source=cleaned_note(source, LONGEST)
        )
        if currency == change.selection.currency:
            raise Problem("{currency} is the selection's own currency", currency=currency)
        if Phase(change.selection.phase).is_from(Phase.PRICE):
            raise Refused("the prices are open, so no rate is set any more")
        if change.session.get(ExchangeRateRow, (selection, currency)) is not None:
            raise Refused("there is a rate for {currency} already, and it stays", currency=currency)
        change.session.add(
            ExchangeRateRow(
                selection=selection,
                currency=currency,
                rate=given.rate,
                day=given.day,
                source=given.source,
            )
        )
        change.about(selection, currency=currency)


def remove_exchange_rate(store: Store, actor: Actor, *, selection: str, currency: str) -> None:
    """Take a rate away, so that it can be set anew.

    Raises
    ------
    Refused
        If an official price is reckoned with it, or the prices are open.
    """
    with store.change(actor, TAKE_AWAY, selection) as change:
        if Phase(change.selection.phase).is_from(Phase.PRICE):
            raise Refused("the prices are open, so no rate is taken away any more")
        row = change.session.get(ExchangeRateRow, (selection, currency))
        if row is None:
            raise Refused("there is no rate for {currency}", currency=currency)
        if _is_reckoned_with(change, currency):
            raise Refused(
                "a price is reckoned with the rate for {currency}, so it stays", currency=currency
            )
        change.session.delete(row)
        change.about(selection, currency=currency)


def _is_reckoned_with(change: Change, currency: str) -> bool:
    """Return whether an official price stands on a form with an amount in this currency."""
    statement = (
        select(PriceRow.vendor)
        .join(PriceFormRow, PriceFormRow.id == PriceRow.form)
        .outerjoin(PriceLineRow, PriceLineRow.form == PriceFormRow.id)
        .where(
            PriceRow.selection == change.selection.id,
            or_(PriceFormRow.currency == currency, PriceLineRow.currency == currency),
        )
    )
    return change.session.scalars(statement).first() is not None
