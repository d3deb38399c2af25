"""A vendor's proposal: the file it came in, and its answers in its own words."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a vendor says to one requirement, as it was read and confirmed."""

    requirement: str
    code: str
    comment: str
    evidence: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the reconciliation found, in numbers of requirements or rows."""

    asked: int
    answered: int
    missing: int
    extra: int
    doubtful: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A response file that was taken, newest last."""

    id: str
    vendor: str
    upload: str
    file_name: str
    taken_at: dt.datetime
    counts: Counts
