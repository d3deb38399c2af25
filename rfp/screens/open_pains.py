"""Pains that lead to no gap yet: each becomes one, joins one, or is set aside with a reason."""

from collections.abc import Mapping

import streamlit as st

from rfp.changes.gaps import link_pain
from rfp.changes.pains import set_aside_pain, take_back_pain
from rfp.reads.needs import GapEntry, PainEntry
from rfp.screens.pain_list import own_words
from workbench.committee import Right
from workbench.language import isolated
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

FROM_PAIN = "gap_form.from_pain"


def show(
    desk: Desk, hurting: list[PainEntry], places: Mapping[str, str], entries: list[GapEntry]
) -> None:
    """List the pains that are neither explained by a gap nor set aside, and those set aside."""
    loose = [each for each in hurting if each.is_loose]
    if loose:
        st.subheader(desk.say("Pains that lead to no gap yet: {count}", count=len(loose)))
    elif hurting:
        st.success(desk.say("Every pain is linked to a gap or set aside with a reason."))
    for each in loose:
        _one(desk, each, places, entries)
    aside = [each for each in hurting if not each.pain.open]
    if aside:
        with st.expander(desk.say("Set aside: {count}", count=len(aside))):
            for each in aside:
                _one_aside(desk, each, places)


def _one(desk: Desk, each: PainEntry, places: Mapping[str, str], entries: list[GapEntry]) -> None:
    key = f"open_pains.{each.pain.id}"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        _words(desk, each, places, "")
        if not desk.may(Right.EDIT_NEEDS):
            return
        if st.button(desk.say("Make a gap of it"), type="primary", key=f"{key}.gap"):
            st.session_state[FROM_PAIN] = each.pain.id
        if entries:
            with st.popover(desk.say("Link to a gap")):
                _link(desk, each, entries, key)
        with st.popover(desk.say("Set aside")):
            _set_aside(desk, each)


def _words(desk: Desk, each: PainEntry, places: Mapping[str, str], reason: str) -> None:
    with st.container(gap=None):
        st.markdown(own_words(desk, each.pain.text))
        told = (places.get(each.pain.step, ""), each.pain.by, reason)
        st.caption(" — ".join(isolated(plain(part), desk.language) for part in told if part))


def _link(desk: Desk, each: PainEntry, entries: list[GapEntry], key: str) -> None:
    titles = {entry.gap.id: entry.gap.title for entry in entries}
    gap = st.selectbox(
        desk.say("Gap"), list(titles), format_func=titles.__getitem__, key=f"{key}.of"
    )
    if st.button(desk.say("Link"), type="primary", key=f"{key}.link"):
        with explained(desk):
            link_pain(desk.store, desk.actor, selection=desk.here.id, gap=gap, pain=each.pain.id)
            saved(desk)
            st.rerun()


def _set_aside(desk: Desk, each: PainEntry) -> None:
    with held(desk, f"open_pains.{each.pain.id}.aside", each, version=each.version) as form:
        reason = st.text_area(desk.say("Why does it lead to no gap?"), key=f"{form.key}.reason")
        aside = form.button(desk.say("Set aside with this reason"), "aside")
    if aside:
        with form.storing():
            set_aside_pain(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                pain=each.pain.id,
                seen=form.version,
                reason=reason,
            )


def _one_aside(desk: Desk, each: PainEntry, places: Mapping[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        _words(desk, each, places, each.pain.set_aside)
        if not desk.may(Right.EDIT_NEEDS):
            return
        with held(desk, f"open_pains.{each.pain.id}.back", each, version=each.version) as form:
            back = form.button(desk.say("Take back"), "back")
        if back:
            with form.storing():
                at = {"selection": desk.here.id, "pain": each.pain.id}
                take_back_pain(desk.store, desk.actor, **at, seen=form.version)
