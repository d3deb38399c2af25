"""What is kept of the checks of proposals."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vendor_data import tables as _vendors  # the tables that ours refer to  # noqa: F401
from workbench.tables import Table, Versioned


class FindingRow(Versioned, Table):
    """What was found of one vendor and one mandatory requirement; reason and condition are words.

    A failed one excludes the vendor. Whether a condition was met is settled later, by whom and why.
    """

    __tablename__ = "mandatory_finding"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    verdict: Mapped[str]
    due: Mapped[dt.date | None]  # the day by which a condition is to be met
    found_by: Mapped[str]
    found_at: Mapped[dt.datetime]
    is_met: Mapped[bool | None]
    met_note: Mapped[str | None]
    met_by: Mapped[str | None]
    met_at: Mapped[dt.datetime | None]
