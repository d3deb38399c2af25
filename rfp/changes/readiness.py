"""Items of readiness: worded, owned, proved, judged, switched off, added."""

from sqlalchemy import select

from rfp.changes.owned_words import check_some, current_words, drop_words, reword, tidy
from rfp.changes.readiness_items import (
    NO_TEXT,
    TEXT,
    expect_kind,
    expect_seen,
    item_row,
    new_row,
    put_papers,
    said,
)
from rfp.readiness.item import (
    SIGNED_GATE,
    Kind,
    Words,
    check_verdict,
)
from rfp.readiness.tables import CaseAmountRow, ReadinessItemRow
from workbench.committee import Actor, Right, require
from workbench.problem import Problem
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Store

EDIT_ITEM = verb(
    "rfp.edit_readiness", right=Right.EDIT_NEEDS, label="Readiness item changed", undoable=True
)
JUDGE_ITEM = verb(
    "rfp.judge_readiness", right=Right.EDIT_NEEDS, label="Readiness item judged", undoable=True
)
JUDGE_AGAIN = verb(
    "rfp.judge_again", right=Right.JUDGE_AGAIN, label="Key point judged again", undoable=True
)
SWITCH_ITEM = verb(
    "rfp.switch_readiness",
    right=Right.EDIT_NEEDS,
    label="Readiness item switched off or on",
    undoable=True,
)
ADD_ITEM = verb(
    "rfp.add_readiness", right=Right.EDIT_NEEDS, label="Readiness item added", undoable=True
)
REMOVE_ITEM = verb(
    "rfp.remove_readiness", right=Right.EDIT_NEEDS, label="Readiness item removed", undoable=True
)


def edit_item(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    item: str,
    seen: int | None = None,
    texts: Words | None = None,
    papers: Words | None = None,
    owner: str | None = None,
    evidence: str | None = None,
) -> str:
    """Change what is given of an item; the rest stays. Return its id.

    `papers` is what a gate stands on, by language, one line each.
    """
    with store.change(actor, EDIT_ITEM, selection) as change:
        row = item_row(change, item, seen)
        if owner is not None:
            row.owner = said(owner)
        if evidence is not None:
            row.evidence = said(evidence)
        if texts:
            reword(change, row, row.id, {TEXT: tidy(texts)})
            change.session.flush()
            check_some(current_words(change, row.id, TEXT), NO_TEXT)
        if papers:
            put_papers(change, row, papers)
        change.about(row.id)
    return row.id


def judge_item(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    item: str,
    verdict: str,
    reason: str = "",
    seen: int | None = None,
) -> str:
    """Give an item its verdict; at a gate with a reason, at the last gate by the chair alone."""
    with store.change(actor, JUDGE_ITEM, selection) as change:
        row = item_row(change, item, seen)
        check_verdict(Kind(row.kind), row.code, verdict, reason)
        if row.code == SIGNED_GATE:
            require(change.actor, Right.DECIDE_READINESS, Phase(change.selection.phase))
        row.verdict, row.reason = verdict, said(reason)
        row.judged_by, row.judged_at = change.actor.account, change.now
        change.about(row.id, verdict=verdict)
    return row.id


def judge_again(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    item: str,
    verdict: str,
    seen: int | None = None,
) -> str:
    """Give a key point its verdict before the award; the one before the RFP stays beside it."""
    with store.change(actor, JUDGE_AGAIN, selection) as change:
        row = item_row(change, item, seen)
        expect_kind(row, Kind.KEY_POINT)
        check_verdict(Kind.KEY_POINT, row.code, verdict, "")
        row.again = verdict
        row.again_by, row.again_at = change.actor.account, change.now
        change.about(row.id, verdict=verdict)
    return row.id


def switch_item(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    item: str,
    reason: str,
    seen: int | None = None,
) -> str:
    """Switch an item off for this reason; without a reason it is on again."""
    with store.change(actor, SWITCH_ITEM, selection) as change:
        row = item_row(change, item, seen)
        row.off_reason = said(reason)
        change.about(row.id, is_on=row.off_reason is None)
    return row.id


def add_item(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    item_kind: Kind,
    texts: Words,
) -> str:
    """Add an item of the committee's own; return its id. There are four gates and no more."""
    with store.change(actor, ADD_ITEM, selection) as change:
        if item_kind is Kind.GATE:
            raise Problem("there are four gates, and none is added")
        if item_kind is Kind.BUDGET:
            raise Problem("there is one budget, and none is added")
        if item_kind is Kind.RISK:
            raise Problem("a risk belongs to a group, got none")
        told = tidy(texts)
        check_some(told, NO_TEXT)
        row = new_row(change, item_kind, texts=told)
        change.about(row.id)
    return row.id


def remove_item(
    store: Store, actor: Actor, *, selection: str, item: str, seen: int | None = None
) -> None:
    """Remove an item of the committee's own; a ready one is switched off instead."""
    with store.change(actor, REMOVE_ITEM, selection) as change:
        row = change.get(ReadinessItemRow, item)
        expect_seen(row, seen)
        if row.code is not None:
            raise Problem("a ready item is not removed; switch it off with a reason")
        amounts = select(CaseAmountRow).where(CaseAmountRow.item == row.id)
        for amount in change.session.scalars(amounts).all():
            change.session.delete(amount)
        drop_words(change, row.id)
        change.session.flush()
        change.session.delete(row)
        change.about(row.id)
