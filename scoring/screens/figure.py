"""One chart as every screen shows it: its finding, the drawing, and the figures behind it."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from scoring.chart_data import Mark, Row
from scoring.charts import Spec
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

TableRow = Mapping[str, str]  # heading -> cell, both in the reader's language


def figure(
    desk: Desk,
    *,
    finding: str,
    rows: Sequence[Row],
    spec: Spec,
    height: int,
    alt: str,
    table: Sequence[TableRow],
    key: str,
    legend: Sequence[Mark] = (),
) -> None:
    """Draw a chart under the sentence that it shows; the table behind it says the same."""
    st.markdown(f"**{plain(finding)}**")
    if legend:
        st.html(_legend(legend))
    st.vega_lite_chart(
        list(rows), spec, height=height, theme=None, alt=alt, key=f"{key}.{desk.language}"
    )
    with st.expander(desk.say("The figures behind the chart")):
        figures(table)


def figures(table: Sequence[TableRow]) -> None:
    """Draw rows of text as a table; nothing in them is taken for markup."""
    st.table(
        [{heading: plain(cell) for heading, cell in row.items()} for row in table],
        border="horizontal",
        hide_index=True,
    )


def _legend(marks: Sequence[Mark]) -> str:
    """Return names beside their colours, in the direction of the page."""
    items = "".join(
        '<span style="display:inline-flex;align-items:center;gap:.4rem;'
        'margin-inline-end:1.1rem;font-size:.85rem">'
        f'<span style="width:.8rem;height:.8rem;border-radius:3px;background:{mark.colour}"></span>'
        f"<bdi>{escape(mark.name)}</bdi></span>"
        for mark in marks
    )
    return f'<div style="display:flex;flex-wrap:wrap;row-gap:.25rem">{items}</div>'
