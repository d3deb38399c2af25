"""What a vendor will be asked to show: the imaginary customer and the scenarios, as for all."""

import streamlit as st

from vendor_data.checking.demo import Scenario
from vendor_data.reads.demos import shown_to_vendors
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.wording import chosen


def show(desk: Desk) -> None:
    """Draw the customer with its data, and below it every scenario."""
    with desk.store.read() as session:
        customer, scenarios = shown_to_vendors(session, desk.actor, desk.here.id)
    described = chosen(customer, desk.language.value)
    if described is None and not scenarios:
        return
    st.subheader(desk.say("What you will be asked to show"))
    st.caption(desk.say(
        "Every vendor shows the same scenarios on the data of the same imaginary customer."
    ))  # fmt: skip
    if described is not None:
        with st.expander(desk.say("The imaginary customer"), icon=":material/storefront:"):
            st.markdown(plain(described.text, lines=True))
    for scenario in scenarios:
        _scenario(desk, scenario)


def _scenario(desk: Desk, scenario: Scenario) -> None:
    with st.container(border=True, key=f"vendor_demos.{scenario.id}"):
        title, steps, expected = (
            found.text if found else "–"
            for found in (
                chosen(words, desk.language.value)
                for words in (scenario.titles, scenario.steps, scenario.expected)
            )
        )
        st.markdown(f"**{plain(title)}**")
        st.markdown(plain(steps, lines=True))
        st.caption(plain(desk.say("Expected: {result}", result=expected)))
