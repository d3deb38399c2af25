"""The code that the committee goes by, beside the one that a vendor claims."""

import datetime as dt
from dataclasses import dataclass

from vendor_data.answer import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedCode:
    """Another code than the vendor's, with the reason; `claimed` is what it was set against."""

    code: Code
    claimed: Code
    reason: str
    accepted_by: str
    accepted_at: dt.datetime
    version: int = 0

    def is_stale(self, claimed: Code) -> bool:
        """Say whether the vendor claims another code by now; then it has to be judged anew."""
        return claimed is not self.claimed
