"""What is kept of who offers what."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vendor_data import tables as _vendors  # the tables that ours refer to  # noqa: F401
from workbench.tables import Table, Versioned


class OfferRow(Versioned, Table):
    """As what a vendor offers itself, and how what it offers is delivered."""

    __tablename__ = "offer"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    kinds: Mapped[str]  # codes with spaces between
    deliveries: Mapped[str]
    note: Mapped[str]


class PartyRow(Versioned, Table):
    """A company behind a joint proposal, by the name it has there."""

    __tablename__ = "party"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    name: Mapped[str]
    role: Mapped[str]
    declared: Mapped[dt.date | None]  # the day of its own signed declaration
    ties: Mapped[str]  # what it declares of its ties to the committee's organisation
    added_at: Mapped[dt.datetime]


class DutyRow(Versioned, Table):
    """Who answers for one part of a proposal: a requirement group or a part of the delivery."""

    __tablename__ = "party_duty"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    party: Mapped[str] = mapped_column(ForeignKey("party.id"))


class StatedOfferRow(Versioned, Table):
    """What a vendor itself says of who offers, as it was handed in and can be read."""

    __tablename__ = "stated_offer"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    content: Mapped[str]  # as `offering.statement.kept` writes it
    read_at: Mapped[dt.datetime]  # the opening, or the hand-in where there are no envelopes
