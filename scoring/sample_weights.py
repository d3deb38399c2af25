"""What the sample's members gave in private; the mean of their weights is the sample's plan."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from scoring.weighing.ballot import Method


class Given(NamedTuple):
    """How one member weighs one group: a value for each criterion, or a ratio for each pair."""

    method: Method
    values: Mapping[str, int] = MappingProxyType({})
    comparisons: Mapping[tuple[str, str], Fraction] = MappingProxyType({})


def _top(method: Method, *values: int) -> Given:
    criteria = ("functional", "integration", "implementation", "viability", "price")
    return Given(method, dict(zip(criteria, values, strict=True)))


def _points(one: str, of_one: int, other: str) -> Given:
    return Given(Method.POINTS, {one: of_one, other: 100 - of_one})


def _level(one: str, other: str) -> Given:
    return Given(Method.CENTROID, {one: 1, other: 1})


def _same(one: str, other: str) -> Given:
    return Given(Method.PAIRS, comparisons={(one, other): Fraction(1)})


# Who gives what, by the criterion whose parts are weighed; None stands for the top.
WEIGHINGS: dict[str, dict[str | None, Given]] = {
    "chair": {
        None: _top(Method.SWING, 100, 50, 50, 25, 25),
        "functional": _level("sales", "service"),
        "integration": _level("interfaces", "migration"),
        "implementation": _level("method", "training"),
        "viability": _level("record", "stability"),
    },
    "sales": {
        None: _top(Method.POINTS, 40, 10, 15, 10, 25),
        "functional": _points("sales", 65, "service"),
        "integration": _points("interfaces", 50, "migration"),
        "implementation": _points("method", 45, "training"),
        "viability": _points("record", 60, "stability"),
    },
    "service": {
        None: _top(Method.POINTS, 40, 10, 20, 10, 20),
        "functional": _points("sales", 35, "service"),
        "integration": _points("interfaces", 45, "migration"),
        "implementation": _points("method", 40, "training"),
        "viability": _points("record", 50, "stability"),
    },
    "it": {
        None: _top(Method.POINTS, 30, 20, 10, 10, 30),
        "functional": _same("sales", "service"),
        "integration": _points("interfaces", 55, "migration"),
        "implementation": _points("method", 65, "training"),
        "viability": _points("record", 55, "stability"),
    },
    "finance": {
        None: _top(Method.POINTS, 25, 15, 10, 10, 40),
        "functional": _level("sales", "service"),
        "integration": _level("interfaces", "migration"),
        "implementation": _same("method", "training"),
        "viability": _points("record", 35, "stability"),
    },
}
