"""The vision in the committee's own words, in both languages: the background of the RFP says it."""

from rfp.changes.owned_words import current_words, reword, tidy
from rfp.changes.readiness_items import ANSWER, expect_kind, item_row
from rfp.lists.tongue import worded
from rfp.readiness.item import YES, Kind, Words
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Store

ANSWER_VISION = verb(
    "rfp.answer_vision", right=Right.EDIT_NEEDS, label="Vision written", undoable=True
)


def answer_vision(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    item: str,
    answers: Words,
    seen: int | None = None,
) -> str:
    """Write what is given of an answer, by language; the rest stays. Return the item's id.

    Whoever answers knows, so an item without a verdict gets that one.
    """
    with store.change(actor, ANSWER_VISION, selection) as change:
        row = item_row(change, item, seen)
        expect_kind(row, Kind.VISION)
        earlier = worded(row.reason or "") if not current_words(change, row.id, ANSWER) else {}
        told = {**earlier, **tidy(answers)}
        reword(change, row, row.id, {ANSWER: told})
        row.reason = None  # where one language stood in an earlier release
        if row.verdict is None and any(told.values()):
            row.verdict = YES
            row.judged_by, row.judged_at = change.actor.account, change.now
        change.about(row.id)
    return row.id
