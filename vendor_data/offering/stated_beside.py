"""What a vendor states of who offers, held against what the leaders recorded of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rfp.writing.call_terms import PartnerKind, Period
from vendor_data.offering.offer import DeliveryPart, Offer, Party, PartyRole
from vendor_data.offering.statement import StatedCompany, StatedReference, Statement
from workbench.language import normal_key, parse_date

_SHORTEST_NAME = 3  # [characters]; a shorter one stands in every other word


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie in the words of one company of a proposal; `names` are members that stand in it."""

    vendor: str
    company: str
    words: str
    names: tuple[str, ...] = ()


def stated_kinds(statement: Statement) -> tuple[PartnerKind, ...]:
    """Return as what the companies together offer themselves.

    >>> one = StatedCompany(kinds=(PartnerKind.INTEGRATOR,))
    >>> two = StatedCompany(kinds=(PartnerKind.MAKER, PartnerKind.INTEGRATOR))
    >>> [kind.value for kind in stated_kinds(Statement(companies=(one, two)))]
    ['maker', 'integrator']
    """
    told = {kind for one in statement.companies for kind in one.kinds}
    return tuple(kind for kind in PartnerKind if kind in told)


def recorded_party(offer: Offer, name: str) -> Party | None:
    """Return the party under which a company of this name is recorded."""
    key = normal_key(name)
    return next((each for each in offer.parties if normal_key(each.name) == key), None)


def party_as_stated(company: StatedCompany, party: Party | None) -> tuple[PartyRole, str]:
    """Return role and ties to record: as stated, else as recorded, else the least it can be."""
    role = PartyRole.SUBCONTRACTOR if party is None else party.role
    ties_before = "" if party is None else party.ties
    return company.role or role, company.ties.strip() or ties_before


def stated_duties(offer: Offer, statement: Statement) -> dict[str, str]:
    """Return the recorded party for each part that exactly one company says it answers for."""
    found: dict[str, str] = {}
    for part in DeliveryPart:
        told = [one for one in statement.companies if part in one.answers_for]
        party = recorded_party(offer, told[0].name) if len(told) == 1 else None
        if party is not None:
            found[part.value] = party.id
    return found


def stated_answerers(statement: Statement) -> Mapping[str, tuple[str, ...]]:
    """Return by part which companies say that they answer for it."""
    return {
        part.value: names
        for part in DeliveryPart
        if (names := tuple(one.name for one in statement.companies if part in one.answers_for))
    }


def period_of(reference: StatedReference) -> Period | None:
    """Return the days that a vendor wrote; None if they are no dates, or end before they begin.

    >>> period_of(StatedReference(first="1402/01/20")).first.isoformat()
    '2023-04-09'
    >>> period_of(StatedReference(first="last spring")) is None
    True
    """
    first = parse_date(reference.first.strip())
    last = parse_date(reference.last.strip()) if reference.last.strip() else None
    if first is None or (reference.last.strip() and last is None):
        return None
    return None if last is not None and last < first else Period(first=first, last=last)


def ties(
    offers: Mapping[str, Offer], stated: Mapping[str, Statement], members: Iterable[str]
) -> list[Tie]:
    """Return every tie that companies state or that is recorded of them, each wording once."""
    names = [name for name in members if len(name) >= _SHORTEST_NAME]
    found: dict[tuple[str, str, str], Tie] = {}
    for vendor, company, words in _told(offers, stated):
        key = (vendor, normal_key(company), normal_key(words))
        said = f" {key[2]} "
        named = tuple(name for name in names if normal_key(name) in said)
        found.setdefault(key, Tie(vendor=vendor, company=company, words=words, names=named))
    return list(found.values())


def _told(
    offers: Mapping[str, Offer], stated: Mapping[str, Statement]
) -> Sequence[tuple[str, str, str]]:
    own = [
        (vendor, one.name, one.ties)
        for vendor, statement in stated.items()
        for one in statement.companies
    ]
    recorded = [
        (vendor, party.name, party.ties) for vendor, offer in offers.items()
        for party in offer.parties
    ]  # fmt: skip
    return [each for each in (*own, *recorded) if each[2].strip()]
