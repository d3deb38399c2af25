"""A what-if that was pinned in the meeting, for the minutes."""

import datetime as dt
from dataclasses import dataclass

from rfp.planning.criterion import CriteriaTree


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A what-if that was pinned: its title, who and when, and its weights."""

    id: str
    title: str
    pinned_by: str
    pinned_at: dt.datetime
    tree: CriteriaTree
