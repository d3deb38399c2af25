"""The three envelopes, who holds the keys, and what becomes of what was handed in."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Term


class Opening(StrEnum):
    """The two sittings at which envelopes are opened."""

    TECHNICAL = "technical"  # A and B, which ends the call
    PRICE = "price"  # C, once technical scores are closed


class Envelope(StrEnum):
    """What a vendor hands in, each part sealed by itself."""

    A = "A"  # formal papers: guarantee, declarations
    B = "B"  # the technical proposal
    C = "C"  # the price

    @property
    def opening(self) -> Opening:
        return Opening.PRICE if self is Envelope.C else Opening.TECHNICAL

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Envelope.A: Term("Envelope A: formal papers"),
    Envelope.B: Term("Envelope B: technical proposal"),
    Envelope.C: Term("Envelope C: price"),
}


class State(StrEnum):
    """What became of something that was handed in."""

    SEALED = "sealed"
    REPLACED = "replaced"  # by a later one; never opened
    OPENED = "opened"
    ERASED = "erased"  # its keys are gone: it stays sealed for good
    RETURNED = "returned"  # the call was ended without opening; its keys are gone
    WITHDRAWN = "withdrawn"  # by its vendor, or by a letter; never opened
    BROKEN = "broken"  # it was changed after it was sealed, and did not open

    @property
    def label(self) -> Term:
        return _STATES[self]


_STATES = {
    State.SEALED: Term("Sealed"),
    State.REPLACED: Term("Replaced, unopened"),
    State.OPENED: Term("Opened"),
    State.ERASED: Term("Stays sealed for good"),
    State.RETURNED: Term("Returned unopened"),
    State.WITHDRAWN: Term("Withdrawn, unopened"),
    State.BROKEN: Term("Does not open: changed after sealing"),
}


class Finding(StrEnum):
    """What the formal check of an envelope found."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    MISSING = "missing"

    @property
    def label(self) -> Term:
        return Term(_FINDINGS[self])


_FINDINGS = {
    Finding.COMPLETE: "Present and complete",
    Finding.INCOMPLETE: "Present, not complete",
    Finding.MISSING: "Not handed in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is given to whoever handed in, once; the nonce is kept nowhere else in the open.

    `commitment` is HMAC-SHA256 of the file under `nonce`, and is all that the server keeps of
    the content: with file and nonce the vendor can show what was handed in, and nobody can
    guess a price by trying.
    """

    id: str
    vendor: str
    envelope: Envelope
    file_name: str
    handed_in_at: dt.datetime
    sha256: str
    nonce: str
    commitment: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Something handed in, as those may know of it who may."""

    id: str
    vendor: str
    envelope: Envelope
    handed_in_at: dt.datetime
    commitment: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Until when envelopes are taken, as a vendor may know it."""

    is_open: bool
    closes_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyholder:
    """A member who holds a key; `fingerprint` is None until they set their opening phrase."""

    member: str
    account: str
    name: str
    fingerprint: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """How far one opening is: nobody has agreed, one has, or two have opened."""

    opening: Opening
    consented_by: str | None = None
    consented_at: dt.datetime | None = None
    opened_at: dt.datetime | None = None
    opened_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """How a selection is sealed, as its committee may know it."""

    keyholders: tuple[Keyholder, ...]
    technical: Sitting
    price: Sitting
    closes_at: dt.datetime | None
    scores_closed_at: dt.datetime | None

    @property
    def is_ready(self) -> bool:
        """Whether every keyholder has a key, so that something can be sealed for them."""
        return all(holder.fingerprint is not None for holder in self.keyholders)

    def sitting(self, opening: Opening) -> Sitting:
        return self.price if opening is Opening.PRICE else self.technical


LEAST_KEYHOLDERS = 2
