"""Ties musts that serve no success factor yet to one of them, several at once."""

from collections.abc import Sequence

import streamlit as st

from rfp.changes.requirement_table import edit_requirements
from rfp.needs.must import MustCap, must_state
from rfp.needs.requirement_cells import Column, cells_of
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.reads.needs import RequirementEntry
from rfp.reads.requirement_list import SuccessFactor
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk, entries: Sequence[RequirementEntry], factors: Sequence[SuccessFactor]) -> None:
    """Offer the musts that serve nothing, as soon as there is a factor to serve."""
    untied = _untied(entries, factors)
    if not untied or not factors or not desk.may(Right.EDIT_NEEDS):
        return
    titles = {factor.id: factor.title for factor in factors}
    key = f"musts.tie.{len(untied)}"
    st.markdown(f"**{desk.say('Tie musts to a success factor')}**")
    chosen: list[str] = st.multiselect(
        desk.say("Musts that serve no success factor yet"),
        list(untied),
        format_func=lambda each: _name(untied[each]),
        placeholder=desk.say("Choose"),
        key=f"{key}.musts",
    )
    factor = st.selectbox(
        desk.say("Success factor"),
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        placeholder=desk.say("Choose"),
        key=f"{key}.factor",
    )
    is_ready = bool(chosen) and factor is not None
    if st.button(desk.say("Tie them"), key=f"{key}.tie", disabled=not is_ready) and factor:
        with explained(desk):
            edits = [_edit(untied[each], factor) for each in chosen]
            edit_requirements(desk.store, desk.actor, selection=desk.here.id, edits=edits)
            saved(desk)
            st.rerun()


def _untied(
    entries: Sequence[RequirementEntry], factors: Sequence[SuccessFactor]
) -> dict[str, RequirementEntry]:
    state = must_state(
        [each.requirement for each in entries], MustCap(), {factor.id for factor in factors}
    )
    without = {each.id for each in state.without_factor}
    return {each.requirement.id: each for each in entries if each.requirement.id in without}


def _name(entry: RequirementEntry) -> str:
    return f"{entry.requirement.code} · {entry.requirement.text}"


def _edit(entry: RequirementEntry, factor: str) -> RowEdit:
    now = cells_of(entry.requirement, entry.words)[Column.SUCCESS_FACTOR]
    cells = {Column.SUCCESS_FACTOR: Cell(now, factor)}
    return RowEdit(requirement=entry.requirement.id, seen=entry.version, cells=cells)
