"""Screen: weights given in private, handed in, and revealed to all at once."""

import streamlit as st

from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.reads.plan import plan_draft
from scoring.changes.member_weights import hand_in_weights, take_back_weights
from scoring.changes.weight_reveal import reveal_weights
from scoring.reads.member_weights import own_ballot, revealed_weights, turnout
from scoring.reads.weight_versions import WEIGHTS, weights_version
from scoring.screens import revealed_weights as after_the_reveal
from scoring.screens import weighing
from scoring.screens.weighed_group import group_name, told
from scoring.weighing.ballot import Ballot, Turnout, weighed_groups
from workbench.committee import Right
from workbench.problem import Problem
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.selection import Phase


def show(desk: Desk) -> None:
    """Draw one's own weights until the reveal, and everybody's from then on."""
    st.title(desk.say("Weights"))
    live_part(desk, _page, name="weights", topic=WEIGHTS, version=weights_version, patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        draft, revealed = plan_draft(*about), revealed_weights(*about)
        ballot, count = own_ballot(*about), turnout(*about)
    if draft is None or count is None:
        return
    if draft.tree is None or not weighed_groups(draft.tree):
        empty_state(
            desk.say("There is nothing to weigh yet"),
            desk.say("Weights are given once the evaluation plan has two criteria or more."),
        )
    elif revealed is not None:
        after_the_reveal.show(desk, draft, draft.tree, revealed)
    elif desk.here.phase.is_from(Phase.CALL):
        empty_state(
            desk.say("The weights were not voted on in private"),
            desk.say("They were set in the evaluation plan, which is frozen now."),
        )
    else:
        _before_the_reveal(desk, draft, draft.tree, ballot, count)


def _before_the_reveal(
    desk: Desk, draft: PlanDraft, tree: CriteriaTree, ballot: Ballot | None, count: Turnout
) -> None:
    st.caption(desk.say(
        "Everybody weighs alone. Nobody, the chair included, sees more than how many have handed "
        "in, until the chair reveals all weights at once."
    ))  # fmt: skip
    _turnout(desk, count)
    if ballot is None:
        st.info(desk.say("The chair and the evaluators weigh; you see the result at the reveal."))
        return
    if not desk.may(Right.GIVE_WEIGHTS):
        st.info(desk.say("Weighing begins with the phase of the evaluation plan."))
        return
    if ballot.handed_in_at is not None:
        _handed_in(desk, ballot)
    weighing.show(desk, draft, tree, ballot)
    if ballot.handed_in_at is None:
        _hand_in(desk, draft, ballot)


def _turnout(desk: Desk, count: Turnout) -> None:
    done = desk.say("{count} of {asked} have handed in", count=count.handed_in, asked=count.asked)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(count.handed_in / count.asked if count.asked else 0.0, text=done)
        if desk.may(Right.REVEAL_WEIGHTS) and count.handed_in:
            with st.popover(
                desk.say("Reveal …"),
                type="primary" if count.handed_in == count.asked else "secondary",
            ):
                _reveal(desk, count)


def _reveal(desk: Desk, count: Turnout) -> None:
    """Let the chair reveal; with somebody missing the reason is asked for first."""
    st.markdown(desk.say("The whole committee sees every member's weights from then on."))
    reason = ""
    if count.handed_in < count.asked:
        reason = st.text_area(
            desk.say("Why not wait for those who are missing?"), key="weights.reason"
        )
        st.caption(desk.say("The reveal names them, and your reason beside them."))
    if st.button(desk.say("Reveal the weights"), type="primary", key="weights.reveal"):
        with explained(desk):
            reveal_weights(desk.store, desk.actor, selection=desk.here.id, reason=reason)
            saved(desk)
            st.rerun()


def _handed_in(desk: Desk, ballot: Ballot) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if ballot.is_in:
            when = moment_here(desk, ballot.handed_in_at)
            st.success(desk.say("Handed in on {when}. Nobody sees your weights yet.", when=when))
        else:
            st.warning(desk.say(
                "The criteria have changed since you handed in, so your weights do not count. "
                "Take them back, weigh what is new, and hand in again."
            ))  # fmt: skip
        if st.button(desk.say("Take back and change"), key="weights.back"):
            with explained(desk):
                take_back_weights(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                st.rerun()


def _hand_in(desk: Desk, draft: PlanDraft, ballot: Ballot) -> None:
    """Offer to hand in what is whole, or say what is still missing."""
    gaps = list(ballot.gaps())
    if gaps:
        st.markdown(f"**{desk.say('Still missing before you can hand in:')}**")
        st.markdown("\n".join(f"- {_gap(desk, draft, *gap)}" for gap in gaps))
    if st.button(
        desk.say("Hand in my weights"),
        type="primary",
        icon=":material/how_to_vote:",
        disabled=bool(gaps),
        key="weights.hand_in",
    ):
        with explained(desk):
            hand_in_weights(desk.store, desk.actor, selection=desk.here.id)
            saved(desk)
            st.rerun()


def _gap(desk: Desk, draft: PlanDraft, parent: str | None, gap: Problem) -> str:
    names = draft.names(desk.language.value)
    group = group_name(desk, names, parent)
    return plain(desk.say("{group}: {gap}", group=group, gap=told(desk, names, gap)))
