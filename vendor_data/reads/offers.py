"""What is sought and who offers what, as an actor may know it."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.tables import RequirementRow
from rfp.writing.call_terms import PartnerKind
from vendor_data.offering.offer import (
    GROUP,
    Delivery,
    DeliveryPart,
    Offer,
    Party,
    PartyRole,
)
from vendor_data.offering.tables import DutyRow, OfferRow, PartyRow
from workbench.committee import Actor, Right
from workbench.language import Language, say
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of


def parties(session: Session, actor: Actor, selection: str) -> list[Party]:
    """Return the companies behind the proposals, for who has to declare ties to them.

    What a company declares of itself stands in its proposal, so only `offers` tells it.
    """
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_VENDORS, selection):
        return []
    return [
        Party(
            id=row.id,
            vendor=row.vendor,
            name=row.name,
            role=PartyRole(row.role),
            added_at=row.added_at,
        )
        for row in _parties(session, actor, selection)
    ]


def offers(session: Session, actor: Actor, selection: str) -> Mapping[str, Offer]:
    """Return what each proposal offers, by vendor; one in conflict does not exist."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return {}
    behind: dict[str, list[Party]] = {}
    for row in _parties(session, actor, selection):
        behind.setdefault(row.vendor, []).append(_party(row))
    duties: dict[str, dict[str, str]] = {}
    for duty in session.scalars(select(DutyRow).where(DutyRow.selection == selection)):
        duties.setdefault(duty.vendor, {})[duty.part] = duty.party
    rows = session.scalars(select(OfferRow).where(OfferRow.selection == selection))
    stated = {row.vendor: row for row in rows if row.vendor not in actor.conflicts}
    return {
        vendor: _offer(stated.get(vendor), tuple(behind.get(vendor, ())), duties.get(vendor, {}))
        for vendor in {**stated, **behind}
    }


def parts(session: Session, actor: Actor, selection: str, language: Language) -> Mapping[str, str]:
    """Return the parts that somebody answers for, by code: delivery first, then groups."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return {}
    texts = texts_of(session, selection, language.value)
    statement = (
        select(RequirementRow.criterion)
        .where(
            RequirementRow.selection == selection,
            RequirementRow.withdrawn.is_(None),
            RequirementRow.criterion.is_not(None),
        )
        .distinct()
    )
    groups = {
        f"{GROUP}{key}": texts[key, "title"].text
        for key in session.scalars(statement)
        if key is not None and (key, "title") in texts
    }
    delivery = {part.value: say(part.label, language) for part in DeliveryPart}
    return {**delivery, **dict(sorted(groups.items(), key=lambda at: at[1]))}


def _parties(session: Session, actor: Actor, selection: str) -> list[PartyRow]:
    statement = (
        select(PartyRow)
        .where(PartyRow.selection == selection)
        .order_by(PartyRow.added_at, PartyRow.id)
    )
    order = list(PartyRole)
    known = [row for row in session.scalars(statement) if row.vendor not in actor.conflicts]
    return sorted(known, key=lambda row: order.index(PartyRole(row.role)))


def _party(row: PartyRow) -> Party:
    return Party(
        id=row.id,
        vendor=row.vendor,
        name=row.name,
        role=PartyRole(row.role),
        added_at=row.added_at,
        declared=row.declared,
        ties=row.ties,
        version=row.version,
    )


def _offer(row: OfferRow | None, behind: tuple[Party, ...], duties: Mapping[str, str]) -> Offer:
    if row is None:
        return Offer(parties=behind, duties=duties)
    return Offer(
        kinds=tuple(PartnerKind(code) for code in row.kinds.split()),
        deliveries=tuple(Delivery(code) for code in row.deliveries.split()),
        note=row.note,
        parties=behind,
        duties=duties,
        version=row.version,
    )
