"""Screen: prices are entered unseen, and shown to all once they are open."""

import streamlit as st

from vendor_data.reads.prices import priced_at, prices
from vendor_data.reads.sealing import sealing
from vendor_data.reads.vendors import vendors
from vendor_data.screens import exchange_rates, offered_prices, price_entry, price_form_entry
from workbench.committee import Right
from workbench.screens.parts import frame
from workbench.screens.parts.desk import Desk


def show(desk: Desk) -> None:
    """Draw the opened prices, or before that the entry for who enters them."""
    st.title(desk.say("Prices"))
    with desk.store.read() as session:
        known = vendors(session, desk.actor, desk.here.id, desk.language.value)
        opened = prices(session, desk.actor, desk.here.id)
        entered = priced_at(session, desk.actor, desk.here.id)
        sealed = sealing(session, desk.actor, desk.here.id)
    if not known:
        frame.empty_state(
            desk.say("No vendor yet"),
            desk.say("Register every company that is asked to propose, on the page Vendors."),
        )
        return
    if desk.may(Right.SEE_PRICES):
        offered_prices.show(desk, known, opened)
        return
    if sealed is not None and sealed.price.opened_at is None:
        told = desk.say(
            "Prices come out of envelope C: two keyholders open it once the technical scores are "
            "closed, on the page Envelopes."
        )
        st.info(told, icon=":material/lock:")
        return
    st.info(
        desk.say(
            "A price is stored unseen: nobody can read it, you included, before the chair opens "
            "all prices. You can enter it anew until then."
        ),
        icon=":material/lock:",
    )
    for vendor in known:
        if desk.may(Right.SET_PRICE, vendor.id):
            price_entry.show(desk, vendor, entered.get(vendor.id))
    if price_form_entry.show(desk, known):
        exchange_rates.show(desk)
