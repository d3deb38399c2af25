"""What the columns of a list hold: confirmed once, remembered for lists with these headings."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from rfp.lists.columns import mirrored
from rfp.lists.subject import FIELDS, Field, Subject
from rfp.lists.tables import ColumnMappingRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store

CONFIRM_COLUMNS = verb(
    "rfp.confirm_columns", right=Right.EDIT_NEEDS, label="Columns of a list confirmed"
)


def confirm_columns(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    subject: Subject,
    fingerprint: str,
    columns: Sequence[tuple[str, Field | None]],
    carried: Collection[Field] = (),
) -> None:
    """Remember for each column, by its place, its heading and what it holds.

    Of a field in `carried` an empty cell says what the last filled one above it says.
    """
    with store.change(actor, CONFIRM_COLUMNS, selection) as change:
        known = _rows(change, subject, fingerprint)
        wanted = _wanted(subject, columns, carried)
        for place, (title, held) in wanted.items():
            row = known.pop(place, None)
            if row is None:
                change.session.add(
                    ColumnMappingRow(
                        selection=selection,
                        subject=subject.value,
                        fingerprint=fingerprint,
                        place=place,
                        title=title,
                        field=held,
                    )
                )
            elif row.field != held:
                row.field = held
        for row in known.values():
            change.session.delete(row)
        change.about(fingerprint, list=subject.value, columns=len(columns))


def _rows(change: Change, subject: Subject, fingerprint: str) -> dict[int, ColumnMappingRow]:
    statement = select(ColumnMappingRow).where(
        ColumnMappingRow.selection == change.selection.id,
        ColumnMappingRow.subject == subject.value,
        ColumnMappingRow.fingerprint == fingerprint,
    )
    return {row.place: row for row in change.session.scalars(statement)}


def _wanted(
    subject: Subject, columns: Sequence[tuple[str, Field | None]], carried: Collection[Field]
) -> dict[int, tuple[str, str | None]]:
    """Return heading and field by place; what is carried down stands again, at its mirrored one."""
    wanted: dict[int, tuple[str, str | None]] = {}
    for place, (title, field) in enumerate(columns):
        if field is not None and field not in FIELDS[subject]:
            raise Problem("this list has no column for {field}", field=field.label)
        wanted[place] = title, field.value if field else None
        if field in carried:
            wanted[mirrored(place)] = wanted[place]
    return wanted
