"""What readiness stores: which checks count, and what was written to each item."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workbench.tables import Table, Versioned


class ChosenCheckRow(Versioned, Table):
    """Whether a check has to be green before the RFP goes out, as the chair said."""

    __tablename__ = "chosen_check"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    is_required: Mapped[bool]


class OverruledRow(Versioned, Table):
    """An RFP that went out over red checks: which, who overruled them, and why."""

    __tablename__ = "overruled_checks"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    list_version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    codes: Mapped[str]  # of the red checks, with spaces between
    reason: Mapped[str]
    overruled_by: Mapped[str]
    overruled_at: Mapped[dt.datetime]
