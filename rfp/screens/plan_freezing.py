"""Freezing the plan: what is still missing, the chair's press and one confirmation, the hash."""

import streamlit as st

from rfp.changes.plan import freeze_plan
from rfp.planning.plan_draft import PlanDraft
from workbench.committee import Right, Role
from workbench.language import sentence
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk, draft: PlanDraft) -> None:
    """Draw where the plan stands: frozen with its fingerprint, or what keeps it from that."""
    if draft.is_frozen:
        _frozen(desk, draft)
    elif desk.may(Right.EDIT_PLAN):
        _open(desk, draft)


def _frozen(desk: Desk, draft: PlanDraft) -> None:
    with st.container(border=True):
        told = desk.say(
            "Frozen on {moment} by {name}. Nothing in this plan changes any more.",
            moment=moment_here(desk, draft.frozen_at),
            name=draft.frozen_by or "–",
        )
        st.markdown(f":material/lock: **{plain(told)}**")
        st.caption(desk.say("Fingerprint (SHA-256); it also stands on the RFP."))
        st.code(draft.fingerprint, language=None, wrap_lines=True)


def _open(desk: Desk, draft: PlanDraft) -> None:
    obstacles = draft.obstacles(desk.language.value) if draft.tree is not None else []
    with st.container(border=True):
        if draft.tree is None or obstacles:
            missing = len(obstacles) or 1
            heading = desk.say(
                "Still missing before the plan can be frozen: {count}", count=missing
            )
            st.markdown(f"**{heading}**")
            st.markdown(_listed(desk, draft))
        else:
            st.markdown(f":green[**{desk.say('The plan is complete and can be frozen.')}**]")
        if Role.CHAIR not in desk.actor.roles:
            st.caption(desk.say("The chair freezes the plan."))
        elif st.button(
            desk.say("Freeze the plan …"),
            type="primary",
            icon=":material/lock:",
            disabled=draft.tree is None or bool(obstacles),
            key="plan.freeze",
        ):
            _confirm(desk)


def _listed(desk: Desk, draft: PlanDraft) -> str:
    obstacles = draft.obstacles(desk.language.value)
    return "\n".join("- " + plain(sentence(each, desk.language)) for each in obstacles)


def _confirm(desk: Desk) -> None:
    """Say what freezing does, and do it on exactly one further press."""

    @st.dialog(desk.say("Freeze the evaluation plan?"))
    def dialog() -> None:
        for text in (
            desk.say("Criteria, weights, words for the scores, price formula, precision and "
                     "tie-break rule can no longer be changed by anybody."),
            desk.say("The plan gets a fingerprint that stands on the RFP and in the record."),
            desk.say("The selection enters the phase Call for proposals."),
        ):  # fmt: skip
            st.markdown(f"- {text}")
        with st.container(horizontal=True):
            freeze = st.button(desk.say("Freeze it"), type="primary", key="plan.freeze.yes")
            back = st.button(desk.say("Not yet"), key="plan.freeze.no")
        if freeze:
            with explained(desk):
                freeze_plan(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                st.rerun()
        if back:
            st.rerun()

    dialog()
