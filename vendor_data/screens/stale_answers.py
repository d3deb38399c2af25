"""Screen: which answers a changed list made stale, vendor by vendor."""

import pandas as pd
import streamlit as st

from rfp.screens.live_needs import live_needs
from vendor_data.reads.stale_answers import StaleAnswer, stale_answers
from vendor_data.reads.vendors import vendors
from workbench.language import number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain


def show(desk: Desk) -> None:
    """Draw what each vendor must answer anew after an addendum or a revised list."""
    st.title(desk.say("Stale answers"))
    live_needs(desk, _page, name="stale_answers")


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        found = stale_answers(session, desk.actor, desk.here.id, desk.language.value)
        named = vendors(session, desk.actor, desk.here.id, desk.language.value)
    names = {vendor.id: vendor.name.text for vendor in named}
    if not any(found.values()):
        empty_state(
            desk.say("No answer is stale"),
            desk.say(
                "An answer becomes stale when an addendum or a revised list changes the "
                "requirement after the vendor answered it."
            ),
        )
        return
    st.caption(desk.say(
        "Only these items are asked again. The answers stand as they were given until the vendor "
        "sends new ones."
    ))  # fmt: skip
    for vendor, stale in found.items():
        _vendor(desk, names.get(vendor, "–"), stale)


def _vendor(desk: Desk, name: str, stale: tuple[StaleAnswer, ...]) -> None:
    told = desk.say("Items to answer anew: {count}", count=len(stale))
    st.markdown(f"**{plain(name)}** · {told}")
    if not stale:
        return
    st.dataframe(
        pd.DataFrame({
            desk.say("Code"): [each.code for each in stale],
            desk.say("List version"): [
                number(each.list_version, desk.language) for each in stale
            ],
            desk.say("Answered"): [
                moment_here(desk, each.answered_at) if each.answered_at else desk.say("not yet")
                for each in stale
            ],
        }),
        hide_index=True,
    )  # fmt: skip
