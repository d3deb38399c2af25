"""What a vendor itself says of who offers: kinds, delivery, companies and their duties, references.

It is the vendor's own word, written on its page and handed in with its answers. What the leaders
record of an offer stands apart from it.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, TypeVar

from rfp.writing.call_terms import PartnerKind
from vendor_data.offering.offer import Delivery, DeliveryPart, PartyRole
from workbench.problem import Problem, Term

MOST_COMPANIES, MOST_REFERENCES, LONGEST = 12, 20, 2000
MOST_BYTES = 1_000_000
DATA_NAME = "who-offers.json"  # goes along in an envelope, to be read back
_NOT_OURS = (ValueError, KeyError, TypeError, AttributeError, RecursionError, Problem)
_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCompany:
    """One company of a proposal in its own words; `answers_for` are parts of the delivery."""

    name: str = ""
    role: PartyRole | None = None
    kinds: tuple[PartnerKind, ...] = ()
    answers_for: tuple[DeliveryPart, ...] = ()
    ties: str = ""  # to the organisation or to members of its committee


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedReference:
    """A customer that the vendor names; days stand as they were typed."""

    customer: str = ""
    scope: str = ""
    first: str = ""
    last: str = ""
    contact: str = ""
    company: str = ""  # which of the companies worked there


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """All that a vendor says of who offers; what it left empty is empty here."""

    deliveries: tuple[Delivery, ...] = ()
    companies: tuple[StatedCompany, ...] = ()
    references: tuple[StatedReference, ...] = ()
    unneeded: str = ""  # what it offers though nobody asked for it

    def __post_init__(self) -> None:
        if len(self.companies) > MOST_COMPANIES or len(self.references) > MOST_REFERENCES:
            raise Problem(
                "at most {companies} companies and {references} references are taken here; name "
                "the others in a document",
                companies=MOST_COMPANIES,
                references=MOST_REFERENCES,
            )
        if any(len(text) > LONGEST for text in texts(self)):
            raise Problem("a text has at most {most} characters here", most=LONGEST)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said yet; rows that were only added say nothing."""
        rows: tuple[StatedCompany | StatedReference, ...] = (*self.companies, *self.references)
        return not (self.deliveries or self.unneeded.strip() or any(_says(row) for row in rows))


class Open(StrEnum):
    """What a statement still lacks."""

    LEAD = "lead"
    KINDS = "kinds"
    DELIVERY = "delivery"
    DUTIES = "duties"

    @property
    def label(self) -> Term:
        return _OPEN[self]


_OPEN = {
    Open.LEAD: Term("which company leads; one does"),
    Open.KINDS: Term("as what each company offers itself"),
    Open.DELIVERY: Term("how what you offer is delivered"),
    Open.DUTIES: Term("who answers for each part of the delivery"),
}


def lacking(statement: Statement) -> tuple[Open, ...]:
    """Return what the statement still lacks; duties only once several companies propose.

    >>> [one.value for one in lacking(Statement())]
    ['lead', 'delivery']
    """
    named = [one for one in statement.companies if _says(one)]
    given = {part for one in named for part in one.answers_for}
    found = {
        Open.LEAD: sum(one.role is PartyRole.LEAD for one in named) != 1,
        Open.KINDS: any(not one.kinds for one in named),
        Open.DELIVERY: not statement.deliveries,
        Open.DUTIES: len(named) > 1 and given != set(DeliveryPart),
    }
    return tuple(one for one, is_open in found.items() if is_open)


def kept(statement: Statement) -> str:
    """Return the statement as the text that is kept.

    >>> read_back(kept(Statement(unneeded="«الف»"))).unneeded
    '«الف»'
    """
    return json.dumps(asdict(statement), ensure_ascii=False, separators=(",", ":"))


def read_back(text: str) -> Statement:
    """Return the statement that `kept` made a text of."""
    told = json.loads(text)
    return Statement(
        deliveries=_codes(Delivery, told["deliveries"]),
        companies=tuple(_company(one) for one in told["companies"]),
        references=tuple(StatedReference(**one) for one in told["references"]),
        unneeded=told["unneeded"],
    )


def from_outside(content: bytes) -> Statement | None:
    """Return what came out of an envelope as a statement; None if it is none of ours.

    >>> from_outside(b'{"companies": 7}') is None
    True
    """
    if len(content) > MOST_BYTES:
        return None
    with suppress(*_NOT_OURS):
        found = read_back(content.decode())
        kept(found).encode()  # half a character cannot be stored
        if all(isinstance(text, str) and "\0" not in text for text in texts(found)):
            return found
    return None


def _company(told: Mapping[str, Any]) -> StatedCompany:
    return StatedCompany(
        name=told["name"],
        role=PartyRole(told["role"]) if told["role"] else None,
        kinds=_codes(PartnerKind, told["kinds"]),
        answers_for=_codes(DeliveryPart, told["answers_for"]),
        ties=told["ties"],
    )


def _codes(kind: type[_Code], told: Sequence[str]) -> tuple[_Code, ...]:
    return tuple(kind(code) for code in told)


def _says(row: StatedCompany | StatedReference) -> bool:
    return any(asdict(row).values())


def texts(statement: Statement) -> list[str]:
    """Return every text that somebody typed, row by row."""
    told = [
        *(text for one in statement.companies for text in (one.name, one.ties)),
        *(
            text
            for one in statement.references
            for text in (one.customer, one.scope, one.first, one.last, one.contact, one.company)
        ),
    ]
    return [statement.unneeded, *told]
