"""Acceptance scenarios on one imaginary customer, shown by every vendor in the same way."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Term

Words = Mapping[str, str]  # language code -> words
CUSTOMER = "imaginary customer"  # the field of its wording
FIELDS = ("title", "steps", "expected")


class Showing(StrEnum):
    """What a vendor showed of a scenario."""

    SHOWN = "shown"
    PARTLY = "partly"
    NOT_SHOWN = "not shown"

    @property
    def label(self) -> Term:
        return _SHOWINGS[self]


_SHOWINGS = {
    Showing.SHOWN: Term("Shown"),
    Showing.PARTLY: Term("Partly shown"),
    Showing.NOT_SHOWN: Term("Not shown"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What every vendor does with the same data, and what is then to be seen."""

    id: str
    titles: Words
    steps: Words
    expected: Words
    requirements: tuple[str, ...]
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was seen of one vendor and one scenario, by whom and when."""

    outcome: Showing
    note: str
    noted_by: str
    noted_at: dt.datetime
    version: int = 0


Showings = Mapping[tuple[str, str], Noted]  # by (vendor, scenario)


def unshown(scenarios: Iterable[Scenario], wanted: Iterable[str]) -> list[str]:
    """Return the requirements that no scenario lets a vendor show."""
    covered = {key for scenario in scenarios for key in scenario.requirements}
    return [key for key in wanted if key not in covered]
