"""The checks before the RFP: what each found, and which of them have to be green."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rfp.changes.checks import choose_checks
from rfp.readiness.check import Check, required_of
from rfp.reads.checks import checks, chosen_checks
from rfp.reads.issue import issue_of
from rfp.screens import issue_checks, readiness_risks, size_profile
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import enter, onward
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

RED, GREEN, GREY = ":red[:material/error:]", ":green[:material/check_circle:]", ":material/remove:"


def show(desk: Desk) -> None:
    """Draw the checks, with a box for the chair beside each."""
    with desk.store.read() as session:
        found = checks(session, desk.actor, desk.here.id, desk.language)
        chosen = chosen_checks(session, desk.actor, desk.here.id)
        issue = issue_of(session, desk.actor, desk.here.id)
    required = {check.code: check for check in required_of(found, chosen)}
    waited = {code for code, check in required.items() if check.is_used or check.is_red}
    red = [check for check in required.values() if check.is_red]
    _summary(desk, red, is_issued=issue is not None)
    readiness_risks.show_overdue(desk)
    with st.container(key="readiness-checks"):
        _columns()[-1].caption(desk.say("Has to be green"))
        for check in found:
            _line(desk, required.get(check.code, check), is_required=check.code in waited)
    size_profile.show(desk)


def _summary(desk: Desk, red: list[Check], *, is_issued: bool) -> None:
    if is_issued:
        st.info(desk.say("The RFP is issued; the checks show how things stand since then."))
    elif red:
        st.warning(desk.say("Red checks that hold the RFP back: {count}", count=len(red)))
    else:
        st.success(desk.say("No check holds the RFP back."))
    if desk.may(Right.DECIDE_READINESS):
        st.caption(desk.say(
            "Choose which checks have to be green before the RFP is issued. What nobody has begun "
            "holds nothing back until somebody begins it, or you switch its check on."
        ))  # fmt: skip
    else:
        st.caption(desk.say("The chair chooses which checks have to be green."))


def _line(desk: Desk, check: Check, *, is_required: bool) -> None:
    sign = RED if check.is_red else GREEN if check.is_used else GREY
    told = issue_checks.told(desk, check)
    if not (check.is_used or check.is_red):
        told = desk.say("{title}: not used yet", title=check.title)
    words, way, choice = _columns()
    words.markdown(f"{sign} {plain(told)}")
    if way.button(
        desk.say("Go there"),
        type="tertiary",
        icon=onward(desk),
        key=f"checks.open.{check.code}",
    ):
        enter(desk.here.id, check.screen)
    if not desk.may(Right.DECIDE_READINESS):
        choice.markdown(desk.say("Yes") if is_required else "–")
        return
    wanted = choice.toggle(
        desk.say("Has to be green: {title}", title=check.title),
        value=is_required,
        label_visibility="collapsed",
        key=f"checks.required.{check.code}.{is_required}",
    )
    if wanted != is_required:
        with explained(desk):
            required = {check.code: wanted}
            choose_checks(desk.store, desk.actor, selection=desk.here.id, required=required)
            saved(desk)
            st.rerun()


def _columns() -> list[DeltaGenerator]:
    """Return a line of the list: what was found, the way there, and the choice."""
    return st.columns([6, 2, 2], vertical_alignment="center")
