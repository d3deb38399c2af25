"""The risk questionnaire for one vendor: its own status on each factor, and what follows."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rfp.readiness.item import Item
from rfp.readiness.risk import Band, RiskJudgement, band

USUAL_WEIGHT = 3  # of a factor that nobody has weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorRisk:
    """How a vendor stands on a factor: 1 is in hand, 5 is out of hand."""

    status: int
    mitigation: str = ""
    owner: str = ""
    judged_by: str = ""
    judged_at: dt.datetime | None = None
    version: int = 0


Risks = Mapping[tuple[str, str], VendorRisk]  # by (vendor, factor)


def factor_of(item: Item) -> str:
    """Return what a factor is known by, before and after somebody touched it."""
    return item.code or item.id


def weight_of(item: Item) -> int:
    """Return the weight of effect of a factor, or the usual one while nobody has weighed it."""
    return (item.risk.weight if item.risk else None) or USUAL_WEIGHT


def level_of(item: Item, found: VendorRisk | None) -> int | None:
    """Return weight times status, 1 to 25; None while the vendor was not judged on it."""
    if found is None:
        return None
    return RiskJudgement(weight=weight_of(item), own=found.status).level


def bands(factors: Iterable[Item], risks: Risks, vendor: str) -> Mapping[Band, int]:
    """Return how many factors of a vendor are high, to be watched, low, and not judged."""
    counted = dict.fromkeys((Band.HIGH, Band.WATCH, Band.LOW, Band.UNKNOWN), 0)
    for item in factors:
        counted[band(level_of(item, risks.get((vendor, factor_of(item)))))] += 1
    return counted
