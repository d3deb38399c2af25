"""Pains under a map: a form that adds one, and the list by step with who said it."""

from collections.abc import Mapping

import streamlit as st

from rfp.changes.pains import add_pain, edit_pain, remove_pain
from rfp.reads.maps import StepEntry
from rfp.reads.needs import PainEntry
from workbench.committee import Right
from workbench.language import isolated
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def ask(desk: Desk, steps: list[StepEntry]) -> None:
    """Ask what hurts at one of `steps`."""
    if not desk.may(Right.ADD_PAIN):
        return
    if not steps:
        st.info(desk.say("Add the steps of this map first; pains hang on them."))
        return
    _ask(desk, {step.id: step_name(desk, step) for step in steps})


def show(desk: Desk, steps: list[StepEntry], hurting: list[PainEntry]) -> None:
    """List the pains by step."""
    names = {step.id: step_name(desk, step) for step in steps}
    if not hurting:
        st.info(desk.say("Nobody has added a pain yet. Say what hurts, and at which step."))
    for step in steps:
        _list_step(desk, names, step.id, [e for e in hurting if e.pain.step == step.id])


def own_words(desk: Desk, text: str) -> str:
    """Return a member's own words, each line by its own direction, as Markdown takes them."""
    return "  \n".join(
        isolated(line, desk.language) for line in plain(text, lines=True).split("  \n")
    )


def step_name(desk: Desk, step: StepEntry) -> str:
    """Return the name of a step as lists show it; an unnamed one is told by its place."""
    name = step.name or desk.say("Step {place}", place=step.place)
    return f"{name} · {step.lane}" if step.lane else name


def _ask(desk: Desk, names: Mapping[str, str]) -> None:
    turn = st.session_state.setdefault("pain_list.turn", 0)
    with st.form(f"pain_list.new.{turn}"):
        step = st.selectbox(
            desk.say("Step"), list(names), format_func=names.__getitem__, key="pain_list.step"
        )
        text = st.text_area(
            desk.say("What hurts here?"),
            placeholder=desk.say("For example: nobody knows who called before"),
            key=f"pain_list.text.{turn}",
        )
        if st.form_submit_button(desk.say("Add a pain"), type="primary"):
            with explained(desk):
                add_pain(desk.store, desk.actor, selection=desk.here.id, step=step, text=text)
                st.session_state["pain_list.turn"] = turn + 1
                saved(desk)
                st.rerun()


def _list_step(desk: Desk, names: Mapping[str, str], step: str, hurting: list[PainEntry]) -> None:
    if not hurting:
        return
    st.markdown(f"**{plain(names[step])}**")
    for each in hurting:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container(gap=None):
                st.markdown(own_words(desk, each.pain.text))
                st.caption(_told(desk, each))
            if each.added_by == desk.actor.account and desk.may(Right.ADD_PAIN):
                with st.popover(desk.say("Change"), type="tertiary"):
                    _change(desk, names, each)


def _told(desk: Desk, each: PainEntry) -> str:
    name = plain(each.pain.by)
    if each.pain.set_aside:
        reason = plain(each.pain.set_aside)
        return desk.say("{name} · set aside: {reason}", name=name, reason=reason)
    if each.gaps:
        return desk.say("{name} · linked to a gap", name=name)
    return desk.say("{name} · not linked to a gap yet", name=name)


def _change(desk: Desk, names: Mapping[str, str], each: PainEntry) -> None:
    key = f"pain_list.{each.pain.id}.{each.version}"
    ids = list(names)
    text = st.text_area(desk.say("What hurts here?"), value=each.pain.text, key=f"{key}.text")
    step = st.selectbox(
        desk.say("Step"),
        ids,
        index=ids.index(each.pain.step),
        format_func=names.__getitem__,
        key=f"{key}.step",
    )
    if st.button(desk.say("Save"), type="primary", key=f"{key}.save"):
        with explained(desk):
            edit_pain(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                pain=each.pain.id,
                seen=each.version,
                text=text,
                step=step,
            )
            saved(desk)
            st.rerun()
    if st.button(desk.say("Remove"), icon=":material/delete:", key=f"{key}.remove"):
        with explained(desk):
            remove_pain(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                pain=each.pain.id,
                seen=each.version,
            )
            saved(desk)
            st.rerun()
