"""How far the sheets have come, for pages that follow them."""

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from scoring.reads.weight_versions import OF_WEIGHTS
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.record import Audience, Verb
from workbench.tables import EventRow

SHEETS = "sheets"  # the topic of the live channel
# With these one cell more or less is filled, which leaders see; what is said of it they do not.
FILLING = frozenset({
    "scoring.give_score", "scoring.abstain", "scoring.clear_score",
    f"workbench.undo {Audience.NOBODY_UNTIL_LOCKED} after declaring",
})  # fmt: skip
UNCOUNTED = "scoring.comment"
BEFORE_SCORES = ("scoring.assign", "scoring.start", "scoring.skip_scoring")
ASKING = "scoring.ask_for_score"  # the member who is asked follows it too
# Everybody who sees the scores follows these: the last sheet that a later list opened and that is
# locked again lets scores be agreed on.
AGREEING = (
    "scoring.agree_score", "scoring.take_back_agreed_score", "scoring.lock_sheet",
    "scoring.choose_for_missing",
    f"workbench.undo {Audience.COMMITTEE} after declaring",
)  # fmt: skip


def sheets_version(session: Session, actor: Actor, selection: str) -> int:
    """Return how many events there are on assignments or sheets that `actor` may follow.

    A leader follows how many cells are filled; everybody else their own sheet, and once they see
    the scores what is agreed on and which sheets are locked again.
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
            EventRow.verb.not_like(OF_WEIGHTS),
            _followed(session, actor, selection),
        )
    )
    return session.scalar(newest) or 0


def _followed(session: Session, actor: Actor, selection: str) -> ColumnElement[bool]:
    own = EventRow.actor == actor.account
    is_theirs = or_(EventRow.vendor.is_(None), EventRow.vendor.not_in(actor.conflicts))
    if is_allowed(session, actor, Right.SEE_PROGRESS, selection):
        return and_(is_theirs, or_(own, EventRow.verb != UNCOUNTED))
    is_asked = and_(EventRow.verb == ASKING, EventRow.subject == actor.member)
    sees = is_allowed(session, actor, Right.SEE_SCORES, selection)
    is_agreed = and_(EventRow.verb.in_(AGREEING if sees else ()), is_theirs)
    return or_(EventRow.verb.in_(BEFORE_SCORES), own, is_asked, is_agreed)


def counts_cells(
    session: Session, actor: Actor, selection: str, *, verb: Verb, vendor: str | None, subject: str
) -> bool:
    """Return whether `actor` sees at once that a cell was filled, or is asked for one."""
    return (verb.name == ASKING and actor.member == subject) or (
        verb.name in FILLING
        and vendor not in actor.conflicts
        and is_allowed(session, actor, Right.SEE_PROGRESS, selection)
    )
