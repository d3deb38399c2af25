"""The list of requirements as it was issued: from then on only an addendum changes it."""

from sqlalchemy import select

from rfp.tables import IssueRow
from workbench.problem import Refused
from workbench.store import Change


def refuse_after_issue(change: Change) -> None:
    """Refuse a change of the list of requirements once vendors have been sent it."""
    statement = select(IssueRow.list_version).where(IssueRow.selection == change.selection.id)
    if change.session.scalar(statement.limit(1)) is not None:
        raise Refused("the list of requirements was issued; it changes only by an addendum")
