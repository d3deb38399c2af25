"""Who sits in the live meeting, and who may know of what has just changed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from scoring.reads.sheet_versions import SHEETS, counts_cells
from scoring.reads.versions import TOPICS
from scoring.reads.weight_versions import COUNTED
from workbench.committee import ELSEWHERE, Actor, Right
from workbench.language import Language
from workbench.reads.accounts import signed_in
from workbench.reads.actors import current_actor, seated_actors
from workbench.reads.events import may_know
from workbench.reads.rights import is_allowed
from workbench.record import Verb
from workbench.selection import Phase
from workbench.tables import SelectionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody at an open page: what they may do with the what-if, and in which language."""

    actor: Actor
    language: Language
    may_see: bool
    may_move: bool
    may_hold: bool


def player(session: Session, browser: str, selection: str, now: dt.datetime) -> Player | None:
    """Return who a signed-in browser speaks for in this selection; None to a stranger."""
    here = signed_in(session, browser, now)
    if here is None:
        return None
    actor = current_actor(session, here.actor, selection)
    if actor.room_vendor == ELSEWHERE:
        return None
    if not actor.is_vendor and not is_allowed(session, actor, Right.SEE_SELECTION, selection):
        return None

    def may(right: Right) -> bool:
        return is_allowed(session, actor, right, selection)

    return Player(
        actor=actor,
        language=here.language,
        may_see=may(Right.SEE_RANKING),
        may_move=may(Right.PLAY_WHAT_IF),
        may_hold=may(Right.HOLD_ROOM),
    )


def versions(session: Session, actor: Actor, selection: str) -> dict[str, int]:
    """Return the version of every topic, as `actor` may know it now."""
    who = current_actor(session, actor, selection)
    return {topic: read(session, [who], selection)[0] for topic, read in TOPICS.items()}


def told(
    session: Session, selection: str, topics: Iterable[str], *, verb: Verb, by: str,
    vendor: str | None, subject: str = "",
) -> dict[tuple[str, int], frozenset[str]]:  # fmt: skip
    """Return each topic's new version with the accounts that may know of the change behind it."""
    phase = Phase(session.get_one(SelectionRow, selection).phase)
    seated = seated_actors(session, selection)
    knowing, counting = [], []
    for actor in seated:
        is_counted = verb.name in COUNTED and not actor.is_vendor
        if is_counted or may_know(actor, verb, by, vendor, phase):
            knowing.append(actor)
            counting.append(actor)
        elif counts_cells(session, actor, selection, verb=verb, vendor=vendor, subject=subject):
            counting.append(actor)
    accounts: dict[tuple[str, int], set[str]] = {}
    for topic in topics:
        following = counting if topic == SHEETS else knowing
        risen = TOPICS[topic](session, following, selection)
        for actor, n in zip(following, risen, strict=True):
            accounts.setdefault((topic, n), set()).add(actor.account)
    return {at: frozenset(who) for at, who in accounts.items()}
