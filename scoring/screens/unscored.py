"""Part of the progress screen: what nobody scores, and whom to ask, so that a ranking can be."""

from collections.abc import Mapping

import streamlit as st

from rfp.reads.plan import plan_draft
from scoring.changes.asked_again import ask_for_score
from scoring.reads.sheets import unscored
from scoring.screens.missing_scores import ask_choice
from scoring.sheet import Unscored
from vendor_data.reads.vendors import vendors
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

Names = Mapping[str, str]


def show_unscored(desk: Desk) -> bool:
    """Name each cell that nobody scores, with somebody to ask; return whether there is any.

    Amounts that are still missing count too: they have a table of their own.
    """
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        found = unscored(*about)
        if not found:
            return False
        people = [each for each in found if not each.is_measured]
        if not people:
            return True
        plan = plan_draft(*about)
        names = {vendor.id: vendor.name.text for vendor in vendors(*about, desk.language.value)}
    names |= plan.names(desk.language.value) if plan else {}
    st.subheader(desk.say("Nobody scores this yet"))
    st.caption(desk.say("Whoever was asked has abstained or left; a ranking needs one score."))
    for each in people:
        _ask(desk, each, names)
    return True


def _ask(desk: Desk, each: Unscored, names: Names) -> None:
    with st.container(border=True, key=f"unscored.{each.vendor}.{each.leaf}"):
        vendor, leaf = plain(names.get(each.vendor, "–")), plain(names.get(each.leaf, "–"))
        st.markdown(desk.say("**{vendor}** on **{criterion}**", vendor=vendor, criterion=leaf))
        if not each.askable:
            st.warning(desk.say("Nobody here may; invite an evaluator on the page Committee."))
        elif desk.may(Right.ASK_FOR_SCORE):
            _ask_somebody(desk, each, vendor, leaf)
        if desk.may(Right.SETTLE_MISSING):
            with st.expander(desk.say("Or say what it counts as …")):
                ask_choice(desk, (each.vendor, each.leaf))


def _ask_somebody(desk: Desk, each: Unscored, vendor: str, leaf: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        people = dict(each.askable)
        member = st.selectbox(
            desk.say("Who scores {vendor} on {criterion}?", vendor=vendor, criterion=leaf),
            list(people),
            format_func=lambda member: people[member],
            key=f"unscored.whom.{each.vendor}.{each.leaf}",
        )
        if st.button(desk.say("Ask for this score"), key=f"unscored.ask.{each.vendor}.{each.leaf}"):
            with explained(desk):
                ask_for_score(
                    desk.store, desk.actor, selection=desk.here.id, member=member,
                    vendor=each.vendor, leaf=each.leaf,
                )  # fmt: skip
                saved(desk)
                st.rerun()
