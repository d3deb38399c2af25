"""The choice of one vendor, where a page shows its vendors one at a time."""

from collections.abc import Sequence

import streamlit as st

from vendor_data.vendor import Vendor
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def choose(desk: Desk, known: Sequence[Vendor], *, at: str) -> Vendor:
    """Return the chosen one of at least one vendor, the first until somebody chooses."""
    by_id = {vendor.id: vendor for vendor in known}
    chosen = st.segmented_control(
        desk.say("Vendor"),
        list(by_id),
        format_func=lambda vendor: plain(by_id[vendor].name.text),
        default=known[0].id,
        required=True,
        label_visibility="collapsed",
        key=f"{at}.vendor",
    )
    return by_id.get(chosen, known[0])
