"""Which gaps were approved, by whom, and whether they changed since."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.readiness.stamp import Stamp
from rfp.reads.needs import gaps
from rfp.tables import GapApprovalRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow


def gap_stamps(session: Session, actor: Actor, selection: str) -> dict[str, Stamp]:
    """Return the stamps by gap; a gap without one is not approved."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return {}
    statement = (
        select(GapApprovalRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == GapApprovalRow.approved_by)
        .where(GapApprovalRow.selection == selection)
    )
    now = {entry.gap.id: entry.fingerprint for entry in gaps(session, actor, selection, "en")}
    return {
        row.gap: Stamp(
            by=name or "", at=row.approved_at, changed_since=row.fingerprint != now[row.gap]
        )
        for row, name in session.execute(statement)
    }
