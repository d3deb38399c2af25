"""What vendors offer, as stored: vendors, answers, prices, exclusions."""

import datetime as dt
from fractions import Fraction

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from rfp import tables as _needs  # the tables that ours refer to  # noqa: F401
from workbench.tables import SEALED, Table, Versioned


class VendorRow(Versioned, Table):
    """A company that was asked to propose; its name is a wording."""

    __tablename__ = "vendor"
    __table_args__ = (UniqueConstraint("selection", "ordinal"), {"sqlite_strict": True})
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]


class ProposalRow(Versioned, Table):
    """A response file that was read, reviewed and taken as a vendor's proposal."""

    __tablename__ = "proposal"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    upload: Mapped[str] = mapped_column(ForeignKey("upload.id"))
    taken_at: Mapped[dt.datetime]
    taken_by: Mapped[str]
    asked: Mapped[int]
    answered: Mapped[int]
    missing: Mapped[int]
    extra: Mapped[int]
    doubtful: Mapped[int]


class AnswerRow(Versioned, Table):
    """A vendor's newest answer to one requirement, in its own words; no row: not answered."""

    __tablename__ = "answer"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    proposal: Mapped[str] = mapped_column(ForeignKey("proposal.id"))
    code: Mapped[str]
    comment: Mapped[str]
    evidence: Mapped[str]
    place: Mapped[str]  # the cell or line it was read from


class PriceRow(Versioned, Table):
    """What a vendor asks for, in minor units of the selection's currency."""

    __tablename__ = "price"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    amount: Mapped[int] = mapped_column(info=SEALED)
    entered_by: Mapped[str]
    entered_at: Mapped[dt.datetime]
    form: Mapped[str | None]  # the price form that it was reckoned from; None if it was entered
    basis: Mapped[str | None]  # and on which basis


class BelowFloorRow(Versioned, Table):
    """A minimum that a vendor missed when prices were opened: its price stays sealed for good."""

    __tablename__ = "below_floor"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(primary_key=True)  # "" for all of them without the price
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    required: Mapped[Fraction]  # [points]
    found: Mapped[Fraction]  # [points]


class ExclusionRow(Versioned, Table):
    """A vendor taken out for a failed mandatory requirement; the reason is a wording."""

    __tablename__ = "exclusion"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"))
    excluded_by: Mapped[str]
    excluded_at: Mapped[dt.datetime]


class WithdrawalRow(Versioned, Table):
    """A proposal that was withdrawn: its vendor is out of the ranking and stays in the file."""

    __tablename__ = "withdrawal"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    number: Mapped[str]  # of the receipt
    withdrawn_at: Mapped[dt.datetime]
    noted_by: Mapped[str]
    written_on: Mapped[dt.date | None]  # the day of the letter; None if it was done on its own page
    note: Mapped[str]
