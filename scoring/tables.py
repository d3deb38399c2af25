"""What scoring stores: weights given in private, sheets, scores, what-ifs, pins, the decision."""

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


class FormerScoreRow(Versioned, Table):
    """A score as it stood before a later list changed what it judges; it stays readable."""

    __tablename__ = "former_score"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    list_version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    value: Mapped[int | None] = mapped_column(info=SEALED)
    comment: Mapped[str] = mapped_column(info=SEALED)
    abstention: Mapped[str | None] = mapped_column(info=SEALED)
    given_at: Mapped[dt.datetime]


class AgreedScoreRow(Versioned, Table):
    """What the committee agreed on for a vendor and a leaf, in place of the mean, and why.

    Once a later list changes what the leaf judges, it no longer counts, and stays readable.
    """

    __tablename__ = "agreed_score"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    # Of the requirements, the last that had changed what the leaf judges.
    list_version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    value: Mapped[int] = mapped_column(info=SEALED)
    reason: Mapped[str] = mapped_column(info=SEALED)
    entered_by: Mapped[str]
    entered_at: Mapped[dt.datetime]


class MissingChoiceRow(Versioned, Table):
    """What a cell that nobody scores counts as, and why: leave the leaf out, zero, or the mean."""

    __tablename__ = "missing_choice"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    choice: Mapped[str]
    reason: Mapped[str]
    chosen_by: Mapped[str]
    chosen_at: Mapped[dt.datetime]


class MeasuredAmountRow(Versioned, Table):
    """What a vendor offers on a criterion that is measured, and where it says so."""

    __tablename__ = "measured_amount"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    amount: Mapped[Fraction]  # [unit of the criterion]
    source: Mapped[str]
    entered_by: Mapped[str]
    entered_at: Mapped[dt.datetime]


class AskedAgainRow(Versioned, Table):
    """A cell for which the member of a locked sheet was asked once more, as nobody had scored it.

    Until the sheet is locked again it waits for these cells; all others stay as they are.
    """

    __tablename__ = "asked_again"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    locked_at: Mapped[dt.datetime | None]


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
    not_green: Mapped[str | None]  # codes of checks that were red then, with spaces between


class BallotRow(Versioned, Table):
    """A member's private weights as a whole: handed in, or not yet."""

    __tablename__ = "ballot"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    handed_in_at: Mapped[dt.datetime | None]


# Criteria are not referred to by key below: one may be taken out of the plan while it is weighed.


class WeighingRow(Versioned, Table):
    """By which method a member weighs the parts of one criterion; "" stands for the top."""

    __tablename__ = "weighing"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    parent: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    method: Mapped[str] = mapped_column(info=SEALED)


class GivenWeightRow(Versioned, Table):
    """What a member gave one criterion in one unit: points, swing points, or a rank."""

    __tablename__ = "given_weight"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    value: Mapped[int] = mapped_column(info=SEALED)


class ComparisonRow(Versioned, Table):
    """How many times a member lets the first criterion count as much as the second."""

    __tablename__ = "weight_comparison"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    first: Mapped[str] = mapped_column(primary_key=True)
    second: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    numerator: Mapped[int] = mapped_column(info=SEALED)
    denominator: Mapped[int] = mapped_column(info=SEALED)


class RevealRow(Versioned, Table):
    """That the private weights were revealed, and why it was not waited for everybody."""

    __tablename__ = "weight_reveal"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    revealed_at: Mapped[dt.datetime]
    revealed_by: Mapped[str]
    reason: Mapped[str | None]


class LeftOutRow(Versioned, Table):
    """A member who was asked for weights and had not handed in when they were revealed."""

    __tablename__ = "weight_left_out"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)


class RevealedWeightRow(Versioned, Table):
    """The weight of one criterion in its group, as one member's private weights came out."""

    __tablename__ = "revealed_weight"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    weight: Mapped[Fraction]
