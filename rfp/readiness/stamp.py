"""The stamp of an approval: who gave it, when, and whether it still holds."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who approved and when; `changed_since` if it is no longer what was approved."""

    by: str
    at: dt.datetime
    changed_since: bool
