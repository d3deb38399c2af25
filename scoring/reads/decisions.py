"""The decision, as an actor may read it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from scoring.decision import Decision, Outcome
from scoring.tables import DecisionRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of
from workbench.tables import AccountRow
from workbench.wording import Worded

_UNSAID = Worded(text="–", language="en", is_fallback=True)


def decision(session: Session, actor: Actor, selection: str, language: str) -> Decision | None:
    """Return the decision; None while there is none, or if it names a vendor in conflict."""
    if not is_allowed(session, actor, Right.SEE_DECISION, selection):
        return None
    statement = (
        select(DecisionRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == DecisionRow.decided_by)
        .where(DecisionRow.selection == selection)
    )
    found = session.execute(statement).one_or_none()
    if found is None or found[0].vendor in actor.conflicts:
        return None
    row, name = found
    texts = texts_of(session, selection, language)
    return Decision(
        outcome=Outcome(row.outcome),
        vendor=row.vendor,
        reason=texts.get((selection, "decision reason"), _UNSAID),
        conditions=texts.get((selection, "decision conditions")),
        other_reason=texts.get((selection, "decision other reason")),
        decided_by=name,
        decided_at=row.decided_at,
        version=row.version,
        not_green=tuple((row.not_green or "").split()),
    )
