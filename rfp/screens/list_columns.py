"""What each column of a list holds: proposed, seen beside its first rows, confirmed once."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from rfp.changes.column_mappings import confirm_columns
from rfp.lists.columns import (
    ColumnProposal,
    Columns,
    carried_down,
    fingerprint,
    proposals,
    remembered,
)
from rfp.lists.found_table import ListColumn, ListTable
from rfp.lists.row_reading import refuse_without_main
from rfp.lists.subject import FIELDS, MAIN, Field, Subject
from rfp.reads.lists import column_mapping
from workbench.language import Language, isolated
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained
from workbench.sheet import column_letters

NOTHING = ""  # the choice of a column from which nothing is taken
SEEN = 5  # rows of the preview
_WIDE = 200  # of one choice: four stand in a row, on a narrow page two [pixels]
_SPARSE = 7 / 10  # share of filled cells below which empty ones may repeat the one above
_GROUPED = (Field.PROCESS, Field.LANE, Field.MODULE, Field.GAP_KIND, Field.SYSTEM, Field.RISK_GROUP)

Confirmed = tuple[Columns, Sequence[Field]]


def confirmed(desk: Desk, subject: Subject, table: ListTable, key: str) -> Confirmed | None:
    """Return what the columns hold and which are carried down; None until somebody confirmed."""
    print_ = fingerprint(table, subject)
    key = f"{key}.{table.grid.name}.{table.header}"
    kept = st.session_state.get(f"{key}.confirmed")
    if kept is None:
        kept = _known(desk, subject, table, print_)
    if kept is not None and not st.session_state.get(f"{key}.again"):
        carried = _ask_carried(desk, table, kept, key)
        if carried != tuple(kept[1]):
            kept = kept[0], carried
            _remember(desk, subject, table, print_, kept)
            st.session_state[f"{key}.confirmed"] = kept
        _told(desk, table, kept[0], key)
        return kept
    return _ask(desk, subject, table, key, print_, carried=kept[1] if kept else ())


def _known(desk: Desk, subject: Subject, table: ListTable, print_: str) -> Confirmed | None:
    with desk.store.read() as session:
        known = column_mapping(session, desk.actor, desk.here.id, subject, print_)
    columns = remembered(table, known, subject)
    if columns is None or MAIN[subject] not in columns.values():
        return None
    return columns, carried_down(known, subject)


def _told(desk: Desk, table: ListTable, columns: Columns, key: str) -> None:
    """Say what is taken from where, with a way back."""
    titles = {column.number: _title(column) for column in table.columns}
    taken = desk.say(", ").join(
        isolated(f"{plain(titles[place])} = {desk.say(field.label)}", desk.language)
        for place, field in columns.items()
    )
    st.caption(desk.say("Columns: {columns}", columns=taken))
    if st.button(desk.say("Change the columns"), key=f"{key}.change"):
        st.session_state[f"{key}.again"] = True
        st.rerun()


def _ask(
    desk: Desk,
    subject: Subject,
    table: ListTable,
    key: str,
    print_: str,
    *,
    carried: Sequence[Field],
) -> Confirmed | None:
    st.markdown(f"**{desk.say('What does each column hold?')}**")
    _preview(desk, table)
    found = proposals(table, subject)
    chosen = _ask_each(desk, subject, found, key)
    carried = _ask_carried(desk, table, (chosen, carried), key)
    if not st.button(desk.say("These columns are right"), type="primary", key=f"{key}.right"):
        return None
    with explained(desk):
        _check(desk, subject, table, chosen)
        _remember(desk, subject, table, print_, (chosen, carried))
        st.session_state[f"{key}.confirmed"] = (chosen, carried)
        st.session_state.pop(f"{key}.again", None)
        st.rerun()
    return None


def _remember(desk: Desk, subject: Subject, table: ListTable, print_: str, said: Confirmed) -> None:
    """Keep what was said for the next list with these headings; without headings for none."""
    columns, carried = said
    if print_:
        confirm_columns(
            desk.store,
            desk.actor,
            selection=desk.here.id,
            subject=subject,
            fingerprint=print_,
            columns=[(column.title, columns.get(column.number)) for column in table.columns],
            carried=carried,
        )


def _preview(desk: Desk, table: ListTable) -> None:
    """Show the first rows as they stand in the file; a grid takes no markup."""
    names = Counter(_title(column) for column in table.columns)
    heads = [
        _title(c) if names[_title(c)] == 1 else f"{_title(c)} ({column_letters(c.number)})"
        for c in table.columns
    ]
    rows = [[row.own_text(c.number) for c in table.columns] for row in table.rows[:SEEN]]
    st.dataframe(
        pd.DataFrame(rows, columns=heads),
        hide_index=True,
        # A grid is always drawn from left to right.
        column_order=heads if desk.language is Language.EN else heads[::-1],
    )


def _ask_each(
    desk: Desk, subject: Subject, found: Sequence[ColumnProposal], key: str
) -> dict[int, Field]:
    """Draw a list of fields for each column; what is only likely is said so."""
    labels = {field.value: desk.say(field.label) for field in FIELDS[subject]}
    labels[NOTHING] = desk.say("(nothing is taken)")
    chosen: dict[int, Field] = {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for each in found:
            value = _ask_one(desk, each, labels, key)
            if value:
                chosen[each.column.number] = Field(value)
    return chosen


def _ask_one(desk: Desk, each: ColumnProposal, labels: Mapping[str, str], key: str) -> str:
    codes = list(labels)
    value = each.field.value if each.field else NOTHING
    label = plain(_title(each.column))
    if each.field and not each.is_certain:
        label = desk.say("{column} (a guess: please look)", column=label)
    elif not each.field and each.column.filled:
        label = desk.say("{column} (unknown)", column=label)
    chosen: str = st.selectbox(
        label,
        codes,
        index=codes.index(value),
        format_func=lambda code: labels[code],
        key=f"{key}.column.{each.column.number}",
        width=_WIDE,
    )
    return chosen


def _ask_carried(desk: Desk, table: ListTable, said: Confirmed, key: str) -> tuple[Field, ...]:
    """Offer to read an empty cell as the filled one above it, where a column is so kept."""
    columns, carried = said
    filled = {column.number: column.filled for column in table.columns}
    most = max(filled.values(), default=0)
    offered = [
        field
        for place, field in columns.items()
        if field in carried or (field in _GROUPED and 0 < filled[place] < most * _SPARSE)
    ]
    return tuple(
        field
        for field in offered
        if st.checkbox(
            desk.say(
                "{column}: an empty cell says what the last filled one above it says",
                column=desk.say(field.label),
            ),
            value=field in carried,
            key=f"{key}.carried.{field}",
        )
    )


def _check(desk: Desk, subject: Subject, table: ListTable, chosen: Columns) -> None:
    twice = [field for field, times in Counter(chosen.values()).items() if times > 1]
    if twice:
        raise Problem(
            "two columns cannot hold the same; chosen twice: {fields}",
            fields=[desk.say(field.label) for field in twice],
        )
    refuse_without_main([table], chosen, subject)


def _title(column: ListColumn) -> str:
    return column.title or column_letters(column.number)
