"""A list of entries as a grid, from which one is picked by its id."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

import pandas as pd
import streamlit as st

from workbench.language import Language
from workbench.screens.parts.desk import Desk

# A grid breaks lines only in rows that are higher than 64 pixels.
SHORT, TALL, HEAD, MOST = 44, 66, 38, 600  # [pixels]
Rows = Mapping[str, Sequence[str | int]]  # by the entry's id, one cell for each column


def pick(
    desk: Desk,
    columns: Sequence[str],
    rows: Rows,
    *,
    key: str,
    alt: str,
    widths: Mapping[str, str | int] | None = None,
    figures: Collection[str] = (),
    tall: bool = False,
) -> str | None:
    """Draw the grid and return the id of the chosen row.

    A choice is a place in the list, so the key names which ids stand where: when the list
    changes, no choice slips to another entry, and what is open stays open.
    """
    ids = list(rows)
    standing = sha256(" ".join(ids).encode()).hexdigest()[:12]
    before: _Choice = st.session_state.get(f"{key}.choice", _Choice("", None, None))
    begun = before.begun if before.standing == standing else before.chosen
    opened = [ids.index(begun)] if begun in rows else []
    chosen = st.dataframe(
        pd.DataFrame(list(rows.values()), columns=list(columns), index=ids),
        hide_index=True,
        column_order=_order(desk, columns),
        column_config=_config(columns, widths or {}, figures),
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": opened, "columns": [], "cells": []}},
        row_height=TALL if tall else SHORT,
        height=min(HEAD + TALL * len(ids), MOST) if tall else "auto",
        alt=alt,
        key=f"{key}.{desk.language}.{standing}",
    )
    places = chosen["selection"]["rows"]
    picked = ids[places[0]] if places and places[0] < len(ids) else None
    st.session_state[f"{key}.choice"] = _Choice(standing, begun, picked)
    return picked


class _Choice(NamedTuple):
    """What was chosen when the ids stood as `standing`, and with what that list began."""

    standing: str
    begun: str | None
    chosen: str | None


def _order(desk: Desk, columns: Sequence[str]) -> list[str]:
    """Reverse the columns for Persian: a grid is always drawn from left to right."""
    return list(columns) if desk.language is Language.EN else list(reversed(columns))


def _config(
    columns: Sequence[str], widths: Mapping[str, str | int], figures: Collection[str]
) -> dict[str, object]:
    # Words run by their own direction, which a grid finds by itself; figures stand in the middle.
    return {
        column: st.column_config.TextColumn(
            column,
            width=widths.get(column),
            alignment="center" if column in figures else None,
        )
        for column in columns
    }
