"""What a selection changed of the ready sections of its request for proposal."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.tables import Table, Versioned


class SectionRow(Versioned, Table):
    """A section that was switched, moved or reworded; title and body are wordings."""

    __tablename__ = "rfp_section"
    __table_args__ = (UniqueConstraint("selection", "code"), {"sqlite_strict": True})
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    code: Mapped[str]
    is_on: Mapped[bool | None]
    ordinal: Mapped[int | None]
    has_own_lines: Mapped[bool] = mapped_column(default=False)


class SectionLineRow(Versioned, Table):
    """A line of a section's own table; its words are wordings ("cell system", ...)."""

    __tablename__ = "rfp_section_line"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    section: Mapped[str] = mapped_column(ForeignKey("rfp_section.id"), index=True)
    ordinal: Mapped[int]
    figures: Mapped[str]  # by column, as canonical JSON: figures are the same in every language


class SectionVersionRow(Versioned, Table):
    """A section as it went out with one issue, and why it differs from the issue before."""

    __tablename__ = "rfp_section_version"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    list_version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    said: Mapped[str]  # canonical JSON: the lines that vendors read, by language; its ready text
    is_withdrawn: Mapped[bool]  # the issue before had it, this one no longer has
    reason: Mapped[str | None]
    changed_by: Mapped[str | None]


class HouseStyleRow(Versioned, Table):
    """An organisation's Word template, and the file of values that was read from it."""

    __tablename__ = "house_style"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    upload: Mapped[str] = mapped_column(ForeignKey("upload.id"))
    look: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))


class IssuedFileRow(Versioned, Table):
    """A document as it went out; its bytes are kept by their SHA-256 and never made anew."""

    __tablename__ = "issued_file"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    list_version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    size: Mapped[int]
    pages: Mapped[int | None]
    made_at: Mapped[dt.datetime]


class CallClockRow(Versioned, Table):
    """In which time zone the days of the call are meant, and when proposals close on theirs."""

    __tablename__ = "call_clock"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    zone: Mapped[str]
    hour: Mapped[str | None]  # as 14:00; None: the end of the day


class LeadTimeRow(Versioned, Table):
    """How many days one stretch of the call has at least, where it was set."""

    __tablename__ = "lead_time"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    days: Mapped[int]


class SoughtRow(Versioned, Table):
    """Which kinds of partner a selection seeks."""

    __tablename__ = "partner_sought"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    kinds: Mapped[str]  # codes with spaces between


class ReferencePeriodRow(Versioned, Table):
    """From when to when a vendor's references have to lie, as the RFP asks."""

    __tablename__ = "reference_period"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    first: Mapped[dt.date]
    last: Mapped[dt.date]


class SealingRow(Versioned, Table):
    """That a selection is sealed, and when its technical scores were closed for good."""

    __tablename__ = "sealing"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    named_by: Mapped[str]
    named_at: Mapped[dt.datetime]
    scores_closed_at: Mapped[dt.datetime | None]


class ApprovalRow(Versioned, Table):
    """The stamp on the scope or on the acceptance: who approved which state of it."""

    __tablename__ = "approval"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    matter: Mapped[str] = mapped_column(primary_key=True)
    approved_by: Mapped[str]
    approved_at: Mapped[dt.datetime]
    said: Mapped[str]  # JSON: the lines that were approved, by section and language
    list_version: Mapped[int | None]  # that stood issued; none: a draft was approved
