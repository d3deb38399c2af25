"""Pains under a map: a form that adds one, and the list by step with who said it."""

from collections.abc import Mapping

import streamlit as st

from rfp.changes.pains import add_pain, edit_pain, remove_pain
from rfp.needs.pain import PainSource
from rfp.reads.maps import StepEntry
from rfp.reads.needs import PainEntry
from workbench.committee import Right
from workbench.language import isolated, number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
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


def show(
    desk: Desk, steps: list[StepEntry], hurting: list[PainEntry], numbers: Mapping[str, int]
) -> None:
    """List the pains by step, under the numbers that mark them in the drawing."""
    names = {step.id: step_name(desk, step) for step in steps}
    if not hurting:
        st.info(desk.say("Nobody has added a pain yet. Say what hurts, and at which step."))
    for step in steps:
        here = [each for each in hurting if each.pain.step == step.id]
        if here:
            st.markdown(f"**{plain(names[step.id])}**")
        for each in here:
            _entry(desk, names, each, numbers.get(each.pain.id))


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
        kind, words = _ask_source(desk, f"pain_list.new.{turn}")
        if st.form_submit_button(desk.say("Add a pain"), type="primary"):
            with explained(desk):
                add_pain(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    step=step,
                    text=text,
                    source=words,
                    source_kind=kind,
                )
                st.session_state["pain_list.turn"] = turn + 1
                saved(desk)
                st.rerun()


def _entry(desk: Desk, names: Mapping[str, str], each: PainEntry, place: int | None) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        if place is not None:
            st.badge(number(place, desk.language), color="orange")
        with st.container(gap=None):
            st.markdown(own_words(desk, each.pain.text))
            st.caption(_told(desk, each))
        if each.added_by == desk.actor.account and desk.may(Right.ADD_PAIN):
            with st.popover(desk.say("Change"), type="tertiary"):
                _change(desk, names, each)


def _ask_source(
    desk: Desk, key: str, kind: PainSource | None = None, words: str = ""
) -> tuple[PainSource | None, str]:
    """Ask who or what tells of a pain: by kind, and in free words."""
    kinds = list(PainSource)
    left, right = st.columns(2)
    chosen = left.selectbox(
        desk.say("Who says so?"),
        kinds,
        index=kinds.index(kind) if kind else None,
        format_func=lambda each: desk.say(each.label),
        placeholder=desk.say("Not said"),
        key=f"{key}.source",
    )
    told = right.text_input(desk.say("Where from, in words"), value=words, key=f"{key}.words")
    return chosen, told


def _source(desk: Desk, each: PainEntry) -> str:
    kind = desk.say(each.pain.source.label) if each.pain.source else ""
    told = filter(None, (plain(each.pain.by), kind, plain(each.pain.source_words)))
    return " · ".join(told)


def _told(desk: Desk, each: PainEntry) -> str:
    name = _source(desk, each)
    if each.pain.set_aside:
        reason = plain(each.pain.set_aside)
        return desk.say("{name} · set aside: {reason}", name=name, reason=reason)
    if each.gaps:
        return desk.say("{name} · linked to a gap", name=name)
    return desk.say("{name} · not linked to a gap yet", name=name)


def _change(desk: Desk, names: Mapping[str, str], each: PainEntry) -> None:
    with held(desk, f"pain_list.{each.pain.id}", each, version=each.version) as form:
        text, step, kind, words = _ask_again(desk, names, form.stored, form.key)
        save = form.button(desk.say("Save"), "save", type="primary")
        remove = form.button(desk.say("Remove"), "remove", icon=":material/delete:")
    here = {"selection": desk.here.id, "pain": each.pain.id, "seen": form.version}
    if save:
        with form.storing():
            told = {"source": words, "source_kind": kind}
            edit_pain(desk.store, desk.actor, **here, text=text, step=step, **told)
    if remove:
        with form.storing():
            remove_pain(desk.store, desk.actor, **here)


def _ask_again(
    desk: Desk, names: Mapping[str, str], each: PainEntry, key: str
) -> tuple[str, str, PainSource | None, str]:
    ids = list(names)
    text = st.text_area(desk.say("What hurts here?"), value=each.pain.text, key=f"{key}.text")
    beside(desk, f"{key}.text", each.pain.text)
    step = st.selectbox(
        desk.say("Step"),
        ids,
        index=ids.index(each.pain.step),
        format_func=names.__getitem__,
        key=f"{key}.step",
    )
    kind, words = _ask_source(desk, key, each.pain.source, each.pain.source_words)
    return text, step, kind, words
