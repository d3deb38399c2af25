"""What is kept of the checks of proposals."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vendor_data import tables as _vendors  # the tables that ours refer to  # noqa: F401
from vendor_data.offering import tables as _parties  # and these  # noqa: F401
from workbench.tables import Table, Versioned


class FindingRow(Versioned, Table):
    """What was found of one vendor and one mandatory requirement; reason and condition are words.

    A failed one excludes the vendor. Whether a condition was met is settled later, by whom and why.
    `judged_answer` and `judged_list` are what it was judged on: once either changed, it is stale.
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
    judged_answer: Mapped[str | None]  # its fingerprint; none: found before it was kept
    judged_list: Mapped[int | None]  # the newest list of then; 0: none had gone out


class ReferenceRow(Versioned, Table):
    """A customer that a vendor, or a party of its proposal, names; and what a call to it told."""

    __tablename__ = "vendor_reference"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    party: Mapped[str | None] = mapped_column(ForeignKey("party.id"))
    customer: Mapped[str]
    scope: Mapped[str]
    contact: Mapped[str]
    first: Mapped[dt.date]
    last: Mapped[dt.date | None]  # none: it still runs
    outcome: Mapped[str]
    notes: Mapped[str]  # of the call
    called_by: Mapped[str | None]
    called_at: Mapped[dt.datetime | None]


class EvidenceRow(Versioned, Table):
    """How far a vendor's answer to one requirement is proven, set by whom and why.

    `claimed` is the vendor's code at that time: once the vendor claims another, it is stale.
    """

    __tablename__ = "evidence_level"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    level: Mapped[str]
    reason: Mapped[str]
    reference: Mapped[str | None] = mapped_column(ForeignKey("vendor_reference.id"))
    claimed: Mapped[str | None]  # none: set before it was kept, and not stale
    set_by: Mapped[str]
    set_at: Mapped[dt.datetime]


class UnneededRow(Versioned, Table):
    """A function that a vendor offers and nobody asked for."""

    __tablename__ = "unneeded_function"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    text: Mapped[str]
    note: Mapped[str]  # what the committee makes of it


class VendorRiskRow(Versioned, Table):
    """How one vendor stands on one factor of the risk questionnaire."""

    __tablename__ = "vendor_risk"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    factor: Mapped[str] = mapped_column(primary_key=True)  # its code, or the id of one's own
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    status: Mapped[int]
    mitigation: Mapped[str]
    owner: Mapped[str]
    judged_by: Mapped[str]
    judged_at: Mapped[dt.datetime]


class DemoScenarioRow(Versioned, Table):
    """An acceptance scenario that every vendor shows; its words are wordings."""

    __tablename__ = "demo_scenario"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]


class DemoRequirementRow(Versioned, Table):
    """A requirement that a scenario lets a vendor show."""

    __tablename__ = "demo_requirement"
    scenario: Mapped[str] = mapped_column(ForeignKey("demo_scenario.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)


class DemoShowingRow(Versioned, Table):
    """What a vendor showed of a scenario, as whoever keeps the log saw it."""

    __tablename__ = "demo_showing"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    scenario: Mapped[str] = mapped_column(ForeignKey("demo_scenario.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    outcome: Mapped[str]
    note: Mapped[str]
    noted_by: Mapped[str]
    noted_at: Mapped[dt.datetime]
