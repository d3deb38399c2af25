"""The evaluation plan as an actor may see it."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.planning.consensus_rule import ConsensusRule
from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.measure import measure_of
from rfp.planning.minimums import Minimums
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.scale import LEVELS
from rfp.planning.tie_break import NO_TIE_BREAK, TieBreak, TieRule
from rfp.tables import CriterionRow, PlanRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.tables import AccountRow, SelectionRow

AllTexts = Mapping[tuple[str, str], Mapping[str, str]]


def plan_draft(session: Session, actor: Actor, selection: str) -> PlanDraft | None:
    """Return the plan; None to whoever may not see it. A vendor sees it once it is published."""
    published = is_allowed(session, actor, Right.SEE_PUBLISHED_PLAN, selection)
    if not published and not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return None
    return standing_plan(session, selection)


def standing_plan(session: Session, selection: str) -> PlanDraft:
    """Return the plan as it stands, for verbs and reads that have asked for their own right."""
    about = session.get_one(SelectionRow, selection)
    rows = criterion_rows(session, selection)
    texts = all_texts(session, selection)
    plan = session.get(PlanRow, selection)
    frozen_by = session.get(AccountRow, plan.frozen_by) if plan and plan.frozen_by else None
    return PlanDraft(
        tree=tree_of(rows),
        titles={row.id: texts.get((row.id, "title"), {}) for row in rows},
        definitions={
            row.id: texts[row.id, "definition"] for row in rows if (row.id, "definition") in texts
        },
        anchors=_anchors(rows, texts),
        price_rule=_price_rule(plan),
        currency=about.currency,
        precision=about.precision,
        tie_break=_tie_break(plan),
        minimums=_minimums(plan, rows),
        consensus=_consensus(plan),
        measures={row.id: measure_of(row.reference_points) for row in rows if row.reference_points},
        units={row.id: texts[row.id, "unit"] for row in rows if (row.id, "unit") in texts},
        versions={row.id: row.version for row in rows},
        frozen_at=plan.frozen_at if plan else None,
        frozen_by=frozen_by.name if frozen_by else None,
        fingerprint=plan.fingerprint if plan else None,
        rules_version=plan.version if plan else 0,
    )


def standing_tree(session: Session, selection: str) -> CriteriaTree | None:
    """Return the criteria alone, without a word of theirs; None while there is none."""
    return tree_of(criterion_rows(session, selection))


def criterion_rows(session: Session, selection: str) -> list[CriterionRow]:
    """Return the rows of the tree in the order in which they are published."""
    statement = (
        select(CriterionRow)
        .where(CriterionRow.selection == selection)
        .order_by(CriterionRow.ordinal, CriterionRow.id)
    )
    return list(session.scalars(statement))


def tree_of(rows: list[CriterionRow]) -> CriteriaTree | None:
    """Return the checked tree of these rows; None if there are none."""
    if not rows:
        return None
    return CriteriaTree(
        criteria=tuple(
            Criterion(id=row.id, parent=row.parent, weight=row.weight, kind=CriterionKind(row.kind))
            for row in rows
        )
    )


def _anchors(rows: list[CriterionRow], texts: AllTexts) -> dict[tuple[str, int], Mapping[str, str]]:
    return {
        (row.id, score): texts[row.id, f"anchor {score}"]
        for row in rows
        for score in LEVELS
        if (row.id, f"anchor {score}") in texts
    }


def _price_rule(plan: PlanRow | None) -> PriceRule | None:
    if plan is None or plan.price_rule is None:
        return None
    return PriceRule(
        formula=PriceFormula(plan.price_rule),
        floor=plan.price_floor,
        ceiling=plan.price_ceiling,
        slope=plan.price_slope,
        slope_below=plan.price_slope_below,
    )


def _minimums(plan: PlanRow | None, rows: list[CriterionRow]) -> Minimums:
    return Minimums(
        quality=plan.quality_minimum if plan else None,
        by_criterion={row.id: row.minimum for row in rows if row.minimum is not None},
    )


def _consensus(plan: PlanRow | None) -> ConsensusRule:
    """Return the rule; a plan that was frozen without a word of it allows no agreed score."""
    if plan is not None and plan.consensus is not None:
        return ConsensusRule(plan.consensus)
    is_frozen = plan is not None and plan.frozen_at is not None
    return ConsensusRule.MEAN_ONLY if is_frozen else ConsensusRule.MAY_AGREE


def _tie_break(plan: PlanRow | None) -> TieBreak:
    if plan is None:
        return NO_TIE_BREAK
    return TieBreak(rule=TieRule(plan.tie_break), criterion=plan.tie_break_criterion)
