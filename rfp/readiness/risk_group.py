"""Where a risk comes from, and how each group stands as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from rfp.readiness.risk import Band, RiskJudgement, band, strengths_and_weaknesses
from workbench.problem import Term


class RiskGroup(StrEnum):
    """Where a risk comes from."""

    ORGANISATION = "organisation"
    SKILLS = "skills"
    PROJECT = "project"
    SYSTEM = "system"
    APPLICATION = "application"
    TECHNOLOGY = "technology"

    @property
    def label(self) -> Term:
        return _GROUPS[self]


_GROUPS = {
    RiskGroup.ORGANISATION: Term("Organisational risks"),
    RiskGroup.SKILLS: Term("Risks of skills and specialists"),
    RiskGroup.PROJECT: Term("Risks of project management"),
    RiskGroup.SYSTEM: Term("Risks of the system"),
    RiskGroup.APPLICATION: Term("Risks of its use"),
    RiskGroup.TECHNOLOGY: Term("Risks of technology"),
}


class Grouped(Protocol):
    """Anything that bears a judgement of a risk and belongs to a group."""

    @property
    def group(self) -> RiskGroup | None: ...
    @property
    def risk(self) -> RiskJudgement | None: ...


Bearer = TypeVar("Bearer", bound=Grouped)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupState(Generic[Bearer]):
    """How one group stands: how much of it is judged, its levels, and what to act or build on."""

    group: RiskGroup
    count: int
    levels: tuple[int, ...]
    strong: Sequence[Bearer]
    weak: Sequence[Bearer]

    @property
    def highest(self) -> int | None:
        """The level that the group is spoken of by; None while nothing in it is judged."""
        return max(self.levels, default=None)

    @property
    def mean(self) -> Fraction | None:
        """The mean of its levels; None while nothing in it is judged, as a level of 1 to 25."""
        return Fraction(sum(self.levels), len(self.levels)) if self.levels else None

    @property
    def band(self) -> Band:
        return band(self.highest)


def by_group(risks: Iterable[Bearer]) -> list[GroupState[Bearer]]:
    """Return the state of each group that has risks, in the order of the groups.

    Parameters
    ----------
    risks
        Those that are on; one without a group counts nowhere.

    Returns
    -------
    list of GroupState
        A group is as high as its highest level, so that no mean hides a danger.
    """
    listed = list(risks)
    states = []
    for group in RiskGroup:
        found = [risk for risk in listed if risk.group is group]
        strong, weak = strengths_and_weaknesses(found)
        levels = tuple(each.risk.level for each in found if each.risk and each.risk.level)
        states.append(
            GroupState(group=group, count=len(found), levels=levels, strong=strong, weak=weak)
        )
    return [state for state in states if state.count]
