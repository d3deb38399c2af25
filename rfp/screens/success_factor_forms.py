"""Critical success factors: what has to go right, for which goal, and what serves each."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.changes.success_factors import (
    add_success_factor,
    edit_success_factor,
    remove_success_factor,
)
from rfp.reads.needs import RequirementEntry
from rfp.reads.requirement_list import SuccessFactor
from rfp.screens.both_languages import ask_words, changed_words
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.fresh_form import empty, fresh
from workbench.screens.parts.held_form import expander, held, opening
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

Titles = Mapping[str, str]
_NAMED = 12  # codes in one sentence


def show(
    desk: Desk,
    entries: Sequence[RequirementEntry],
    factors: Sequence[SuccessFactor],
    goals: Titles,
) -> None:
    """Draw the factors with who serves them, and forms for who may change them."""
    st.subheader(desk.say("Critical success factors"))
    st.caption(desk.say(
        "What has to go right, or the whole fails. Each names the goal that fails without it; each "
        "must serves one of them: choose it in the table or at the requirement."
    ))  # fmt: skip
    serving: dict[str | None, list[str]] = {}
    for each in entries:
        serving.setdefault(each.requirement.success_factor, []).append(each.requirement.code)
    for factor in factors:
        _factor(desk, factor, serving.get(factor.id, []), goals)
    if desk.may(Right.EDIT_NEEDS):
        _add_factor(desk, goals)


def _factor(desk: Desk, factor: SuccessFactor, codes: Sequence[str], goals: Titles) -> None:
    served = desk.say("{count} requirements serve it", count=len(codes))
    aim = goals.get(factor.goal or "")
    served += " · " + (plain(aim) if aim else f":red[{desk.say('no goal')}]")
    if not desk.may(Right.EDIT_NEEDS):
        st.markdown(f"- **{plain(factor.title)}** · {served}")
        return
    place = f"musts.factor.{factor.id}"
    box = expander(f"{plain(factor.title)} · {served}", opening(place))
    if not box.open:
        return
    with box, held(desk, place, factor, version=factor.version) as form:
        factor, key = form.stored, form.key
        st.caption(plain(" ".join(codes[:_NAMED])))
        titles = ask_words(desk, desk.say("Success factor"), factor.titles, key=key)
        goal = _ask_goal(desk, goals, factor.goal, key)
        with st.container(horizontal=True):
            save = form.button(desk.say("Save"), "save", type="primary")
            remove = form.button(desk.say("Remove"), "remove", icon=":material/delete:")
        here = {"selection": desk.here.id, "factor": factor.id, "seen": form.version}
        if save:
            with form.storing():
                given = changed_words(factor.titles, titles)
                edit_success_factor(desk.store, desk.actor, **here, titles=given, goal=goal)
        if remove:
            with form.storing():
                remove_success_factor(desk.store, desk.actor, **here)


def _add_factor(desk: Desk, goals: Titles) -> None:
    key = fresh("musts.new")
    titles = ask_words(desk, desk.say("New success factor"), {}, key=key)
    goal = _ask_goal(desk, goals, None, key)
    if st.button(desk.say("Add the success factor"), key=f"{key}.add"):
        with explained(desk):
            add_success_factor(
                desk.store, desk.actor, selection=desk.here.id, titles=titles, goal=goal
            )
            empty("musts.new")
            saved(desk)
            st.rerun()


def _ask_goal(desk: Desk, goals: Titles, now: str | None, key: str) -> str | None:
    if not goals:
        st.caption(
            desk.say("Write down a goal on the screen of goals; then it can be chosen here.")
        )
        return None
    ids = list(goals)
    return st.selectbox(
        desk.say("Goal that fails without it"),
        ids,
        index=ids.index(now) if now in ids else None,
        format_func=goals.__getitem__,
        placeholder=desk.say("Choose"),
        key=f"{key}.goal",
    )
