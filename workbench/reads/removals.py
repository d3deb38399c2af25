"""Who removed a thing, as somebody may know it who was about to change it."""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from workbench.committee import Actor
from workbench.problem import Term
from workbench.reads.events import known
from workbench.record import VERBS
from workbench.tables import AccountRow, EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """The newest word of the record on a thing that is gone."""

    by: str
    label: Term


def removal_of(
    session: Session, actor: Actor, selection: str, things: Collection[str], *, since: dt.datetime
) -> Removal | None:
    """Return who else removed one of `things` after `since`, unless it is there again."""
    named = [EventRow.body.contains(f'"id":"{thing}"', autoescape=True) for thing in things]
    statement = (
        select(EventRow.body, EventRow.verb, EventRow.actor, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == EventRow.actor)
        .where(known(session, actor, selection), EventRow.time >= since, or_(*named))
        .order_by(EventRow.sequence.desc())
        .limit(1)
    )
    newest = session.execute(statement).one_or_none()
    if newest is None:
        return None
    body, verb, by, name = newest
    if by == actor.account or not _is_removed(body, things):
        return None
    return Removal(by=name or "", label=Term(VERBS[verb].label if verb in VERBS else verb))


def _is_removed(body: str, things: Collection[str]) -> bool:
    rows = json.loads(body)["rows"]
    return any(
        before["id"] in things
        for _table, _key, before, after in rows
        if before is not None and after is None and "id" in before
    )
