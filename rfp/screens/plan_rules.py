"""The rules that the plan publishes beside its weights: price formula, precision, ties."""

from fractions import Fraction

import streamlit as st

from rfp.changes.plan_rules import set_precision, set_price_rule, set_tie_break
from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.price_rule import TAKES, WITH_POINTS, PriceFormula, PriceRule
from rfp.planning.tie_break import TieBreak, TieRule
from rfp.screens import consensus_rule, technical_floor
from rfp.writing.outline_plan import numbered_criteria
from workbench.committee import Right
from workbench.language import currency, number, parse_number
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import plain

PRECISIONS = {1: Fraction(1), 10: Fraction(1, 10), 100: Fraction(1, 100)}


def show(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    """Draw each rule with the sentence that the RFP prints; whoever may write can set it."""
    if tree.price is not None or draft.published_rule or desk.may(Right.EDIT_PLAN):
        st.subheader(desk.say("Price formula"))
        _price(desk, draft, tree)
    consensus_rule.show(desk, draft, tree)
    technical_floor.show(desk, draft, tree)
    st.subheader(desk.say("Totals and ties"))
    left, right = st.columns(2)
    with left:
        _precision(desk, draft)
    with right:
        _ties(desk, draft, tree)


def _published(sentence: str) -> None:
    st.info(plain(sentence), icon=":material/format_quote:")


def _price(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    rule = draft.published_rule
    if desk.may(Right.EDIT_PLAN):
        _ask_price(desk, draft, tree)
    if rule is not None:
        _published(rule.sentence(desk.language, currency=draft.currency))
        if rule.depends_on_others:
            st.warning(desk.say(
                "These points change when another vendor leaves or changes its price."
            ))  # fmt: skip


def _ask_price(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    version, edits = draft.rules_version, (draft.price_rule,)
    with held(desk, "plan.price", draft, version=version, edits=edits) as form:
        formula = _ask_formula(desk, form.stored.price_rule, tree, form.key)
        typed = _ask_parameters(desk, form.stored, formula, form.key)
        set_it = form.button(desk.say("Set the price formula"), "set")
    if set_it:
        with form.storing():
            set_price_rule(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                formula=formula,
                floor=_minor(typed.get("floor", ""), draft.currency),
                ceiling=_minor(typed.get("ceiling", ""), draft.currency),
                slope=_slope(typed.get("slope", "")),
                slope_below=_slope(typed.get("slope_below", "")),
                seen=form.version,
            )


def _ask_formula(desk: Desk, rule: PriceRule | None, tree: CriteriaTree, key: str) -> PriceFormula:
    offered = list(WITH_POINTS) if tree.price is not None else [PriceFormula.NO_FORMULA]
    chosen = st.selectbox(
        desk.say("Formula"),
        offered,
        index=offered.index(rule.formula) if rule and rule.formula in offered else 0,
        format_func=lambda each: desk.say(PriceFormula(each).label),
        key=f"{key}.formula",
    )
    return PriceFormula(chosen)


def _ask_parameters(
    desk: Desk, draft: PlanDraft, formula: PriceFormula, key: str
) -> dict[str, str]:
    """Ask for what the formula takes, and return it as it was typed."""
    takes = TAKES.get(formula, ())
    now = draft.price_rule if draft.price_rule and draft.price_rule.formula is formula else None
    typed = {}
    for name, column in zip(takes, st.columns(len(takes) or 1), strict=False):
        stored, here = _standing_value(desk, now, name, draft.currency), f"{key}.{formula}.{name}"
        with column:
            label = _parameter(desk, formula, name, draft.currency)
            typed[name] = st.text_input(label, value=stored, key=here)
            beside(desk, here, stored)
    return typed


def _parameter(desk: Desk, formula: PriceFormula, name: str, code: str) -> str:
    match name:
        case "floor":
            return desk.say("100 points at or below ({currency})", currency=code)
        case "ceiling":
            return desk.say("0 points at or above ({currency})", currency=code)
        case "slope_below":
            return desk.say("Points lost for each 1 % below the mean")
    if formula is PriceFormula.MEAN:
        return desk.say("Points lost for each 1 % above the mean")
    return desk.say("Points lost for each 1 % above the lowest")


def _standing_value(desk: Desk, rule: PriceRule | None, name: str, code: str) -> str:
    """Return a parameter as it stands, or what most plans begin with: 1 point for 1 %."""
    if name in ("floor", "ceiling"):
        return _amount(desk, rule and getattr(rule, name), code)
    return number(Fraction(1) if rule is None else getattr(rule, name), desk.language)


def _slope(text: str) -> Fraction | None:
    """Return points per percent as people type them; None if nothing was typed."""
    if not text.strip():
        return None
    found = parse_number(text)
    if found is None:
        raise Problem("points are a number such as 0.5, got {found}", found=text)
    return Fraction(found)


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
        with held(desk, "plan.precision", now, version=now, is_stored_at_once=True) as form:
            chosen = _ask_precision(desk, form.stored, form.key)
        if chosen != form.stored:
            with form.storing():
                set_precision(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    precision=Fraction(1, chosen),
                    seen=Fraction(1, form.stored),
                )
    _published(
        desk.say(
            "Totals are compared at {precision} points; what is equal there is a tie.",
            precision=_shown_precision(desk, draft.precision),
        )
    )


def _ask_precision(desk: Desk, now: int, key: str) -> int:
    chosen = st.segmented_control(
        desk.say("Totals are compared at"),
        list(dict.fromkeys([*PRECISIONS, now])),
        default=now,
        required=True,
        format_func=lambda each: _shown_precision(desk, Fraction(1, each)),
        key=f"{key}.precision",
    )
    return int(chosen)


def _shown_precision(desk: Desk, precision: Fraction) -> str:
    return number(precision, desk.language, len(str(precision.denominator)) - 1)


def _ties(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    names = draft.names(desk.language.value)
    if desk.may(Right.EDIT_PLAN):
        _ask_ties(desk, draft, tree, names)
    title = names.get(draft.tie_break.criterion or "", "")
    _published(draft.tie_break.sentence(desk.language, title=title))


def _ask_ties(desk: Desk, draft: PlanDraft, tree: CriteriaTree, names: dict[str, str]) -> None:
    version, edits = draft.rules_version, draft.tie_break
    with held(desk, "plan.ties", draft.tie_break, version=version, edits=edits) as form:
        wanted = _ask_tie_break(desk, form.stored, tree, names, form.key)
        differs = wanted != form.stored
        set_it = differs and form.button(desk.say("Set the tie-break rule"), "set")
    if set_it:
        with form.storing():
            set_tie_break(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                tie_break=wanted,
                seen=form.version,
            )


def _ask_tie_break(
    desk: Desk, now: TieBreak, tree: CriteriaTree, names: dict[str, str], key: str
) -> TieBreak:
    priced = tree.price is not None
    offered = [rule for rule in TieRule if rule is not TieRule.LOWER_PRICE or priced]
    rule = TieRule(
        st.selectbox(
            desk.say("Between vendors with equal totals"),
            offered,
            index=offered.index(now.rule) if now.rule in offered else 0,
            format_func=lambda each: desk.say(TieRule(each).label),
            key=f"{key}.rule",
        )
    )
    if rule is not TieRule.HIGHER_CRITERION:
        return TieBreak(rule=rule)
    ids = list(numbered_criteria(tree))
    criterion = st.selectbox(
        desk.say("Criterion"),
        ids,
        index=ids.index(now.criterion) if now.criterion in ids else 0,
        format_func=lambda each: names.get(each, "–"),
        key=f"{key}.criterion",
    )
    return TieBreak(rule=rule, criterion=criterion)
