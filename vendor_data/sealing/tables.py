"""What is kept of envelopes: never a content in the open before two members opened it.

Every row that tells of one vendor names it, so that the record can leave it out for whoever is
in conflict with that vendor.
"""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vendor_data import tables as _vendors  # the tables that ours refer to  # noqa: F401
from workbench.tables import SEALED, Table, Versioned


class KeyholderRow(Versioned, Table):
    """A member's pair of keys; the private half is under a phrase that is kept nowhere."""

    __tablename__ = "keyholder"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    public_key: Mapped[bytes | None]
    locked_key: Mapped[bytes | None]
    salt: Mapped[bytes | None]
    set_at: Mapped[dt.datetime | None]


class HandInRow(Versioned, Table):
    """That a vendor handed an envelope in; of its content a salted hash alone."""

    __tablename__ = "hand_in"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    envelope: Mapped[str]
    handed_in_at: Mapped[dt.datetime]
    handed_in_by: Mapped[str]
    commitment: Mapped[str]
    replaced_at: Mapped[dt.datetime | None]
    opened_at: Mapped[dt.datetime | None]
    erased_at: Mapped[dt.datetime | None]  # its keys were deleted: it stays sealed for good
    broken_at: Mapped[dt.datetime | None]  # it did not open: something of it was changed


class SealedContentRow(Versioned, Table):
    """The content of an envelope, sealed and filled up."""

    __tablename__ = "sealed_content"
    hand_in: Mapped[str] = mapped_column(ForeignKey("hand_in.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    content: Mapped[bytes]


class KeyWrapRow(Versioned, Table):
    """A content's key for two members; without these rows nobody ever opens the content."""

    __tablename__ = "key_wrap"
    hand_in: Mapped[str] = mapped_column(ForeignKey("hand_in.id"), primary_key=True)
    first: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    second: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    sealed: Mapped[bytes]


class PeeledWrapRow(Versioned, Table):
    """A wrap whose outer layer its first member has taken off; the second's is still on."""

    __tablename__ = "peeled_wrap"
    hand_in: Mapped[str] = mapped_column(ForeignKey("hand_in.id"), primary_key=True)
    first: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    second: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    sealed: Mapped[bytes]


class OpeningConsentRow(Versioned, Table):
    """The first of the two members who open envelopes together."""

    __tablename__ = "opening_consent"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    opening: Mapped[str] = mapped_column(primary_key=True)
    member: Mapped[str] = mapped_column(ForeignKey("member.id"))
    given_at: Mapped[dt.datetime]


class EnvelopeOpeningRow(Versioned, Table):
    """An opening that took place: by which two members, and who was there."""

    __tablename__ = "envelope_opening"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    opening: Mapped[str] = mapped_column(primary_key=True)
    opened_at: Mapped[dt.datetime]
    first: Mapped[str] = mapped_column(ForeignKey("member.id"))
    second: Mapped[str] = mapped_column(ForeignKey("member.id"))
    present: Mapped[str]  # ids of members, separated by spaces
    guests: Mapped[str]  # one on a line, as typed


class CallEndRow(Versioned, Table):
    """A call that was ended without opening; the reason is a wording."""

    __tablename__ = "call_end"
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), primary_key=True)
    ended_at: Mapped[dt.datetime]
    ended_by: Mapped[str]


class OpenedPaperRow(Versioned, Table):
    """A file as it came out of its envelope."""

    __tablename__ = "opened_paper"
    hand_in: Mapped[str] = mapped_column(ForeignKey("hand_in.id"), primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    envelope: Mapped[str]
    name: Mapped[str] = mapped_column(info=SEALED)
    nonce: Mapped[str] = mapped_column(info=SEALED)
    sha256: Mapped[str] = mapped_column(info=SEALED)
    size: Mapped[int] = mapped_column(info=SEALED)
    content: Mapped[bytes] = mapped_column(info=SEALED)


class FormalCheckRow(Versioned, Table):
    """What the formal check of one vendor's envelope found."""

    __tablename__ = "formal_check"
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"), primary_key=True)
    envelope: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    finding: Mapped[str]
    remark: Mapped[str]
    checked_by: Mapped[str]
    checked_at: Mapped[dt.datetime]


class LateHandInRow(Versioned, Table):
    """An envelope that came too late and was not taken; nothing of it is kept."""

    __tablename__ = "late_hand_in"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str] = mapped_column(ForeignKey("vendor.id"))
    envelope: Mapped[str]
    came_at: Mapped[dt.datetime]
    brought_by: Mapped[str]
