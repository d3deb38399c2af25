"""How far the private weights have come, for pages that follow them."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.record import Audience
from workbench.tables import EventRow

WEIGHTS = "weights"  # the topic of the live channel
# Every verb of the private weights ends so, that other counts can leave them out: whoever may not
# know of an event may not be told a number that counts it.
OF_WEIGHTS = "%member_weights"
# Who did these nobody is told before the reveal, but that one more or less is in everybody is.
COUNTED = frozenset({"scoring.hand_in_member_weights", "scoring.take_back_member_weights"})
REVEALS = frozenset({"scoring.reveal_member_weights", "scoring.reopen_member_weights"})


def weights_version(session: Session, actor: Actor, selection: str) -> int:
    """Return how many events there are on plan or weights that `actor` may follow.

    That is what one gave oneself, how many are handed in, and the reveal.
    """
    if not is_allowed(session, actor, Right.SEE_REVEALED_WEIGHTS, selection):
        return 0
    own = EventRow.verb.like(OF_WEIGHTS) | EventRow.verb.like(f"workbench.undo {Audience.ACTOR}%")
    newest = (
        select(func.count())
        .select_from(EventRow)
        .where(
            EventRow.chain == selection,
            or_(
                EventRow.verb.startswith("rfp.", autoescape=True),
                EventRow.verb.in_(COUNTED | REVEALS),
                own & (EventRow.actor == actor.account),
            ),
        )
    )
    return session.scalar(newest) or 0
