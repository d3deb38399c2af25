"""What the columns of a list hold: confirmed once, remembered for lists with these headings."""

from collections.abc import Sequence

from rfp.lists.subject import FIELDS, Field, Subject
from rfp.lists.tables import ColumnMappingRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Store

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
) -> None:
    """Remember for each column, by its place, its heading and what it holds."""
    with store.change(actor, CONFIRM_COLUMNS, selection) as change:
        for place, (title, field) in enumerate(columns):
            if field is not None and field not in FIELDS[subject]:
                raise Problem("this list has no column for {field}", field=field.label)
            held = field.value if field else None
            key = (selection, subject.value, fingerprint, place)
            row = change.session.get(ColumnMappingRow, key)
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
        change.about(fingerprint, list=subject.value, columns=len(columns))
