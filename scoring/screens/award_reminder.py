"""What is asked again before the award: a reminder that hinders nothing."""

import streamlit as st

from rfp.reads.readiness_checks import checks_before_award
from rfp.screens.issue_checks import told
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def show(desk: Desk) -> None:
    """Draw what is not green before the decision is recorded."""
    with desk.store.read() as session:
        found = checks_before_award(session, desk.actor, desk.here.id)
    red = [check for check in found if check.is_red]
    if red:
        listed = "\n".join(f"- {plain(told(desk, check))}" for check in red)
        reminder = desk.say(
            "Not green yet. You can decide all the same; the record will say so."
        )  # fmt: skip
        st.warning(f"{reminder}\n\n{listed}")
    elif any(check.is_used for check in found):
        green = desk.say("The key points that are asked again before the award are all green.")
        st.markdown(f":green[:material/check: {green}]")


def show_recorded(desk: Desk, codes: tuple[str, ...]) -> None:
    """Draw what was not green when the decision was recorded."""
    if not codes:
        return
    with desk.store.read() as session:
        found = checks_before_award(session, desk.actor, desk.here.id)
    named = [check.title for check in found if check.code in codes]
    st.caption(plain(desk.say("Not green when this was recorded: {checks}", checks=named)))
