"""Vendors on the market: what is known of each, what is only claimed, what is unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rfp.goals.alternative import Route
from workbench.problem import Term


class Topic(StrEnum):
    """What one wants to know of a vendor before inviting it."""

    PRODUCT = "product"
    FUNCTIONS = "functions"
    INTEGRATION = "integration"
    COST = "cost"
    SUPPORT = "support"
    REFERENCES = "references"
    STABILITY = "stability"
    DATA = "data"

    @property
    def label(self) -> Term:
        return _TOPICS[self]


_TOPICS = {
    Topic.PRODUCT: Term("Product and release policy"),
    Topic.FUNCTIONS: Term("Fit to our functions"),
    Topic.INTEGRATION: Term("Interfaces to our systems"),
    Topic.COST: Term("Cost range and licence model"),
    Topic.SUPPORT: Term("Local support and language"),
    Topic.REFERENCES: Term("References like us"),
    Topic.STABILITY: Term("Ownership and finances"),
    Topic.DATA: Term("Where data are held"),
}


class Sureness(StrEnum):
    """How sure a fact is; without any it is unknown."""

    KNOWN = "known"
    CLAIMED = "claimed"

    @property
    def label(self) -> Term:
        return _SURE[self]


_SURE = {
    Sureness.KNOWN: Term("Known"),
    Sureness.CLAIMED: Term("Claimed by the vendor"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketFact:
    """What is known or claimed on one topic, and where it comes from."""

    sureness: Sureness
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketVendor:
    """A vendor on the market with the facts by topic."""

    id: str
    name: str
    route: Route | None = None
    facts: Mapping[Topic, MarketFact] = field(default_factory=dict)

    def count(self, sureness: Sureness | None) -> int:
        """Count the topics of this sureness; None counts the unknown ones."""
        if sureness is None:
            return len(Topic) - len(self.facts)
        return sum(fact.sureness is sureness for fact in self.facts.values())
