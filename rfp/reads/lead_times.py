"""How many days the stretches of the call have at least."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.writing.lead_time import SUGGESTED, LeadTime
from rfp.writing.tables import LeadTimeRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


def lead_times(session: Session, actor: Actor, selection: str) -> Mapping[LeadTime, int]:
    """Return the least days of each stretch: as they were set, else as they are suggested."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return {}
    statement = select(LeadTimeRow).where(LeadTimeRow.selection == selection)
    stored = {LeadTime(row.code): row.days for row in session.scalars(statement)}
    return {**SUGGESTED, **stored}
