"""The rules that the plan publishes beside its weights: price formula, precision, ties."""

from fractions import Fraction

import streamlit as st

from rfp.changes.plan import set_precision, set_price_rule, set_tie_break
from rfp.criterion import CriteriaTree
from rfp.outline_plan import numbered_criteria
from rfp.plan_draft import PlanDraft
from rfp.price_rule import PriceFormula
from rfp.tie_break import TieBreak, TieRule
from workbench.committee import Right
from workbench.language import currency, number, parse_number
from workbench.problem import Problem, Term
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

FORMULAS = {
    PriceFormula.LINEAR_FIXED: Term("Line between two fixed amounts"),
    PriceFormula.MIN_MAX: Term("Line from the lowest to the highest price"),
    PriceFormula.LOWEST: Term("Lowest price divided by the price"),
}
TIES = {
    TieRule.SHARED: Term("They share the rank"),
    TieRule.HIGHER_CRITERION: Term("More points on one criterion"),
    TieRule.LOWER_PRICE: Term("The lower price"),
}
PRECISIONS = {1: Fraction(1), 10: Fraction(1, 10), 100: Fraction(1, 100)}


def show(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    """Draw each rule with the sentence that the RFP prints; whoever may write can set it."""
    if tree.price is not None:
        st.subheader(desk.say("Price formula"))
        _price(desk, draft)
    st.subheader(desk.say("Totals and ties"))
    left, right = st.columns(2)
    with left:
        _precision(desk, draft)
    with right:
        _ties(desk, draft, tree)


def _published(sentence: str) -> None:
    st.info(plain(sentence), icon=":material/format_quote:")


def _price(desk: Desk, draft: PlanDraft) -> None:
    rule = draft.price_rule
    if desk.may(Right.EDIT_PLAN):
        _ask_price(desk, draft)
    if rule is not None:
        _published(rule.sentence(desk.language, currency=draft.currency))
        if rule.depends_on_others:
            st.warning(desk.say(
                "These points change when another vendor leaves or changes its price."
            ))  # fmt: skip


def _ask_price(desk: Desk, draft: PlanDraft) -> None:
    rule = draft.price_rule
    key = f"plan.price.{draft.rules_version}"
    formula = PriceFormula(
        st.segmented_control(
            desk.say("Formula"),
            list(FORMULAS),
            default=rule.formula if rule else PriceFormula.LINEAR_FIXED,
            required=True,
            format_func=lambda each: desk.say(FORMULAS[PriceFormula(each)]),
            key=f"{key}.formula",
        )
    )
    floor = ceiling = ""
    if formula is PriceFormula.LINEAR_FIXED:
        left, right = st.columns(2)
        floor = left.text_input(
            desk.say("100 points at or below ({currency})", currency=draft.currency),
            value=_amount(desk, rule and rule.floor, draft.currency),
            key=f"{key}.floor",
        )
        ceiling = right.text_input(
            desk.say("0 points at or above ({currency})", currency=draft.currency),
            value=_amount(desk, rule and rule.ceiling, draft.currency),
            key=f"{key}.ceiling",
        )
    if st.button(desk.say("Set the price formula"), key=f"{key}.set"):
        with explained(desk):
            set_price_rule(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                formula=formula,
                floor=_minor(floor, draft.currency),
                ceiling=_minor(ceiling, draft.currency),
                seen=draft.rules_version,
            )
            saved(desk)
            st.rerun()


def _amount(desk: Desk, minor: int | None, code: str) -> str:
    """Return an amount as it can be read back: thousands marks would leave two readings."""
    if minor is None:
        return ""
    shown = number(Fraction(minor, 10 ** currency(code).places), desk.language)
    return shown.replace(",", "").replace("٬", "")


def _minor(text: str, code: str) -> int | None:
    """Return an amount as people type it in minor units; None if nothing was typed."""
    if not text.strip():
        return None
    found = parse_number(text)
    exact = None if found is None else Fraction(found) * 10 ** currency(code).places
    if exact is None or exact.denominator != 1:
        raise Problem("an amount of money is a number such as 52,000.00; got {found}", found=text)
    return int(exact)


def _precision(desk: Desk, draft: PlanDraft) -> None:
    now = draft.precision.denominator
    if desk.may(Right.EDIT_PLAN):
        steps = dict.fromkeys([*PRECISIONS, now])
        chosen = st.segmented_control(
            desk.say("Totals are compared at"),
            list(steps),
            default=now,
            required=True,
            format_func=lambda each: _shown_precision(desk, Fraction(1, each)),
            key=f"plan.precision.{now}",
        )
        if chosen != now:
            with explained(desk):
                set_precision(
                    desk.store, desk.actor, selection=desk.here.id, precision=Fraction(1, chosen)
                )
                saved(desk)
                st.rerun()
    _published(
        desk.say(
            "Totals are compared at {precision} points; what is equal there is a tie.",
            precision=_shown_precision(desk, draft.precision),
        )
    )


def _shown_precision(desk: Desk, precision: Fraction) -> str:
    return number(precision, desk.language, len(str(precision.denominator)) - 1)


def _ties(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    names = draft.names(desk.language.value)
    if desk.may(Right.EDIT_PLAN):
        _ask_ties(desk, draft, tree, names)
    title = names.get(draft.tie_break.criterion or "", "")
    _published(draft.tie_break.sentence(desk.language, title=title))


def _ask_ties(desk: Desk, draft: PlanDraft, tree: CriteriaTree, names: dict[str, str]) -> None:
    now, key = draft.tie_break, f"plan.ties.{draft.rules_version}"
    offered = [rule for rule in TIES if rule is not TieRule.LOWER_PRICE or tree.price is not None]
    rule = TieRule(
        st.selectbox(
            desk.say("Between vendors with equal totals"),
            offered,
            index=offered.index(now.rule) if now.rule in offered else 0,
            format_func=lambda each: desk.say(TIES[TieRule(each)]),
            key=f"{key}.rule",
        )
    )
    criterion = None
    if rule is TieRule.HIGHER_CRITERION:
        ids = list(numbered_criteria(tree))
        criterion = st.selectbox(
            desk.say("Criterion"),
            ids,
            index=ids.index(now.criterion) if now.criterion in ids else 0,
            format_func=lambda each: names.get(each, "–"),
            key=f"{key}.criterion",
        )
    wanted = TieBreak(rule=rule, criterion=criterion)
    if wanted != now and st.button(desk.say("Set the tie-break rule"), key=f"{key}.set"):
        with explained(desk):
            set_tie_break(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                tie_break=wanted,
                seen=draft.rules_version,
            )
            saved(desk)
            st.rerun()
