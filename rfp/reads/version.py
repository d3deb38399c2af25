"""How far the needs and the plan have come, for pages that follow them."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import EventRow

NEEDS = "needs"  # the topic of the live channel


def needs_version(session: Session, actor: Actor, selection: str) -> int:
    """Return how many events there are on needs or plan; 0 to whoever may not see them.

    The number of the last one would also count what happened unseen between them.
    """
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return 0
    newest = (
        select(func.count())
        .select_from(EventRow)
        .where(EventRow.chain == selection, EventRow.verb.startswith("rfp.", autoescape=True))
    )
    return session.scalar(newest) or 0
