"""Which requirements were signed off, by whom, and on which text."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from rfp.needs.sign_off import SignOff
from rfp.needs.tables import SignOffRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow, MemberRow


def sign_offs(session: Session, actor: Actor, selection: str) -> dict[str, SignOff]:
    """Return the sign-offs by requirement; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return {}
    owner = aliased(AccountRow)  # of whoever owned it, though they left the committee since
    statement = (
        select(SignOffRow, AccountRow.name, owner.name)
        .outerjoin(AccountRow, AccountRow.id == SignOffRow.signed_by)
        .outerjoin(MemberRow, MemberRow.id == SignOffRow.owner)
        .outerjoin(owner, owner.id == MemberRow.account)
        .where(SignOffRow.selection == selection)
    )
    return {
        row.requirement: SignOff(
            by=name or "",
            account=row.signed_by,
            at=row.signed_at,
            owner=row.owner,
            owner_name=known or row.owner,
            is_in_stead=row.is_in_stead,
            read=row.content_read,
        )
        for row, name, known in session.execute(statement)
    }
