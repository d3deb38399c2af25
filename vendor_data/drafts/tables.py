"""What is kept of answers that are still being written."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vendor_data import tables as _vendors  # the tables that ours refer to  # noqa: F401
from workbench.tables import WORKING, Table, Versioned


class DraftRow(Versioned, Table):
    """One answer of a vendor as it stands on its page; the record holds nothing of it."""

    __tablename__ = "draft"
    __table_args__ = WORKING
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    content: Mapped[str]  # plain JSON, or in a sealed selection what only the vendor can open
    saved_at: Mapped[dt.datetime]


class StatementDraftRow(Versioned, Table):
    """What a vendor says of who offers, as it stands on its page; unrecorded as answers are."""

    __tablename__ = "statement_draft"
    __table_args__ = WORKING
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    content: Mapped[str]  # plain JSON, or in a sealed selection what only the vendor can open
    saved_at: Mapped[dt.datetime]


class DraftKeyRow(Versioned, Table):
    """A vendor's draft key, under a phrase that is kept nowhere."""

    __tablename__ = "draft_key"
    __table_args__ = WORKING
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    salt: Mapped[str]
    wrapped: Mapped[str]


class DraftBrowserRow(Versioned, Table):
    """A draft key under the cookie of one signed-in browser; the cookie is kept nowhere."""

    __tablename__ = "draft_browser"
    __table_args__ = WORKING
    browser: Mapped[str] = mapped_column(ForeignKey("browser.id"), primary_key=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    wrapped: Mapped[str]
