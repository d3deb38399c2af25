"""The forms of the long list: an alternative, its fit to the needs, and the choice."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.changes.alternatives import (
    AlternativeWords,
    add_alternative,
    choose_route,
    edit_alternative,
    remove_alternative,
    set_fits,
)
from rfp.goals.alternative import Alternative, CostClass, Fit, Need, Route, Standing
from rfp.reads.alternatives import AlternativeEntry, ChosenRoute
from rfp.screens.both_languages import ask_words, changed_words
from workbench.committee import Right
from workbench.language import isolated
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the form holds of an alternative."""

    route: Route
    cost: CostClass | None
    standing: Standing
    source: str
    words: AlternativeWords


def add(desk: Desk) -> None:
    """Ask for another alternative."""
    if not desk.may(Right.EDIT_NEEDS):
        return
    turn = st.session_state.setdefault("alternative_forms.turn", 0)
    key = f"alternative_forms.new.{turn}"
    with st.expander(desk.say("Add an alternative"), icon=":material/add:", key=f"{key}.box"):
        asked = _ask(desk, None, key)
        if st.button(desk.say("Add the alternative"), type="primary", key=f"{key}.add"):
            with explained(desk):
                add_alternative(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    route=asked.route,
                    words=asked.words,
                    cost=asked.cost,
                    standing=asked.standing,
                    source=asked.source,
                )
                st.session_state["alternative_forms.turn"] = turn + 1
                saved(desk)
                st.rerun()


def edit(desk: Desk, entry: AlternativeEntry) -> None:
    """Offer to change an alternative or to remove it."""
    place = f"alternative_forms.{entry.alternative.id}"
    with held(desk, place, entry, version=entry.version) as form:
        entry = form.stored
        asked = _ask(desk, entry, form.key)
        with st.container(horizontal=True):
            save = form.button(desk.say("Save"), "save", type="primary")
            gone = form.button(desk.say("Remove"), "remove", icon=":material/delete:")
    here = {"selection": desk.here.id, "alternative": entry.alternative.id, "seen": form.version}
    if save:
        with form.storing():
            edit_alternative(
                desk.store,
                desk.actor,
                **here,
                route=asked.route,
                words=AlternativeWords(
                    titles=changed_words(entry.titles, asked.words.titles),
                    notes=changed_words(entry.notes, asked.words.notes),
                    reasons=changed_words(entry.reasons, asked.words.reasons),
                ),
                cost=asked.cost,
                standing=asked.standing,
                source=asked.source,
            )
    if gone:
        with form.storing():
            remove_alternative(desk.store, desk.actor, **here)


def fits(desk: Desk, each: Alternative, needs: Sequence[Need]) -> None:
    """Ask how far an alternative meets each top need; each answer is stored at once."""
    if not needs:
        st.caption(desk.say("Add gaps or requirements first; alternatives are held against them."))
    for need in needs:
        now = each.fits.get(need.id)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(isolated(plain(need.title), desk.language))
            if not desk.may(Right.EDIT_NEEDS):
                st.markdown(desk.say(now.label) if now else desk.say("not known yet"))
                continue
            chosen = st.segmented_control(
                need.title,
                list(Fit),
                default=now,
                format_func=lambda fit: desk.say(Fit(fit).label),
                label_visibility="collapsed",
                key=f"alternative_forms.{each.id}.{need.id}.{now}",
            )
        if chosen != now:
            with explained(desk):
                wanted = {need.id: Fit(chosen) if chosen else None}
                here = {"selection": desk.here.id, "alternative": each.id}
                set_fits(desk.store, desk.actor, **here, fits=wanted)
                saved(desk)
                st.rerun()


def choose(desk: Desk, kept: Sequence[Alternative], now: ChosenRoute | None) -> None:
    """Ask which of the kept alternatives is gone for, and why."""
    by_id = {each.id: each for each in kept}
    ids, version = list(by_id), now.version if now else 0
    with (
        st.container(border=True),
        held(desk, "alternative_forms.choose", now, version=version) as form,
    ):
        now, key = form.stored, form.key
        chosen = st.selectbox(
            desk.say("Route to choose"),
            ids,
            index=ids.index(now.alternative) if now and now.alternative in by_id else None,
            format_func=lambda each: by_id[each].title,
            placeholder=desk.say("Choose"),
            key=f"{key}.of.{len(ids)}",
        )
        before = now.reasons if now else {}
        reasons = ask_words(desk, desk.say("Why this route"), before, key=f"{key}.why", tall=True)
        label = desk.say("Choose this route")
        if form.button(label, "go", type="primary", disabled=chosen is None):
            with form.storing():
                choose_route(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    alternative=chosen,
                    reasons=reasons,
                    seen=form.version,
                )


def _ask(desk: Desk, entry: AlternativeEntry | None, key: str) -> _Asked:
    each = entry.alternative if entry else None
    titles = ask_words(
        desk, desk.say("Alternative"), entry.titles if entry else {}, key=f"{key}.title"
    )
    route, cost = _ask_way(desk, each, key)
    source = st.text_input(
        desk.say("Source in words"), value=each.source if each else "", key=f"{key}.source"
    )
    notes = ask_words(
        desk, desk.say("What is known of it"), entry.notes if entry else {}, key=f"{key}.notes"
    )
    standing = st.segmented_control(
        desk.say("Standing"),
        list(Standing),
        default=each.standing if each else Standing.OPEN,
        required=True,
        format_func=lambda code: desk.say(Standing(code).label),
        key=f"{key}.standing",
    )
    reasons = ask_words(
        desk, desk.say("Why kept or dropped"), entry.reasons if entry else {}, key=f"{key}.reason"
    )
    return _Asked(
        route=route,
        cost=cost,
        standing=Standing(standing),
        source=source,
        words=AlternativeWords(titles=titles, notes=notes, reasons=reasons),
    )


def _ask_way(desk: Desk, each: Alternative | None, key: str) -> tuple[Route, CostClass | None]:
    route = st.segmented_control(
        desk.say("Way"),
        list(Route),
        default=each.route if each else Route.EXTEND,
        required=True,
        format_func=lambda code: desk.say(Route(code).label),
        key=f"{key}.route",
    )
    cost = st.segmented_control(
        desk.say("Cost class"),
        list(CostClass),
        default=each.cost if each else None,
        format_func=lambda code: desk.say(CostClass(code).label),
        key=f"{key}.cost",
    )
    return Route(route), CostClass(cost) if cost else None
