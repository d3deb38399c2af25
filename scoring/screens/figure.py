"""One chart as every screen shows it: its finding, the drawing, and the figures behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from scoring.chart_data import Mark, Row
from scoring.charts.parts import Spec
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.figures import TableRow, figures
from workbench.screens.parts.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart with the sentence that it shows, and the table that says the same.

    `about` says what kind of drawing it is, `alt` also what it shows now; `table` is worked out
    for whoever opens it.
    """

    finding: str
    rows: pa.Table
    spec: Spec
    height: int
    about: str
    alt: str
    table: Callable[[], Sequence[TableRow]]
    legend: Sequence[Mark] = ()


def draw(desk: Desk, figure: Figure, *, key: str) -> None:
    """Draw a figure; its table is drawn, and sent, once somebody opens it."""
    _drawing(desk, figure, key=key, alt=figure.alt)
    behind = _behind(desk.say("The figures behind the chart"), key)
    if behind.open:
        with behind:
            figures(figure.table())


def draw_live(desk: Desk, drawn: Mapping[str, Figure], *, key: str) -> None:
    """Draw figures that follow each change, and below them one fold with the tables of all.

    Each keeps its view from change to change: with another `alt` it would be built anew, so what
    it shows now is told by its finding, which the page names as its description. What a page has
    to draw again is kept small, as everybody in a meeting waits for it.
    """
    for name, figure in drawn.items():
        with st.container(key=f"{name}.told"):
            _drawing(desk, figure, key=name, alt=figure.about)
    behind = _behind(desk.say("The figures behind the charts"), key)
    if behind.open:
        with behind:
            for figure in drawn.values():
                st.markdown(f"**{plain(figure.finding)}**")
                figures(figure.table())


def _drawing(desk: Desk, figure: Figure, *, key: str, alt: str) -> None:
    st.markdown(f"**{plain(figure.finding)}**")
    if figure.legend:
        st.html(_legend(figure.legend))
    st.vega_lite_chart(
        figure.rows,
        figure.spec,
        height=figure.height,
        theme=None,
        alt=alt,
        key=f"{key}.{desk.language}",
    )


def fold(title: str, finding: str, *, key: str) -> DeltaGenerator:
    """Return a fold that says what it is about and what is found in it; filled once it is open."""
    told = f"**{title}** – {plain(finding)}" if finding else f"**{title}**"
    return st.expander(told, key=key, on_change="rerun")


def _behind(label: str, key: str) -> DeltaGenerator:
    return st.expander(label, key=f"{key}.figures", on_change="rerun")


def as_drawn(rows: Sequence[Row]) -> pa.Table:
    """Return the rows of a chart as they travel: turned once, however many pages draw them."""
    columns = dict.fromkeys(column for row in rows for column in row)
    return pa.table({column: [row.get(column) for row in rows] for column in columns})


def _legend(marks: Sequence[Mark]) -> str:
    """Return names beside their colours, in the direction of the page."""
    items = "".join(
        '<span style="display:inline-flex;align-items:center;gap:.4rem;'
        'margin-inline-end:1.1rem;font-size:.85rem">'
        f'<span style="width:.8rem;height:.8rem;border-radius:3px;background:{mark.colour};'
        'forced-color-adjust:none"></span>'
        f"<bdi>{escape(mark.name)}</bdi></span>"
        for mark in marks
    )
    return f'<div style="display:flex;flex-wrap:wrap;row-gap:.25rem">{items}</div>'
