"""What stands on top of every page of a vendor, and who may see one."""

import streamlit as st

from vendor_data.reads.vendors import vendors
from vendor_data.screens import call_ending
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain


def own_vendor(desk: Desk, screen: str) -> Vendor | None:
    """Return the vendor that this person speaks for; say so where there is nothing to see yet."""
    if desk.selection is not None and desk.may(Right.SEE_CALL):
        with desk.store.read() as session:
            own = vendors(session, desk.actor, desk.here.id, desk.language.value)
        if own:
            return own[0]
    if desk.selection is not None:
        call_ending.told_vendor(desk)  # also once the selection is archived
    empty_state(
        desk.say("There is nothing to see here yet"),
        desk.say("The RFP, your answers and your receipts appear once the call has begun."),
        at=screen,
    )
    return None


def head(desk: Desk, vendor: Vendor, title: str) -> None:
    """Draw the page's title under the names of the vendor and of the selection."""
    st.caption(f"{plain(vendor.name.text)} · {plain(desk.here.title)}")
    st.title(title)
    call_ending.told_vendor(desk)
