"""Requirements that read alike, pair by pair: merged, or kept because they differ."""

from collections.abc import Collection, Sequence
from functools import lru_cache

import streamlit as st

from rfp.changes.requirement_twins import merge_requirements, tell_apart
from rfp.needs.requirement_twins import Pair, Twins, twins
from rfp.reads.needs import RequirementEntry
from rfp.reads.requirement_list import told_apart
from workbench.committee import Right
from workbench.language import Language, percent
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import as_written, plain

_SHOWN = 10  # pairs on one page; the next come when these are decided


def show(desk: Desk, entries: Sequence[RequirementEntry]) -> None:
    """Draw the pairs that are left to decide, the most alike first."""
    with desk.store.read() as session:
        apart = told_apart(session, desk.actor, desk.here.id)
    found = _found(entries, apart)
    if not found:
        empty_state(
            desk.say("No two requirements read alike"),
            desk.say("Texts are compared word by word in each language."),
        )
        return
    st.markdown(desk.say("Pairs that read alike: {count}", count=len(found)))
    by_id = {each.requirement.id: each for each in entries}
    for each in found[:_SHOWN]:
        _pair(desk, each, by_id[each.first], by_id[each.second])
    if len(found) > _SHOWN:
        st.caption(desk.say("and more: {count}", count=len(found) - _SHOWN))


def _found(entries: Sequence[RequirementEntry], apart: Collection[Pair]) -> list[Twins]:
    texts = tuple(
        tuple((e.requirement.id, e.texts.get(language.value, "")) for e in entries)
        for language in Language
    )
    return _compared(texts, frozenset(apart))


@lru_cache(maxsize=8)
def _compared(
    texts: tuple[tuple[tuple[str, str], ...], ...], apart: frozenset[Pair]
) -> list[Twins]:
    return twins([dict(each) for each in texts], apart)


def _pair(desk: Desk, each: Twins, first: RequirementEntry, second: RequirementEntry) -> None:
    key = f"alike.{each.first}.{each.second}"
    with st.container(border=True):
        told = desk.say(each.likeness.label)
        st.caption(f"{told} · {percent(each.share, desk.language, 0)}")
        for place, entry in zip(st.columns(2), (first, second), strict=True):
            with place:
                st.markdown(f"**{plain(entry.requirement.code)}**")
                for language in sorted(Language, key=lambda own: own is not desk.language):
                    if text := entry.texts.get(language.value):
                        st.markdown(as_written(text, desk.language, lines=True))
                st.caption(_facts(desk, entry))
        if desk.may(Right.EDIT_NEEDS):
            _decide(desk, first, second, key)


def _facts(desk: Desk, entry: RequirementEntry) -> str:
    asked = entry.requirement
    gaps = desk.say("Gaps: {count}", count=len(asked.gaps))
    mandatory = [desk.say("Mandatory")] if asked.mandatory else []
    return " · ".join([desk.say(asked.moscow.label), *mandatory, gaps])


def _decide(desk: Desk, first: RequirementEntry, second: RequirementEntry, key: str) -> None:
    both = (first, second)
    seen = (first.version, second.version)
    with st.container(horizontal=True), held(desk, key, both, version=seen) as form:
        first, second = form.stored
        keep_first, keep_second = (
            form.button(
                desk.say("Merge into {code}", code=entry.requirement.code),
                entry.requirement.id,
                icon=":material/merge:",
            )
            for entry in (first, second)
        )
        differ = form.button(desk.say("They differ"), "differ")
    if not (keep_first or keep_second or differ):
        return
    with form.storing():
        if keep_first:
            _merge(desk, first, second)
        if keep_second:
            _merge(desk, second, first)
        if differ:
            tell_apart(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                requirement=first.requirement.id,
                other=second.requirement.id,
            )


def _merge(desk: Desk, stays: RequirementEntry, goes: RequirementEntry) -> None:
    merge_requirements(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        keep=stays.requirement.id,
        drop=goes.requirement.id,
        seen=(stays.version, goes.version),
    )
