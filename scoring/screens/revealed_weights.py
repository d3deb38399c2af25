"""The members' weights after the reveal: the cloud, who differs, who wins for whom, the mean."""

from collections.abc import Mapping

import streamlit as st

from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.shown_weight import shown_weight
from scoring.changes.weight_reveal import adopt_weights, reopen_weights
from scoring.chart_data import Mark
from scoring.charts.weights import MEAN, MEMBER, PLAN, cloud_spec
from scoring.reads.standings import standing
from scoring.screens import compared_together
from scoring.screens.figure import Figure, TableRow, as_drawn, draw, figures
from scoring.screens.weighed_group import group_name
from scoring.weighing.ballot import weighed_groups
from scoring.weighing.revealed import (
    FurthestPair,
    Joint,
    Revealed,
    consensus,
    furthest_pair,
    joint_tree,
)
from scoring.weighing.weight_rows import cloud_rows, weight_table, widest_sentence, winner_sentences
from workbench.committee import Right
from workbench.language import percent
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.selection import Phase

_A_CRITERION, _AXIS = 62, 50
_PLACES = 1  # of a percent that is shown

Names = Mapping[str, str]


def show(desk: Desk, draft: PlanDraft, tree: CriteriaTree, revealed: Revealed) -> None:
    """Draw what the reveal showed, and the chair's way on from it."""
    names = draft.names(desk.language.value)
    _how(desk, revealed)
    if not revealed.fits(tree):
        st.warning(desk.say(
            "The criteria have changed since the members weighed them. The chair can have them "
            "weighed again."
        ))  # fmt: skip
        _again(desk)
        return
    _agreement(desk, tree, revealed, names)
    parent = _choose_group(desk, tree, names)
    draw(desk, cloud_figure(desk, tree, revealed, names, parent), key=f"weights.cloud.{parent}")
    compared_together.show(desk, names, parent)
    _winners(desk, revealed)
    _adopt(desk, tree, revealed, names)
    _again(desk)


def _how(desk: Desk, revealed: Revealed) -> None:
    """Say when, by whom, and without whom the weights were revealed."""
    when = moment_here(desk, revealed.revealed_at)
    told = desk.say(
        "Weights of {count} members, revealed on {when} by {name}.",
        count=len(revealed.local), when=when, name=revealed.revealed_by,
    )  # fmt: skip
    st.caption(plain(told))
    if revealed.left_out:
        st.info(plain(desk.say(
            "Not waited for: {names}. Reason of the chair: {reason}",
            names=list(revealed.left_out), reason=revealed.reason or "–",
        )))  # fmt: skip


def _agreement(desk: Desk, tree: CriteriaTree, revealed: Revealed, names: Names) -> None:
    if len(revealed.local) == 1:
        return
    shared = percent(consensus(tree, revealed), desk.language, 0)
    st.markdown(plain(desk.say(
        "Two members, taken at random, agree on {percent} of the weight (consensus index).",
        percent=shared,
    )))  # fmt: skip
    pair = furthest_pair(tree, revealed)
    if pair is None:
        st.markdown(desk.say("All members gave the same weights."))
    else:
        st.markdown(plain(_furthest(desk, revealed, names, pair)))


def _furthest(desk: Desk, revealed: Revealed, names: Names, pair: FurthestPair) -> str:
    return desk.say(
        "{first} and {second} are furthest apart: {distance} of the weight lies elsewhere, most "
        "of all on {criterion} ({one} against {other} of the whole).",
        first=revealed.names[pair.first],
        second=revealed.names[pair.second],
        distance=percent(pair.distance, desk.language, 0),
        criterion=names.get(pair.criterion, "–"),
        one=percent(pair.of_first, desk.language),
        other=percent(pair.of_second, desk.language),
    )


def _choose_group(desk: Desk, tree: CriteriaTree, names: Names) -> str | None:
    groups = [parent or "" for parent in weighed_groups(tree)]
    if len(groups) == 1:
        return groups[0] or None
    key = "weights.revealed.group"
    if st.session_state.get(key) not in groups:
        st.session_state[key] = groups[0]
    chosen = st.segmented_control(
        desk.say("Group of criteria"),
        groups,
        required=True,
        format_func=lambda parent: plain(group_name(desk, names, parent or None)),
        key=key,
    )
    return chosen or None


def cloud_figure(
    desk: Desk, tree: CriteriaTree, revealed: Revealed, names: Names, parent: str | None
) -> Figure:
    """Return each member's weight of each part of one criterion, with mean and plan."""
    finding = widest_sentence(tree, revealed, names, parent, desk.language)
    about = desk.say("A dot for each member's weight of each criterion, with mean and plan.")
    return Figure(
        finding=finding,
        rows=as_drawn(cloud_rows(tree, revealed, desk.language, titles=names, parent=parent)),
        spec=cloud_spec(desk.language),
        height=_A_CRITERION * len(tree.children(parent)) + _AXIS,
        about=about,
        alt=f"{about} {finding}",
        table=lambda: list(weight_table(tree, revealed, names, parent, desk.language)),
        legend=[
            Mark(name=desk.say("one member"), colour=MEMBER),
            Mark(name=desk.say("mean of the members"), colour=MEAN),
            Mark(name=desk.say("evaluation plan"), colour=PLAN),
        ],
    )


def _winners(desk: Desk, revealed: Revealed) -> None:
    """Say who would be first under each member's own weights, once there is a ranking."""
    if not desk.may(Right.SEE_RANKING):
        return
    with desk.store.read() as session:
        official = standing(session, desk.actor, desk.here.id, desk.language.value)
    if official is None or not official.points or not revealed.fits(official.tree):
        return
    st.subheader(desk.say("First under each member's own weights"))
    for told in winner_sentences(official, revealed, desk.language):
        st.markdown(f"- {plain(told)}")


def _adopt(desk: Desk, tree: CriteriaTree, revealed: Revealed, names: Names) -> None:
    """Let the chair take the members' weights into the plan while it is being written."""
    if tree == joint_tree(tree, revealed):
        st.success(desk.say("The plan's weights are the mean of the members' weights."))
    if not desk.may(Right.REVEAL_WEIGHTS):
        if not desk.here.phase.is_from(Phase.CALL):
            st.caption(desk.say("The chair decides whether they become the plan's weights."))
        return
    st.subheader(desk.say("Into the evaluation plan"))
    joint = st.segmented_control(
        desk.say("Together"),
        list(Joint),
        default=Joint.MEAN,
        required=True,
        format_func=lambda each: desk.say(each.label),
        key="weights.joint",
    )
    with explained(desk):
        wanted = joint_tree(tree, revealed, Joint(joint))
        figures(_changes(desk, tree, wanted, names))
        if st.button(
            desk.say("Use these weights in the plan"),
            type="primary",
            disabled=wanted == tree,
            key="weights.adopt",
        ):
            adopt_weights(desk.store, desk.actor, selection=desk.here.id, joint=Joint(joint))
            saved(desk)
            st.rerun()


def _changes(desk: Desk, tree: CriteriaTree, wanted: CriteriaTree, names: Names) -> list[TableRow]:
    return [
        {
            desk.say("Criterion"): names.get(part, "–"),
            desk.say("Part of"): "" if parent is None else names.get(parent, "–"),
            desk.say("Plan now"): shown_weight(tree[part].weight, desk.language),
            desk.say("Would be"): shown_weight(wanted[part].weight, desk.language),
            desk.say("Weight in the whole"): shown_weight(wanted.effective(part), desk.language),
        }
        for parent in weighed_groups(tree)
        for part in tree.children(parent)
    ]


def _again(desk: Desk) -> None:
    """Let the chair start a second round."""
    if not desk.may(Right.REVEAL_WEIGHTS):
        return
    with st.popover(desk.say("Weigh again …")):
        st.markdown(desk.say(
            "Everybody starts from their own weights and hands in anew; what was revealed stays "
            "in the record."
        ))  # fmt: skip
        if st.button(desk.say("Weigh again"), key="weights.again"):
            with explained(desk):
                reopen_weights(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                st.rerun()
