"""Weights: those under one parent are set together and sum to exactly 100 %."""

import re
from collections.abc import Mapping
from fractions import Fraction

import streamlit as st

from rfp.changes.plan import set_weights
from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.shown_weight import shown_weight
from rfp.writing.outline_plan import numbered_criteria
from workbench.committee import Right
from workbench.language import from_digits
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, expander, held
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import show_problem

_ACROSS = 4
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,٫/]([0-9]+))?\s*[%٪]?")


def show(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    """Draw one form for each group of criteria that share a weight."""
    if not desk.may(Right.EDIT_PLAN):
        return
    st.subheader(desk.say("Weights"))
    names = draft.names(desk.language.value)
    for parent in (None, *numbered_criteria(tree)):
        if len(tree.children(parent)) > 1:
            told = names.get(parent, "–") if parent else ""
            under = desk.say("Weights under {criterion}", criterion=told)
            label = plain(under) if parent else desk.say("Weights at the top")
            opened = expander(label, f"plan.weights.{parent}")
            if opened.open:
                with opened:
                    _group(desk, draft, tree, parent, names)


def _group(
    desk: Desk, draft: PlanDraft, tree: CriteriaTree, parent: str | None, names: Mapping[str, str]
) -> None:
    children = tree.children(parent)
    weights = {child: tree[child].weight for child in children}
    versions = {child: draft.versions[child] for child in children}
    place = f"plan.weights.{parent}.{len(children)}"
    about = {"version": versions, "edits": weights, "is_whole": True, "about": children}
    with held(desk, place, weights, **about) as form:
        typed = _ask(desk, form.stored, names, form.key)
        if typed is not None:
            _running_sum(desk, typed)
        with st.container(horizontal=True):
            label, cannot = desk.say("Set these weights"), typed is None
            save = form.button(label, "set", type="primary", disabled=cannot)
            equal = form.button(desk.say("Share equally"), "equal")
    if equal:
        typed = dict.fromkeys(children, Fraction(1, len(children)))
    if (save or equal) and typed is not None:
        with form.storing():
            set_weights(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                parent=parent,
                weights=typed,
                seen=form.version,
            )


def _ask(
    desk: Desk, now: Mapping[str, Fraction], names: Mapping[str, str], key: str
) -> dict[str, Fraction] | None:
    """Return the typed weights, or None if one of them cannot be read."""
    weights: dict[str, Fraction] = {}
    across = min(len(now), _ACROSS)
    lines = [st.columns(across) for _ in range(0, len(now), _ACROSS)]  # as the keyboard walks
    for place, (child, stored) in enumerate(now.items()):
        shown, name = shown_weight(stored, desk.language), names.get(child, "–")
        with lines[place // _ACROSS][place % _ACROSS]:
            text = st.text_input(plain(name), value=shown, key=f"{key}.{child}")
            beside(desk, f"{key}.{child}", shown)
        try:
            # A weight that no decimal writes, such as a third, stays exact while nobody edits it.
            weights[child] = stored if text == shown else read_weight(text)
        except Problem as problem:
            told = Problem("{criterion}: {problem}", criterion=name, problem=problem)
            show_problem(desk, told)
    return weights if len(weights) == len(now) else None


def read_weight(text: str) -> Fraction:
    """Return a percentage as people type it as a share of 1; no weight has thousands.

    >>> read_weight("۱۷٫۵٪"), read_weight("12,345 %")
    (Fraction(7, 40), Fraction(2469, 20000))
    """
    match = _PERCENT.fullmatch(from_digits(text).strip())
    if match is None:
        found = text.strip() or "–"
        raise Problem("a weight is a number from 0 to 100 %, got {found}", found=found)
    return Fraction(f"{match[1]}.{match[2] or 0}") / 100


def _running_sum(desk: Desk, typed: Mapping[str, Fraction]) -> None:
    total = sum(typed.values(), Fraction(0))
    shown = shown_weight(total, desk.language)
    if total == 1:
        st.markdown(f":green[**{desk.say('Sum: {sum}', sum=shown)}**]")
        return
    apart = shown_weight(abs(1 - total), desk.language)
    told = (
        desk.say("Sum: {sum}; {apart} are left to give", sum=shown, apart=apart)
        if total < 1
        else desk.say("Sum: {sum}; that is {apart} too much", sum=shown, apart=apart)
    )
    st.markdown(f":red[**{plain(told)}**]")
