"""As what a vendor offers itself, and how it delivers."""

import streamlit as st

from rfp.writing.call_terms import PartnerKind
from vendor_data.changes.offers import state_offer
from vendor_data.offering.offer import Delivery, Offer
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held


def describe(desk: Desk, vendor: str, offer: Offer) -> None:
    """Ask for kinds, delivery and a note, and store them with one button."""
    place = f"offer.{vendor}"
    with (
        st.container(border=True),
        held(desk, place, offer, version=offer.version, edits=_described(offer)) as form,
    ):
        kinds, ways, note = _ask(desk, form.stored, form.key)
        if form.button(desk.say("Save the offer"), "save", type="primary"):
            with form.storing():
                state_offer(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    vendor=vendor,
                    kinds=kinds,
                    deliveries=ways,
                    note=note,
                    seen=form.version,
                )


def _ask(desk: Desk, offer: Offer, key: str) -> tuple[list[PartnerKind], list[Delivery], str]:
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
    beside(desk, f"{key}.note", offer.note)
    return kinds, ways, note


def _described(offer: Offer) -> tuple[object, ...]:
    return (tuple(offer.kinds), tuple(offer.deliveries), offer.note)
