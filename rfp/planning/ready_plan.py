"""The ready evaluation plan for a CRM partner: criteria with their words and suggested weights."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.price_rule import PriceFormula
from rfp.planning.scale import Scale
from workbench.problem import Term

Words = Mapping[str, str]  # language code -> words

# Points that no other vendor's price can move, and a step that no committee mistakes for a lead.
SUGGESTED_FORMULA = PriceFormula.LINEAR_FIXED
SUGGESTED_PRECISION = Fraction(1, 10)
_CONTENT = Path(__file__).parent / "ready_plan_content"


class Profile(StrEnum):
    """How large the project is: what is judged, and what it weighs, follows from it."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @property
    def label(self) -> Term:
        return _LABELS[self]

    @property
    def about(self) -> Term:
        return _ABOUT[self]


_LABELS = {
    Profile.SMALL: Term("Small"),
    Profile.MEDIUM: Term("Medium"),
    Profile.LARGE: Term("Large"),
}
_ABOUT = {
    Profile.SMALL: Term("One site and a team of users: mainly contacts and sales, within months."),
    Profile.MEDIUM: Term("Several departments: marketing, sales and service, within a year or so."),
    Profile.LARGE: Term("Many sites and units: processes are redesigned, in waves over years."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPlan:
    """A plan to begin from; every id in it is a code such as "training".

    Attributes
    ----------
    tree : CriteriaTree
        Criteria with suggested weights.
    titles, definitions : mapping of code to words by language code
        One of each for every criterion.
    scales : mapping of code to Scale
        One for each leaf that people score.
    """

    tree: CriteriaTree
    titles: Mapping[str, Words]
    definitions: Mapping[str, Words]
    scales: Mapping[str, Scale]


@cache
def ready_plan(profile: Profile) -> ReadyPlan:
    """Return the plan that is suggested for a project of this size.

    Examples
    --------
    >>> plan = ready_plan(Profile.SMALL)
    >>> plan.tree["price"].weight, "scale" in plan.tree, "scale" in ready_plan(Profile.LARGE).tree
    (Fraction(1, 4), False, True)
    """
    told = list(_entries(profile))
    return ReadyPlan(
        tree=CriteriaTree(criteria=tuple(_criterion(entry, profile, p) for entry, p in told)),
        titles={entry["code"]: entry["title"] for entry, _ in told},
        definitions={entry["code"]: entry["definition"] for entry, _ in told},
        scales={entry["code"]: _scale(entry) for entry, _ in told if "anchors" in entry},
    )


@cache
def mandatory_advice() -> tuple[Words, ...]:
    """Return what such a selection usually makes mandatory, in both languages."""
    return tuple(each for file in _files() for each in file.get("advice", ()))


def _files() -> Iterator[dict[str, Any]]:
    for file in sorted(_CONTENT.glob("*.toml")):
        yield tomllib.loads(file.read_text(encoding="utf-8"))


def _entries(profile: Profile) -> Iterator[tuple[dict[str, Any], str | None]]:
    """Yield every criterion that this profile weighs with the code of its parent, parents first."""
    for file in _files():
        if "group" in file:
            group = file["group"]
            yield group, None
            for entry in file.get("criterion", ()):
                if profile in entry["weight"]:
                    yield entry, group["code"]


def _criterion(entry: Mapping[str, Any], profile: Profile, parent: str | None) -> Criterion:
    return Criterion(
        id=entry["code"],
        parent=parent,
        weight=Fraction(entry["weight"][profile], 100),
        kind=CriterionKind(entry.get("kind", CriterionKind.QUALITY)),
    )


def _scale(entry: Mapping[str, Any]) -> Scale:
    by_language: Mapping[str, list[str]] = entry["anchors"]
    levels = zip(*by_language.values(), strict=True)
    return Scale(anchors=tuple(dict(zip(by_language, level, strict=True)) for level in levels))
