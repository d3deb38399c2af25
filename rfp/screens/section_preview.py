"""Blocks of the RFP on a screen, as the document will say them."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from rfp.writing.outline_blocks import Answer, Block, Clause, Heading, Note, Paragraph, Table
from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def preview(desk: Desk, blocks: Iterable[Block]) -> None:
    """Draw headings, clauses and tables; pictures are left to the document."""
    shown = False
    for block in blocks:
        shown = True
        _draw(desk, block)
    if not shown:
        st.info(desk.say("This section is not in the document."))


def _draw(desk: Desk, block: Block) -> None:
    match block:
        case Heading():
            st.markdown(f"**{plain(f'{block.number} {block.text}'.strip())}**")
        case Clause():
            st.markdown(plain(f"{block.number} {block.text}"))
        case Paragraph() | Note():
            st.markdown(plain(block.text))
        case Table():
            _table(desk, block)
        case _:
            pass


def _table(desk: Desk, block: Table) -> None:
    rows = [
        [cell.prompt if isinstance(cell, Answer) else cell for cell in line.cells]
        for line in block.lines
    ]
    columns = list(block.columns)
    order = columns if desk.language is Language.EN else list(reversed(columns))
    st.caption(plain(block.caption))
    st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, column_order=order)
