"""Whether a selection was ended with envelopes unopened, and who may end it so."""

from sqlalchemy.orm import Session

from rfp.reads.issue import issued_list_version
from rfp.writing.tables import SealingRow
from vendor_data.sealing.call_end import CallEnd
from vendor_data.sealing.envelope import Opening
from vendor_data.sealing.tables import CallEndRow, EnvelopeOpeningRow
from workbench.committee import Actor, Right, Role
from workbench.reads.accounts import name_of
from workbench.reads.actors import seated_actors
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of
from workbench.selection import Phase
from workbench.tables import SelectionRow

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
        before=_next_opening(session, selection),
        ended_at=row.ended_at,
        ended_by="" if actor.is_vendor else name_of(session, row.ended_by),
        reason=texts_of(session, selection, language)[selection, REASON],
    )


def is_ended(session: Session, selection: str) -> bool:
    """Return whether the call was ended without opening, for verbs and reads with a right."""
    return session.get(CallEndRow, selection) is not None


def may_end_call(session: Session, actor: Actor, selection: str) -> Opening | None:
    """Return before which opening `actor` may end it: its chair, or the owner without one."""
    if not is_allowed(session, actor, Right.END_CALL, selection):
        return None
    if not is_chair_or_alone(session, actor, selection):
        return None
    return waits_for(session, selection)


def waits_for(session: Session, selection: str) -> Opening | None:
    """Return which opening waits for its keys, for verbs and reads with a right of their own.

    Between the two openings no key is wanted, so that there is nothing to end.
    """
    if is_ended(session, selection):
        return None
    if Phase(session.get_one(SelectionRow, selection).phase) is Phase.CALL:
        is_out = issued_list_version(session, selection) is not None
        return Opening.TECHNICAL if is_out else None
    sealed = session.get(SealingRow, selection)
    is_opened = session.get(EnvelopeOpeningRow, (selection, Opening.PRICE.value)) is not None
    waits = sealed is not None and sealed.scores_closed_at is not None and not is_opened
    return Opening.PRICE if waits else None


def _next_opening(session: Session, selection: str) -> Opening:
    is_opened = session.get(EnvelopeOpeningRow, (selection, Opening.TECHNICAL.value)) is not None
    return Opening.PRICE if is_opened else Opening.TECHNICAL


def is_chair_or_alone(session: Session, actor: Actor, selection: str) -> bool:
    """Return whether `actor` is a chair, or nobody who can sign in is; for verbs and reads."""
    if Role.CHAIR in actor.roles:
        return True
    return not any(Role.CHAIR in each.roles for each in seated_actors(session, selection))
