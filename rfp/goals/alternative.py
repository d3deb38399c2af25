"""Ways to go before an RFP is written, and how far each meets what is needed most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from rfp.needs.gap import Gap
from rfp.needs.requirement import Moscow, Requirement
from workbench.problem import Term

TOP = 8  # needs that an alternative is held against
LEAST = 2  # alternatives to be studied before an RFP goes out


class Route(StrEnum):
    """Which kind of way it is."""

    EXTEND = "extend"
    BUILD = "build"
    PACKAGE = "package"
    SAAS = "saas"
    INTEGRATOR = "integrator"

    @property
    def label(self) -> Term:
        return _ROUTES[self]


_ROUTES = {
    Route.EXTEND: Term("Extend what we have"),
    Route.BUILD: Term("Build it"),
    Route.PACKAGE: Term("Buy a package"),
    Route.SAAS: Term("Use software as a service"),
    Route.INTEGRATOR: Term("Hire an integrator"),
}


class CostClass(StrEnum):
    """About how much it costs, before anybody has made an offer."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def label(self) -> Term:
        return _COSTS[self]


_COSTS = {
    CostClass.LOW: Term("Low cost"),
    CostClass.MEDIUM: Term("Medium cost"),
    CostClass.HIGH: Term("High cost"),
}


class Standing(StrEnum):
    """Whether it stays on the list."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"

    @property
    def label(self) -> Term:
        return _STANDINGS[self]


_STANDINGS = {
    Standing.OPEN: Term("Not studied yet"),
    Standing.KEPT: Term("Kept on the list"),
    Standing.DROPPED: Term("Dropped from the list"),
}


class Fit(StrEnum):
    """How far it meets one need; where nobody has said it, it is unknown."""

    MEETS = "meets"
    PARTLY = "partly"
    FAILS = "fails"

    @property
    def label(self) -> Term:
        return _FITS[self]

    @property
    def share(self) -> Fraction:
        return _SHARES[self]


_FITS = {Fit.MEETS: Term("Meets"), Fit.PARTLY: Term("Meets in part"), Fit.FAILS: Term("Meets not")}
_SHARES = {Fit.MEETS: Fraction(1), Fit.PARTLY: Fraction(1, 2), Fit.FAILS: Fraction(0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One way to go; `reason` says why it was kept or dropped, `fits` is by need."""

    id: str
    title: str
    route: Route
    cost: CostClass | None = None
    standing: Standing = Standing.OPEN
    source: str = ""
    notes: str = ""
    reason: str = ""
    fits: Mapping[str, Fit] = field(default_factory=dict)

    @property
    def is_studied(self) -> bool:
        """Whether somebody looked at it and said with a reason what came of it."""
        return self.standing is not Standing.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What an alternative is held against: a gap to close, or a must."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsMet:
    """How far the needs are met, over those of which it is known.

    Attributes
    ----------
    share : Fraction or None
        Mean over the known needs: 1 met, 1/2 in part, 0 not met; None if none is known. [0 to 1]
    known, asked : int
        Of how many needs it is known, of how many it was asked.
    """

    share: Fraction | None
    known: int
    asked: int


def top_needs(
    gaps: Iterable[Gap], requirements: Iterable[Requirement], most: int = TOP
) -> tuple[Need, ...]:
    """Return the most pressing gaps; as long as there is none, the first musts."""
    pressing = sorted(gaps, key=lambda gap: -gap.priority)
    if pressing:
        return tuple(Need(id=gap.id, title=gap.title) for gap in pressing[:most])
    musts = [each for each in requirements if each.moscow is Moscow.MUST]
    return tuple(Need(id=each.id, title=f"{each.code} {each.text}") for each in musts[:most])


def needs_met(fits: Mapping[str, Fit], needs: Sequence[Need]) -> NeedsMet:
    """Compute how far `needs` are met; what is unknown is counted neither way.

    >>> needs = [Need(id=key, title=key) for key in "abc"]
    >>> needs_met({"a": Fit.MEETS, "b": Fit.PARTLY}, needs)
    NeedsMet(share=Fraction(3, 4), known=2, asked=3)
    """
    shares = [fits[need.id].share for need in needs if need.id in fits]
    mean = sum(shares, Fraction(0)) / len(shares) if shares else None
    return NeedsMet(share=mean, known=len(shares), asked=len(needs))


def studied(alternatives: Iterable[Alternative]) -> int:
    """Count the alternatives that were studied."""
    return sum(each.is_studied for each in alternatives)
