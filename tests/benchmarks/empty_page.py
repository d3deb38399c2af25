"""A page whose one fragment draws nothing but a letter."""

import streamlit as st


@st.fragment
def nothing():
    st.text("-")


nothing()
