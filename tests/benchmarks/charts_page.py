"""A page whose one fragment draws two charts anew when its button is pressed."""

import streamlit as st

VENDORS, PARTS = 4, 9
POINT = {"field": "points", "type": "quantitative"}
BARS = {
    "mark": "bar",
    "encoding": {
        "x": POINT,
        "y": {"field": "vendor", "type": "nominal"},
        "color": {"field": "part", "type": "nominal"},
    },
}
LINES = {
    "mark": "line",
    "encoding": {
        "x": {"field": "part", "type": "quantitative"},
        "y": POINT,
        "color": {"field": "vendor", "type": "nominal"},
    },
}


@st.fragment
def charts():
    turn = st.session_state.setdefault("turn", 0)
    st.session_state["turn"] += 1
    rows = [
        {"vendor": f"vendor {v}", "part": p, "points": 1 + (v * 3 + p * 5 + turn) % 11}
        for v in range(VENDORS)
        for p in range(PARTS)
    ]
    st.button("Again")
    st.vega_lite_chart(rows, BARS, height=260, key="bars")
    st.vega_lite_chart(rows, LINES, height=320, key="lines")


charts()
