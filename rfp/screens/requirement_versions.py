"""The issued lists of requirements, and what differs between any two, with who and why."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.needs.list_difference import (
    ChangedRequirement,
    Facet,
    ListDifference,
)
from rfp.needs.requirement_list import ListedRequirement, ListVersion
from rfp.needs.wave import Wave
from rfp.reads.list_versions import list_difference, list_versions
from rfp.reads.section_versions import issued_section_difference
from rfp.screens import section_versions
from rfp.screens.marked_pieces import show_pieces, show_reason
from workbench.language import Language
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import as_written, plain
from workbench.wording import chosen


def show(desk: Desk, criteria: Mapping[str, str]) -> None:
    """Draw the lists that were issued, and the difference of the two that are chosen."""
    with desk.store.read() as session:
        versions = list_versions(session, desk.actor, desk.here.id)
    if not versions:
        empty_state(
            desk.say("No list was issued yet"),
            desk.say("Issuing the RFP freezes version 1; addenda and revisions follow it."),
        )
        return
    for each in reversed(versions):
        _version(desk, each)
    if len(versions) > 1:
        _difference(desk, versions, criteria)
    else:
        st.caption(desk.say("No other list has followed it."))


def _version(desk: Desk, each: ListVersion) -> None:
    told = desk.say(
        "Version {version}, issued on {moment} by {name}",
        version=each.version,
        moment=moment_here(desk, each.issued_at),
        name=each.issued_by or "–",
    )
    st.markdown(f"**{plain(told)}**")
    if each.kind is None:
        return
    reason = chosen(each.reasons, desk.language.value)
    kind = f"{desk.say(each.kind.label)} {desk.say('{number}', number=each.number)}"
    told = as_written(reason.text, desk.language) if reason else "–"
    st.caption(f"{plain(kind)}: {told}")
    if each.answers_by:
        st.caption(
            plain(desk.say("Vendors answer the changed items by {day}", day=each.answers_by))
        )


def _difference(desk: Desk, versions: Sequence[ListVersion], criteria: Mapping[str, str]) -> None:
    numbers = [each.version for each in versions]
    st.subheader(desk.say("What differs"))
    left, right = st.columns(2)
    earlier = left.selectbox(
        desk.say("Between version"), numbers[:-1], index=len(numbers) - 2, key="versions.earlier"
    )
    after = [number for number in numbers if number > earlier]
    later = right.selectbox(
        desk.say("and version"), after, index=len(after) - 1, key=f"versions.later.{earlier}"
    )
    with desk.store.read() as session:
        found = list_difference(session, desk.actor, desk.here.id, earlier=earlier, later=later)
        sections = issued_section_difference(
            session, desk.actor, desk.here.id, earlier=earlier, later=later
        )
    if found is None:
        return
    if found.nothing and sections.nothing:
        st.markdown(desk.say("Nothing that vendors read differs."))
    _draw(desk, found, criteria)
    section_versions.show(desk, sections)


def _draw(desk: Desk, found: ListDifference, criteria: Mapping[str, str]) -> None:
    for each in found.changed:
        _changed(desk, each, criteria)
    for each in found.added:
        _whole(desk, each, desk.say("Added"), "green")
    for each in found.removed:
        _whole(desk, each, desk.say("Withdrawn"), "red")


def _changed(desk: Desk, each: ChangedRequirement, criteria: Mapping[str, str]) -> None:
    with st.container(border=True):
        facets = " · ".join(desk.say(facet.label) for facet in each.facets)
        st.markdown(f"**{plain(each.after.code)}** · {facets}")
        for language in sorted(Language, key=lambda own: own is not desk.language):
            if Facet.TEXT in each.facets:
                show_pieces(desk, each.words(language.value))
            if Facet.ACCEPTANCE in each.facets:
                show_pieces(desk, each.test_words(language.value))
            if Facet.MANDATORY_REASON in each.facets:
                show_pieces(desk, each.reason_words(language.value))
        for facet in each.facets:
            if facet not in (Facet.TEXT, Facet.ACCEPTANCE, Facet.MANDATORY_REASON):
                st.markdown(_fact(desk, facet, each, criteria))
        show_reason(desk, by=each.after.changed_by, reason=each.after.reason)


def _fact(desk: Desk, facet: Facet, each: ChangedRequirement, criteria: Mapping[str, str]) -> str:
    was, now = (_value(desk, facet, one, criteria) for one in (each.before, each.after))
    return f"{desk.say(facet.label)}: :red[~~{plain(was)}~~] :green[**{plain(now)}**]"


def _value(desk: Desk, facet: Facet, one: ListedRequirement, criteria: Mapping[str, str]) -> str:
    if facet is Facet.MOSCOW:
        return desk.say(one.moscow.label)
    if facet is Facet.MANDATORY:
        return desk.say("Mandatory") if one.mandatory else desk.say("not mandatory")
    if facet is Facet.CRITERION:
        return criteria.get(one.criterion or "", "–")
    if facet is Facet.WAVE:
        return desk.say(Wave(one.wave).label) if one.wave else "–"
    return one.code


def _whole(desk: Desk, each: ListedRequirement, told: str, colour: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(each.code)}** · :{colour}[{told}]")
        text = chosen(each.texts, desk.language.value)
        st.markdown(as_written(text.text if text else "–", desk.language, lines=True))
        show_reason(desk, by=each.changed_by, reason=each.reason)
