"""What the ground stores: one class per table, columns only, no behaviour."""

import datetime as dt
from fractions import Fraction
from typing import Any, ClassVar

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC, kept as text that sorts in time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(dt.UTC).isoformat("T", "microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromisoformat(value)


class Day(TypeDecorator[dt.date]):
    """A calendar day, kept as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.date | None:
        return None if value is None else dt.date.fromisoformat(value)


class Exact(TypeDecorator[Fraction]):
    """An exact fraction, kept as "numerator/denominator"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value.numerator}/{value.denominator}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Fraction | None:
        return None if value is None else Fraction(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0 because STRICT tables know no boolean."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


WHOLE = BigInteger().with_variant(Integer, "sqlite")

# Columns marked SEALED enter the record only as salted commitments.
SEALED: dict[str, Any] = {"sealed": True}
# WORKING tables hold what works, not what was decided (browsers, the record itself).
WORKING: dict[str, Any] = {"sqlite_strict": True, "info": {"unrecorded": True}}


class Table(DeclarativeBase):
    """Base of all tables of the house."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        int: WHOLE,
        bool: Flag(),
        bytes: LargeBinary(),
        dt.datetime: Moment(),
        dt.date: Day(),
        Fraction: Exact(),
    }

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> Any:  # noqa: ANN401  # SQLAlchemy takes a dict or a tuple here
        return {"sqlite_strict": True}


class Versioned:
    """A row that counts its changes, so that two people cannot overwrite each other unseen."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class AccountRow(Versioned, Table):
    """A person who can sign in."""

    __tablename__ = "account"
    id: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    passphrase: Mapped[str | None] = mapped_column(info=SEALED)
    language: Mapped[str] = mapped_column(default="en")
    is_owner: Mapped[bool] = mapped_column(default=False)
    # A made-up person of the sample: has no passphrase and rights in that selection alone.
    sample: Mapped[str | None]
    closed_at: Mapped[dt.datetime | None]


class BrowserRow(Table):
    """One signed-in browser; the cookie itself is never stored, only its SHA-256."""

    __tablename__ = "browser"
    __table_args__ = WORKING
    id: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.id"))
    language: Mapped[str]
    created_at: Mapped[dt.datetime]
    ends_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]
    # Vendor in the room: while set, this browser is sent that vendor's own answers only.
    room_selection: Mapped[str | None]
    room_vendor: Mapped[str | None]


class InvitationRow(Versioned, Table):
    """A one-use link: to a seat on a committee, or to a new passphrase."""

    __tablename__ = "invitation"
    id: Mapped[str] = mapped_column(primary_key=True)  # SHA-256 of the token
    selection: Mapped[str | None] = mapped_column(ForeignKey("selection.id"))
    roles: Mapped[str | None]
    vendor: Mapped[str | None]  # for whom the person who takes the seat will speak
    account: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    made_by: Mapped[str]
    ends_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]
    withdrawn_at: Mapped[dt.datetime | None]


class SelectionRow(Versioned, Table):
    """One selection: its languages, money, precision and phase."""

    __tablename__ = "selection"
    id: Mapped[str] = mapped_column(primary_key=True)
    phase: Mapped[str]
    language: Mapped[str]
    currency: Mapped[str]
    precision: Mapped[Fraction]
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime]
    archived_at: Mapped[dt.datetime | None]


class MemberRow(Versioned, Table):
    """A person's seat in one selection; `roles` are role codes separated by spaces."""

    __tablename__ = "member"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.id"))
    roles: Mapped[str]
    vendor: Mapped[str | None]
    declared_at: Mapped[dt.datetime | None]
    removed_at: Mapped[dt.datetime | None]


class ConflictRow(Versioned, Table):
    """A member's declared conflict of interest with one vendor."""

    __tablename__ = "conflict"
    member: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    vendor: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    reason: Mapped[str]


class WordingRow(Versioned, Table):
    """A text of the trade in one language: title, requirement, anchor, reason."""

    __tablename__ = "wording"
    subject: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    text: Mapped[str]


class StoredFileRow(Table):
    """The bytes of a file that came from outside or was made here, by their SHA-256."""

    __tablename__ = "stored_file"
    __table_args__ = WORKING
    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class UploadRow(Versioned, Table):
    """A file that somebody brought in: the cleaned name, and where its bytes stand."""

    __tablename__ = "upload"
    id: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[str] = mapped_column(ForeignKey("selection.id"), index=True)
    vendor: Mapped[str | None]
    name: Mapped[str]
    kind: Mapped[str]
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    size: Mapped[int]
    uploaded_by: Mapped[str]
    uploaded_at: Mapped[dt.datetime]


class EventRow(Table):
    """One change: who, when, what, before and after, chained to the event before it."""

    __tablename__ = "event"
    __table_args__ = WORKING
    chain: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    time: Mapped[dt.datetime]
    actor: Mapped[str]
    verb: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    vendor: Mapped[str | None]
    body: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class ChainHeadRow(Table):
    """The newest event of a chain; its row is the lock that makes sequence commit order."""

    __tablename__ = "chain_head"
    __table_args__ = WORKING
    chain: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    time: Mapped[dt.datetime]
    hash: Mapped[str]


class CommitmentRow(Table):
    """What a salted commitment in the record stands for."""

    __tablename__ = "commitment"
    __table_args__ = WORKING
    digest: Mapped[str] = mapped_column(primary_key=True)
    salt: Mapped[str]
    value: Mapped[str]


class SchemaRow(Table):
    """The number of the newest migration that this database has taken."""

    __tablename__ = "schema_version"
    __table_args__ = WORKING
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
