"""Screen: who scores which criteria, and the start of the scoring."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.planning.plan_draft import PlanDraft
from rfp.reads.plan import plan_draft
from scoring.changes.assignments import assign, start_scoring
from scoring.changes.nobody_left import skip_scoring
from scoring.reads.sheet_versions import SHEETS, sheets_version
from scoring.reads.sheets import assignments, is_anybody_left
from scoring.screens import measured_amounts
from vendor_data.reads.handed_files import handed_files
from workbench.committee import VOTERS, Right
from workbench.language import number
from workbench.problem import Problem
from workbench.reads.members import Member, members
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state, enter
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, faults_as_problems, saved, show_problem

Assigned = Mapping[str, frozenset[str]]  # member -> leaves
_ABREAST = 8  # so many evaluators stand side by side


def show(desk: Desk) -> None:
    """Draw the grid of evaluators and criteria; a tick is stored at once."""
    st.title(desk.say("Assignments"))
    st.caption(desk.say("Who scores which criteria, for every vendor in the ranking."))
    live_part(desk, _page, name="assign", topic=SHEETS, version=sheets_version)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        plan = plan_draft(*about)
        seated = [member for member in members(*about) if member.roles & VOTERS]
        assigned = assignments(*about)
    leaves = _leaves(plan)
    if plan is None or not leaves:
        empty_state(
            desk.say("There is nothing to score yet"),
            desk.say("Write the evaluation plan first; its lowest criteria are scored."),
        )
        return
    if not seated:
        empty_state(
            desk.say("Nobody can score yet"),
            desk.say("Invite evaluators on the page Committee."),
        )
        return
    _trouble(desk)
    _all_to_all(desk, seated, leaves, assigned)
    for start in range(0, len(seated), _ABREAST):
        _grid(desk, plan, seated[start : start + _ABREAST], assigned)
    names = plan.names(desk.language)
    _of_nobody(desk, plan, names)
    unscored = [names[leaf] for leaf in leaves if not any(leaf in own for own in assigned.values())]
    if unscored:
        told = desk.say("Nobody scores: {criteria}", criteria=unscored)
        st.warning(plain(told), icon=":material/person_off:")
    else:
        st.success(desk.say("Every criterion has somebody who scores it."))
    measured_amounts.show(desk)
    _start(desk)


def _of_nobody(desk: Desk, plan: PlanDraft, names: Mapping[str, str]) -> None:
    """Say which criteria nobody scores, and where their points come from."""
    computed = [names[leaf] for leaf in plan.tree.computed] if plan.tree else []
    if computed:
        told = desk.say(
            "Computed from the answers, scored by nobody: {criteria}", criteria=computed
        )
        st.caption(plain(told))
    measured = [names[leaf] for leaf in plan.tree.measured] if plan.tree else []
    if measured:
        told = desk.say("Measured, scored by nobody: {criteria}", criteria=measured)
        st.caption(plain(told))


def _leaves(plan: PlanDraft | None) -> list[str]:
    if plan is None or plan.tree is None:
        return []
    return list(plan.tree.scored)


def _all_to_all(
    desk: Desk, seated: Sequence[Member], leaves: Sequence[str], assigned: Assigned
) -> None:
    waiting = [m.id for m in seated if assigned.get(m.id, frozenset()) != frozenset(leaves)]
    st.button(
        desk.say("Assign all to all"),
        icon=":material/done_all:",
        disabled=not waiting,
        key="assign.all",
        on_click=_assign_all,
        args=(desk, {member: assigned.get(member, frozenset()) for member in waiting}, leaves),
    )


def _assign_all(desk: Desk, waiting: Assigned, leaves: Sequence[str]) -> None:
    for member, seen in waiting.items():
        _store(desk, member, leaves, seen)


def _grid(desk: Desk, plan: PlanDraft, seated: Sequence[Member], assigned: Assigned) -> None:
    """Draw one row for each leaf under its criterion, one column for each evaluator."""
    names = plan.names(desk.language)
    tree = plan.tree
    if tree is None:
        return
    widths = [4, *[2] * len(seated)]
    with st.container(border=True, gap="small"):
        for column, text in zip(
            st.columns(widths, vertical_alignment="bottom"),
            ["", *(member.name for member in seated)],
            strict=True,
        ):
            column.markdown(f"**{plain(text)}**" if text else "")
        above = None
        for leaf in _ordered(plan):
            parent = tree[leaf].parent
            if parent != above and parent is not None:
                st.markdown(f":gray[{plain(names[parent])}]")
            above = parent
            columns = st.columns(widths, vertical_alignment="center")
            columns[0].markdown(plain(names[leaf]))
            for column, member in zip(columns[1:], seated, strict=True):
                with column:
                    _tick(desk, member, leaf, names[leaf], assigned.get(member.id, frozenset()))


def _ordered(plan: PlanDraft) -> list[str]:
    """Return the leaves that people score, those of one criterion together."""
    if plan.tree is None:
        return []
    tree = plan.tree
    return [c for c in tree.from_the_leaves() if c in tree.scored]


def _tick(desk: Desk, member: Member, leaf: str, title: str, own: frozenset[str]) -> None:
    turn = st.session_state.get("assign.turn", 0)
    key = f"assign.{member.id}.{leaf}.{leaf in own}.{turn}"
    st.checkbox(
        desk.say("{name} scores {criterion}", name=plain(member.name), criterion=plain(title)),
        value=leaf in own,
        label_visibility="collapsed",
        disabled=not desk.may(Right.ASSIGN),
        key=key,
        on_change=_toggle,
        args=(desk, member.id, leaf, key),
    )


def _toggle(desk: Desk, member: str, leaf: str, key: str) -> None:
    with desk.store.read() as session:
        own = assignments(session, desk.actor, desk.here.id).get(member, frozenset())
    _store(desk, member, own | {leaf} if st.session_state[key] else own - {leaf})


def _store(
    desk: Desk,
    member: str,
    leaves: Sequence[str] | frozenset[str],
    seen: frozenset[str] | None = None,
) -> None:
    """Store one member's leaves; refused, the ticks are drawn anew from the database."""
    about = {"selection": desk.here.id, "member": member, "seen": seen}
    try:
        with faults_as_problems(desk):
            assign(desk.store, desk.actor, **about, leaves=leaves)
        saved(desk)
    except Problem as problem:
        st.session_state["assign.trouble"] = problem
        st.session_state["assign.turn"] = st.session_state.get("assign.turn", 0) + 1


def _trouble(desk: Desk) -> None:
    problem = st.session_state.pop("assign.trouble", None)
    if problem is not None:
        show_problem(desk, problem)


def _start(desk: Desk) -> None:
    if not desk.may(Right.START_SCORING):
        st.caption(desk.say("The scoring starts once the proposals are open."))
        return
    with desk.store.read() as session:
        is_any = is_anybody_left(session, desk.actor, desk.here.id)
    if not is_any:
        _skip(desk)
        return
    _not_reviewed(desk)
    with st.popover(desk.say("Start the scoring …"), type="primary"):
        st.markdown(desk.say(
            "From then on everybody scores alone: assignments, vendors and exclusions stay as "
            "they are."
        ))  # fmt: skip
        if st.button(desk.say("Start the scoring"), type="primary", key="assign.start"):
            with explained(desk):
                start_scoring(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                enter(desk.here.id, "progress")


def _not_reviewed(desk: Desk) -> None:
    """Warn while a vendor's own file holds what nobody has decided on: it cannot be done later."""
    with desk.store.read() as session:
        files = handed_files(session, desk.actor, desk.here.id)
    count = sum(file.waits for file in files)
    if count:
        st.warning(
            desk.say(
                "Files of vendors that nobody has reviewed yet, on the page Proposals: {count}. "
                "Once the scoring starts, what is doubtful in them stays unanswered.",
                count=number(count, desk.language),
            ),
            icon=":material/rule:",
        )


def _skip(desk: Desk) -> None:
    """Let the leaders go on without scores where every vendor is excluded."""
    st.info(
        desk.say("Every vendor is excluded, so nobody is left to score."),
        icon=":material/person_off:",
    )
    with st.popover(desk.say("Go on to the decision …"), type="primary"):
        st.markdown(desk.say(
            "From then on exclusions stay as they are, and the chair can decide for nobody: call "
            "again, or stop."
        ))  # fmt: skip
        if st.button(desk.say("Go on to the decision"), type="primary", key="assign.skip"):
            with explained(desk):
                skip_scoring(desk.store, desk.actor, selection=desk.here.id)
                saved(desk)
                enter(desk.here.id, "decision")
