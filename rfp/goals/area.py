"""The areas of the organisation in which problems are looked for."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from workbench.language import normal_key
from workbench.problem import Term


class Area(StrEnum):
    """Where a problem hurts."""

    MARKETING = "marketing"
    SALES = "sales"
    SERVICE = "service"
    OTHER = "other"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Area.MARKETING: Term("Marketing"),
    Area.SALES: Term("Sales"),
    Area.SERVICE: Term("Service"),
    Area.OTHER: Term("Other areas"),
}
# What a lane's name tells of its area; the first that is found counts.
_WORDS = {
    Area.MARKETING: ("marketing", "campaign", "market", "بازاریابی", "تبلیغات", "بازار"),
    Area.SALES: ("sales", "seller", "selling", "account manager", "فروش"),
    Area.SERVICE: (
        "service", "support", "help desk", "helpdesk", "complaint", "call centre", "call center",
        "خدمات", "پشتیبانی", "شکایت", "مرکز تماس",
    ),
}  # fmt: skip


def proposed_area(lane: str) -> Area:
    """Propose an area from the name of a lane; a person may say otherwise.

    >>> proposed_area("Customer Service"), proposed_area("واحد فروش"), proposed_area("Finance")
    (<Area.SERVICE: 'service'>, <Area.SALES: 'sales'>, <Area.OTHER: 'other'>)
    """
    key = normal_key(lane)
    for area, words in _WORDS.items():
        if any(normal_key(word) in key for word in words):
            return area
    return Area.OTHER


def areas_of(
    pains: Iterable[str], settled: Mapping[str, Area], lanes: Mapping[str, str]
) -> tuple[Area, ...]:
    """Return the areas of some pains: as a problem settled it, else as their lane proposes.

    What no pain tells of lies in the other areas.
    """
    told = {settled.get(pain) or proposed_area(lanes.get(pain, "")) for pain in pains}
    return tuple(area for area in Area if area in told) or (Area.OTHER,)
