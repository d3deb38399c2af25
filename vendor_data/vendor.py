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
class Vendor:
    """A company that was asked to propose."""

    id: str
    name: Worded
    exclusion: Exclusion | None

    @property
    def is_excluded(self) -> bool:
        return self.exclusion is not None
