"""The budget of gate 3 beside the cost that the business case reckons."""

from sqlalchemy.orm import Session

from rfp.readiness.budget import Budget
from rfp.readiness.business_case import sums
from rfp.readiness.check import Check, checked, not_used
from rfp.readiness.item import Kind
from rfp.reads.readiness import case_lines, items, size_profile
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Term
from workbench.reads.rights import is_allowed
from workbench.tables import SelectionRow

COVERED = Term("The budget covers the cost of the business case")


def budget_of(session: Session, actor: Actor, selection: str, language: Language) -> Budget | None:
    """Return the budget with the cost beside it; None for whoever may not see the needs.

    A business case that the size profile leaves out, or that has no cost yet, is not compared.
    """
    here = session.get(SelectionRow, selection)
    if here is None or not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return None
    (item,) = items(session, actor, selection, [Kind.BUDGET])
    cost = 0
    if size_profile(session, actor, selection).is_on("case"):
        cost = sums(case_lines(session, actor, selection, language)).costs
    amount = item.amount if item.is_on else None
    return Budget(amount=amount, cost=cost or None, currency=here.currency)


def budget_checks(
    session: Session, actor: Actor, selection: str, language: Language
) -> list[Check]:
    """Return whether the budget covers the cost, once there are both."""
    budget = budget_of(session, actor, selection, language)
    if budget is None or not size_profile(session, actor, selection).is_on("readiness.budget"):
        return []
    if not budget.is_comparable:
        return [not_used("readiness.budget", COVERED, "readiness")]
    told = budget.told(language) if budget.rest < 0 else None
    return [checked("readiness.budget", COVERED, "readiness", told)]
