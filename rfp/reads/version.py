"""How far the needs and the plan have come, for pages that follow them."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import EventRow

NEEDS = "needs"  # the topic of the live channel


def needs_version(session: Session, actor: Actor, selection: str) -> int:
    """Return the number of the last event on needs or plan; 0 to whoever may not see them."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return 0
    newest = select(func.max(EventRow.sequence)).where(
        EventRow.chain == selection, EventRow.verb.startswith("rfp.", autoescape=True)
    )
    return session.scalar(newest) or 0
