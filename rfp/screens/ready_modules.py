"""The modules of a CRM package to tick: all their requirements are taken over at once."""

from collections.abc import Sequence

import streamlit as st

from rfp.changes.ready_requirements import add_ready_requirements
from rfp.needs.ready_requirements import ModuleStock, ReadyRequirement, module_stocks
from rfp.reads.grid import grid
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk, left: Sequence[ReadyRequirement]) -> None:
    """Draw a box for each module, and take over what the ticked ones still lack on the list."""
    stocks = module_stocks(left)
    if not any(stock.waiting for stock in stocks):
        return
    st.markdown(f"**{desk.say('By module')}**")
    st.caption(desk.say(
        "Tick what you want to buy: every requirement of the ticked modules that is not on the "
        "list yet is taken over at once, and one undo takes all of it back."
    ))  # fmt: skip
    _pointed_to(desk)
    with st.container(horizontal=True):
        ticked = [stock for stock in stocks if _box(desk, stock)]
    held = [_held(desk, stock) for stock in stocks if stock.held]
    if held:
        st.caption(plain("\n".join(held), lines=True))
    _add(desk, [entry.code for stock in ticked for entry in stock.waiting])


def _pointed_to(desk: Desk) -> None:
    """Name the modules that the grid of customers and channels points to, if it is in use."""
    with desk.store.read() as session:
        wanted = grid(session, desk.actor, desk.here.id).modules()
    if wanted:
        names = desk.say(", ").join(desk.say(module.label) for module in wanted)
        st.caption(plain(desk.say(
            "The grid of customers, offerings and channels points to: {names}", names=names
        )))  # fmt: skip


def _box(desk: Desk, stock: ModuleStock) -> bool:
    """Return whether a module is ticked that still has something to take over."""
    ticked = st.checkbox(
        plain(_label(desk, stock)),
        disabled=not stock.waiting,
        width="content",
        key=f"ready_modules.{desk.here.id}.{stock.module}.{len(stock.waiting)}",
    )
    return ticked and bool(stock.waiting)


def _label(desk: Desk, stock: ModuleStock) -> str:
    """Return a module with how many of its requirements are still to be had."""
    name = desk.say(stock.module.label)
    if not stock.waiting:
        return desk.say("{module}: all on the list", module=name)
    return desk.say("{module} ({count})", module=name, count=len(stock.waiting))


def _held(desk: Desk, stock: ModuleStock) -> str:
    """Return which of a module's requirements are on the list already; "" if none is."""
    if not stock.held:
        return ""
    return desk.say(
        "{module}: already on the list: {codes}",
        module=desk.say(stock.module.label),
        codes=desk.say(", ").join(entry.code for entry in stock.held),
    )


def _add(desk: Desk, codes: Sequence[str]) -> None:
    if st.button(
        desk.say("Take over the ticked modules ({count})", count=len(codes)),
        icon=":material/playlist_add:",
        disabled=not codes,
        key="ready_modules.add",
    ):
        with explained(desk):
            add_ready_requirements(desk.store, desk.actor, selection=desk.here.id, codes=codes)
            saved(desk)
            st.rerun()
