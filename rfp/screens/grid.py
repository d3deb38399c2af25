"""The grid of customers, offerings and channels, for whoever wants to use it."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from rfp.changes.grid import begin_grid, end_grid, name_axis, tick_cells
from rfp.readiness.grid import MOST, Axis, Cell, Grid, GridName
from rfp.reads.grid import grid
from rfp.writing.outline_scope import scope_lines
from workbench.committee import Right
from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.wording import chosen

SEGMENT, OFFERING = "segment", "offering"


def show(desk: Desk) -> None:
    """Draw the grid with a box in each cell; the cells in use go into the scope of the RFP."""
    st.caption(desk.say(
        "Who gets what, and how? Tick the cells that are in use: the scope of the RFP names them, "
        "and the ready catalogue shows which modules they point to. Whoever does not need the grid "
        "leaves it."
    ))  # fmt: skip
    with desk.store.read() as session:
        found = grid(session, desk.actor, desk.here.id)
    if not found.names:
        _begin(desk)
        return
    told = desk.say("In use: {count} of {all} cells", count=len(found.cells), all=found.size)
    st.markdown(f"**{told}**")
    if not desk.may(Right.EDIT_NEEDS):
        lines = scope_lines(found, desk.language)
        st.markdown("\n".join(f"- {plain(line)}" for line in lines) or "–")
        return
    _cells(desk, found)
    _names(desk, found)
    _end(desk)


def _begin(desk: Desk) -> None:
    if not desk.may(Right.EDIT_NEEDS):
        st.caption(desk.say("Nobody uses the grid."))
        return
    if st.button(
        desk.say("Begin with ready names: 5 segments, 4 offerings, 3 channels"),
        icon=":material/grid_on:",
        key="grid.begin",
    ):
        with explained(desk):
            begin_grid(desk.store, desk.actor, selection=desk.here.id)
            saved(desk)
            st.rerun()


def _title(desk: Desk, name: GridName) -> str:
    found = chosen(name.titles, desk.language.value)
    return found.text if found else "–"


def _cells(desk: Desk, found: Grid) -> None:
    """Draw a line for each segment and offering, with a box for each channel."""
    channels = found.of(Axis.CHANNEL)
    lines = [(s, o) for s in found.of(Axis.SEGMENT) for o in found.of(Axis.OFFERING)]
    frame = pd.DataFrame(
        {
            SEGMENT: [_title(desk, segment) for segment, _ in lines],
            OFFERING: [_title(desk, offering) for _, offering in lines],
            **{
                channel.id: [Cell(s.id, o.id, channel.id) in found.cells for s, o in lines]
                for channel in channels
            },
        }
    )
    order = [SEGMENT, OFFERING, *(channel.id for channel in channels)]
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=[SEGMENT, OFFERING],
        column_order=order if desk.language is Language.EN else order[::-1],
        height="content",
        column_config={
            SEGMENT: st.column_config.TextColumn(desk.say("Customer segment")),
            OFFERING: st.column_config.TextColumn(desk.say("Offering")),
            **{c.id: st.column_config.CheckboxColumn(_title(desk, c)) for c in channels},
        },
        key=f"grid.cells.{desk.language}.{hash((frozenset(found.cells), _versions(found.names)))}",
        alt=desk.say("Grid of customers, offerings and channels"),
    )
    if st.button(desk.say("Save the ticks"), type="primary", key="grid.cells.save"):
        _tick(desk, _ticked(edited, lines, channels), found)


def _versions(names: Sequence[GridName]) -> tuple[tuple[str, int], ...]:
    return tuple((name.id, name.version) for name in names)


def _ticked(
    edited: pd.DataFrame,
    lines: Sequence[tuple[GridName, GridName]],
    channels: Sequence[GridName],
) -> frozenset[Cell]:
    return frozenset(
        Cell(segment.id, offering.id, channel.id)
        for place, (segment, offering) in enumerate(lines)
        for channel in channels
        if edited.loc[place, channel.id]
    )


def _tick(desk: Desk, wanted: frozenset[Cell], found: Grid) -> None:
    """Store what differs from what was drawn; cells that nobody touched are not sent back."""
    now = frozenset(found.cells)
    with explained(desk):
        on, off = wanted - now, now - wanted
        if on or off:
            tick_cells(desk.store, desk.actor, selection=desk.here.id, on=on, off=off)
        saved(desk)
        st.rerun()


def _names(desk: Desk, found: Grid) -> None:
    with st.expander(desk.say("Names of segments, offerings and channels"), key="grid.names"):
        st.caption(desk.say(
            "At most {most} on each side. A name that is taken out goes with its cells.", most=MOST
        ))  # fmt: skip
        for axis in Axis:
            _axis(desk, axis, found.of(axis))


def _axis(desk: Desk, axis: Axis, names: Sequence[GridName]) -> None:
    heads = {
        Language.EN: desk.say("{label} (English)", label=desk.say(axis.label)),
        Language.FA: desk.say("{label} (Persian)", label=desk.say(axis.label)),
    }
    frame = pd.DataFrame(
        [[name.titles.get(language.value, "") for language in Language] for name in names],
        columns=[heads[language] for language in Language],
        index=[name.id for name in names],
        dtype="object",
    )
    key = f"grid.names.{axis}.{desk.language}.{hash(_versions(names))}"
    edited = st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        key=key,
        alt=desk.say(axis.label),
    )
    if st.button(
        desk.say("Save the names: {axis}", axis=desk.say(axis.label)), key=f"grid.save.{axis}"
    ):
        with explained(desk):
            named = _named(edited, heads, {name.id for name in names})
            versions = {name.id: name.version for name in names}
            at = {"selection": desk.here.id, "axis": axis, "versions": versions}
            name_axis(desk.store, desk.actor, **at, named=named)
            saved(desk)
            st.rerun()


def _named(
    edited: pd.DataFrame, heads: Mapping[Language, str], known: set[str]
) -> list[tuple[str | None, dict[str, str]]]:
    """Return each line that says anything, with the id of a name that was there."""
    told = []
    for key, row in edited.fillna("").iterrows():
        words = {language.value: str(row[heads[language]]).strip() for language in Language}
        if any(words.values()):
            told.append((str(key) if key in known else None, words))
    return told


def _end(desk: Desk) -> None:
    with st.popover(desk.say("Do without the grid …"), key="grid.end"):
        st.markdown(desk.say("All names and ticks go; undo brings them back."))
        if st.button(desk.say("Give the grid up"), key="grid.end.yes"):
            with explained(desk):
                end_grid(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                st.rerun()
