"""A gap register is brought in: all of it, or nothing, as one change."""

from collections.abc import Sequence
from dataclasses import asdict

from rfp.changes.gaps import AS_IS, TO_BE
from rfp.changes.listed_words import add_words
from rfp.changes.owned_words import TITLE
from rfp.changes.requirement_lists import NOTHING
from rfp.lists.gap_list import ListedGap
from rfp.needs.gap_order import refuse_circle
from rfp.tables import GapOrderRow, GapRow
from workbench.changes.uploads import take_upload
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store
from workbench.uploads import Upload

IMPORT_GAPS = verb(
    "rfp.import_gaps", right=Right.EDIT_NEEDS, label="Gaps brought in from a list", undoable=True
)


def import_gaps(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    upload: Upload,
    listed: Sequence[ListedGap],
    left_out: int = 0,
) -> list[str]:
    """Store the gaps of a register and the file that they came in; return their ids."""
    with store.change(actor, IMPORT_GAPS, selection) as change:
        if not listed:
            raise Problem(NOTHING)
        take_upload(change, upload)
        first = change.next_ordinal(GapRow.ordinal)
        rows = [_row(change, place, one) for place, one in enumerate(listed, start=first)]
        change.session.add_all(rows)
        for row, one in zip(rows, listed, strict=True):
            add_words(
                change,
                row.id,
                {TITLE: one.titles, AS_IS: one.as_is_words, TO_BE: one.to_be_words},
            )
        change.session.flush()  # an order stands between gaps that are there
        _order(change, rows, listed)
        change.about(selection, file=upload.name, gaps=len(rows), left_out=left_out)
    return [row.id for row in rows]


def _order(change: Change, rows: Sequence[GapRow], listed: Sequence[ListedGap]) -> None:
    """Keep which gap of the list waits for which; a circle is refused with its path."""
    titles = {
        row.id: " / ".join(one.titles.values()) for row, one in zip(rows, listed, strict=True)
    }
    waits: dict[str, list[str]] = {row.id: [] for row in rows}
    for row, one in zip(rows, listed, strict=True):
        for before in (rows[place].id for place in one.waits_for):
            refuse_circle(waits, row.id, before, titles)
            waits[row.id].append(before)
            order = GapOrderRow(gap=row.id, before=before, selection=change.selection.id)
            change.session.add(order)


def _row(change: Change, ordinal: int, one: ListedGap) -> GapRow:
    return GapRow(
        id=change.new_id(),
        selection=change.selection.id,
        ordinal=ordinal,
        kind=one.kind.value,
        part=one.part.value if one.part else None,
        effort=one.closing.effort,
        wave=one.closing.wave.value if one.closing.wave else None,
        owner=" ".join(one.closing.owner.split()) or None,
        **asdict(one.judgement),
    )
