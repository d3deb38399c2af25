"""What a partner could bring, and whether it can cure a problem."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rfp.planning.ready_plan import Profile, ready_plan
from workbench.problem import Problem, Term

Words = Mapping[str, str]  # language code -> words


class Cure(StrEnum):
    """Can this capability cure this problem? Where nobody has said it, it is unknown."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {Cure.YES: Term("Cures"), Cure.PARTLY: Term("In part"), Cure.NO: Term("Cures not")}
Cures = Mapping[tuple[str, str], Cure]  # by (problem, capability)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """One capability; `ready` is the code of the ready plan's criterion that it was taken from."""

    id: str
    title: str
    ready: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyCapability:
    """A capability to take over: a criterion of one of the five families of the ready plan."""

    code: str
    family: str
    titles: Words


@cache
def ready_capabilities() -> Mapping[str, ReadyCapability]:
    """Return what the five families offer, by code; the price is no capability.

    >>> ready_capabilities()["training"].titles["en"]
    'Training'
    """
    plan = ready_plan(Profile.LARGE)
    offered = [plan.tree[leaf] for leaf in plan.tree.leaves]
    return {
        each.id: ReadyCapability(code=each.id, family=each.parent, titles=plan.titles[each.id])
        for each in offered
        if each.parent
    }


def chosen_capabilities(codes: Iterable[str]) -> list[ReadyCapability]:
    """Return the ready capabilities with these codes; one that there is not is refused."""
    known = ready_capabilities()
    for code in codes:
        if code not in known:
            raise Problem("the ready plan has no criterion {code}", code=code)
    return [known[code] for code in codes]
