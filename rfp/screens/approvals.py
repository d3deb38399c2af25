"""Stamps on the scope and on the acceptance: who approved what, and what changed since."""

import streamlit as st

from rfp.changes.approvals import approve_matter, withdraw_matter
from rfp.reads.approvals import approvals
from rfp.screens.gap_stamps import state, told
from rfp.screens.marked_pieces import show_pieces
from rfp.writing.approval import Approval, Matter, state_fingerprint
from workbench.committee import Right
from workbench.language import number
from workbench.problem import Term
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain

_TOLD = {
    Matter.SCOPE: Term("The section on the scope, in both languages."),
    Matter.ACCEPTANCE: Term(
        "The sections on acceptance and outcomes, and the acceptance test of each requirement."
    ),
}


def show(desk: Desk) -> None:
    """Draw both matters with their stamps, and the buttons of whoever may set them."""
    with desk.store.read() as session:
        found = approvals(session, desk.actor, desk.here.id)
    if not found:
        return
    states = " · ".join(f"{desk.say(e.matter.label)}: {state(desk, e.stamp)}" for e in found)
    label = f"{desk.say('Approval of scope and acceptance')} ({states})"
    with st.expander(label, icon=":material/verified:", key="rfp.approvals"):
        st.caption(desk.say(
            "A stamp speaks for the words that stood when it was set, and says so when they change."
        ))  # fmt: skip
        for approval in found:
            with st.container(border=True):
                _one(desk, approval)


def _one(desk: Desk, approval: Approval) -> None:
    st.markdown(f"**{desk.say(approval.matter.label)}** — {desk.say(_TOLD[approval.matter])}")
    if not approval.now and approval.stamp is None:
        st.caption(desk.say("The RFP has no such section; there is nothing to approve."))
        return
    st.markdown(_stamp(desk, approval))
    if approval.is_reworded:
        st.caption(desk.say(
            "A newer release says the ready text in other words; nobody here changed it."
        ))  # fmt: skip
    _changes(desk, approval)
    if desk.may(Right.APPROVE_SCOPE):
        with st.container(horizontal=True):
            if approval.now and (not approval.holds or approval.is_reworded):
                _ask(desk, approval)
            if approval.stamp is not None:
                _withdraw(desk, approval)


def _stamp(desk: Desk, approval: Approval) -> str:
    if approval.stamp is None:
        return f":gray[{desk.say('Nobody has approved this yet.')}]"
    of = desk.say("the draft")
    if approval.list_version is not None:
        of = desk.say("version {version}", version=number(approval.list_version, desk.language))
    about = desk.say("What was approved: {state}", state=of)
    return f"{told(desk, approval.stamp)} · {about}"


def _changes(desk: Desk, approval: Approval) -> None:
    """Mark what came and what went since the stamp was set, section by section."""
    difference, language = approval.difference, desk.language.value
    if difference.nothing:
        return
    with st.expander(desk.say("What changed since"), key=f"rfp.approval.{approval.matter}.changes"):
        for changed in difference.changed:
            st.markdown(f"**{plain(changed.after.title(language))}**")
            for pieces in changed.lines(language):
                show_pieces(desk, pieces)
        for gone in difference.removed:
            st.markdown(desk.say("no longer there: {title}", title=plain(gone.title(language))))
        for new in difference.added:
            st.markdown(desk.say("newly there: {title}", title=plain(new.title(language))))


def _ask(desk: Desk, approval: Approval) -> None:
    now = state_fingerprint(approval.now)
    with held(desk, f"rfp.approval.{approval.matter}.ask", now, version=(now,)) as form:
        approve = form.button(
            desk.say("Approve this: {matter}", matter=desk.say(approval.matter.label)),
            "approve",
            icon=":material/verified:",
        )
    if approve:
        with form.storing():
            at = {"selection": desk.here.id, "matter": approval.matter}
            approve_matter(desk.store, desk.actor, **at, tried=form.stored)


def _withdraw(desk: Desk, approval: Approval) -> None:
    stamp = approval.stamp
    version = (stamp.at if stamp else None,)
    with held(desk, f"rfp.approval.{approval.matter}.lift", stamp, version=version) as form:
        withdraw = form.button(desk.say("Withdraw the approval"), "withdraw")
    if withdraw and form.stored:
        with form.storing():
            at = {"selection": desk.here.id, "matter": approval.matter}
            withdraw_matter(desk.store, desk.actor, **at, seen=form.stored.at)
