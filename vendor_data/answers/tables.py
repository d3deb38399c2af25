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


class FormerAnswerRow(Versioned, Table):
    """An answer as a proposal brought it, kept when a later one replaced it."""

    __tablename__ = "former_answer"
    proposal: Mapped[str] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    code: Mapped[str]
    comment: Mapped[str]
    evidence: Mapped[str]
    place: Mapped[str]


class FormerSideDatumRow(Versioned, Table):
    """What stood beside an answer that a later proposal replaced."""

    __tablename__ = "former_side_datum"
    proposal: Mapped[str] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    side: Mapped[str] = mapped_column(primary_key=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    text: Mapped[str]


class ConfirmedAnswerRow(Versioned, Table):
    """An answer that a vendor lets stand although a list changed what it answers."""

    __tablename__ = "confirmed_answer"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    list_version: Mapped[int]  # the list under which it stands
    note: Mapped[str]  # how the vendor said so
    confirmed_by: Mapped[str]
    confirmed_at: Mapped[dt.datetime]
