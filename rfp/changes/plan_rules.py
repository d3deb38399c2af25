"""What the plan publishes beside its weights: formula, floor, ties, precision, consensus."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from rfp.changes.kept_floor import floor_of
from rfp.changes.plan import plan_row
from rfp.planning.consensus_rule import ConsensusRule
from rfp.planning.minimums import Minimums, check_minimums
from rfp.planning.plan import check_precision, check_tie_break
from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.tie_break import TieBreak
from rfp.reads.plan import criterion_rows, standing_plan, tree_of
from rfp.tables import PlanRow
from workbench.committee import Actor, Right
from workbench.language import currency
from workbench.problem import Conflict, Problem, naming
from workbench.record import verb
from workbench.store import CHANGED_MEANWHILE, Store, expect_version

PRICE = verb("rfp.set_price_rule", right=Right.EDIT_PLAN, label="Price formula set", undoable=True)
TIES = verb("rfp.set_tie_break", right=Right.EDIT_PLAN, label="Tie-break set", undoable=True)
FLOOR = verb("rfp.set_minimums", right=Right.EDIT_PLAN, label="Technical floor set", undoable=True)
CONSENSUS = verb(
    "rfp.set_consensus_rule",
    right=Right.EDIT_PLAN,
    label="Rule for agreed scores set",
    undoable=True,
)
PRECISION = verb(
    "rfp.set_precision", right=Right.EDIT_PLAN, label="Published precision set", undoable=True
)


def set_price_rule(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    formula: PriceFormula,
    floor: int | None = None,
    ceiling: int | None = None,
    slope: Fraction | None = None,
    slope_below: Fraction | None = None,
    seen: int | None = None,
) -> None:
    """Set the price formula; amounts in minor units of the selection's currency."""
    with store.change(actor, PRICE, selection) as change:
        rule = PriceRule(
            formula=formula, floor=floor, ceiling=ceiling, slope=slope, slope_below=slope_below
        )
        plan = plan_row(change)
        code = change.selection.currency
        now = standing_plan(change.session, selection).price_rule
        _expect_rules(plan, seen, found=_formula(now, code), wanted=_formula(rule, code))
        plan.price_rule, plan.price_floor, plan.price_ceiling = rule.formula, floor, ceiling
        plan.price_slope, plan.price_slope_below = slope, slope_below
        change.about(selection)


def set_tie_break(
    store: Store, actor: Actor, *, selection: str, tie_break: TieBreak, seen: int | None = None
) -> None:
    """Set the rule that decides between totals that are equal as published."""
    with store.change(actor, TIES, selection) as change:
        tree = tree_of(criterion_rows(change.session, selection))
        if tree is None:
            raise Problem("a plan needs at least one criterion, got none")
        check_tie_break(tie_break, tree)
        plan = plan_row(change)
        draft = standing_plan(change.session, selection)
        titles = draft.names(change.selection.language)
        found, wanted = _ties(draft.tie_break, titles), _ties(tie_break, titles)
        _expect_rules(plan, seen, found=found, wanted=wanted)
        plan.tie_break, plan.tie_break_criterion = tie_break.rule, tie_break.criterion
        change.about(selection)


def _ties(tie_break: TieBreak, titles: Mapping[str, str]) -> list[str]:
    """Return a tie-break rule as people call it, to be held against another's."""
    title = titles.get(tie_break.criterion or "")
    return [tie_break.rule.label, *([title] if title else [])]


def set_minimums(
    store: Store, actor: Actor, *, selection: str, minimums: Minimums, seen: int | None = None
) -> None:
    """Set the technical floor as a whole: below it a proposal's price stays sealed."""
    with store.change(actor, FLOOR, selection) as change:
        rows = criterion_rows(change.session, selection)
        tree = tree_of(rows)
        if tree is None:
            raise Problem("a plan needs at least one criterion, got none")
        with naming(standing_plan(change.session, selection).names(change.selection.language)):
            check_minimums(minimums, tree)
        plan = plan_row(change)
        found = floor_of(plan, rows)
        if found != minimums:
            _expect_rules(plan, seen, found=_floor(found), wanted=_floor(minimums))
        plan.quality_minimum = minimums.quality
        for row in rows:
            row.minimum = minimums.by_criterion.get(row.id)
        change.about(selection)


def _floor(minimums: Minimums) -> list[object]:
    """Return the numbers of a floor, to be held against another's."""
    asked = (minimums.quality, *minimums.by_criterion.values())
    return [_exact(each) for each in asked if each is not None] or ["–"]


def set_consensus_rule(
    store: Store, actor: Actor, *, selection: str, rule: ConsensusRule, seen: int | None = None
) -> None:
    """Say whether the committee may agree on scores at a consensus meeting."""
    with store.change(actor, CONSENSUS, selection) as change:
        plan = plan_row(change)
        now = standing_plan(change.session, selection).consensus
        _expect_rules(plan, seen, found=now.label, wanted=rule.label)
        plan.consensus = rule.value
        change.about(selection)


def set_precision(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    precision: Fraction,
    seen: Fraction | None = None,
) -> None:
    """Set the step at which totals are compared and published [points].

    `seen` is the step that the screen showed.
    """
    with store.change(actor, PRECISION, selection) as change:
        check_precision(precision)
        now = change.selection.precision
        if now not in (seen or now, precision):
            raise Conflict(CHANGED_MEANWHILE, found=_exact(now), wanted=_exact(precision))
        change.selection.precision = precision
        change.about(selection)


def _formula(rule: PriceRule | None, code: str) -> list[object]:
    """Return a price formula and what it was given, to be held against another's."""
    if rule is None:
        return ["–"]
    unit = 10 ** currency(code).places
    amounts = [Fraction(each, unit) for each in (rule.floor, rule.ceiling) if each is not None]
    slopes = [each for each in (rule.slope, rule.slope_below) if each is not None]
    return [rule.formula.label, *map(_exact, (*amounts, *slopes))]


def _exact(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator


def _expect_rules(plan: PlanRow, seen: int | None, *, found: object, wanted: object) -> None:
    """Refuse if somebody changed the rules since; a row that is only being made has no version."""
    if plan.version is not None and found != wanted:
        expect_version(plan, seen, found=found, wanted=wanted)
