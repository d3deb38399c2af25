"""How far the sheets have come, for pages that follow them."""

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import EventRow

SHEETS = "sheets"  # the topic of the live channel


def sheets_version(session: Session, actor: Actor, selection: str) -> int:
    """Return how many events there are on assignments or sheets that `actor` may follow.

    A leader follows how many cells are filled; everybody else their own sheet alone.
    """
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return 0
    newest = (
        select(func.count())
        .select_from(EventRow)
        .where(
            EventRow.chain == selection,
            EventRow.verb.startswith("scoring.", autoescape=True)
            | EventRow.verb.startswith("workbench.undo", autoescape=True),
            EventRow.verb.not_like("%what_if"),
            _followed(session, actor, selection),
        )
    )
    return session.scalar(newest) or 0


def _followed(session: Session, actor: Actor, selection: str) -> ColumnElement[bool]:
    if is_allowed(session, actor, Right.SEE_PROGRESS, selection):
        return or_(EventRow.vendor.is_(None), EventRow.vendor.not_in(actor.conflicts))
    shared = EventRow.verb.in_(("scoring.assign", "scoring.start"))
    return or_(shared, EventRow.actor == actor.account)
