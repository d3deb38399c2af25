"""What the list of requirements stores beside its rows: success factors, limits, versions."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workbench.tables import Table, Versioned


class SuccessFactorRow(Versioned, Table):
    """Something that has to go right, or the whole fails; its title is a wording."""

    __tablename__ = "success_factor"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    ordinal: Mapped[int]
    goal: Mapped[str | None]  # the goal that fails without it


class SignOffRow(Versioned, Table):
    """A requirement signed off: by whom, for which owner of then, and what was read."""

    __tablename__ = "sign_off"
    requirement: Mapped[str] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    signed_by: Mapped[str]
    signed_at: Mapped[dt.datetime]
    owner: Mapped[str]  # a member's id, or words
    is_in_stead: Mapped[bool]  # the chair signed in the owner's stead
    content_read: Mapped[str]  # as `rfp.needs.sign_off.content_read` makes it


class MustCapRow(Versioned, Table):
    """How many musts the list may have: a number, or a share of all in percent."""

    __tablename__ = "must_cap"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    unit: Mapped[str]
    most: Mapped[int]


class RequirementApartRow(Versioned, Table):
    """Two requirements that read alike and were judged to differ; the lesser id stands first."""

    __tablename__ = "requirement_apart"
    first: Mapped[str] = mapped_column(primary_key=True)
    second: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)


class ListChangeRow(Versioned, Table):
    """A list that followed the one before it: why (a wording), and until when to answer."""

    __tablename__ = "list_change"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    list_version: Mapped[int]
    kind: Mapped[str]  # an addendum before the deadline, or a revision after the proposals
    number: Mapped[int]  # among the changes of its kind
    answers_by: Mapped[dt.date | None]


class RequirementVersionRow(Versioned, Table):
    """A requirement as one issued list had it, and why it differs from the list before."""

    __tablename__ = "requirement_version"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    list_version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    requirement: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    moscow: Mapped[str]
    is_mandatory: Mapped[bool]
    criterion: Mapped[str | None]
    # Canonical JSON: text and acceptance test by language, wave, reason why it is mandatory.
    texts: Mapped[str]
    fingerprint: Mapped[str]
    is_withdrawn: Mapped[bool]  # the list before had it, this one no longer has
    reason: Mapped[str | None]  # in the words of whoever changed it
    changed_by: Mapped[str | None]
