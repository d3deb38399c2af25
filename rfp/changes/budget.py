"""The budget of gate 3: one amount, with who answers for it and what shows it."""

from rfp.changes.readiness_items import expect_kind, item_row, said
from rfp.readiness.budget import check_budget
from rfp.readiness.item import Kind
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Store

SET_BUDGET = verb("rfp.set_budget", right=Right.EDIT_NEEDS, label="Budget set", undoable=True)
BUDGET = "means.budget"


def set_budget(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    budget: int | None,
    owner: str = "",
    evidence: str = "",
    seen: int | None = None,
) -> None:
    """Say what the project may cost, in minor units of the selection's currency.

    None takes it back; `seen` is the version of the budget that was looked at.
    """
    with store.change(actor, SET_BUDGET, selection) as change:
        check_budget(budget)
        row = item_row(change, BUDGET, seen)
        expect_kind(row, Kind.BUDGET)
        row.amount, row.owner, row.evidence = budget, said(owner), said(evidence)
        change.about(row.id)
