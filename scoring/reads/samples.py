"""Which sample is open, and who one enters it as."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.committee import Role
from workbench.selection import Phase
from workbench.tables import AccountRow, MemberRow, SelectionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A copy of the sample selection; `accounts` by the role one enters it in."""

    selection: str
    number: int
    accounts: Mapping[str, str]


def standing_sample(session: Session) -> Sample | None:
    """Return the newest sample that is complete and not archived; None if there is none.

    A server that stops while it makes one leaves it incomplete; such a copy is passed over.
    """
    statement = select(SelectionRow).where(
        SelectionRow.is_sample,
        SelectionRow.archived_at.is_(None),
        SelectionRow.phase.in_((Phase.PRICE, Phase.DECISION)),
    )
    rows = sorted(session.scalars(statement), key=lambda row: _number(row.id))
    if not rows:
        return None
    newest = rows[-1].id
    return Sample(selection=newest, number=_number(newest), accounts=_accounts(session, newest))


def next_number(session: Session) -> int:
    """Return the number of the next copy; no number is used twice."""
    ids = session.scalars(select(AccountRow.sample).where(AccountRow.sample.is_not(None)))
    return 1 + max((_number(sample) for sample in ids if sample), default=0)


def _number(selection: str) -> int:
    return int(selection.rpartition("-")[2])


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
