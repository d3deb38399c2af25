"""Prices that stand in a response file, where none belongs: each with what is doubtful about it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vendor_data.columns import Role, Table
from vendor_data.doubt import Doubt, DoubtKind
from vendor_data.line_cells import place_of
from vendor_data.line_subject import Asked, Subject
from vendor_data.price import Price, PriceKind, price_of
from workbench.sheet import Line

DOUBLED_PRICE = "{proposal} has more than one price: {found}; none counts before a choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPrice:
    """A price in the file; it may count only if nothing about it is doubtful."""

    requirement: str
    place: str
    price: Price
    is_certain: bool


def stated_price(table: Table, line: Line, subject: Subject) -> StatedPrice | None:
    """Return the price that a line states; None without one."""
    column = table.column(Role.PRICE)
    price = price_of(line.cell(column)) if column else None
    if price is None or price.kind is PriceKind.BLANK:
        return None
    subjects = subject.requirements
    return StatedPrice(
        requirement=subjects[0].id if len(subjects) == 1 else "",
        place=place_of(table, line, Role.PRICE),
        price=price,
        is_certain=not price.reason and not subject.reason,
    )


def held_together(
    stated: Sequence[StatedPrice], asked: Asked
) -> tuple[tuple[StatedPrice, ...], tuple[Doubt, ...]]:
    """Return every stated price with its doubts; two prices of one requirement both stay out."""
    by_requirement: dict[str, list[StatedPrice]] = defaultdict(list)
    for one in stated:
        if one.requirement:
            by_requirement[one.requirement].append(one)
    twice = {about: ones for about, ones in by_requirement.items() if len(ones) > 1}
    prices = (replace(p, is_certain=p.is_certain and p.requirement not in twice) for p in stated)
    doubts = [_doubt(one) for one in stated if one.price.reason]
    doubts += [_doubled(asked.by_id[about].code, about, ones) for about, ones in twice.items()]
    return tuple(prices), tuple(doubts)


def _doubt(one: StatedPrice) -> Doubt:
    return Doubt(
        kind=DoubtKind.PRICE,
        place=one.place,
        found=one.price.raw,
        reason=one.price.reason,
        proposal="" if one.price.amount is None else f"{one.price.amount:f}",
        requirement=one.requirement,
    )


def _doubled(code: str, requirement: str, ones: Sequence[StatedPrice]) -> Doubt:
    return Doubt(
        kind=DoubtKind.PRICE,
        place=", ".join(one.place for one in ones),
        found="; ".join(f"{one.place}: {one.price.raw}" for one in ones),
        reason=DOUBLED_PRICE,
        proposal=code,
        requirement=requirement,
    )
