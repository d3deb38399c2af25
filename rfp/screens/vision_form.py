"""A question on the vision: its answer in both languages, as the background of the RFP says it."""

import streamlit as st

from rfp.changes.readiness import judge_item
from rfp.changes.vision import answer_vision
from rfp.readiness.item import Item
from rfp.screens import item_form
from rfp.screens.both_languages import ask_words, changed_words
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain
from workbench.wording import chosen


def show(desk: Desk, item: Item) -> None:
    """Draw one question: as a form for whoever may write, else as it stands."""
    with st.container(border=True):
        if not desk.may(Right.EDIT_NEEDS):
            item_form.read_only(desk, item)
            found = chosen(item.answers, desk.language.value)
            if found and item.is_on:
                st.markdown(f"**{desk.say('Answer')}** {plain(found.text)}")
            return
        if item.is_on:
            _form(desk, item)
        item_form.switch(desk, item)


def _form(desk: Desk, item: Item) -> None:
    with held(desk, item_form.place_of(item), item, version=item.version) as form:
        item = form.stored
        words, owner, evidence = item_form.ask_common(desk, item)
        key = f"{item_form.key_of(item)}.answer"
        typed = ask_words(desk, desk.say("Answer"), item.answers, key=key, tall=True)
        verdict = item_form.ask_verdict(desk, item)
        save = form.button(desk.say("Save"), "save", type="primary")
    if save:
        with form.storing():
            is_stored = _store(desk, item, changed_words(item.answers, typed), verdict)
            item_form.save_common(desk, item, words, owner, evidence, is_looked_at=is_stored)


def _store(desk: Desk, item: Item, answers: dict[str, str], verdict: str | None) -> bool:
    """Store the answer and the verdict where they differ; return whether any did."""
    about = {"selection": desk.here.id, "item": item.id}
    if answers:
        answer_vision(desk.store, desk.actor, **about, answers=answers, seen=item.version)
    is_judged = bool(verdict) and verdict != item.verdict
    if verdict and is_judged:
        seen, reason = (None, "") if answers else (item.version, item.reason)
        judge_item(desk.store, desk.actor, **about, verdict=verdict, reason=reason, seen=seen)
    return bool(answers) or is_judged
