"""Whether a call was ended without opening, and who may end it so."""

from sqlalchemy.orm import Session

from rfp.reads.issue import issued_list_version
from vendor_data.sealing.call_end import CallEnd
from vendor_data.sealing.tables import CallEndRow
from workbench.committee import Actor, Right, Role
from workbench.reads.accounts import name_of
from workbench.reads.actors import seated_actors
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of

REASON = "call end reason"


def call_end(session: Session, actor: Actor, selection: str, language: str) -> CallEnd | None:
    """Return how the call ended without opening; None where it did not."""
    right = Right.SEE_CALL if actor.is_vendor else Right.SEE_SELECTION
    if not is_allowed(session, actor, right, selection):
        return None
    row = session.get(CallEndRow, selection)
    if row is None:
        return None
    return CallEnd(
        ended_at=row.ended_at,
        ended_by="" if actor.is_vendor else name_of(session, row.ended_by),
        reason=texts_of(session, selection, language)[selection, REASON],
    )


def is_ended(session: Session, selection: str) -> bool:
    """Return whether the call was ended without opening, for verbs and reads with a right."""
    return session.get(CallEndRow, selection) is not None


def may_end_call(session: Session, actor: Actor, selection: str) -> bool:
    """Return whether `actor` may end the call that is on: its chair, or the owner without one."""
    return (
        is_allowed(session, actor, Right.END_CALL, selection)
        and issued_list_version(session, selection) is not None
        and is_chair_or_alone(session, actor, selection)
    )


def is_chair_or_alone(session: Session, actor: Actor, selection: str) -> bool:
    """Return whether `actor` is a chair, or nobody who can sign in is; for verbs and reads."""
    if Role.CHAIR in actor.roles:
        return True
    return not any(Role.CHAIR in each.roles for each in seated_actors(session, selection))
