"""One gap: made from pains, judged, explained by its own numbers, changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from rfp.changes.gaps import add_gap, edit_gap, link_pain, remove_gap, unlink_pain
from rfp.needs.closing import UNPLANNED, Closing
from rfp.needs.gap import MATURITY, STRENGTH, GapKind, Judgement, PeoplePart, priority
from rfp.reads.gaps import Stamp
from rfp.reads.needs import GapEntry, PainEntry
from rfp.screens import gap_closing, gap_stamps
from rfp.screens.both_languages import ask_words, changed_words
from rfp.screens.open_pains import FROM_PAIN
from workbench.committee import Right
from workbench.language import isolated, number, to_digits
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.fresh_form import empty, fresh
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved

KINDS = {each: each.label for each in GapKind}
_NEW = "gap_form.new"
USUAL = Judgement(as_is=1, to_be=4, impact=3, constraint=3, risk=3, dependency=3)


def add(desk: Desk, hurting: list[PainEntry], places: Mapping[str, str]) -> None:
    """Ask for a new gap; a pain that was chosen above is linked already."""
    wanted = st.session_state.get(FROM_PAIN)
    loose = {each.pain.id: each for each in hurting if each.pain.open}
    key = fresh(_NEW)
    with st.container(border=True):
        st.markdown(f"**{desk.say('New gap')}**")
        chosen = st.multiselect(
            desk.say("Pains that it explains"),
            list(loose),
            default=[wanted] if wanted in loose else [],
            format_func=lambda pain: _pain_name(desk, loose[pain], places),
            placeholder=desk.say("Choose"),
            key=f"{key}.pains.{wanted}",
        )
        asked = _ask(desk, None, key)
        if st.button(desk.say("Add the gap"), type="primary", key=f"{key}.add"):
            with explained(desk):
                add_gap(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    kind=asked.kind,
                    part=asked.part,
                    titles=asked.words["title"],
                    judgement=asked.judgement,
                    closing=asked.closing,
                    as_is_words=asked.words["as-is"],
                    to_be_words=asked.words["to-be"],
                    pains=chosen,
                )
                empty(_NEW)
                st.session_state.pop(FROM_PAIN, None)
                saved(desk)
                st.rerun()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands round one gap: the pains with their places, the other gaps, its stamp."""

    hurting: list[PainEntry]
    places: Mapping[str, str]
    titles: Mapping[str, str]
    stamp: Stamp | None


def show(desk: Desk, entry: GapEntry, around: Around) -> None:
    """Draw one gap: its pains, where its priority comes from, and its form."""
    by_id = {each.pain.id: each for each in around.hurting}
    places = around.places
    with st.container(border=True):
        st.markdown(f"**{plain(entry.gap.title)}**")
        gap_stamps.one(desk, entry, around.stamp)
        if desk.may(Right.EDIT_NEEDS):
            _links(desk, entry, by_id, places)
            gap_closing.waits(desk, entry, around.titles)
            _edit(desk, entry)
            return
        explain(desk, entry.gap.judgement)
        for words, heading in (
            (entry.as_is_words, desk.say("Today")),
            (entry.to_be_words, desk.say("Wanted")),
        ):
            text = words.get(desk.language.value) or next(iter(words.values()), "")
            if text:
                st.markdown(f"**{heading}** {as_written(text, desk.language)}")
        for pain in entry.gap.pains:
            st.markdown("- " + plain(_pain_name(desk, by_id[pain], places)))


def explain(desk: Desk, judged: Judgement) -> None:
    """Say where the priority comes from, with this gap's own numbers."""
    st.info(
        desk.say(
            "Priority {priority} = 100 × ({to_be} − {as_is}) ÷ 5 × (4 × {impact} + 3 × {risk} "
            "+ 2 × {dependency} + 1 × (6 − {constraint})) ÷ 50",
            priority=number(priority(judged), desk.language, 1),
            to_be=judged.to_be,
            as_is=judged.as_is,
            impact=judged.impact,
            risk=judged.risk,
            dependency=judged.dependency,
            constraint=judged.constraint,
        )
    )


def _links(
    desk: Desk, entry: GapEntry, by_id: Mapping[str, PainEntry], places: Mapping[str, str]
) -> None:
    now, place = entry.gap.pains, f"gap_form.{entry.gap.id}.pains"
    offered = [pain for pain, each in by_id.items() if each.pain.open]
    with held(desk, place, now, version=now, is_stored_at_once=True) as form:
        seen = [pain for pain in form.stored if pain in offered]
        chosen = st.multiselect(
            desk.say("Pains that it explains"),
            offered,
            default=seen,
            format_func=lambda pain: _pain_name(desk, by_id[pain], places),
            placeholder=desk.say("Choose"),
            key=f"{form.key}.of",
        )
    if set(chosen) == set(seen):
        return
    here = {"selection": desk.here.id, "gap": entry.gap.id}
    # Only what this person added or took out is stored: a colleague's links stay as they are.
    with form.storing():
        for pain in (each for each in chosen if each not in seen):
            link_pain(desk.store, desk.actor, **here, pain=pain)
        for pain in (each for each in seen if each not in chosen):
            unlink_pain(desk.store, desk.actor, **here, pain=pain)


def _edit(desk: Desk, entry: GapEntry) -> None:
    place = f"gap_form.{entry.gap.id}"
    with held(desk, place, entry, version=entry.version) as form:
        asked = _ask(desk, form.stored, form.key)
        with st.container(horizontal=True):
            save = form.button(desk.say("Save"), "save", type="primary")
            remove = form.button(desk.say("Remove this gap"), "remove", icon=":material/delete:")
        if save:
            with form.storing():
                _store(desk, form.stored, asked)
        if remove:
            with form.storing():
                remove_gap(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    gap=entry.gap.id,
                    seen=form.version,
                )


def _store(desk: Desk, entry: GapEntry, asked: "_Asked") -> None:
    edit_gap(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        gap=entry.gap.id,
        seen=entry.version,
        titles=changed_words(entry.titles, asked.words["title"]),
        as_is_words=changed_words(entry.as_is_words, asked.words["as-is"]),
        to_be_words=changed_words(entry.to_be_words, asked.words["to-be"]),
        kind=asked.kind,
        part=asked.part,
        judgement=asked.judgement,
        closing=asked.closing,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the form holds of a gap."""

    kind: GapKind
    part: PeoplePart | None
    words: dict[str, dict[str, str]]
    judgement: Judgement
    closing: Closing


def _ask(desk: Desk, entry: GapEntry | None, key: str) -> _Asked:
    gap = entry.gap if entry else None
    words = {
        "title": ask_words(desk, desk.say("Gap"), entry.titles if entry else {}, key=f"{key}.title")
    }
    kind = st.segmented_control(
        desk.say("Kind"),
        list(GapKind),
        default=gap.kind if gap else GapKind.PROCESS,
        required=True,
        format_func=lambda each: desk.say(KINDS[GapKind(each)]),
        key=f"{key}.kind",
    )
    if gap:
        beside(desk, f"{key}.kind", gap.kind, desk.say(gap.kind.label))
    part = gap_closing.ask_part(desk, GapKind(kind), gap.part if gap else None, key)
    today, wanted = (entry.as_is_words, entry.to_be_words) if entry else ({}, {})
    words["as-is"] = ask_words(desk, desk.say("Today"), today, key=f"{key}.as_is_words")
    words["to-be"] = ask_words(desk, desk.say("Wanted"), wanted, key=f"{key}.to_be_words")
    judged = _ask_judgement(desk, gap.judgement if gap else USUAL, key)
    explain(desk, judged)
    closing = gap_closing.ask_closing(desk, gap.closing if gap else UNPLANNED, judged, key)
    return _Asked(kind=GapKind(kind), part=part, words=words, judgement=judged, closing=closing)


def _ask_judgement(desk: Desk, judged: Judgement, key: str) -> Judgement:
    labels = {
        "as_is": desk.say("Maturity today (0 none, 5 best)"),
        "to_be": desk.say("Maturity wanted (0 none, 5 best)"),
        "impact": desk.say("Impact of closing it"),
        "risk": desk.say("Risk of leaving it open"),
        "dependency": desk.say("How much else waits for it"),
        "constraint": desk.say("What stands in the way (5 most)"),
    }
    lines = [st.columns(2) for _ in range(0, len(labels), 2)]  # as the keyboard walks
    given = {}
    for place, (name, label) in enumerate(labels.items()):
        levels = MATURITY if name in {"as_is", "to_be"} else STRENGTH
        with lines[place // 2][place % 2]:
            given[name] = _scale(desk, label, levels, getattr(judged, name), f"{key}.{name}")
    return Judgement(**given)


def _scale(desk: Desk, label: str, levels: range, now: int, key: str) -> int:
    chosen = st.segmented_control(
        label,
        list(levels),
        default=now,
        required=True,
        format_func=lambda level: to_digits(str(level), desk.language),
        key=key,
    )
    beside(desk, key, now, to_digits(str(now), desk.language))
    return now if chosen is None else int(chosen)


def _pain_name(desk: Desk, each: PainEntry, places: Mapping[str, str]) -> str:
    parts = (each.pain.text, places.get(each.pain.step, ""))
    return " — ".join(isolated(part, desk.language) for part in parts if part)
