"""What is remembered of the lists that were brought in: what each of their columns holds."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workbench.tables import Table, Versioned


class ColumnMappingRow(Versioned, Table):
    """One column of lists with the same headings, as somebody confirmed it.

    A place below 0 says of the column at its mirror, 0 for -1, that it is carried down.
    """

    __tablename__ = "column_mapping"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(primary_key=True)  # of the headings
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str]
    field: Mapped[str | None]  # none is: nothing is taken from it
