"""What is sought, what a vendor offers, and who stands behind a joint proposal."""

import datetime as dt
from collections.abc import Collection, Mapping

from sqlalchemy import select

from rfp.tables import CriterionRow
from rfp.writing.call_terms import PartnerKind
from rfp.writing.tables import SoughtRow
from vendor_data.changes.notes import cleaned_note
from vendor_data.offering.offer import GROUP, Delivery, DeliveryPart, PartyRole
from vendor_data.offering.tables import DutyRow, OfferRow, PartyRow
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.language import normal_key
from workbench.problem import Conflict, Problem
from workbench.record import verb
from workbench.store import CHANGED_MEANWHILE, Change, Store, expect_unchanged, expect_version

SEEK = verb(
    "vendor_data.state_sought", right=Right.EDIT_RFP, label="Partner sought stated", undoable=True
)
STATE = verb(
    "vendor_data.state_offer",
    right=Right.KEEP_VENDOR_FILE,
    label="Offer described",
    undoable=True,
)
ADD = verb(
    "vendor_data.add_party", right=Right.KEEP_VENDOR_FILE, label="Party added", undoable=True
)
CHANGE = verb(
    "vendor_data.change_party", right=Right.KEEP_VENDOR_FILE, label="Party changed", undoable=True
)
REMOVE = verb(
    "vendor_data.remove_party", right=Right.KEEP_VENDOR_FILE, label="Party removed", undoable=True
)
ANSWER_FOR = verb(
    "vendor_data.give_duties",
    right=Right.KEEP_VENDOR_FILE,
    label="Who answers for what",
    undoable=True,
)
LONGEST_NAME, LONGEST_NOTE = 200, 2000


def state_sought(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    kinds: Collection[PartnerKind],
    seen: Collection[PartnerKind] | None = None,
) -> None:
    """Say which kinds of partner are sought; vendors are held against it.

    `seen` are the kinds that the screen showed.
    """
    with store.change(actor, SEEK, selection) as change:
        row = change.session.get(SoughtRow, selection)
        if row is None:
            row = SoughtRow(selection=selection)
            change.session.add(row)
        elif seen is not None and row.kinds != _joined(PartnerKind, seen):
            raise Conflict(
                CHANGED_MEANWHILE,
                found=[PartnerKind(kind).label for kind in row.kinds.split()] or "–",
                wanted=[kind.label for kind in kinds] or "–",
            )
        row.kinds = _joined(PartnerKind, kinds)
        change.about(selection)


def state_offer(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    kinds: Collection[PartnerKind],
    deliveries: Collection[Delivery],
    note: str,
    seen: int,
) -> None:
    """Say as what a vendor offers itself and how it delivers, as its proposal has it."""
    with store.change(actor, STATE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        wanted = (
            _joined(PartnerKind, kinds),
            _joined(Delivery, deliveries),
            cleaned_note(note, LONGEST_NOTE),
        )
        row = change.session.get(OfferRow, vendor)
        if row is None:
            row = OfferRow(vendor=vendor, selection=selection)
            change.session.add(row)
        elif wanted != (row.kinds, row.deliveries, row.note):
            now = row.kinds, row.deliveries, row.note
            expect_version(row, seen, found=_in_words(*now), wanted=_in_words(*wanted))
        row.kinds, row.deliveries, row.note = wanted
        change.about(vendor, vendor=vendor)


def add_party(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    name: str,
    role: PartyRole,
    declared: dt.date | None = None,
    ties: str = "",
) -> str:
    """Add a company to a proposal; one of them leads, and none stands in it twice."""
    with store.change(actor, ADD, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        party = PartyRow(
            id=change.new_id(),
            selection=selection,
            vendor=vendor,
            name=_name(change, vendor, name),
            role=role.value,
            declared=declared,
            ties=cleaned_note(ties, LONGEST_NOTE),
            added_at=change.now,
        )
        _expect_one_lead(change, party)
        change.session.add(party)
        change.about(party.id, vendor=vendor)
    return party.id


def change_party(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    party: str,
    role: PartyRole,
    declared: dt.date | None,
    ties: str,
    seen: int,
) -> None:
    """Change what a company is in the proposal, and what it declares of its ties."""
    with store.change(actor, CHANGE, selection, vendor=vendor) as change:
        row = _party(change, vendor, party)
        now = [PartyRole(row.role).label, row.declared or "–", row.ties or "–"]
        wanted = [role.label, declared or "–", ties or "–"]
        expect_version(row, seen, found=now, wanted=wanted)
        row.role, row.declared, row.ties = role.value, declared, cleaned_note(ties, LONGEST_NOTE)
        _expect_one_lead(change, row)
        change.about(party, vendor=vendor)


def remove_party(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    party: str,
    seen: int | None = None,
) -> None:
    """Take a company out of a proposal; it then answers for nothing in it."""
    with store.change(actor, REMOVE, selection, vendor=vendor) as change:
        row = _party(change, vendor, party)
        expect_unchanged(row, seen, found=row.name)
        for duty in change.session.scalars(select(DutyRow).where(DutyRow.party == party)):
            change.session.delete(duty)
        change.session.flush()
        change.session.delete(row)
        change.about(party, vendor=vendor)


def give_duties(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    duties: Mapping[str, str | None],
    seen: Mapping[str, str] | None = None,
) -> None:
    """Say which company answers for each part; None leaves a part to nobody.

    `seen` tells which company answered for each part on the screen.
    """
    with store.change(actor, ANSWER_FOR, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if seen is not None:
            _expect_duties(change, vendor, duties, seen)
        for part, party in duties.items():
            _expect_part(change, part)
            _put_duty(change, vendor, part, party)
        change.about(vendor, vendor=vendor)


def _expect_duties(
    change: Change, vendor: str, wanted: Mapping[str, str | None], seen: Mapping[str, str]
) -> None:
    """Raise a conflict that names who answers now for each part that somebody else gave away."""
    rows = {part: change.session.get(DutyRow, (vendor, part)) for part in wanted}
    now = {part: row.party if row else None for part, row in rows.items()}
    differing = [part for part in wanted if now[part] not in (seen.get(part), wanted[part])]
    if differing:
        raise Conflict(
            CHANGED_MEANWHILE,
            found=[_company(change, now[part]) for part in differing],
            wanted=[_company(change, wanted[part]) for part in differing],
        )


def _company(change: Change, party: str | None) -> str:
    return change.get(PartyRow, party).name if party else "–"


def _put_duty(change: Change, vendor: str, part: str, party: str | None) -> None:
    row = change.session.get(DutyRow, (vendor, part))
    if party is not None:
        _party(change, vendor, party)
        if row is None:
            row = DutyRow(vendor=vendor, part=part, selection=change.selection.id)
            change.session.add(row)
        row.party = party
    elif row is not None:
        change.session.delete(row)


def _expect_part(change: Change, part: str) -> None:
    if part.startswith(GROUP):
        change.get(CriterionRow, part.removeprefix(GROUP))
    elif part not in set(DeliveryPart):
        raise Problem("there is no part of a delivery called {part}", part=part)


def _party(change: Change, vendor: str, party: str) -> PartyRow:
    row = change.get(PartyRow, party)
    if row.vendor != vendor:
        raise Problem("this entry no longer exists; it may have been removed by somebody else")
    return row


def _name(change: Change, vendor: str, name: str) -> str:
    told = " ".join(name.split())
    if not 0 < len(told) <= LONGEST_NAME:
        raise Problem("a party has a name of at most {most} characters", most=LONGEST_NAME)
    for row in change.session.scalars(select(PartyRow).where(PartyRow.vendor == vendor)):
        if normal_key(row.name) == normal_key(told):
            raise Problem("{name} stands in this proposal already", name=row.name)
    return told


def _expect_one_lead(change: Change, party: PartyRow) -> None:
    if party.role != PartyRole.LEAD.value:
        return
    statement = select(PartyRow).where(
        PartyRow.vendor == party.vendor, PartyRow.role == PartyRole.LEAD.value
    )
    for row in change.session.scalars(statement):
        if row.id != party.id:
            raise Problem("{name} leads this proposal already; one party leads", name=row.name)


def _in_words(kinds: str, deliveries: str, note: str) -> list[str]:
    """Return what an offer says as the sentence about two who changed it names it."""
    offered = (PartnerKind(code).label for code in kinds.split())
    delivered = (Delivery(code).label for code in deliveries.split())
    return [*offered, *delivered, note or "–"]


def _joined(
    kind: type[PartnerKind] | type[Delivery], chosen: Collection[PartnerKind | Delivery]
) -> str:
    return " ".join(each.value for each in kind if each in chosen)
