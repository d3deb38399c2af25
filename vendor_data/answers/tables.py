"""What stands beside an answer, and what the committee accepts of it, as stored."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workbench.tables import Table, Versioned


class SideDatumRow(Versioned, Table):
    """What a vendor wrote beside its newest code, in its own words; no row: nothing."""

    __tablename__ = "side_datum"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    side: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    text: Mapped[str]


class AcceptedCodeRow(Versioned, Table):
    """The code that the committee goes by instead of the vendor's; its reason in words.

    `claimed` is the vendor's code at that time: once the vendor claims another, it is stale.
    """

    __tablename__ = "accepted_code"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    code: Mapped[str]
    claimed: Mapped[str]
    reason: Mapped[str]
    accepted_by: Mapped[str]
    accepted_at: Mapped[dt.datetime]
