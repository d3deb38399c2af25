"""Vendors and their proposals as the bids extension of the standard has them."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from operator import attrgetter

from rfp.needs.requirement import Requirement
from vendor_data.money import Money
from vendor_data.offering.offer import PartyRole
from vendor_data.proposal import Answer, Proposal
from vendor_data.publishing.facts import PublishedFacts
from vendor_data.publishing.moments import moment
from vendor_data.vendor import Vendor
from workbench.language import currency
from workbench.selection import Phase

Json = dict[str, object]


def organisations(facts: PublishedFacts, *, chosen: str | None = None) -> list[Json]:
    """Return the vendors and the companies that they propose with; one vendor may be chosen."""
    proposed = {proposal.vendor for proposal in facts.proposals}
    named: list[Json] = [
        {
            "id": vendor.id,
            "name": vendor.name.text,
            "roles": [
                "tenderer" if vendor.id in proposed else "invitedTenderer",
                *(["supplier"] if vendor.id == chosen else []),
            ],
        }
        for vendor in facts.vendors
    ]
    behind: list[Json] = [
        {
            "id": party.id,
            "name": party.name,
            "roles": ["subcontractor" if party.role is PartyRole.SUBCONTRACTOR else "tenderer"],
        }
        for party in facts.parties
        if party.vendor in proposed
    ]
    return [*named, *behind]


def bids(facts: PublishedFacts) -> Json:
    """Return each vendor's newest proposal, and their number to whoever may know of all.

    A vendor of which nothing came in time has a bid that is disqualified: the standard has no word
    of its own for what came late. It is not counted, as it was not taken.
    """
    by_coming = sorted(facts.proposals, key=attrgetter("came_at"))
    newest = {proposal.vendor: proposal for proposal in by_coming}
    details = [
        _bid(facts, vendor, newest[vendor.id]) for vendor in facts.vendors if vendor.id in newest
    ]
    every = [*details, *_withdrawn(facts, newest), *_late(facts, newest)]
    if not every:
        return {}
    if not facts.is_whole:
        return {"details": every}
    counted = {"id": "bids", "measure": "bids", "value": len(details)}
    return {"statistics": [counted], "details": every}


def _withdrawn(facts: PublishedFacts, in_file: Collection[str]) -> Iterable[Json]:
    """Yield each proposal that was withdrawn before anything of it was read."""
    for vendor in facts.vendors:
        if vendor.withdrawal is not None and vendor.id not in in_file:
            yield {
                "id": vendor.withdrawal.number,
                "date": moment(vendor.withdrawal.withdrawn_at),
                "status": "withdrawn",
                "tenderers": [{"id": vendor.id, "name": vendor.name.text}],
            }


def _late(facts: PublishedFacts, in_file: Collection[str]) -> Iterable[Json]:
    """Yield the first late envelope of each vendor that has no proposal in the file."""
    names = {
        vendor.id: vendor.name.text
        for vendor in facts.vendors
        if vendor.id not in in_file and vendor.withdrawal is None
    }
    for each in facts.late:
        if each.vendor in names:
            tenderer = {"id": each.vendor, "name": names.pop(each.vendor)}
            yield {
                "id": each.id,
                "date": moment(each.came_at),
                "status": "disqualified",
                "tenderers": [tenderer],
            }


def _bid(facts: PublishedFacts, vendor: Vendor, proposal: Proposal) -> Json:
    papers = list(_documents(facts, vendor.id))
    responses = list(_responses(facts, vendor.id))
    told: Json = {
        "id": proposal.id,
        "date": moment(proposal.came_at),
        "status": _status(facts, vendor),
        "tenderers": list(_tenderers(facts, vendor)),
    }
    if papers:
        told["documents"] = papers
    if responses:
        told["requirementResponses"] = responses
    if vendor.id in facts.prices and not vendor.is_out:
        told["value"] = value_of(facts.prices[vendor.id])
    return told


def _documents(facts: PublishedFacts, vendor: str) -> Iterable[Json]:
    """Yield what came out of the envelopes, once where it lay in two, and the evidence."""
    known: set[tuple[str, str]] = set()
    for paper in facts.papers:
        if paper.vendor == vendor and (paper.sha256, paper.name) not in known:
            known.add((paper.sha256, paper.name))
            kind = "submissionDocuments"
            yield {"id": paper.sha256, "documentType": kind, "title": paper.name}
    for each in facts.evidence:
        if each.vendor == vendor:
            kind = "technicalSpecifications"
            yield {"id": each.upload, "documentType": kind, "title": each.name}


def _status(facts: PublishedFacts, vendor: Vendor) -> str:
    if vendor.withdrawal is not None:
        return "withdrawn"
    if vendor.is_excluded:
        return "disqualified"
    return "valid" if facts.phase.is_from(Phase.SCORING) else "pending"


def _tenderers(facts: PublishedFacts, vendor: Vendor) -> Iterable[Json]:
    yield {"id": vendor.id, "name": vendor.name.text}
    for party in facts.parties:
        if party.vendor == vendor.id and party.role is not PartyRole.SUBCONTRACTOR:
            yield {"id": party.id, "name": party.name}


def _responses(facts: PublishedFacts, vendor: str) -> Iterable[Json]:
    for requirement in facts.requirements:
        answer = facts.answers.get((vendor, requirement.id))
        if answer is not None:
            yield _response(vendor, requirement, answer)


def _response(vendor: str, requirement: Requirement, answer: Answer) -> Json:
    told: Json = {
        "id": f"{vendor}-{answer.requirement}",
        "requirement": {"id": requirement.id, "title": requirement.code},
        "value": answer.code.value,
    }
    if answer.comment:
        told["description"] = answer.comment
    return told


def value_of(price: Money) -> Json:
    """Return an amount of money, exact as far as a number of JSON can be."""
    amount = Decimal(price.minor).scaleb(-currency(price.currency).places)
    whole = amount == amount.to_integral_value()
    return {"amount": int(amount) if whole else float(amount), "currency": price.currency}
