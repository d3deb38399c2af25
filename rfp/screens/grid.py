"""The grid of customers, offerings and channels, for whoever wants to use it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from rfp.changes.grid import Named, begin_grid, end_grid, name_axis, tick_cells
from rfp.readiness.grid import MOST, Axis, Cell, Grid, GridName
from rfp.reads.grid import grid
from rfp.writing.outline_scope import scope_lines
from workbench.committee import Right
from workbench.language import Language, number
from workbench.problem import Conflict
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.wording import chosen

SEGMENT, OFFERING = "segment", "offering"
_WORDS, _TICK = 192, 52  # three channels stand on a narrow page, which cuts their names [pixels]


@dataclass(slots=True)
class _Laid:
    """A grid as this browser laid it out; what was typed or ticked stays while others save."""

    key: str
    grid: Grid
    seen: Grid  # what the next press stores over, known since a conflict told of it


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


def _laid_out(desk: Desk, part: str, found: Grid) -> _Laid:
    """Return the grid as it stands in this browser; without unsaved edits it follows."""
    about = _about(desk, part)
    kept: _Laid | None = st.session_state.get(about)
    is_edited = kept is not None and any(dict(st.session_state.get(kept.key, {})).values())
    if kept is None or (kept.grid != found and not is_edited):
        turn = st.session_state.get("grid.turn", 0) + 1
        st.session_state["grid.turn"] = turn
        kept = _Laid(f"{about}.{turn}", found, found)
        st.session_state[about] = kept
    return kept


def _about(desk: Desk, part: str) -> str:
    return f"grid.{desk.here.id}.{part}.{desk.language}"


def _forget(desk: Desk, part: str) -> None:
    """Lay the part out anew from what is stored."""
    st.session_state.pop(_about(desk, part), None)


def _title(desk: Desk, name: GridName) -> str:
    found = chosen(name.titles, desk.language.value)
    return found.text if found else "–"


def _cells(desk: Desk, found: Grid) -> None:
    """Draw a line for each segment and offering, with a box for each channel."""
    laid = _laid_out(desk, "cells", found)
    here = laid.grid
    channels = here.of(Axis.CHANNEL)
    lines = [(s, o) for s in here.of(Axis.SEGMENT) for o in here.of(Axis.OFFERING)]
    order = [SEGMENT, OFFERING, *(channel.id for channel in channels)]
    named = [_told(desk, place, each) for place, each in enumerate(channels, start=1)]
    st.caption(plain(desk.say("Channels: {channels}", channels=named)))
    edited = st.data_editor(
        _frame(desk, here, lines, channels),
        hide_index=True,
        disabled=[SEGMENT, OFFERING],
        column_order=order if desk.language is Language.EN else order[::-1],
        height="content",
        column_config={
            SEGMENT: st.column_config.TextColumn(desk.say("Customer segment"), width=_WORDS),
            OFFERING: st.column_config.TextColumn(desk.say("Offering"), width=_WORDS),
            **{c.id: _box(desk, place, c) for place, c in enumerate(channels, start=1)},
        },
        key=laid.key,
        alt=desk.say("Grid of customers, offerings and channels"),
    )
    if st.button(desk.say("Save the ticks"), type="primary", key="grid.cells.save"):
        _tick(desk, _ticked(edited, lines, channels), here)


def _told(desk: Desk, place: int, channel: GridName) -> str:
    return f"{number(place, desk.language)} · {_title(desk, channel)}"


def _box(desk: Desk, place: int, channel: GridName) -> object:
    """Return a column of boxes; its number finds its whole name above a narrow grid."""
    title = _told(desk, place, channel)
    return st.column_config.CheckboxColumn(title, width=_TICK, help=plain(title))


def _frame(
    desk: Desk,
    here: Grid,
    lines: Sequence[tuple[GridName, GridName]],
    channels: Sequence[GridName],
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            SEGMENT: [_title(desk, segment) for segment, _ in lines],
            OFFERING: [_title(desk, offering) for _, offering in lines],
            **{
                channel.id: [Cell(s.id, o.id, channel.id) in here.cells for s, o in lines]
                for channel in channels
            },
        }
    )


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


def _tick(desk: Desk, wanted: frozenset[Cell], here: Grid) -> None:
    """Store what differs from what was drawn; cells that nobody touched are not sent back."""
    drawn = frozenset(here.cells)
    with explained(desk):
        _forget(desk, "cells")  # where a name is gone by now, the next run shows what there is
        on, off = wanted - drawn, drawn - wanted
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
            _axis(desk, axis, found)


def _axis(desk: Desk, axis: Axis, found: Grid) -> None:
    laid = _laid_out(desk, axis, Grid(names=tuple(found.of(axis))))
    heads = {
        Language.EN: desk.say("{label} (English)", label=desk.say(axis.label)),
        Language.FA: desk.say("{label} (Persian)", label=desk.say(axis.label)),
    }
    frame = pd.DataFrame(
        [[n.titles.get(language.value, "") for language in Language] for n in laid.grid.names],
        columns=[heads[language] for language in Language],
        index=range(len(laid.grid.names)),
        dtype="object",
    )
    edited = st.data_editor(
        frame, num_rows="dynamic", hide_index=True, key=laid.key, alt=desk.say(axis.label)
    )
    label = desk.say("Save the names: {axis}", axis=desk.say(axis.label))
    if st.button(label, key=f"grid.save.{axis}"):
        _rename(desk, axis, _named(edited, heads, laid), laid, found)


def _rename(desk: Desk, axis: Axis, named: Sequence[Named], laid: _Laid, found: Grid) -> None:
    """Store the names; after a conflict they stay, and the next press stores over what stands."""
    at = {"selection": desk.here.id, "axis": axis}
    with explained(desk):
        try:
            versions = {name.id: name.version for name in laid.seen.names}
            name_axis(desk.store, desk.actor, **at, named=named, versions=versions)
        except Conflict:
            laid.seen = Grid(names=tuple(found.of(axis)))
            raise
        _forget(desk, axis)
        saved(desk)
        st.rerun()


def _named(edited: pd.DataFrame, heads: Mapping[Language, str], laid: _Laid) -> list[Named]:
    """Return each line that says anything, with the id of a name that was there.

    A new line may bear the number of one that was taken out.
    """
    gone = {*st.session_state[laid.key]["deleted_rows"]}
    seen = {name.id for name in laid.seen.names}
    known = {
        place: name.id
        for place, name in enumerate(laid.grid.names)
        if place not in gone and name.id in seen
    }
    told: list[Named] = []
    for place, row in edited.fillna("").iterrows():
        words = {language.value: str(row[heads[language]]).strip() for language in Language}
        if any(words.values()):
            told.append((known.get(place), words))
    return told


def _end(desk: Desk) -> None:
    with st.popover(desk.say("Do without the grid …"), key="grid.end"):
        st.markdown(desk.say("All names and ticks go; undo brings them back."))
        if st.button(desk.say("Give the grid up"), key="grid.end.yes"):
            with explained(desk):
                end_grid(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                st.rerun()
