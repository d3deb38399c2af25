"""A vendor's proposal: the file it came in, and its answers in its own words."""

import datetime as dt
from dataclasses import dataclass

from vendor_data.answer import Code
from vendor_data.answers.accepted import AcceptedCode
from vendor_data.answers.side_data import NOTHING, SideData
from workbench.file_kind import Kind

EVIDENCE = frozenset({Kind.DOCUMENT, Kind.PDF})  # kept beside the answers, opened by nobody here


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a vendor answers to one requirement, and where it stands in the file."""

    requirement: str
    code: Code
    comment: str = ""
    evidence: str = ""
    place: str = ""
    side: SideData = NOTHING
    accepted: AcceptedCode | None = None

    @property
    def has_stale_judgement(self) -> bool:
        """Say whether the committee judged an earlier claim than this."""
        return self.accepted is not None and self.accepted.is_stale(self.code)

    @property
    def counted_code(self) -> Code:
        """Return the code that points are computed from: the accepted one while it is not stale."""
        if self.accepted is None or self.has_stale_judgement:
            return self.code
        return self.accepted.code


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
    came_at: dt.datetime  # from the vendor; a review may have taken it long afterwards
    counts: Counts
