"""What is kept of vendors' questions."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from vendor_data import tables as _vendors  # the tables that ours refer to  # noqa: F401
from workbench.tables import SEALED, Table, Versioned


class QuestionRow(Versioned, Table):
    """A question as all vendors read it; its text and its answer are wordings.

    Who asked is sealed: the record tells that a question came, and never from whom.
    """

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("selection", "number"), {"sqlite_strict": True})
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    number: Mapped[int]
    vendor: Mapped[str | None] = mapped_column(ForeignKey("vendor.id"), info=SEALED)
    asked_at: Mapped[dt.datetime]
    is_late: Mapped[bool]
    entered_by: Mapped[str]
    withdrawn_at: Mapped[dt.datetime | None]
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("question.id"))
    merged_at: Mapped[dt.datetime | None]
    answered_at: Mapped[dt.datetime | None]
    answered_by: Mapped[str | None]
    changes_requirements: Mapped[bool | None]
    list_version: Mapped[int | None]  # the list that the addendum to this answer made
