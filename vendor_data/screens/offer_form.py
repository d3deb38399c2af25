"""As what a vendor offers itself, and how it delivers."""

import streamlit as st

from vendor_data.changes.offers import state_offer
from vendor_data.offering.offer import Delivery, Offer, PartnerKind
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved


def describe(desk: Desk, vendor: str, offer: Offer) -> None:
    """Ask for kinds, delivery and a note, and store them with one button."""
    key = f"offer.{vendor}.{offer.version}"
    with st.container(border=True):
        kinds = st.pills(
            desk.say("Offers as"),
            list(PartnerKind),
            selection_mode="multi",
            default=offer.kinds,
            format_func=lambda kind: desk.say(kind.label),
            key=f"{key}.kinds",
        )
        ways = st.pills(
            desk.say("Delivery"),
            list(Delivery),
            selection_mode="multi",
            default=offer.deliveries,
            format_func=lambda way: desk.say(way.label),
            key=f"{key}.deliveries",
        )
        note = st.text_area(
            desk.say("Where the proposal says so, and anything else"),
            value=offer.note,
            height="content",
            key=f"{key}.note",
        )
        if st.button(desk.say("Save the offer"), type="primary", key=f"{key}.save"):
            with explained(desk):
                state_offer(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    vendor=vendor,
                    kinds=kinds,
                    deliveries=ways,
                    note=note,
                    seen=offer.version,
                )
                saved(desk)
                st.rerun()
