"""What is sought and what is offered: kinds of partner, parties of a proposal, delivery."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rfp.writing.call_terms import PartnerKind
from workbench.language import normal_key
from workbench.problem import Term


class Delivery(StrEnum):
    """Where what is offered runs."""

    SAAS = "saas"
    HOSTED = "hosted"
    ON_PREMISES = "on_premises"

    @property
    def label(self) -> Term:
        return _DELIVERIES[self]


_DELIVERIES = {
    Delivery.SAAS: Term("As a service (SaaS)"),
    Delivery.HOSTED: Term("Hosted by the vendor"),
    Delivery.ON_PREMISES: Term("On our own premises"),
}


class PartyRole(StrEnum):
    """What a company is in a joint proposal; one of them leads."""

    LEAD = "lead"
    MEMBER = "member"
    SUBCONTRACTOR = "subcontractor"

    @property
    def label(self) -> Term:
        return _ROLES[self]


_ROLES = {
    PartyRole.LEAD: Term("Lead"),
    PartyRole.MEMBER: Term("Member of the consortium"),
    PartyRole.SUBCONTRACTOR: Term("Subcontractor"),
}


class DeliveryPart(StrEnum):
    """A part of the delivery that somebody has to answer for."""

    SOFTWARE = "software"
    CONFIGURATION = "configuration"
    INTEGRATION = "integration"
    MIGRATION = "migration"
    TRAINING = "training"
    MANAGEMENT = "management"
    HOSTING = "hosting"
    SUPPORT = "support"

    @property
    def label(self) -> Term:
        return _PARTS[self]


_PARTS = {
    DeliveryPart.SOFTWARE: Term("Software and licences"),
    DeliveryPart.CONFIGURATION: Term("Configuration and customisation"),
    DeliveryPart.INTEGRATION: Term("Integration"),
    DeliveryPart.MIGRATION: Term("Data migration"),
    DeliveryPart.TRAINING: Term("Training"),
    DeliveryPart.MANAGEMENT: Term("Project management"),
    DeliveryPart.HOSTING: Term("Hosting and operation"),
    DeliveryPart.SUPPORT: Term("Support and warranty"),
}
GROUP = "group "  # begins the name of a part that is a requirement group: a criterion's id follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A company behind a proposal; `declared` is the day of its own declaration."""

    id: str
    vendor: str
    name: str
    role: PartyRole
    added_at: dt.datetime
    declared: dt.date | None = None
    ties: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One proposal as an offer: kinds, delivery, parties, and who answers for which part."""

    kinds: tuple[PartnerKind, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    note: str = ""
    parties: tuple[Party, ...] = ()
    duties: Mapping[str, str] | None = None  # part -> party
    version: int = 0

    @property
    def is_joint(self) -> bool:
        return len(self.parties) > 1


class Lack(StrEnum):
    """What keeps an offer from being whole."""

    NO_KIND = "no kind"
    OTHER_KIND = "other kind"
    NO_DELIVERY = "no delivery"
    NO_LEAD = "no lead"
    UNDECLARED = "undeclared"
    UNANSWERED = "unanswered"


def lacks(
    offer: Offer, sought: Collection[PartnerKind], parts: Iterable[str]
) -> dict[Lack, tuple[str, ...]]:
    """Return what the offer lacks: names of parties, codes of parts, or nothing beside the lack.

    >>> sorted(lack.value for lack in lacks(Offer(), {PartnerKind.MAKER}, []))
    ['no delivery', 'no kind']
    """
    found: dict[Lack, tuple[str, ...]] = {}
    if not offer.kinds:
        found[Lack.NO_KIND] = ()
    elif missing := tuple(kind.value for kind in sought if kind not in offer.kinds):
        found[Lack.OTHER_KIND] = missing
    if not offer.deliveries:
        found[Lack.NO_DELIVERY] = ()
    if offer.parties:
        found |= _of_parties(offer, parts)
    return found


def _of_parties(offer: Offer, parts: Iterable[str]) -> dict[Lack, tuple[str, ...]]:
    found: dict[Lack, tuple[str, ...]] = {}
    if not any(party.role is PartyRole.LEAD for party in offer.parties):
        found[Lack.NO_LEAD] = ()
    if silent := tuple(party.name for party in offer.parties if party.declared is None):
        found[Lack.UNDECLARED] = silent
    duties = offer.duties or {}
    if offer.is_joint and (free := tuple(part for part in parts if part not in duties)):
        found[Lack.UNANSWERED] = free
    return found


def same_company(parties: Sequence[Party], party: str) -> set[str]:
    """Return the vendors behind which the company of `party` stands, under the same name."""
    named = next((normal_key(each.name) for each in parties if each.id == party), None)
    return {each.vendor for each in parties if normal_key(each.name) == named}


def shared_companies(parties: Sequence[Party]) -> dict[str, tuple[str, ...]]:
    """Return the companies that stand behind more than one proposal, with their vendors."""
    behind = {party.name: same_company(parties, party.id) for party in parties}
    first: dict[str, str] = {}
    for name in behind:
        first.setdefault(normal_key(name), name)
    return {name: tuple(sorted(behind[name])) for name in first.values() if len(behind[name]) > 1}
