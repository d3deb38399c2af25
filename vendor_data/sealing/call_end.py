"""A selection that ended with envelopes unopened: when, by whom, and why."""

import datetime as dt
from dataclasses import dataclass

from vendor_data.sealing.envelope import Opening
from workbench.wording import Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnd:
    """How a selection ended before an opening; vendors are not told by whom.

    `before` is the opening that did not take place: of everything, or of the prices alone.
    """

    before: Opening
    ended_at: dt.datetime
    ended_by: str
    reason: Worded
