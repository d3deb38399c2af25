"""What would be stored of a list: four counts, what was noticed, what is left out and why."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from rfp.lists.cell_reading import Here
from rfp.lists.entry import Reading
from rfp.lists.subject import FIELDS, Subject
from workbench.language import Language, number, sentence
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

SHOWN = 200  # rows of a table on the screen


def show(desk: Desk, subject: Subject, reading: Reading, settled: Reading, here: Here) -> None:
    """Draw the counts as the decisions leave them, then the rows."""
    ready = len(settled.entries) - len(settled.doubtful)
    told = {
        desk.say("Rows read"): reading.rows,
        desk.say("Ready"): ready,
        desk.say("Doubtful"): len(settled.doubtful),
        desk.say("Left out"): len(settled.left_out),
    }
    with st.container(horizontal=True):
        for label, count in told.items():
            st.metric(label, number(count, desk.language), width=130)
    for note in reading.notes:
        text = plain(sentence(note, desk.language))
        st.caption(text[:1].upper() + text[1:])
    _left_out(desk, settled)
    _entries(desk, subject, settled, here)


def _left_out(desk: Desk, settled: Reading) -> None:
    if not settled.left_out:
        return
    with st.expander(desk.say("Left out: {count}", count=len(settled.left_out))):
        rows = [[each.place, desk.say(each.reason), each.text] for each in settled.left_out[:SHOWN]]
        _grid(desk, [desk.say("Place"), desk.say("Reason"), desk.say("What it says")], rows)


def _entries(desk: Desk, subject: Subject, settled: Reading, here: Here) -> None:
    with st.expander(desk.say("Look at the rows: {count}", count=len(settled.entries))):
        names = {key: " / ".join(titles) for key, titles in {**here.criteria, **here.gaps}.items()}
        used = [f for f in FIELDS[subject] if any(e.get(f) for e in settled.entries)]
        rows = [
            [entry.place, *(names.get(entry.get(field), entry.get(field)) for field in used)]
            for entry in settled.entries[:SHOWN]
        ]
        heads = [desk.say("Place"), *(desk.say(field.label) for field in used)]
        _grid(desk, heads, rows)


def _grid(desk: Desk, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Draw rows under headings; a grid is always drawn from left to right."""
    order = list(heads) if desk.language is Language.EN else list(heads)[::-1]
    st.dataframe(pd.DataFrame(rows, columns=list(heads)), hide_index=True, column_order=order)
