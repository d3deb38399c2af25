"""The acceptance scenarios, and what vendors showed of them."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.checking.demo import CUSTOMER, Noted, Scenario, Showing, Showings
from vendor_data.checking.tables import DemoRequirementRow, DemoScenarioRow, DemoShowingRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.tables import AccountRow


def imaginary_customer(session: Session, actor: Actor, selection: str) -> Mapping[str, str]:
    """Return the description of the imaginary customer and its data, by language."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return {}
    return _customer(session, selection)


def shown_to_vendors(
    session: Session, actor: Actor, selection: str
) -> tuple[Mapping[str, str], list[Scenario]]:
    """Return the customer and the scenarios, as every vendor's own people read them."""
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return {}, []
    return _customer(session, selection), _scenarios(session, selection)


def _customer(session: Session, selection: str) -> Mapping[str, str]:
    return all_texts(session, selection).get((selection, CUSTOMER), {})


def scenarios(session: Session, actor: Actor, selection: str) -> list[Scenario]:
    """Return the scenarios in the order in which they are shown."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    return _scenarios(session, selection)


def _scenarios(session: Session, selection: str) -> list[Scenario]:
    texts = all_texts(session, selection)
    linked: dict[str, list[str]] = {}
    links = select(DemoRequirementRow).where(DemoRequirementRow.selection == selection)
    for link in session.scalars(links):
        linked.setdefault(link.scenario, []).append(link.requirement)
    statement = (
        select(DemoScenarioRow)
        .where(DemoScenarioRow.selection == selection)
        .order_by(DemoScenarioRow.ordinal)
    )
    return [
        Scenario(
            id=row.id,
            titles=texts.get((row.id, "title"), {}),
            steps=texts.get((row.id, "steps"), {}),
            expected=texts.get((row.id, "expected"), {}),
            requirements=tuple(linked.get(row.id, ())),
            version=row.version,
        )
        for row in session.scalars(statement)
    ]


def showings(session: Session, actor: Actor, selection: str) -> Showings:
    """Return what vendors showed: to those who keep the log, and to all once sheets are locked."""
    may = (Right.KEEP_VENDOR_FILE, Right.SEE_SCORES)
    if actor.is_vendor or not any(is_allowed(session, actor, r, selection) for r in may):
        return {}
    statement = (
        select(DemoShowingRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == DemoShowingRow.noted_by)
        .where(DemoShowingRow.selection == selection)
    )
    return {
        (row.vendor, row.scenario): Noted(
            outcome=Showing(row.outcome),
            note=row.note,
            noted_by=name or "–",
            noted_at=row.noted_at,
            version=row.version,
        )
        for row, name in session.execute(statement)
        if row.vendor not in actor.conflicts
    }
