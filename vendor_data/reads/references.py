"""References, levels of evidence, and what nobody asked for, as an actor may know them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.writing.call_terms import Period
from vendor_data.answer import Code
from vendor_data.checking.evidence import EvidenceLevel, Levels, SetLevel
from vendor_data.checking.reference import CallOutcome, Reference
from vendor_data.checking.tables import (
    EvidenceRow,
    ReferenceRow,
    UnneededRow,
)
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Unneeded:
    """A function that a vendor offers and nobody asked for."""

    id: str
    vendor: str
    text: str
    note: str


def references(session: Session, actor: Actor, selection: str) -> list[Reference]:
    """Return the references of every vendor that exists for `actor`, the newest period first."""
    if not _may(session, actor, selection):
        return []
    names = _names(session)
    statement = (
        select(ReferenceRow)
        .where(ReferenceRow.selection == selection)
        .order_by(ReferenceRow.first.desc(), ReferenceRow.id)
    )
    return [
        Reference(
            id=row.id,
            vendor=row.vendor,
            customer=row.customer,
            scope=row.scope,
            contact=row.contact,
            period=Period(first=row.first, last=row.last),
            party=row.party,
            outcome=CallOutcome(row.outcome),
            notes=row.notes,
            called_by=names.get(row.called_by or "", ""),
            called_at=row.called_at,
            version=row.version,
        )
        for row in session.scalars(statement)
        if row.vendor not in actor.conflicts
    ]


def evidence_levels(session: Session, actor: Actor, selection: str) -> Levels:
    """Return the levels that somebody set, by vendor and requirement."""
    if not _may(session, actor, selection):
        return {}
    names = _names(session)
    rows = session.scalars(select(EvidenceRow).where(EvidenceRow.selection == selection))
    return {
        (row.vendor, row.requirement): SetLevel(
            level=EvidenceLevel(row.level),
            reason=row.reason,
            set_by=names.get(row.set_by, "–"),
            set_at=row.set_at,
            reference=row.reference,
            claimed=Code(row.claimed) if row.claimed else None,
            version=row.version,
        )
        for row in rows
        if row.vendor not in actor.conflicts
    }


def unneeded(session: Session, actor: Actor, selection: str) -> list[Unneeded]:
    """Return what vendors offer and nobody asked for."""
    if not _may(session, actor, selection):
        return []
    statement = (
        select(UnneededRow).where(UnneededRow.selection == selection).order_by(UnneededRow.text)
    )
    return [
        Unneeded(id=row.id, vendor=row.vendor, text=row.text, note=row.note)
        for row in session.scalars(statement)
        if row.vendor not in actor.conflicts
    ]


def _may(session: Session, actor: Actor, selection: str) -> bool:
    return not actor.is_vendor and is_allowed(session, actor, Right.SEE_PROPOSALS, selection)


def _names(session: Session) -> Mapping[str, str]:
    return {row.id: row.name for row in session.execute(select(AccountRow.id, AccountRow.name))}
