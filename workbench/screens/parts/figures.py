"""A table to be read: its cells wrap, so that none falls outside a narrow page."""

from collections.abc import Mapping, Sequence

import streamlit as st

from workbench.screens.parts.plain import plain

TableRow = Mapping[str, str]  # heading -> cell, both in the reader's language


def figures(table: Sequence[TableRow]) -> None:
    """Draw rows of text as a table; nothing in them, headings included, is taken for markup."""
    st.table(
        [
            {plain(heading) or heading: plain(cell) for heading, cell in row.items()}
            for row in table
        ],
        border="horizontal",
        hide_index=True,
    )
