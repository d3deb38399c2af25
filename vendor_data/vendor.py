"""A vendor as the committee knows it, and why it is out if it is."""

import datetime as dt
from dataclasses import dataclass

from workbench.wording import Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A failed mandatory requirement: the vendor leaves the ranking, never the file."""

    requirement: str
    reason: Worded
    excluded_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A proposal that was withdrawn; without `written_on` its vendor did it on its own page."""

    number: str
    withdrawn_at: dt.datetime
    written_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """A company that was asked to propose."""

    id: str
    name: Worded
    exclusion: Exclusion | None
    withdrawal: Withdrawal | None = None

    @property
    def is_excluded(self) -> bool:
        return self.exclusion is not None

    @property
    def is_out(self) -> bool:
        """Whether it is out of the ranking, excluded or withdrawn."""
        return self.is_excluded or self.withdrawal is not None
