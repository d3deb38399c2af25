"""What lists changed after a vendor wrote or handed in, for its own people."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.reads.list_versions import changed_at
from vendor_data.reads.left_out import is_left_out
from vendor_data.reads.stale_answers import standing_stale
from vendor_data.sealing.envelope import Envelope
from vendor_data.sealing.tables import HandInRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed

Changes = Mapping[str, dt.datetime]


def changed_requirements(session: Session, actor: Actor, selection: str) -> Changes:
    """Return when a list last changed each requirement, to vendors, who get every list."""
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return {}
    return {key: at for key, (_, at) in changed_at(session, selection).items()}


def own_stale_answers(session: Session, actor: Actor, selection: str) -> Changes:
    """Return the requirements that changed after the actor's vendor handed in, and when.

    What its envelope says nobody knows: while it is sealed every later change concerns it.
    """
    changed = changed_requirements(session, actor, selection)
    vendor = actor.room_vendor or ""
    if not changed or is_left_out(session, vendor):
        return {}
    read = standing_stale(session, selection).get(vendor)
    if read is not None:
        return {one.requirement: changed[one.requirement] for one in read if one.answered_at}
    handed_in_at = _handed_in_at(session, selection, vendor)
    if handed_in_at is None:
        return {}
    return {key: at for key, at in changed.items() if at > handed_in_at}


def _handed_in_at(session: Session, selection: str, vendor: str) -> dt.datetime | None:
    statement = select(HandInRow.handed_in_at).where(
        HandInRow.selection == selection,
        HandInRow.vendor == vendor,
        HandInRow.envelope == Envelope.B.value,
        HandInRow.replaced_at.is_(None),
    )
    return session.scalars(statement).one_or_none()
