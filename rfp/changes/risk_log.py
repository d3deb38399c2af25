"""The risk log: judged, added to and closed in every phase, the contract's included."""

from rfp.changes.owned_words import check_some, tidy
from rfp.changes.readiness_items import NO_TEXT, expect_kind, item_row, new_row, said
from rfp.readiness.item import Kind, Words
from rfp.readiness.risk import RiskJudgement
from rfp.readiness.risk_group import RiskGroup
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Store

ASSESS_RISK = verb("rfp.assess_risk", right=Right.KEEP_RISKS, label="Risk judged", undoable=True)
ADD_RISK = verb("rfp.add_risk", right=Right.KEEP_RISKS, label="Risk added", undoable=True)
SWITCH_RISK = verb(
    "rfp.switch_risk", right=Right.KEEP_RISKS, label="Risk closed or opened again", undoable=True
)


def assess_risk(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    item: str,
    risk: RiskJudgement,
    owner: str | None = None,
    evidence: str | None = None,
    seen: int | None = None,
) -> str:
    """Say how heavy a risk is, how we stand with it, what is done, who cares, and until when."""
    with store.change(actor, ASSESS_RISK, selection) as change:
        row = item_row(change, item, seen)
        expect_kind(row, Kind.RISK)
        row.weight, row.own_status, row.other_status = risk.weight, risk.own, risk.others
        row.mitigation, row.review = said(risk.mitigation), risk.review
        if owner is not None:
            row.owner = said(owner)
        if evidence is not None:
            row.evidence = said(evidence)
        change.about(row.id, level=risk.level)
    return row.id


def add_risk(store: Store, actor: Actor, *, selection: str, texts: Words, group: RiskGroup) -> str:
    """Add a risk of the committee's own; return its id."""
    with store.change(actor, ADD_RISK, selection) as change:
        told = tidy(texts)
        check_some(told, NO_TEXT)
        row = new_row(change, Kind.RISK, texts=told, group=group)
        change.about(row.id)
    return row.id


def switch_risk(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    item: str,
    reason: str,
    seen: int | None = None,
) -> str:
    """Close a risk for this reason; without a reason it is open again."""
    with store.change(actor, SWITCH_RISK, selection) as change:
        row = item_row(change, item, seen)
        expect_kind(row, Kind.RISK)
        row.off_reason = said(reason)
        change.about(row.id, is_on=row.off_reason is None)
    return row.id
