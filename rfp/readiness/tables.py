"""What readiness stores: which checks count, and what was written to each item."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
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


class ReadinessItemRow(Versioned, Table):
    """An item that somebody has touched; its text is a wording. A ready one keeps its code."""

    __tablename__ = "readiness_item"
    __table_args__ = (UniqueConstraint("selection", "code"), {"sqlite_strict": True})
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    code: Mapped[str | None]
    kind: Mapped[str]
    risk_group: Mapped[str | None]
    ordinal: Mapped[int]
    owner: Mapped[str | None]
    evidence: Mapped[str | None]  # words, or a link
    verdict: Mapped[str | None]
    reason: Mapped[str | None]  # of the verdict
    judged_by: Mapped[str | None]
    judged_at: Mapped[dt.datetime | None]
    off_reason: Mapped[str | None]  # why it is switched off
    weight: Mapped[int | None]
    own_status: Mapped[int | None]
    other_status: Mapped[int | None]
    mitigation: Mapped[str | None]
    review: Mapped[dt.date | None]
    amount: Mapped[int | None]  # of the budget, in minor units
    again: Mapped[str | None]  # the verdict on a key point after the opening, beside the first
    again_by: Mapped[str | None]
    again_at: Mapped[dt.datetime | None]


class CaseAmountRow(Versioned, Table):
    """What a line of the business case amounts to in one year, in minor units."""

    __tablename__ = "case_amount"
    item: Mapped[str] = mapped_column(ForeignKey("readiness_item.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    amount: Mapped[int]


class RegisterEntryRow(Versioned, Table):
    """A row of a register; its words are wordings, by column."""

    __tablename__ = "register_entry"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    register: Mapped[str]
    ordinal: Mapped[int]


class RegisterFactRow(Versioned, Table):
    """A cell of a register that is no words: the code of a choice, or a whole number."""

    __tablename__ = "register_fact"
    entry: Mapped[str] = mapped_column(ForeignKey("register_entry.id"), primary_key=True)
    cell: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    value: Mapped[str]


class SizeRow(Versioned, Table):
    """The size profile of a selection, and why it was chosen."""

    __tablename__ = "size_profile"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    size: Mapped[str]
    reason: Mapped[str]


class SwitchRow(Versioned, Table):
    """A piece that is on or off against the size profile, and why."""

    __tablename__ = "size_switch"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    piece: Mapped[str] = mapped_column(primary_key=True)
    is_on: Mapped[bool]
    reason: Mapped[str]


class GridNameRow(Versioned, Table):
    """A customer segment, an offering or a channel of the grid; its title is a wording."""

    __tablename__ = "grid_name"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    axis: Mapped[str]
    ordinal: Mapped[int]
    ready: Mapped[str | None]  # the code of a ready name whose words nobody has changed


class GridCellRow(Versioned, Table):
    """A cell of the grid that is in use."""

    __tablename__ = "grid_cell"
    segment: Mapped[str] = mapped_column(ForeignKey("grid_name.id"), primary_key=True)
    offering: Mapped[str] = mapped_column(ForeignKey("grid_name.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(ForeignKey("grid_name.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
