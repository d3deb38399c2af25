"""Screen: prices are entered unseen, and shown to all once they are open."""

from collections.abc import Mapping, Sequence

import streamlit as st

from vendor_data.reads.prices import priced_at, prices
from vendor_data.reads.sealing import sealing
from vendor_data.reads.vendors import vendors
from vendor_data.screens import price_entry
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.language import money
from workbench.screens.parts import frame
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


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
            desk.say("Register every company that is asked to propose."),
        )
        return
    if desk.may(Right.SEE_PRICES):
        _opened(desk, known, opened)
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


def _opened(desk: Desk, known: Sequence[Vendor], opened: Mapping[str, int]) -> None:
    st.caption(desk.say("The prices are open; none of them is changed any more."))
    st.table(
        [
            {
                desk.say("Vendor"): plain(vendor.name.text),
                desk.say("Price"): _price(desk, vendor, opened.get(vendor.id)),
            }
            for vendor in known
        ],
        hide_index=True,
        border="horizontal",
        width=640,
    )


def _price(desk: Desk, vendor: Vendor, amount: int | None) -> str:
    if vendor.is_excluded:
        return desk.say("excluded; its price stays unopened")
    if amount is None:
        return desk.say("No price yet")
    return money(amount, desk.here.currency, desk.language)
