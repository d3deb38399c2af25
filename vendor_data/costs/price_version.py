"""The versions of a vendor's price form: who, when, why, and what differs from the one before."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.error_rules import Error, Prevails
from vendor_data.costs.offer import Offer, Stated
from vendor_data.costs.price_form import Field
from workbench.problem import Term


class Source(StrEnum):
    """How a price form came in."""

    FILE = "file"
    SCREEN = "screen"

    @property
    def label(self) -> Term:
        return Term("Read from a file") if self is Source.FILE else Term("Typed on the screen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An error as a person confirmed it, the original beside it; amounts in minor units."""

    error: Error
    line: str
    stated: int
    other: int
    corrected: int
    rule: Prevails
    currency: str
    reason: str
    confirmed_by: str
    confirmed_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceVersion:
    """One price form that was taken in; `official_on` is the basis on which it is the price."""

    id: str
    vendor: str
    number: int
    source: Source
    offer: Offer
    taken_by: str
    taken_at: dt.datetime
    reason: str
    extra: str
    corrections: tuple[Correction, ...]
    official_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One cell that a later version says differently."""

    line: str
    field: Field
    before: Stated
    after: Stated


def differences(before: Offer, after: Offer) -> list[Difference]:
    """Return every cell in which two versions of a form differ, line by line, the sum last."""
    ids = dict.fromkeys([line.line for offer in (before, after) for line in offer.lines])
    found = []
    for line in ids:
        one, other = before.line(line), after.line(line)
        pairs = ((Field.UNIT, one.unit_price, other.unit_price),
                 (Field.TOTAL, one.total, other.total))  # fmt: skip
        for field, was, now in pairs:
            if _said(was, one.currency) != _said(now, other.currency):
                found.append(Difference(line=line, field=field, before=was, after=now))
    if _said(before.total, before.currency) != _said(after.total, after.currency):
        found.append(
            Difference(line=TOTAL, field=Field.TOTAL, before=before.total, after=after.total)
        )
    return found


def _said(stated: Stated, currency: str) -> tuple[object, ...]:
    """Return what a cell means; another way of writing the same is no difference."""
    return stated.kind, stated.amount, stated.words, currency if stated.amount else ""


def newest(versions: Sequence[PriceVersion]) -> Mapping[str, PriceVersion]:
    """Return each vendor's newest version."""
    found: dict[str, PriceVersion] = {}
    for version in sorted(versions, key=lambda each: each.number):
        found[version.vendor] = version
    return found
