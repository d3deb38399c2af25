"""Which sample is open, and who one enters it as."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.committee import Role
from workbench.tables import AccountRow, MemberRow, SelectionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A copy of the sample selection; `accounts` by the role one enters it in."""

    selection: str
    number: int
    accounts: Mapping[str, str]


def standing_sample(session: Session) -> Sample | None:
    """Return the sample that is complete and not archived; None if there is none."""
    statement = select(SelectionRow).where(
        SelectionRow.is_sample, SelectionRow.archived_at.is_(None)
    )
    row = session.scalar(statement)
    if row is None:
        return None
    number = int(row.id.rpartition("-")[2])
    return Sample(selection=row.id, number=number, accounts=_accounts(session, row.id))


def _accounts(session: Session, selection: str) -> dict[str, str]:
    """Return the first account by role, in the order in which they were seated."""
    statement = (
        select(MemberRow.roles, AccountRow.id)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .where(MemberRow.selection == selection, MemberRow.removed_at.is_(None))
        .order_by(AccountRow.name)
    )
    accounts: dict[str, str] = {}
    for roles, account in session.execute(statement):
        for role in (Role.CHAIR, Role.EVALUATOR, Role.OBSERVER):
            if role in roles.split():
                accounts.setdefault(role.value, account)
    return accounts
