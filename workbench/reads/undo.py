"""What an actor did last in a selection, and whether it can still be undone."""

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.committee import Actor, may
from workbench.problem import Term
from workbench.reads.actors import current_actor
from workbench.record import VERBS, Verb
from workbench.selection import Phase
from workbench.tables import EventRow, SelectionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """Somebody's own last change that can be undone; `event` is its hash in the record."""

    event: str
    verb: Verb

    @property
    def label(self) -> Term:
        return Term(self.verb.label)


def last_change(session: Session, actor: Actor, selection: str) -> LastChange | None:
    """Return what `actor` did last here, if it is of a kind that can be undone now."""
    event = last_event(session, actor.account, selection)
    verb = VERBS.get(event.verb) if event is not None else None
    row = session.get(SelectionRow, selection)
    if event is None or verb is None or row is None or not verb.undoable or verb.right is None:
        return None
    who = current_actor(session, actor, selection)
    archived = row.archived_at is not None
    if not may(who, verb.right, Phase(row.phase), vendor=event.vendor, is_archived=archived):
        return None
    return LastChange(event=event.hash, verb=verb)


def last_event(session: Session, account: str, selection: str) -> EventRow | None:
    """Return the newest event of `account` here that is neither undone nor itself an undoing."""
    own = (
        select(EventRow)
        .where(EventRow.chain == selection, EventRow.actor == account)
        .order_by(EventRow.sequence.desc())
        .execution_options(yield_per=16)
    )
    undone: set[str] = set()
    with session.scalars(own) as newest_first:
        for event in newest_first:
            undoes = _undoes(event)
            if undoes is not None:
                undone.add(undoes)
            elif event.hash not in undone:
                return event
    return None


def _undoes(event: EventRow) -> str | None:
    """Return the event that this one undoes; a long body is read only if it can name one."""
    if '"undoes"' not in event.body:
        return None
    told: str | None = json.loads(event.body)["facts"].get("undoes")
    return told
