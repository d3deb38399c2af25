"""Which vendors are out of the ranking: excluded, or withdrawn; they stay in the file."""

from sqlalchemy import CompoundSelect, select
from sqlalchemy.orm import Session

from vendor_data.tables import ExclusionRow, WithdrawalRow


def left_out() -> CompoundSelect[str]:
    """Return the vendors of every selection that are out, for statements about one of them."""
    return select(ExclusionRow.vendor).union(select(WithdrawalRow.vendor))


def is_left_out(session: Session, vendor: str) -> bool:
    """Return whether a vendor is out, for verbs and reads that have asked for a right."""
    return any(session.get(each, vendor) is not None for each in (ExclusionRow, WithdrawalRow))
