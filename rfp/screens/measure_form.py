"""Part of the plan: unit and reference points of a measured criterion, with a drawing of them."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rfp.changes.measures import set_measure
from rfp.planning.measure import (
    MOST,
    Measure,
    measured_sentence,
    plain_amount,
    typed_measure,
)
from rfp.planning.plan_draft import PlanDraft
from rfp.screens.both_languages import ask_words
from rfp.screens.measure_chart import measure_chart
from workbench.committee import Right
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import show_problem


def show(desk: Desk, draft: PlanDraft, criterion: str) -> None:
    """Draw the reference points, and the form for whoever may write the plan."""
    if desk.may(Right.EDIT_PLAN):
        _form(desk, draft, criterion)
    elif criterion in draft.measures:
        unit = draft.unit(criterion, desk.language.value)
        _preview(desk, draft.measures[criterion], unit)
    else:
        st.info(desk.say("Its reference points have not been written yet."))


def _form(desk: Desk, draft: PlanDraft, criterion: str) -> None:
    measure, units = draft.measures.get(criterion), draft.units.get(criterion, {})
    version = draft.versions[criterion]
    edits = (measure, units)
    with held(desk, f"plan.measure.{criterion}", edits, version=version, edits=edits) as form:
        stored, words = form.stored
        label = desk.say("Unit: what is counted")
        unit = ask_words(desk, label, words, key=f"{form.key}.unit")
        typed = _ask_points(desk, stored, form.key)
        found = _understood(desk, typed)
        if found is not None:
            _preview(desk, found, unit.get(desk.language.value) or "–")
        save = form.button(desk.say("Set the reference points"), "set", type="primary")
    if save:
        with form.storing():
            set_measure(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                criterion=criterion,
                unit=unit,
                measure=typed_measure(typed),
                seen=form.version,
            )


def _ask_points(desk: Desk, stored: Measure | None, key: str) -> list[tuple[str, str]]:
    """Ask for amounts and points row by row; what is left blank is no reference point."""
    st.caption(desk.say(
        "Two to six reference points: amounts rise, points only rise or only fall. Rows that "
        "stay blank are left out."
    ))  # fmt: skip
    shown = enumerate(_shown(desk, stored), start=1)
    return [_ask_row(desk, place, pair, key) for place, pair in shown]


def _ask_row(desk: Desk, place: int, shown: tuple[str, str], key: str) -> tuple[str, str]:
    left, right = st.columns(2)
    amount = desk.say("Amount {place}", place=place)
    points = desk.say("Points {place}", place=place)
    return (
        _ask_one(desk, left, amount, f"{key}.amount.{place}", shown[0]),
        _ask_one(desk, right, points, f"{key}.points.{place}", shown[1]),
    )


def _ask_one(desk: Desk, column: DeltaGenerator, label: str, key: str, shown: str) -> str:
    with column:
        typed = st.text_input(label, value=shown, key=key)
        beside(desk, key, shown)
    return typed


def _shown(desk: Desk, stored: Measure | None) -> list[tuple[str, str]]:
    pairs = zip(stored.amounts, stored.points, strict=True) if stored else ()
    rows = [
        (plain_amount(amount, desk.language), plain_amount(worth, desk.language))
        for amount, worth in pairs
    ]
    return [*rows, *[("", "")] * MOST][:MOST]


def _understood(desk: Desk, typed: Sequence[tuple[str, str]]) -> Measure | None:
    """Return the measure that was typed, or say at once what is wrong; nothing while blank."""
    if not any(part.strip() for row in typed for part in row):
        return None
    try:
        return typed_measure(typed)
    except Problem as problem:
        show_problem(desk, problem)
        return None


def _preview(desk: Desk, measure: Measure, unit: str) -> None:
    """Draw the line through the reference points, and say in words what it means."""
    told = measured_sentence(measure, unit, desk.language)
    st.caption(plain(told))
    drawn = measure_chart(measure, desk.language, amount=unit, points=desk.say("Points"))
    st.vega_lite_chart(drawn, alt=told)
