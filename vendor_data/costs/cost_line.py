"""The lines of a cost sheet: what vendors are asked to price, and what we spend ourselves."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.language import normal_key
from workbench.problem import Problem, Term

MOST_YEARS = 15
MOST_QUANTITY = 10**9
LONGEST_TITLE = 200


class Heading(StrEnum):
    """What a cost is for."""

    SOFTWARE = "software"
    LICENCES = "licences"
    TRAINING = "training"
    INTEGRATION = "integration"
    CONFIGURATION = "configuration"
    MIGRATION = "data migration"
    PROJECT_MANAGEMENT = "project management"
    RE_ENGINEERING = "re-engineering"
    SUPPORT = "support"
    INFRASTRUCTURE = "infrastructure"

    @property
    def label(self) -> Term:
        return Term(self.value.capitalize())


class Timing(StrEnum):
    """Whether a price is paid once for each unit, or for each unit and year."""

    ONCE = "once"
    YEARLY = "yearly"

    @property
    def label(self) -> Term:
        return Term("One-off") if self is Timing.ONCE else Term("Per year")


class Unit(StrEnum):
    """What one price is for."""

    LUMP_SUM = "lump sum"
    UNIT = "unit"
    USER = "user"
    MODULE = "module"
    SITE = "site"
    DAY = "day"
    HOUR = "hour"

    @property
    def label(self) -> Term:
        return Term(self.value.capitalize())


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One line: what it is, and how many of it each year takes.

    Attributes
    ----------
    volumes : tuple of int
        The quantity of each year; the first is the start, before the first year. [units]
    title, titles : str, mapping of str to str
        The name in the reader's language, and by language.
    amount : int or None
        What one unit costs us, for a line of our own; None is not known yet, and never 0.
        [minor units of the selection's currency]
    by_vendor : bool
        Whether a line of our own costs us something else with each vendor; its amounts are stated
        once the vendors are known, and `lines_for` puts one vendor's in.
    """

    id: str
    code: str
    heading: Heading
    title: str
    timing: Timing
    unit: Unit
    volumes: tuple[int, ...]
    module: str = ""
    is_own: bool = False
    amount: int | None = None
    by_vendor: bool = False
    titles: Mapping[str, str] = field(default_factory=dict, compare=False)
    version: int = 1

    def __post_init__(self) -> None:
        if not 1 <= len(self.volumes) <= MOST_YEARS + 1:
            raise Problem(
                "a cost line covers 0 to {most} years, got {found}",
                most=MOST_YEARS,
                found=len(self.volumes) - 1,
            )
        if any(not 0 <= each <= MOST_QUANTITY for each in self.volumes):
            raise Problem("a quantity is a whole number from 0 on, got {found}", found=self.volumes)

    @property
    def quantity(self) -> int:
        """The quantity of all years together."""
        return sum(self.volumes)

    @property
    def fingerprint(self) -> str:
        """Return what changes when the wording changes, but not when only the typing does."""
        return hashlib.sha256(normal_key(self.title).encode()).hexdigest()[:16]
