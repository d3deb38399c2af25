"""Screen: a member declares conflicts of interest before anything of a proposal is seen."""

from collections.abc import Sequence

import streamlit as st

from vendor_data.reads.vendors import vendors
from vendor_data.vendor import Vendor
from workbench.changes.members import declare
from workbench.problem import Problem
from workbench.reads.members import members
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk) -> None:
    st.title(desk.say("Declare your conflicts of interest"))
    with desk.store.read() as session:
        known = vendors(session, desk.actor, desk.here.id, desk.language.value)
        seated = members(session, desk.actor, desk.here.id)
    _what_was_declared(desk, [m.declared_at for m in seated if m.id == desk.actor.member])
    if not known:
        frame.empty_state(
            desk.say("No vendor yet"),
            desk.say("No vendor is registered yet. You can declare once the vendors are known."),
        )
        return
    st.write(
        desk.say(
            "Tick every vendor with whom you have a tie that others should know of: work, money, "
            "family, a former employer. You will then see nothing of that vendor. What you "
            "declare cannot be taken back here."
        )
    )
    _ask(desk, known)


def _what_was_declared(desk: Desk, moments: Sequence[object]) -> None:
    for when in filter(None, moments):
        st.info(
            desk.say(
                "You declared on {when}. If something has come up since, declare again.",
                when=moment_here(desk, when),
            )
        )
    if desk.actor.conflicts:
        st.caption(
            desk.say(
                "You declared a conflict of interest with {count} vendors; "
                "they are hidden from you.",
                count=len(desk.actor.conflicts),
            )
        )


def _ask(desk: Desk, known: Sequence[Vendor]) -> None:
    conflicts: dict[str, str] = {}
    for vendor in known:
        name = plain(vendor.name.text)
        if st.checkbox(name, key=f"declaration.tick.{vendor.id}"):
            conflicts[vendor.id] = st.text_input(
                desk.say("What ties you to {vendor}", vendor=name),
                key=f"declaration.reason.{vendor.id}",
                max_chars=500,
            )
    is_sure = st.checkbox(
        desk.say("I declare: I have no conflict of interest with the others"),
        key="declaration.sure",
    )
    if st.button(desk.say("Declare"), type="primary", key="declaration.declare"):
        with explained(desk):
            if not is_sure:
                raise Problem("confirm the declaration with the tick above the button")
            declare(desk.store, desk.actor, selection=desk.here.id, conflicts=conflicts)
            saved(desk)
            st.rerun()
