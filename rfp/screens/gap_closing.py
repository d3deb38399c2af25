"""How one gap is to be closed: its part, effort, wave and owner, and what it waits for."""

from collections.abc import Mapping

import streamlit as st

from rfp.changes.gap_order import free_gaps, order_gaps
from rfp.needs.closing import EFFORT, Closing, ProposedWave, proposed_wave
from rfp.needs.gap import Gap, GapKind, Judgement, PeoplePart
from rfp.needs.wave import Wave
from rfp.reads.needs import GapEntry
from workbench.language import to_digits
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved


def ask_part(desk: Desk, kind: GapKind, part: PeoplePart | None, key: str) -> PeoplePart | None:
    """Ask where among people the gap lies; no other kind is asked."""
    if kind is not GapKind.PEOPLE:
        return None
    chosen = st.segmented_control(
        desk.say("Where among people?"),
        list(PeoplePart),
        default=part,
        format_func=lambda each: desk.say(PeoplePart(each).label),
        key=f"{key}.part",
    )
    return PeoplePart(chosen) if chosen else None


def ask_closing(desk: Desk, closing: Closing, judged: Judgement, key: str) -> Closing:
    """Ask for effort, wave and owner; say which wave the numbers speak for."""
    left, right = st.columns(2)
    with left:
        effort = st.segmented_control(
            desk.say("Effort of closing it (5 most)"),
            list(EFFORT),
            default=closing.effort,
            format_func=lambda each: to_digits(str(each), desk.language),
            key=f"{key}.effort",
        )
    with right:
        wave = st.segmented_control(
            desk.say("When is it closed?"),
            list(Wave),
            default=closing.wave,
            format_func=lambda each: desk.say(Wave(each).label),
            key=f"{key}.wave",
        )
    found = proposed_wave(impact=judged.impact, effort=effort, priority=judged.priority)
    st.caption(_proposal(desk, found))
    owner = st.text_input(desk.say("Owner of the gap"), value=closing.owner, key=f"{key}.owner")
    return Closing(effort=effort, wave=Wave(wave) if wave else None, owner=owner)


def _proposal(desk: Desk, found: ProposedWave | None) -> str:
    if found is None:
        return desk.say("Give the effort, and a wave is proposed here.")
    return desk.say("Proposed: {wave} — {reason}", wave=found.wave.label, reason=found.reason)


def waits(desk: Desk, entry: GapEntry, titles: Mapping[str, str]) -> None:
    """Ask which gaps are to be closed before this one; each choice is stored at once."""
    now = list(entry.gap.waits_for)
    others = [gap for gap in titles if gap != entry.gap.id]
    if not others:
        return
    chosen = st.multiselect(
        desk.say("Gaps to be closed before it"),
        others,
        default=now,
        format_func=titles.__getitem__,
        placeholder=desk.say("Choose"),
        key=f"gap_closing.{entry.gap.id}.waits.{hash(tuple(now))}",
    )
    if set(chosen) != set(now):
        with explained(desk):
            _store(desk, entry.gap, chosen)
            saved(desk)
            st.rerun()


def _store(desk: Desk, gap: Gap, chosen: list[str]) -> None:
    here = {"selection": desk.here.id, "gap": gap.id}
    for other in chosen:
        if other not in gap.waits_for:
            order_gaps(desk.store, desk.actor, **here, before=other)
    for other in gap.waits_for:
        if other not in chosen:
            free_gaps(desk.store, desk.actor, **here, before=other)
