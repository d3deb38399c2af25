"""Part of the plan's screen: whether the committee may agree on scores at a consensus meeting."""

import streamlit as st

from rfp.changes.plan_rules import set_consensus_rule
from rfp.planning.consensus_rule import ConsensusRule
from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain


def show(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    """Draw the rule as the RFP prints it; whoever may write can set it."""
    if not tree.scored:
        return
    st.subheader(desk.say("From several scores to one"))
    if desk.may(Right.EDIT_PLAN):
        _ask(desk, draft)
    st.info(plain(draft.consensus.sentence(desk.language)), icon=":material/format_quote:")


def _ask(desk: Desk, draft: PlanDraft) -> None:
    now, version = draft.consensus, draft.rules_version
    with held(
        desk, "plan.consensus", now, version=version, edits=now, is_stored_at_once=True
    ) as form:
        chosen = st.segmented_control(
            desk.say("What stands where people score"),
            list(ConsensusRule),
            default=form.stored,
            required=True,
            format_func=lambda each: desk.say(ConsensusRule(each).label),
            key=f"{form.key}.rule",
        )
    if chosen != form.stored:
        with form.storing():
            set_consensus_rule(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                rule=ConsensusRule(chosen),
                seen=form.version,
            )
