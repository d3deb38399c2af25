"""What scoring stores: assignments, sheets, scores, the shared what-if, pins, the decision."""

import datetime as dt
from fractions import Fraction

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vendor_data import tables as _proposals  # the tables that ours refer to  # noqa: F401
from workbench.tables import SEALED, Table, Versioned


class AssignmentRow(Versioned, Table):
    """A leaf of the criteria tree that a member scores every vendor on."""

    __tablename__ = "assignment"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)


class SheetRow(Versioned, Table):
    """A member's score sheet; it counts once it is locked."""

    __tablename__ = "sheet"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    locked_at: Mapped[dt.datetime | None]


class ScoreRow(Versioned, Table):
    """One score of one member: 0-5, or an abstention with its reason; no row: not scored."""

    __tablename__ = "score"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    value: Mapped[int | None] = mapped_column(info=SEALED)
    comment: Mapped[str] = mapped_column(info=SEALED)
    abstention: Mapped[str | None] = mapped_column(info=SEALED)
    given_at: Mapped[dt.datetime]
    list_version: Mapped[int | None]  # of the requirements that it judged; none while blank


class WhatIfRow(Versioned, Table):
    """A what-if as last stored: the shared one, or a member's private one."""

    __tablename__ = "what_if"
    id: Mapped[str] = mapped_column(primary_key=True)  # the selection's id, or the member's
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    moves: Mapped[int]  # rises with every change, so that the version does
    moved_by: Mapped[str]
    moved_at: Mapped[dt.datetime]
    held_by: Mapped[str | None]


class WhatIfWeightRow(Versioned, Table):
    """The local weight of one criterion in a what-if, where it is not the official one."""

    __tablename__ = "what_if_weight"
    what_if: Mapped[str] = mapped_column(ForeignKey("what_if.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    weight: Mapped[Fraction]
    is_locked: Mapped[bool] = mapped_column(default=False)


class PinRow(Versioned, Table):
    """A what-if that was pinned with a title, for the minutes."""

    __tablename__ = "pin"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]
    title: Mapped[str]
    pinned_by: Mapped[str]
    pinned_at: Mapped[dt.datetime]


class PinWeightRow(Versioned, Table):
    """The local weight of one criterion in a pinned what-if."""

    __tablename__ = "pin_weight"
    pin: Mapped[str] = mapped_column(ForeignKey("pin.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    weight: Mapped[Fraction]


class DecisionRow(Versioned, Table):
    """What the committee decided; the reasons are wordings ("reason", "second reason", ...)."""

    __tablename__ = "decision"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    outcome: Mapped[str]
    vendor: Mapped[str | None] = mapped_column(ForeignKey("vendor.id"))
    decided_by: Mapped[str]
    decided_at: Mapped[dt.datetime]
