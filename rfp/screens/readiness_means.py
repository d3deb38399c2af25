"""What gate 3 stands on: questions on people, money and infrastructure, and the budget."""

from collections.abc import Mapping

import streamlit as st

from rfp.changes.budget import set_budget
from rfp.readiness.item import MEANS, NO, Item, Kind
from rfp.reads.budget import budget_of
from rfp.reads.readiness import items
from rfp.screens import item_form, item_list
from rfp.screens.business_case import minor_of, shown_minor
from workbench.committee import Right
from workbench.language import currency_name, money, sentence
from workbench.problem import Term
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import plain

SUBJECTS: Mapping[Kind, Term] = {
    Kind.PEOPLE_MEANS: Term("People"),
    Kind.MONEY_MEANS: Term("Money"),
    Kind.INFRASTRUCTURE_MEANS: Term("Infrastructure"),
}


def show(desk: Desk) -> None:
    """Draw how the means stand, and the questions behind a box that is shut."""
    with desk.store.read() as session:
        found = [e for e in items(session, desk.actor, desk.here.id, MEANS) if e.is_on]
        (budget,) = items(session, desk.actor, desk.here.id, [Kind.BUDGET])
    st.markdown(_summary(desk, found))
    _compared(desk)
    box = st.expander(
        desk.say("People, money and infrastructure: the questions and the budget"),
        icon=":material/checklist:",
        key="means.box",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        _budget(desk, budget)
        kind = _ask_subject(desk)
        item_list.one_kind(desk, kind)


def _ask_subject(desk: Desk) -> Kind:
    chosen = st.segmented_control(
        desk.say("Subject"),
        list(SUBJECTS),
        default=Kind.PEOPLE_MEANS,
        required=True,
        format_func=lambda each: desk.say(SUBJECTS[Kind(each)]),
        label_visibility="collapsed",
        key="means.subject",
    )
    return Kind(chosen)


def _summary(desk: Desk, found: list[Item]) -> str:
    judged = [each for each in found if each.verdict]
    lacking = [each for each in judged if each.verdict == NO]
    told = desk.say("Answered: {count} of {all}.", count=len(judged), all=len(found))
    if not lacking:
        return plain(told)
    names = [item_form.name_of(each, desk.language) for each in lacking]
    return plain(f"{told} {desk.say('Lacking: {questions}', questions=names)}")


def _compared(desk: Desk) -> None:
    """Say in one sentence whether the budget covers the cost, once there are both."""
    with desk.store.read() as session:
        budget = budget_of(session, desk.actor, desk.here.id, desk.language)
    told = budget.told(desk.language) if budget else None
    if budget is None or told is None:
        return
    text = plain(sentence(told, desk.language))
    (st.warning if budget.rest < 0 else st.success)(text[:1].upper() + text[1:])


def _budget(desk: Desk, budget: Item) -> None:
    st.markdown(f"**{plain(item_form.name_of(budget, desk.language))}**")
    if not desk.may(Right.EDIT_NEEDS):
        if budget.amount is not None:
            st.markdown(plain(money(budget.amount, desk.here.currency, desk.language)))
        item_form.read_only(desk, budget, is_named=True)
        return
    with held(desk, item_form.place_of(budget), budget, version=budget.version) as form:
        budget = form.stored
        typed = _ask_amount(desk, budget)
        owner, evidence = item_form.ask_care(desk, budget)
        save = form.button(desk.say("Save the budget"), "save", type="primary")
    if save:
        with form.storing():
            amount = minor_of(typed.strip(), desk.here.currency)
            about = {"selection": desk.here.id, "seen": budget.version}
            set_budget(
                desk.store, desk.actor, **about, budget=amount, owner=owner, evidence=evidence
            )


def _ask_amount(desk: Desk, budget: Item) -> str:
    unit = currency_name(desk.here.currency, desk.language)
    shown = shown_minor(budget.amount, desk.here.currency, desk.language)
    key = f"{item_form.key_of(budget)}.amount"
    typed = st.text_input(
        plain(desk.say("Amount in {currency}", currency=unit)), value=shown, key=key
    )
    beside(desk, key, shown)
    return typed
