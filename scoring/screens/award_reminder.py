"""What is asked again before the award: a reminder that hinders nothing."""

import streamlit as st

from rfp.reads.readiness import key_points
from rfp.reads.readiness_checks import checks_before_award
from rfp.screens.issue_checks import told
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def show(desk: Desk) -> None:
    """Draw what is not green before the decision is recorded, and what was judged again for it."""
    with desk.store.read() as session:
        found = checks_before_award(session, desk.actor, desk.here.id)
        points = [p for p in key_points(session, desk.actor, desk.here.id) if p.is_on]
    red = [check for check in found if check.is_red]
    if not red and not any(check.is_used for check in found):
        return
    again = sum(point.again is not None for point in points)
    judged = desk.say(
        "Judged again before the award: {count} of {all} key points.", count=again, all=len(points)
    )
    if red:
        listed = "\n".join(f"- {plain(told(desk, check))}" for check in red)
        reminder = desk.say(
            "Not green yet. You can decide all the same; the record will say so."
        )  # fmt: skip
        st.warning(f"{reminder}\n\n{listed}\n- {judged}")
        return
    green = desk.say("By the latest verdicts every key point holds at least in part.")
    if again == len(points):
        st.markdown(f":green[:material/check: {green}] {judged}")
    else:
        st.markdown(f":material/history: {green} {judged}")


def show_recorded(desk: Desk, codes: tuple[str, ...]) -> None:
    """Draw what was not green when the decision was recorded."""
    if not codes:
        return
    with desk.store.read() as session:
        found = checks_before_award(session, desk.actor, desk.here.id)
    named = [check.title for check in found if check.code in codes]
    st.caption(plain(desk.say("Not green when this was recorded: {checks}", checks=named)))
