"""Goals to take over with what measures them; numbers and dates are the committee's own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rfp.goals.goal import GoalFamily
from workbench.problem import Problem

Words = Mapping[str, str]  # language code -> words

_CONTENT = Path(__file__).parent / "ready_goals.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyObjective:
    """What measures a goal, and in which unit."""

    titles: Words
    units: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyGoal:
    """A goal to take over."""

    code: str
    family: GoalFamily
    titles: Words
    objectives: tuple[ReadyObjective, ...]


@cache
def ready_goals() -> Mapping[str, ReadyGoal]:
    """Return every ready goal by its code.

    >>> ready_goals()["one-base"].family.value
    'cost'
    """
    told = tomllib.loads(_CONTENT.read_text(encoding="utf-8"))["goal"]
    return {
        each["code"]: ReadyGoal(
            code=each["code"],
            family=GoalFamily(each["family"]),
            titles=each["title"],
            objectives=tuple(
                ReadyObjective(titles=one["title"], units=one["unit"]) for one in each["objective"]
            ),
        )
        for each in told
    }


def ready_goal(code: str) -> ReadyGoal:
    """Return the ready goal with this code; one that there is not is refused."""
    if code not in ready_goals():
        raise Problem("there is no ready goal {code}", code=code)
    return ready_goals()[code]
