"""The evaluation plan is written, and frozen by the chair."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sqlalchemy import select

from rfp.changes.kept_floor import check_weights, floor_of
from rfp.changes.owned_words import (
    check_some,
    current_words,
    differing_words,
    drop_words,
    expect_all,
    reword,
    tidy,
)
from rfp.planning.criterion import CriterionKind, in_percent
from rfp.planning.minimums import Minimums, check_minimums
from rfp.planning.plan import check_precision, check_tie_break
from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.scale import LEVELS, SUGGESTED_ANCHORS
from rfp.planning.tie_break import NO_TIE_BREAK, TieBreak, TieRule
from rfp.reads.plan import criterion_rows, standing_plan, tree_of
from rfp.tables import CriterionRow, PlanRow, RequirementRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.language import Language, say
from workbench.problem import Problem, Refused, naming
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Change, Store, expect_version

ADD = verb("rfp.add_criterion", right=Right.EDIT_PLAN, label="Criterion added", undoable=True)
WORD = verb("rfp.word_criterion", right=Right.EDIT_PLAN, label="Criterion worded", undoable=True)
REMOVE = verb(
    "rfp.remove_criterion", right=Right.EDIT_PLAN, label="Criterion removed", undoable=True
)
WEIGH = verb("rfp.set_weights", right=Right.EDIT_PLAN, label="Weights set", undoable=True)
PRICE = verb("rfp.set_price_rule", right=Right.EDIT_PLAN, label="Price formula set", undoable=True)
TIES = verb("rfp.set_tie_break", right=Right.EDIT_PLAN, label="Tie-break set", undoable=True)
FLOOR = verb("rfp.set_minimums", right=Right.EDIT_PLAN, label="Technical floor set", undoable=True)
PRECISION = verb(
    "rfp.set_precision", right=Right.EDIT_PLAN, label="Published precision set", undoable=True
)
FREEZE = verb("rfp.freeze_plan", right=Right.FREEZE_PLAN, label="Evaluation plan frozen")

NO_TITLE = "a criterion needs a title"


def add_criterion(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    parent: str | None,
    titles: Mapping[str, str],
    kind: CriterionKind = CriterionKind.QUALITY,
) -> str:
    """Add a criterion with suggested anchors; it weighs nothing until its siblings give way.

    The first one under a parent has all of the parent's weight: local weights always sum to 1.
    """
    with store.change(actor, ADD, selection) as change:
        check_some(titles, NO_TITLE)
        rows = criterion_rows(change.session, selection)
        is_first = not any(row.parent == parent for row in rows)
        row = CriterionRow(
            id=change.new_id(),
            selection=selection,
            parent=parent and change.get(CriterionRow, parent).id,
            ordinal=max((row.ordinal for row in rows), default=0) + 1,
            kind=kind.value,
            weight=Fraction(1 if is_first else 0),
        )
        with naming(standing_plan(change.session, selection).names(change.selection.language)):
            tree_of([*rows, row])
        change.session.add(row)
        put_text(change, row.id, "title", tidy(titles))
        if kind is CriterionKind.QUALITY:
            _suggest_anchors(change, row.id)
        if Phase(change.selection.phase) is Phase.NEEDS:
            change.enter(Phase.MODEL)
        change.about(row.id)
    return row.id


def _suggest_anchors(change: Change, criterion: str) -> None:
    for score, words in zip(LEVELS, SUGGESTED_ANCHORS, strict=True):
        put_text(
            change,
            criterion,
            f"anchor {score}",
            {language.value: say(words, language) for language in Language},
        )


def word_criterion(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    criterion: str,
    seen: int | None = None,
    titles: Mapping[str, str] | None = None,
    definitions: Mapping[str, str] | None = None,
    anchors: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Change the title, what it means, or the words for 0 to 5 (by language, six in a row)."""
    with store.change(actor, WORD, selection) as change:
        row = change.get(CriterionRow, criterion)
        words = {"title": tidy(titles or {}), "definition": tidy(definitions or {})}
        fields = {**words, **_anchor_fields(anchors or {})}
        if seen is not None:
            expect_all(row, seen, differing_words(change, criterion, fields))
        reword(change, row, criterion, fields)
        change.session.flush()
        check_some(current_words(change, criterion, "title"), NO_TITLE)
        change.about(criterion)


def _anchor_fields(anchors: Mapping[str, Sequence[str]]) -> dict[str, dict[str, str]]:
    """Return the words for each score by field and language."""
    for words in anchors.values():
        if len(words) != len(LEVELS):
            raise Problem(
                "a scale has words for each score from 0 to 5, got {found} of 6", found=len(words)
            )
    fields: dict[str, dict[str, str]] = {f"anchor {score}": {} for score in LEVELS}
    for language, words in anchors.items():
        for score, text in zip(LEVELS, words, strict=True):
            fields[f"anchor {score}"][language] = text
    return fields


def remove_criterion(store: Store, actor: Actor, *, selection: str, criterion: str) -> None:
    """Remove a criterion that weighs nothing, or that is the only one under its parent."""
    with store.change(actor, REMOVE, selection) as change:
        row = change.get(CriterionRow, criterion)
        rows = criterion_rows(change.session, selection)
        siblings = [r for r in rows if r.parent == row.parent and r.id != row.id]
        if any(r.parent == row.id for r in rows):
            raise Refused("remove the parts of a criterion before the criterion itself")
        if siblings and row.weight != 0:
            raise Refused("give the criterion's weight to its siblings first, then remove it")
        _expect_no_tie_break_on(change, row)
        statement = select(RequirementRow).where(RequirementRow.criterion == criterion)
        for requirement in change.session.scalars(statement):
            requirement.criterion = None
        change.session.flush()
        change.session.delete(row)
        drop_words(change, criterion)
        change.about(criterion)


def _expect_no_tie_break_on(change: Change, row: CriterionRow) -> None:
    plan = change.session.get(PlanRow, change.selection.id)
    if plan is None:
        return
    by_price = row.kind == CriterionKind.PRICE and plan.tie_break == TieRule.LOWER_PRICE
    if by_price or plan.tie_break_criterion == row.id:
        raise Refused("the tie-break rule compares this criterion; choose another rule first")


def set_weights(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    parent: str | None,
    weights: Mapping[str, Fraction],
    seen: Mapping[str, int] | None = None,
) -> None:
    """Set the local weights under one parent together; they must sum to exactly 100 %."""
    with store.change(actor, WEIGH, selection) as change:
        rows = criterion_rows(change.session, selection)
        under = {row.id: row for row in rows if row.parent == parent}
        for criterion, weight in weights.items():
            row = change.get(CriterionRow, criterion)
            if criterion not in under:
                raise Problem("weights are set under one parent at a time")
            if row.weight != weight:
                found, wanted = in_percent(row.weight), in_percent(weight)
                expect_version(row, (seen or {}).get(criterion), found=found, wanted=wanted)
        names = standing_plan(change.session, selection).names(change.selection.language)
        for criterion, weight in weights.items():
            under[criterion].weight = weight
        with naming(names), change.session.no_autoflush:
            check_weights(change, rows)
        change.about(parent or selection)


def put_weights(change: Change, weights: Mapping[str, Fraction]) -> None:
    """Give criteria these local weights within a change that is under way."""
    rows = criterion_rows(change.session, change.selection.id)
    for row in rows:
        row.weight = weights.get(row.id, row.weight)
    with change.session.no_autoflush:
        check_weights(change, rows)


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
        plan = _plan_row(change)
        _expect_rules(plan, seen, found=plan.price_rule or "–", wanted=rule.formula.value)
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
        plan = _plan_row(change)
        _expect_rules(plan, seen, found=plan.tie_break, wanted=tie_break.rule.value)
        plan.tie_break, plan.tie_break_criterion = tie_break.rule, tie_break.criterion
        change.about(selection)


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
        plan = _plan_row(change)
        found = floor_of(plan, rows)
        if found != minimums:
            _expect_rules(plan, seen, found=_floor(found), wanted=_floor(minimums))
        plan.quality_minimum = minimums.quality
        for row in rows:
            row.minimum = minimums.by_criterion.get(row.id)
        change.about(selection)


def _floor(minimums: Minimums) -> str:
    """Return the numbers of a floor, to be held against another's."""
    asked = (minimums.quality, *minimums.by_criterion.values())
    return ", ".join(str(each) for each in asked if each is not None) or "–"


def set_precision(store: Store, actor: Actor, *, selection: str, precision: Fraction) -> None:
    """Set the step at which totals are compared and published [points]."""
    with store.change(actor, PRECISION, selection) as change:
        check_precision(precision)
        change.selection.precision = precision
        change.about(selection)


def freeze_plan(store: Store, actor: Actor, *, selection: str) -> str:
    """Freeze and hash the plan: nothing in it changes any more, and the call can begin."""
    with store.change(actor, FREEZE, selection) as change:
        draft = standing_plan(change.session, selection)
        fingerprint = draft.plan(change.selection.language).fingerprint()
        plan = _plan_row(change)
        plan.frozen_at, plan.frozen_by = change.now, change.actor.account
        plan.fingerprint = fingerprint
        change.enter(Phase.CALL)
        change.about(selection, fingerprint=fingerprint)
    return fingerprint


def _plan_row(change: Change) -> PlanRow:
    row = change.session.get(PlanRow, change.selection.id)
    if row is None:
        row = PlanRow(selection=change.selection.id, tie_break=NO_TIE_BREAK.rule.value)
        change.session.add(row)
    return row


def _expect_rules(plan: PlanRow, seen: int | None, *, found: str, wanted: str) -> None:
    """Refuse if somebody changed the rules since; a row that is only being made has no version."""
    if plan.version is not None and found != wanted:
        expect_version(plan, seen, found=found, wanted=wanted)
