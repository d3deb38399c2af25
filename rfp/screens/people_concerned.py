"""Screen: who is concerned: stakeholders with their buy-in, and who governs the project."""

from collections.abc import Sequence

import streamlit as st

from rfp.changes.ready_roles import add_ready_roles
from rfp.readiness.buy_in import BuyIn, by_buy_in
from rfp.readiness.register import Entry, Register
from rfp.screens import register_grid
from rfp.screens.live_needs import live_needs
from rfp.screens.readiness import draw_tabs
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk) -> None:
    """Draw the screen; only the tab that is open is read."""
    st.title(desk.say("People concerned"))
    live_needs(desk, _page, name="people", patient=True)


def _page(desk: Desk) -> None:
    parts = {
        desk.say(Register.STAKEHOLDERS.label): _stakeholders,
        desk.say(Register.GOVERNANCE.label): _governance,
    }
    draw_tabs(desk, parts, key="people")


def _stakeholders(desk: Desk) -> None:
    st.markdown(desk.say(
        "Everyone whom the change touches. Figures run from 1 to 5; above 3 somebody counts as "
            "convinced by reasons, or as won at heart."
    ))  # fmt: skip
    entries = register_grid.show(desk, Register.STAKEHOLDERS)
    if entries:
        _cells(desk, entries)


def _cells(desk: Desk, entries: Sequence[Entry]) -> None:
    st.markdown(f"**{desk.say('Buy-in: reasons against feelings')}**")
    cells = by_buy_in(entries)
    for row in ((BuyIn.LOOSE_CANNON, BuyIn.CHAMPION), (BuyIn.NOT_WON, BuyIn.BYSTANDER)):
        for column, cell in zip(st.columns(2), row, strict=True):
            with column, st.container(border=True):
                _cell(desk, cell, cells[cell])


def _cell(desk: Desk, cell: BuyIn, entries: Sequence[Entry]) -> None:
    st.markdown(f"**{desk.say(cell.label)}**")
    st.caption(desk.say(cell.action))
    for each in entries:
        action = each["action"]
        st.markdown("- " + plain(f"{each.name}: {action}" if action else each.name))
    if not entries:
        st.caption(desk.say("nobody"))


def _governance(desk: Desk) -> None:
    st.markdown(desk.say(
        "Who decides, who leads, who works. A role with a counterpart is asked of the vendor by "
        "name."
    ))  # fmt: skip
    entries = register_grid.show(desk, Register.GOVERNANCE)
    if entries or not desk.may(Right.EDIT_NEEDS):
        return
    if st.button(
        desk.say("Begin with the usual roles"), icon=":material/playlist_add:", key="people.roles"
    ):
        with explained(desk):
            add_ready_roles(desk.store, desk.actor, selection=desk.here.id)
            saved(desk)
            st.rerun()
