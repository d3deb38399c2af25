"""Steps at which a customer meets us, and which of them deserve automation first."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from fractions import Fraction

from workbench.problem import Problem

STRENGTH = range(1, 6)
MOST_PAINS = 5
COST, EXPERIENCE, PAIN, PRIORITY = 6, 6, 4, Fraction(1, 5)
AUTOMATION_FORMULA = (
    "Points = 6 × cost + 6 × customer experience + 4 × pains (5 at most) "
    "+ priority of the most pressing gap ÷ 5; at most 100."
)
_RULES = {
    "cost": "the cost of a touchpoint must be a whole number from 1 to 5, got {found}",
    "experience": (
        "the effect on the customer's experience must be a whole number from 1 to 5, got {found}"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint:
    """What a meeting with the customer costs us, and how strongly the customer feels it.

    Attributes
    ----------
    cost : int
        What it costs us today. [1 to 5]
    experience : int
        How strongly it forms the customer's experience. [1 to 5]
    """

    cost: int
    experience: int

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if type(value) is not int or value not in STRENGTH:
                raise Problem(_RULES[field.name], found=str(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A touchpoint with what hurts there.

    Attributes
    ----------
    step : str
        Id of the step.
    touchpoint : Touchpoint
        Its cost and its effect on the customer.
    pains : int
        Open pains on the step. [count]
    priority : Fraction
        Priority of the most pressing gap that explains one of them; 0 if none does.
        [points, 0 to 100]
    """

    step: str
    touchpoint: Touchpoint
    pains: int
    priority: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A candidate in its place; equal points share a rank."""

    candidate: Candidate
    points: Fraction
    rank: int
    is_tied: bool


def automation_points(candidate: Candidate) -> Fraction:
    """Compute how much a touchpoint deserves automation, as `AUTOMATION_FORMULA` says.

    Parameters
    ----------
    candidate : Candidate
        Strengths [1 to 5], pains [count] and priority [points, 0 to 100].

    Returns
    -------
    Fraction
        Exact. [points, 12 to 100]

    Examples
    --------
    >>> worst = Touchpoint(cost=5, experience=5)
    >>> automation_points(Candidate(step="a", touchpoint=worst, pains=9, priority=Fraction(100)))
    Fraction(100, 1)
    """
    return (
        COST * candidate.touchpoint.cost
        + EXPERIENCE * candidate.touchpoint.experience
        + PAIN * min(candidate.pains, MOST_PAINS)
        + PRIORITY * candidate.priority
    )


def automation_order(candidates: Sequence[Candidate]) -> list[Placed]:
    """Sort touchpoints, the most deserving first; those with equal points stand as they came.

    Parameters
    ----------
    candidates : Sequence[Candidate]
        Touchpoints in the order of the map.

    Returns
    -------
    list[Placed]
        One for each candidate, by falling points [0 to 100]; ranks count from 1.
    """
    points = [automation_points(candidate) for candidate in candidates]
    return [
        Placed(
            candidate=candidate,
            points=own,
            rank=1 + sum(other > own for other in points),
            is_tied=points.count(own) > 1,
        )
        for own, candidate in sorted(
            zip(points, candidates, strict=True), key=lambda pair: pair[0], reverse=True
        )
    ]
