"""The checks on the RFP screen: what is red, where to mend it, and the chair's way past it."""

import streamlit as st

from rfp.readiness.check import Check, required_of
from rfp.reads.checks import checks, chosen_checks, overruled
from workbench.committee import Right
from workbench.language import isolated, sentence
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import enter, onward
from workbench.screens.parts.plain import plain


def show(desk: Desk) -> list[Check]:
    """Draw what the checks found; return the red ones that the issue waits for."""
    with desk.store.read() as session:
        found = checks(session, desk.actor, desk.here.id, desk.language)
        chosen = chosen_checks(session, desk.actor, desk.here.id)
    required = required_of(found, chosen)
    red = [check for check in required if check.is_red]
    others = [check for check in found if check.is_red and check not in red]
    if red:
        st.markdown(f"**{desk.say('These checks are red; the RFP waits for them:')}**")
        for check in red:
            _red(desk, check)
        if not desk.may(Right.DECIDE_READINESS):
            st.caption(desk.say("The chair can issue it anyway, with a reason."))
    elif any(check.is_used for check in required):
        st.markdown(f":green[{desk.say('Every check that has to be green is green.')}]")
    if others:
        told = desk.say("Red, but not required: {checks}", checks=[each.title for each in others])
        st.caption(plain(told))
    return red


def _red(desk: Desk, check: Check) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/error: {plain(told(desk, check))}", width="stretch")
        if st.button(
            desk.say("Mend it"),
            icon=onward(desk),
            type="tertiary",
            key=f"check.mend.{check.code}",
        ):
            enter(desk.here.id, check.screen)


def told(desk: Desk, check: Check) -> str:
    """Return the title of a check, with what it found."""
    title = desk.say(check.title)
    return f"{title}: {sentence(check.found, desk.language)}" if check.found else title


def ask_reason(desk: Desk) -> str:
    """Ask the chair why the RFP goes out over red checks."""
    reason: str = st.text_area(
        desk.say("Issue anyway, because …"),
        help=desk.say("The reason stays in the record."),
        key="rfp.issue.reason",
    )
    return reason


def show_overruled(desk: Desk) -> None:
    """Say beside the issue that it went out over red checks, and why."""
    with desk.store.read() as session:
        past = overruled(session, desk.actor, desk.here.id)
        if past is None:
            return
        found = checks(session, desk.actor, desk.here.id, desk.language)
    titles = {check.code: check.title for check in found}
    st.warning(plain(desk.say(
        "Issued over red checks by {name}: {reason}",
        name=isolated(past.by or "–", desk.language),
        reason=isolated(past.reason, desk.language),
    )))  # fmt: skip
    st.caption(plain(desk.say(
        "Red checks at the issue: {checks}", checks=[titles.get(c, c) for c in past.codes]
    )))  # fmt: skip
