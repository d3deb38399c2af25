"""What is kept of costs: the model, the lines, the rates, and every version of a price form."""

import datetime as dt
from fractions import Fraction

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from vendor_data import tables as _vendors  # the tables that ours refer to  # noqa: F401
from workbench.tables import SEALED, Table, Versioned


class CostModelRow(Versioned, Table):
    """How a selection reckons costs; no row: by the usual model."""

    __tablename__ = "cost_model"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    years: Mapped[int]
    discount_rate: Mapped[Fraction]
    basis: Mapped[str]
    words_rule: Mapped[str]
    line_rule: Mapped[str]
    total_rule: Mapped[str]


class CostLineRow(Versioned, Table):
    """One line that vendors price, or that we pay ourselves; its title is a wording."""

    __tablename__ = "cost_line"
    __table_args__ = (UniqueConstraint("selection", "ordinal"), {"sqlite_strict": True})
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]
    heading: Mapped[str]
    timing: Mapped[str]
    unit: Mapped[str]
    module: Mapped[str]
    is_own: Mapped[bool]
    amount: Mapped[int | None]  # of our own lines, in minor units of the selection's currency
    by_vendor: Mapped[bool | None]  # a line of our own whose amounts stand in own_cost; None: no


class OwnCostRow(Versioned, Table):
    """What one unit of an own line costs us with one vendor, and how we know; no row: open."""

    __tablename__ = "own_cost"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    line: Mapped[str] = mapped_column(ForeignKey("cost_line.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    amount: Mapped[int] = mapped_column(info=SEALED)  # minor units of the selection's currency
    source: Mapped[str] = mapped_column(info=SEALED)
    entered_by: Mapped[str]
    entered_at: Mapped[dt.datetime]


class CostVolumeRow(Versioned, Table):
    """How many units of a line one year takes; no row: none."""

    __tablename__ = "cost_volume"
    line: Mapped[str] = mapped_column(ForeignKey("cost_line.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)  # 0 is the start
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    quantity: Mapped[int]


class ExchangeRateRow(Versioned, Table):
    """What a foreign currency is worth in the selection's, on a day, by a source."""

    __tablename__ = "exchange_rate"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    currency: Mapped[str] = mapped_column(primary_key=True)
    rate: Mapped[Fraction]
    day: Mapped[dt.date]
    source: Mapped[str]


class PriceFormRow(Versioned, Table):
    """One version of a vendor's price form; amounts in minor units of its currency."""

    __tablename__ = "price_form"
    __table_args__ = (UniqueConstraint("vendor", "number"), {"sqlite_strict": True})
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    number: Mapped[int]
    source: Mapped[str]
    taken_by: Mapped[str]
    taken_at: Mapped[dt.datetime]
    reason: Mapped[str] = mapped_column(info=SEALED)
    currency: Mapped[str] = mapped_column(info=SEALED)
    total_raw: Mapped[str] = mapped_column(info=SEALED)
    total_kind: Mapped[str] = mapped_column(info=SEALED)
    total_amount: Mapped[int | None] = mapped_column(info=SEALED)
    total_words: Mapped[int | None] = mapped_column(info=SEALED)
    extra: Mapped[str] = mapped_column(info=SEALED)  # what nobody asked for, as it stands
    digest: Mapped[str] = mapped_column(info=SEALED)  # SHA-256 of the file, "" if typed


class PriceLineRow(Versioned, Table):
    """What one version of a price form says of one line, raw beside understood."""

    __tablename__ = "price_line"
    form: Mapped[str] = mapped_column(ForeignKey("price_form.id"), primary_key=True)
    line: Mapped[str] = mapped_column(ForeignKey("cost_line.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    currency: Mapped[str] = mapped_column(info=SEALED)
    unit_raw: Mapped[str] = mapped_column(info=SEALED)
    unit_kind: Mapped[str] = mapped_column(info=SEALED)
    unit_amount: Mapped[int | None] = mapped_column(info=SEALED)
    unit_words: Mapped[int | None] = mapped_column(info=SEALED)
    total_raw: Mapped[str] = mapped_column(info=SEALED)
    total_kind: Mapped[str] = mapped_column(info=SEALED)
    total_amount: Mapped[int | None] = mapped_column(info=SEALED)
    total_words: Mapped[int | None] = mapped_column(info=SEALED)
    remark: Mapped[str] = mapped_column(info=SEALED)
    place: Mapped[str]


class PriceCorrectionRow(Versioned, Table):
    """An error of calculation, what its rule makes of it, and who confirmed that why."""

    __tablename__ = "price_correction"
    form: Mapped[str] = mapped_column(ForeignKey("price_form.id"), primary_key=True)
    finding: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    line: Mapped[str]  # "" for the sum below the lines
    error: Mapped[str]
    rule: Mapped[str]
    currency: Mapped[str] = mapped_column(info=SEALED)
    stated: Mapped[int] = mapped_column(info=SEALED)
    other: Mapped[int] = mapped_column(info=SEALED)
    corrected: Mapped[int] = mapped_column(info=SEALED)
    reason: Mapped[str] = mapped_column(info=SEALED)
    confirmed_by: Mapped[str]
    confirmed_at: Mapped[dt.datetime]
