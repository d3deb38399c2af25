"""A screen with a fault of ours, which a person is told of by a number."""

import streamlit as st

from workbench.screens.parts.problems import explained


def show(desk):
    st.button("Here on every page", key="faulty")
    with explained(desk):
        raise LookupError("planted fault")
