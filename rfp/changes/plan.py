"""The evaluation plan is written, and frozen by the chair."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sqlalchemy import select

from rfp.changes.kept_floor import check_weights
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
from rfp.planning.scale import LEVELS, SUGGESTED_ANCHORS
from rfp.planning.tie_break import NO_TIE_BREAK, TieRule
from rfp.reads.plan import criterion_rows, standing_plan, tree_of
from rfp.tables import CriterionRow, PlanRow, RequirementRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.language import Language, say
from workbench.problem import Conflict, Problem, Refused, naming
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import CHANGED_MEANWHILE, Change, Store, expect_unchanged

ADD = verb("rfp.add_criterion", right=Right.EDIT_PLAN, label="Criterion added", undoable=True)
WORD = verb("rfp.word_criterion", right=Right.EDIT_PLAN, label="Criterion worded", undoable=True)
REMOVE = verb(
    "rfp.remove_criterion", right=Right.EDIT_PLAN, label="Criterion removed", undoable=True
)
WEIGH = verb("rfp.set_weights", right=Right.EDIT_PLAN, label="Weights set", undoable=True)
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


def remove_criterion(
    store: Store, actor: Actor, *, selection: str, criterion: str, seen: int | None = None
) -> None:
    """Remove a criterion that weighs nothing, or that is the only one under its parent."""
    with store.change(actor, REMOVE, selection) as change:
        row = change.get(CriterionRow, criterion)
        rows = criterion_rows(change.session, selection)
        siblings = [r for r in rows if r.parent == row.parent and r.id != row.id]
        names = standing_plan(change.session, selection).names(change.selection.language)
        expect_unchanged(row, seen, found=names.get(criterion, "–"))
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
        for criterion in weights:
            if change.get(CriterionRow, criterion).id not in under:
                raise Problem("weights are set under one parent at a time")
        names = standing_plan(change.session, selection).names(change.selection.language)
        _expect_weights(under, weights, seen or {}, names)
        for criterion, weight in weights.items():
            under[criterion].weight = weight
        with naming(names), change.session.no_autoflush:
            check_weights(change, rows)
        change.about(parent or selection)


def _expect_weights(
    rows: Mapping[str, CriterionRow],
    wanted: Mapping[str, Fraction],
    seen: Mapping[str, int],
    names: Mapping[str, str],
) -> None:
    """Raise a conflict that names every weight that somebody else set to another value."""
    differing = [
        row
        for criterion, row in rows.items()
        if criterion in wanted
        and row.version != seen.get(criterion, row.version)
        and row.weight != wanted[criterion]
    ]
    if differing:
        raise Conflict(
            CHANGED_MEANWHILE,
            found=[_told(names, row.id, row.weight) for row in differing],
            wanted=[_told(names, row.id, wanted[row.id]) for row in differing],
        )


def _told(names: Mapping[str, str], criterion: str, weight: Fraction) -> Problem:
    return Problem("{name}: {weight} %", name=names.get(criterion, "–"), weight=in_percent(weight))


def put_weights(change: Change, weights: Mapping[str, Fraction]) -> None:
    """Give criteria these local weights within a change that is under way."""
    rows = criterion_rows(change.session, change.selection.id)
    for row in rows:
        row.weight = weights.get(row.id, row.weight)
    with change.session.no_autoflush:
        check_weights(change, rows)


def freeze_plan(store: Store, actor: Actor, *, selection: str) -> str:
    """Freeze and hash the plan: nothing in it changes any more, and the call can begin."""
    with store.change(actor, FREEZE, selection) as change:
        draft = standing_plan(change.session, selection)
        fingerprint = draft.plan(change.selection.language).fingerprint()
        plan = plan_row(change)
        plan.frozen_at, plan.frozen_by = change.now, change.actor.account
        plan.fingerprint = fingerprint
        plan.consensus = draft.consensus.value
        change.enter(Phase.CALL)
        change.about(selection, fingerprint=fingerprint)
    return fingerprint


def plan_row(change: Change) -> PlanRow:
    """Return the row of the rules that the plan publishes beside its weights."""
    row = change.session.get(PlanRow, change.selection.id)
    if row is None:
        row = PlanRow(selection=change.selection.id, tie_break=NO_TIE_BREAK.rule.value)
        change.session.add(row)
    return row
