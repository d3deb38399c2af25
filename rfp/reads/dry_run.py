"""The last dry run that was noted, as an actor may see it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.planning.dry_run import DryRunNote
from rfp.tables import DryRunRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow


def dry_run_note(session: Session, actor: Actor, selection: str) -> DryRunNote | None:
    """Return the last dry run that was noted; None while there is none."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return None
    statement = (
        select(DryRunRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == DryRunRow.noted_by)
        .where(DryRunRow.selection == selection)
    )
    found = session.execute(statement).first()
    if found is None:
        return None
    row, name = found
    return DryRunNote(
        fingerprint=row.fingerprint,
        winners=tuple(row.winners.split()),
        warnings=row.warnings,
        noted_at=row.noted_at,
        noted_by=name or "",
    )
