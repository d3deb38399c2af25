"""One requirement: made from gaps, worded in both languages, hung on a criterion."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from rfp.changes.requirements import (
    add_requirement,
    edit_requirement,
    link_gap,
    remove_requirement,
    set_criterion,
    unlink_gap,
)
from rfp.needs.requirement import Moscow, Requirement, next_code
from rfp.needs.requirement_words import CellWords
from rfp.reads.needs import GapEntry, RequirementEntry
from rfp.screens import touchpoint_hint
from rfp.screens.both_languages import ask_words, changed_words
from rfp.screens.requirement_facts import ask_facts, draw_proposal
from rfp.screens.wording_notes import WordingNotes, draw_notes
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.fresh_form import empty, fresh
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved

MOSCOW = {each: each.label for each in Moscow}
_NEW = "requirement_form.new"
Titles = Mapping[str, str]


def add(
    desk: Desk, entries: list[RequirementEntry], closing: list[GapEntry], words: CellWords
) -> None:
    """Ask for a new requirement; the gaps that nothing closes stand first."""
    closed = {gap for each in entries for gap in each.requirement.gaps}
    titles = {e.gap.id: e.gap.title for e in sorted(closing, key=lambda e: e.gap.id in closed)}
    key = fresh(_NEW)
    code = _offered_code(next_code([each.requirement.code for each in entries]), key)
    with st.container(border=True):
        st.markdown(f"**{desk.say('New requirement')}**")
        gaps = _ask_gaps(desk, titles, [], f"{key}.gaps")
        typed, texts, moscow, mandatory = _ask(desk, None, code, key)
        meant = Requirement(id="", code=code, text=code, moscow=moscow, gaps=tuple(gaps))
        draw_proposal(desk, meant, closing)
        touchpoint_hint.draw_hint(desk, gaps)
        criterion = _ask_criterion(desk, words.criteria, None, f"{key}.criterion")
        acceptance, why, facts = ask_facts(desk, None, words, key)
        if st.button(desk.say("Add the requirement"), type="primary", key=f"{key}.add"):
            with explained(desk):
                add_requirement(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    texts=texts,
                    moscow=moscow,
                    is_mandatory=mandatory,
                    code=typed,
                    criterion=criterion,
                    gaps=gaps,
                    acceptance=acceptance,
                    why_mandatory=why,
                    facts=facts,
                )
                empty(_NEW)
                saved(desk)
                st.rerun()


def _offered_code(free: str, key: str) -> str:
    """Return the code that is offered: the next free one, until somebody types another over it."""
    offered: str = st.session_state.setdefault(f"{key}.offered", free)
    if st.session_state.get(f"{key}.code.{offered}", offered) == offered:
        st.session_state[f"{key}.offered"] = offered = free
    return offered


def show(
    desk: Desk,
    entry: RequirementEntry,
    closing: list[GapEntry],
    words: CellWords,
    notes: WordingNotes,
) -> None:
    """Draw one requirement and what its wording is worth a look for; a form for who may change."""
    titles = {each.gap.id: each.gap.title for each in closing}
    with st.container(border=True):
        st.markdown(f"**{plain(entry.requirement.code)}**")
        draw_notes(desk, entry, notes)
        if test := entry.requirement.acceptance:
            st.caption(plain(desk.say("Acceptance test: {test}", test=test)))
        if not desk.may(Right.EDIT_NEEDS):
            st.markdown(as_written(entry.requirement.text, desk.language, lines=True))
            for gap in entry.requirement.gaps:
                st.markdown("- " + as_written(titles.get(gap, ""), desk.language))
            return
        _links(desk, entry, titles)
        _criterion(desk, entry, words)
        _edit(desk, entry, words, closing)


def _links(desk: Desk, entry: RequirementEntry, titles: Titles) -> None:
    now, place = entry.requirement.gaps, f"requirement_form.{entry.requirement.id}.gaps"
    here = {"selection": desk.here.id, "requirement": entry.requirement.id}
    with held(desk, place, now, version=now, is_stored_at_once=True) as form:
        seen = form.stored
        chosen = _ask_gaps(desk, titles, list(seen), f"{form.key}.gaps")
    if set(chosen) != set(seen):
        with form.storing():
            for gap in (each for each in chosen if each not in seen):
                link_gap(desk.store, desk.actor, gap=gap, **here)
            for gap in (each for each in seen if each not in chosen):
                unlink_gap(desk.store, desk.actor, gap=gap, **here)


def _criterion(desk: Desk, entry: RequirementEntry, words: CellWords) -> None:
    now, place = entry.requirement.criterion, f"requirement_form.{entry.requirement.id}.criterion"
    about = {"version": entry.version, "edits": (now,), "is_stored_at_once": True}
    with held(desk, place, now, **about) as form:
        chosen = _ask_criterion(desk, words.criteria, form.stored, f"{form.key}.criterion")
    if chosen != form.stored:
        with form.storing():
            set_criterion(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                requirement=entry.requirement.id,
                seen=form.version,
                criterion=chosen,
            )


def _edit(desk: Desk, entry: RequirementEntry, words: CellWords, closing: list[GapEntry]) -> None:
    place = f"requirement_form.{entry.requirement.id}"
    # Its criterion and its gaps stand in forms of their own.
    own = replace(entry, version=0, requirement=replace(entry.requirement, criterion=None, gaps=()))
    with held(desk, place, entry, version=entry.version, edits=own) as form:
        entry, key = form.stored, form.key
        code, texts, moscow, mandatory = _ask(desk, entry, entry.requirement.code, key)
        draw_proposal(desk, replace(entry.requirement, moscow=moscow), closing)
        touchpoint_hint.draw_hint(desk, entry.requirement.gaps)
        acceptance, why, facts = ask_facts(desk, entry, words, key)
        with st.container(horizontal=True):
            save = form.button(desk.say("Save"), "save", type="primary")
            label = desk.say("Remove this requirement")
            remove = form.button(label, "remove", icon=":material/delete:")
    here = {
        "selection": desk.here.id,
        "requirement": entry.requirement.id,
        "seen": form.version,
    }
    if save:
        with form.storing():
            edit_requirement(
                desk.store,
                desk.actor,
                **here,
                texts=changed_words(entry.texts, texts),
                code=code,
                moscow=moscow,
                is_mandatory=mandatory,
                acceptance=changed_words(entry.acceptances, acceptance),
                why_mandatory=changed_words(entry.mandatory_reasons, why),
                facts=facts,
            )
    if remove:
        with form.storing():
            remove_requirement(desk.store, desk.actor, **here)


def _ask(
    desk: Desk, entry: RequirementEntry | None, code: str, key: str
) -> tuple[str, dict[str, str], Moscow, bool]:
    texts = ask_words(
        desk, desk.say("Requirement"), entry.texts if entry else {}, key=f"{key}.text", tall=True
    )
    with st.container(key=f"stacks.{key}"):
        left, middle, right = st.columns([1, 2, 1], vertical_alignment="bottom")
    code_key = f"{key}.code" if entry else f"{key}.code.{code}"  # the offered one may change
    typed = left.text_input(desk.say("Code"), value=code, key=code_key)
    moscow = middle.segmented_control(
        desk.say("Importance"),
        list(Moscow),
        default=entry.requirement.moscow if entry else Moscow.SHOULD,
        required=True,
        format_func=lambda each: desk.say(MOSCOW[Moscow(each)]),
        key=f"{key}.moscow",
    )
    if entry:
        stored = entry.requirement.moscow
        with middle:
            beside(desk, f"{key}.moscow", stored, desk.say(MOSCOW[stored]))
    mandatory = right.checkbox(
        desk.say("Mandatory"),
        value=entry.requirement.mandatory if entry else False,
        help=desk.say("A vendor that fails a mandatory requirement is excluded."),
        key=f"{key}.mandatory",
    )
    return typed, texts, Moscow(moscow), mandatory


def _ask_gaps(desk: Desk, titles: Titles, now: list[str], key: str) -> list[str]:
    return st.multiselect(
        desk.say("Gaps that it closes"),
        list(titles),
        default=now,
        format_func=titles.__getitem__,
        placeholder=desk.say("Choose"),
        key=key,
    )


def _ask_criterion(desk: Desk, criteria: Titles, now: str | None, key: str) -> str | None:
    if not criteria:
        st.caption(desk.say("Criteria can be chosen once the evaluation plan has some."))
        return now
    ids = list(criteria)
    return st.selectbox(
        desk.say("Criterion under which answers are scored"),
        ids,
        index=ids.index(now) if now in ids else None,
        format_func=criteria.__getitem__,
        placeholder=desk.say("None yet"),
        key=key,
    )
