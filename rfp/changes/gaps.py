"""Gaps: made from pains, assessed, linked to the pains that they explain."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import or_, select

from rfp.changes.owned_words import (
    TITLE,
    Words,
    check_some,
    current_words,
    differing_values,
    differing_words,
    drop_words,
    expect_all,
    reword,
    tidy,
    title_of,
)
from rfp.needs.closing import UNPLANNED, Closing
from rfp.needs.gap import GapKind, Judgement, PeoplePart, part_of
from rfp.tables import (
    GapApprovalRow,
    GapOrderRow,
    GapPainRow,
    GapRow,
    PainRow,
    RequirementGapRow,
    RequirementRow,
)
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged

ADD_GAP = verb("rfp.add_gap", right=Right.EDIT_NEEDS, label="Gap added", undoable=True)
EDIT_GAP = verb("rfp.edit_gap", right=Right.EDIT_NEEDS, label="Gap changed", undoable=True)
REMOVE_GAP = verb("rfp.remove_gap", right=Right.EDIT_NEEDS, label="Gap removed", undoable=True)
LINK_PAIN = verb("rfp.link_pain", right=Right.EDIT_NEEDS, label="Pain linked", undoable=True)
UNLINK_PAIN = verb("rfp.unlink_pain", right=Right.EDIT_NEEDS, label="Pain unlinked", undoable=True)

NO_TITLE = "a gap has a title in at least one language, got none"
AS_IS, TO_BE = "as-is", "to-be"


def add_gap(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    kind: GapKind,
    titles: Words,
    judgement: Judgement,
    as_is_words: Words | None = None,
    to_be_words: Words | None = None,
    pains: Sequence[str] = (),
    part: PeoplePart | None = None,
    closing: Closing | None = None,
) -> str:
    """Add a gap and link the pains that it explains; return its id."""
    with store.change(actor, ADD_GAP, selection) as change:
        row = GapRow(
            id=change.new_id(),
            selection=selection,
            ordinal=change.next_ordinal(GapRow.ordinal),
            **_kind_values(kind, part),
            **asdict(judgement),
            **_closing_values(closing or UNPLANNED),
        )
        change.session.add(row)
        _put_words(change, row, titles, as_is_words, to_be_words)
        for pain in dict.fromkeys(pains):
            _link(change, row.id, pain)
        change.about(row.id)
    return row.id


def edit_gap(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    gap: str,
    seen: int,
    titles: Words | None = None,
    as_is_words: Words | None = None,
    to_be_words: Words | None = None,
    kind: GapKind | None = None,
    part: PeoplePart | None = None,
    judgement: Judgement | None = None,
    closing: Closing | None = None,
) -> None:
    """Change what is given of a gap; the rest stays. A kind is given together with its part."""
    with store.change(actor, EDIT_GAP, selection) as change:
        row = change.get(GapRow, gap)
        values: dict[str, object] = asdict(judgement) if judgement else {}
        values |= _kind_values(kind, part) if kind else {}
        values |= _closing_values(closing) if closing else {}
        words = {TITLE: titles or {}, AS_IS: as_is_words or {}, TO_BE: to_be_words or {}}
        differing = [*differing_values(row, values), *differing_words(change, row.id, words)]
        expect_all(row, seen, differing)
        for name, value in values.items():
            setattr(row, name, value)
        _put_words(change, row, titles, as_is_words, to_be_words)
        change.about(row.id)


def remove_gap(
    store: Store, actor: Actor, *, selection: str, gap: str, seen: int | None = None
) -> None:
    """Remove a gap; its pains are open again. One that a requirement closes stays."""
    with store.change(actor, REMOVE_GAP, selection) as change:
        row = change.get(GapRow, gap)
        title = title_of(change, row.id)
        expect_unchanged(row, seen, found=title)
        closing = _closing(change, row)
        if closing:
            raise Problem(
                "the gap {title} is closed by the requirements {codes}; unlink them first",
                title=title,
                codes=closing,
            )
        _drop_links(change, row.id)
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id, title=title)


def link_pain(store: Store, actor: Actor, *, selection: str, gap: str, pain: str) -> None:
    """Say that `gap` explains `pain`."""
    with store.change(actor, LINK_PAIN, selection) as change:
        row = change.get(GapRow, gap)
        _link(change, row.id, pain)
        change.about(row.id, pain=pain)


def unlink_pain(store: Store, actor: Actor, *, selection: str, gap: str, pain: str) -> None:
    """Take back that `gap` explains `pain`."""
    with store.change(actor, UNLINK_PAIN, selection) as change:
        row = change.get(GapPainRow, (gap, pain))
        change.session.delete(row)
        change.about(gap, pain=pain)


def _link(change: Change, gap: str, pain: str) -> None:
    row = change.get(PainRow, pain)
    if row.set_aside:
        raise Problem("the pain {text} is set aside; take it back first", text=row.text)
    if change.session.get(GapPainRow, (gap, pain)) is None:
        change.session.add(GapPainRow(gap=gap, pain=pain, selection=change.selection.id))


def _drop_links(change: Change, gap: str) -> None:
    for statement in (
        select(GapPainRow).where(GapPainRow.gap == gap),
        select(GapApprovalRow).where(GapApprovalRow.gap == gap),
        select(GapOrderRow).where(or_(GapOrderRow.gap == gap, GapOrderRow.before == gap)),
    ):
        for link in change.session.scalars(statement).all():
            change.session.delete(link)
    change.session.flush()


def _kind_values(kind: GapKind, part: PeoplePart | None) -> dict[str, object]:
    told = part_of(kind, part)
    return {"kind": kind.value, "part": told.value if told else None}


def _closing_values(closing: Closing) -> dict[str, object]:
    return {
        "effort": closing.effort,
        "wave": closing.wave.value if closing.wave else None,
        "owner": closing.owner.strip() or None,
    }


def _put_words(
    change: Change,
    row: GapRow,
    titles: Words | None,
    as_is_words: Words | None,
    to_be_words: Words | None,
) -> None:
    given = {TITLE: titles, AS_IS: as_is_words, TO_BE: to_be_words}
    reword(change, row, row.id, {field: tidy(words) for field, words in given.items() if words})
    change.session.flush()
    check_some(current_words(change, row.id, TITLE), NO_TITLE)


def _closing(change: Change, row: GapRow) -> list[str]:
    statement = (
        select(RequirementRow.code)
        .join(RequirementGapRow, RequirementGapRow.requirement == RequirementRow.id)
        .where(RequirementGapRow.gap == row.id)
        .order_by(RequirementRow.code)
    )
    return list(change.session.scalars(statement))
