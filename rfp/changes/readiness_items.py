"""The row of a readiness item: made at its first use, found again afterwards."""

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from rfp.changes.owned_words import current_words
from rfp.readiness.item import Kind, Words
from rfp.readiness.ready import ready_items
from rfp.readiness.risk_group import RiskGroup
from rfp.readiness.tables import ReadinessItemRow
from workbench.changes.wordings import put_text
from workbench.problem import Conflict, Problem
from workbench.store import Change

TEXT, PAPERS, ANSWER = "text", "papers", "answer"
NO_TEXT = "an item has a text in at least one language, got none"


def item_row(change: Change, item: str, seen: int | None = None) -> ReadinessItemRow:
    """Return the row of an item, by its id or by the code of a ready one, as it was seen.

    Version 0 was seen of a ready item that nobody had touched.
    """
    ready = ready_items().get(item)
    if ready is None:
        row = change.get(ReadinessItemRow, item)
        expect_seen(row, seen)
        return row
    statement = select(ReadinessItemRow).where(
        ReadinessItemRow.selection == change.selection.id, ReadinessItemRow.code == item
    )
    found = change.session.scalar(statement)
    if found is not None:
        expect_seen(found, seen)
    return found or new_row(change, ready.kind, code=item, texts=ready.texts, group=ready.group)


def expect_seen(row: ReadinessItemRow, seen: int | None) -> None:
    """Raise a conflict if the item is not as it was seen."""
    if seen is not None and row.version != seen:
        raise Conflict("somebody else wrote to this item meanwhile; look again, then decide")


def new_row(
    change: Change,
    kind: Kind,
    *,
    texts: Words,
    code: str | None = None,
    group: RiskGroup | None = None,
) -> ReadinessItemRow:
    """Add the row of an item with its texts; a ready item lends its own."""
    row = ReadinessItemRow(
        id=change.new_id(),
        selection=change.selection.id,
        code=code,
        kind=kind.value,
        risk_group=group.value if group else None,
        ordinal=change.next_ordinal(ReadinessItemRow.ordinal),
    )
    change.session.add(row)
    change.session.flush()
    put_text(change, row.id, TEXT, texts)
    change.session.flush()
    return row


def put_papers(change: Change, row: ReadinessItemRow, papers: Words) -> None:
    """Store what a gate stands on, one line each by language; if any differ, the row has changed.

    Without a line the ready ones stand again.
    """
    expect_kind(row, Kind.GATE)
    told = {
        language: "\n".join(filter(None, (" ".join(line.split()) for line in lines.splitlines())))
        for language, lines in papers.items()
    }
    now = current_words(change, row.id, PAPERS)
    if any(now.get(language, "") != lines for language, lines in told.items()):
        put_text(change, row.id, PAPERS, told)
        flag_modified(row, "selection")


def expect_kind(row: ReadinessItemRow, *kinds: Kind) -> None:
    """Refuse an item of another kind than the verb is about."""
    if Kind(row.kind) not in kinds:
        raise Problem("this cannot be said of such an item")


def said(words: str) -> str | None:
    """Return words without needless spaces; None if there are none."""
    return " ".join(words.split()) or None
