"""Amounts of measured criteria, as an actor may know them."""

from collections.abc import Mapping
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.planning.plan_draft import PlanDraft
from scoring.measured import MeasuredAmount, measured_points
from scoring.tables import MeasuredAmountRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow

Amounts = Mapping[tuple[str, str], MeasuredAmount]  # (vendor, leaf) -> amount


def measured_amounts(session: Session, actor: Actor, selection: str) -> Amounts:
    """Return the amounts: to leaders while they enter them, to the committee with the scores."""
    rights = (Right.ENTER_AMOUNT, Right.SEE_SCORES)
    if not any(is_allowed(session, actor, right, selection) for right in rights):
        return {}
    found = standing_amounts(session, selection)
    return {at: each for at, each in found.items() if at[0] not in actor.conflicts}


def standing_amounts(session: Session, selection: str) -> Amounts:
    """Return every amount as it stands, for verbs and reads that have asked for their own right."""
    statement = (
        select(MeasuredAmountRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == MeasuredAmountRow.entered_by)
        .where(MeasuredAmountRow.selection == selection)
        .order_by(MeasuredAmountRow.vendor, MeasuredAmountRow.criterion)
    )
    return {
        (row.vendor, row.criterion): MeasuredAmount(
            amount=row.amount,
            source=row.source,
            entered_by=name,
            entered_at=row.entered_at,
            version=row.version,
        )
        for row, name in session.execute(statement)
    }


def points_from_amounts(
    session: Session, selection: str, draft: PlanDraft
) -> dict[str, dict[str, Fraction]]:
    """Return the points of the leaves that are measured, for verbs and reads with a right."""
    if draft.tree is None or not draft.tree.measured:
        return {}
    amounts = standing_amounts(session, selection)
    return measured_points(draft.measures, {at: each.amount for at, each in amounts.items()})
