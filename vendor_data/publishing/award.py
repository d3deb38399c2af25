"""How a selection ended, as the standard has it: an award, or a call that came to nothing."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from vendor_data.publishing.bids import Json, value_of
from vendor_data.publishing.facts import PublishedFacts
from vendor_data.publishing.moments import moment


class Ending(StrEnum):
    """How it ended; the decision itself is taken higher up, and told here in these words."""

    CHOSEN = "chosen"
    ON_CONDITIONS = "on conditions"
    CALLED_AGAIN = "called again"
    GIVEN_UP = "given up"


_TENDER = {
    Ending.CHOSEN: "complete",
    Ending.ON_CONDITIONS: "active",  # until the named points are met nothing is settled
    Ending.CALLED_AGAIN: "unsuccessful",
    Ending.GIVEN_UP: "cancelled",
}
_AWARD = {
    Ending.CHOSEN: "active",
    Ending.ON_CONDITIONS: "pending",
    Ending.CALLED_AGAIN: "unsuccessful",
    Ending.GIVEN_UP: "unsuccessful",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """The decision as far as others may read it: its reason stays with the committee.

    `vendor` is None where nobody was chosen, `conditions` are the points of a conditional choice.
    """

    ending: Ending
    vendor: str | None
    decided_at: dt.datetime
    conditions: str = ""

    @property
    def tender_status(self) -> str:
        """What became of the call."""
        return _TENDER[self.ending]


def awards(facts: PublishedFacts, award: Award | None) -> list[Json]:
    """Return the one award of a selection that was decided; for nobody it has no supplier.

    A vendor that is not among the facts is hidden from their reader, and with it the award.
    """
    chosen = [each for each in facts.vendors if award and each.id == award.vendor]
    if award is None or (award.vendor is not None and not chosen):
        return []
    told: Json = {
        "id": f"{facts.selection}-award",
        "status": _AWARD[award.ending],
        "date": moment(award.decided_at),
    }
    if award.conditions:
        told["description"] = award.conditions
    if chosen:
        told["suppliers"] = [{"id": each.id, "name": each.name.text} for each in chosen]
    if award.vendor is not None and award.vendor in facts.prices:
        told["value"] = value_of(facts.prices[award.vendor])
    return [told]
