"""How vendors stand on the factors of the risk questionnaire."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.checking.tables import VendorRiskRow
from vendor_data.checking.vendor_risk import Risks, VendorRisk
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow


def vendor_risks(session: Session, actor: Actor, selection: str) -> Risks:
    """Return what was judged, by vendor and factor; a vendor in conflict does not exist."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return {}
    statement = (
        select(VendorRiskRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == VendorRiskRow.judged_by)
        .where(VendorRiskRow.selection == selection)
    )
    return {
        (row.vendor, row.factor): VendorRisk(
            status=row.status,
            mitigation=row.mitigation,
            owner=row.owner,
            judged_by=name or "–",
            judged_at=row.judged_at,
            version=row.version,
        )
        for row, name in session.execute(statement)
        if row.vendor not in actor.conflicts
    }
