"""A call that was ended without opening: when, by whom, and why."""

import datetime as dt
from dataclasses import dataclass

from workbench.wording import Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnd:
    """How a call ended in which nothing was opened; vendors are not told by whom."""

    ended_at: dt.datetime
    ended_by: str
    reason: Worded
