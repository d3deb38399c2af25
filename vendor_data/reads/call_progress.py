"""How far the call is with each vendor, as those who lead it may know."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.reads.people import vendor_people
from vendor_data.reads.questions import askers
from vendor_data.reads.sealing import handed_in
from vendor_data.reads.vendors import proposals, vendors
from vendor_data.sealing.envelope import State
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.reads.rights import is_allowed
from workbench.tables import InvitationRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CallProgress:
    """How far one vendor is: links, people, questions, and when what came; never what it says."""

    vendor: str
    name: str
    links: int  # ever made, but for those that were withdrawn
    entered_at: dt.datetime | None  # when the first link was used
    people: int
    questions: int
    envelopes: Mapping[str, dt.datetime]  # what stands sealed, by envelope
    answered_at: dt.datetime | None  # where no envelopes are taken
    withdrawn_at: dt.datetime | None = None


def call_progress(
    session: Session, actor: Actor, selection: str, language: Language
) -> list[CallProgress]:
    """Return one entry for each vendor; one in conflict does not exist.

    Before a member has declared nothing is told of what was handed in.
    """
    if not is_allowed(session, actor, Right.INVITE_VENDORS, selection):
        return []
    about = session, actor, selection
    people, asked = vendor_people(*about), Counter(askers(*about).values())
    links = _links(session, selection)
    sealed: dict[str, dict[str, dt.datetime]] = {}
    for each in handed_in(*about):
        if each.state not in (State.REPLACED, State.WITHDRAWN):
            sealed.setdefault(each.vendor, {})[each.envelope.value] = each.handed_in_at
    stored = sorted(proposals(*about), key=attrgetter("came_at"))
    answered = {each.vendor: each.came_at for each in stored}
    return [
        CallProgress(
            vendor=vendor.id,
            name=vendor.name.text,
            links=len(links.get(vendor.id, ())),
            entered_at=min(filter(None, links.get(vendor.id, ())), default=None),
            people=len(people.get(vendor.id, ())),
            questions=asked[vendor.id],
            envelopes=sealed.get(vendor.id, {}),
            answered_at=None if vendor.withdrawal else answered.get(vendor.id),
            withdrawn_at=vendor.withdrawal.withdrawn_at if vendor.withdrawal else None,
        )
        for vendor in vendors(*about, language.value)
    ]


def _links(session: Session, selection: str) -> dict[str, list[dt.datetime | None]]:
    """Return when each link of each vendor was used; the leaders' own are not counted."""
    statement = select(InvitationRow.vendor, InvitationRow.used_at).where(
        InvitationRow.selection == selection,
        InvitationRow.vendor.is_not(None),
        InvitationRow.withdrawn_at.is_(None),
    )
    found: dict[str, list[dt.datetime | None]] = {}
    for vendor, used_at in session.execute(statement):
        found.setdefault(vendor or "", []).append(used_at)
    return found
