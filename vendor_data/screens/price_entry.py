"""One vendor's price: typed, shown as understood, stored unseen."""

import datetime as dt

import streamlit as st

from vendor_data.changes.prices import set_price
from vendor_data.money import Money
from vendor_data.typed_price import typed_price
from vendor_data.vendor import Vendor
from workbench.language import currency_name, money
from workbench.screens.parts.clock import moment_here, time_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

_TURN = "price_entry.turn"


def show(desk: Desk, vendor: Vendor, entered_at: dt.datetime | None) -> None:
    """Draw the vendor's state, and the way to enter or replace its price."""
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        key=f"price_entry.{vendor.id}",
    ):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{plain(vendor.name.text)}**")
            st.caption(_state(desk, vendor, entered_at))
        if vendor.is_out:
            is_back = vendor.withdrawal is not None
            label = desk.say("Withdrawn") if is_back else desk.say("Excluded")
            st.badge(label, color="gray" if is_back else "red")
            return
        label = desk.say("Enter anew …") if entered_at else desk.say("Enter the price …")
        turn = st.session_state.setdefault(_TURN, 0)
        key = f"price_entry.{vendor.id}.{turn}"
        with st.popover(label, key=f"{key}.popover"):  # a new turn closes it
            _ask(desk, vendor, key)


def _state(desk: Desk, vendor: Vendor, entered_at: dt.datetime | None) -> str:
    if vendor.withdrawal is not None:
        return desk.say("withdrawn; its price stays unopened")
    if vendor.is_excluded:
        return desk.say("excluded; its price stays unopened")
    if entered_at is None:
        return desk.say("No price yet")
    if entered_at.date() == desk.store.clock().date():
        return desk.say("Stored at {time}", time=time_here(desk, entered_at))
    return desk.say("Stored {when}", when=moment_here(desk, entered_at))


def _ask(desk: Desk, vendor: Vendor, key: str) -> None:
    typed = st.text_input(
        desk.say("Amount in {currency}", currency=currency_name(desk.here.currency, desk.language)),
        autocomplete="off",
        help=desk.say("Press Enter to see how it is understood."),
        key=key,
    )
    if not typed.strip():
        return
    with explained(desk):
        price = typed_price(typed, desk.here.currency)
        st.markdown(desk.say("Understood as {amount}", amount=_shown(desk, price)))
        if st.button(desk.say("Store this price"), type="primary", key=f"{key}.store"):
            set_price(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                vendor=vendor.id,
                amount=price.minor,
            )
            st.session_state[_TURN] += 1
            saved(desk)
            st.rerun()


def _shown(desk: Desk, price: Money) -> str:
    return f"**{money(price.minor, price.currency, desk.language)}**"
