"""The thread from a step to a criterion, to be followed both ways, and what hangs loose on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """The stages of the thread that the RFP knows, in order."""

    STEP = "step"
    PAIN = "pain"
    GAP = "gap"
    REQUIREMENT = "requirement"
    CRITERION = "criterion"


ORDER = tuple(Stage)


class Knot(NamedTuple):
    """One thing on the thread."""

    stage: Stage
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Everything on the thread, in its shown order, and what is linked to what.

    `settled` are things that need no link onwards, such as a pain set aside with a reason.
    """

    knots: tuple[Knot, ...]
    onwards: Mapping[Knot, tuple[Knot, ...]]
    settled: frozenset[Knot] = field(default_factory=frozenset)

    @property
    def back(self) -> dict[Knot, tuple[Knot, ...]]:
        """Return every link the other way about."""
        behind: dict[Knot, list[Knot]] = {}
        for knot in self.knots:
            for ahead in self.onwards.get(knot, ()):
                behind.setdefault(ahead, []).append(knot)
        return {ahead: tuple(knots) for ahead, knots in behind.items()}


def thread(
    ids: Mapping[Stage, Iterable[str]],
    links: Iterable[tuple[Knot, Knot]],
    settled: Iterable[Knot] = (),
) -> Thread:
    """Tie the thread; a link to a thing that is not there, or against the order, is left out."""
    knots = tuple(dict.fromkeys(Knot(s, key) for s in ORDER for key in ids.get(s, ())))
    known = set(knots)
    onwards: dict[Knot, dict[Knot, None]] = {}
    for here, ahead in links:
        if {here, ahead} <= known and ORDER.index(ahead.stage) > ORDER.index(here.stage):
            onwards.setdefault(here, {})[ahead] = None
    return Thread(
        knots=knots,
        onwards={knot: tuple(ahead) for knot, ahead in onwards.items()},
        settled=frozenset(settled),
    )


def matrix(whole: Thread) -> tuple[tuple[str | None, ...], ...]:
    """List every way along the thread, one cell for each stage, None where nothing is linked.

    A way starts at each thing that nothing leads to, so that what hangs loose is a row as well.
    A step without a pain is not a row: most steps are well as they are.
    """
    behind = whole.back
    starts = (knot for knot in whole.knots if knot not in behind)
    ways = (way for knot in starts for way in _ways(knot, whole.onwards))
    return tuple(_row(way) for way in ways if len(way) > 1 or way[0].stage is not Stage.STEP)


def _ways(start: Knot, onwards: Mapping[Knot, tuple[Knot, ...]]) -> Iterator[tuple[Knot, ...]]:
    for ahead in onwards.get(start, ()):
        for way in _ways(ahead, onwards):
            yield start, *way
    if not onwards.get(start):
        yield (start,)


def _row(way: tuple[Knot, ...]) -> tuple[str | None, ...]:
    at = {knot.stage: knot.id for knot in way}
    return tuple(at.get(stage) for stage in ORDER)


def along(whole: Thread, knot: Knot) -> dict[Stage, tuple[str, ...]]:
    """Return all that one thing is tied to, back to the steps and on to the criteria."""
    reached = {*_reached(knot, whole.onwards), *_reached(knot, whole.back)}
    return {
        stage: tuple(other.id for other in whole.knots if other.stage is stage and other in reached)
        for stage in ORDER
    }


def _reached(start: Knot, links: Mapping[Knot, tuple[Knot, ...]]) -> set[Knot]:
    reached, waiting = {start}, [start]
    while waiting:
        for after in links.get(waiting.pop(), ()):
            if after not in reached:
                reached.add(after)
                waiting.append(after)
    return reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """What is not linked, stage by stage: `onwards` to the next stage, `back` to an earlier one."""

    onwards: Mapping[Stage, tuple[str, ...]]
    back: Mapping[Stage, tuple[str, ...]]

    @property
    def nothing(self) -> bool:
        return not any((*self.onwards.values(), *self.back.values()))


def loose(whole: Thread) -> Loose:
    """List what has no link onwards, and what has none back.

    A step needs no pain and a criterion leads nowhere further, so neither is missed onwards.
    """
    behind = whole.back

    def without(stage: Stage, links: Mapping[Knot, tuple[Knot, ...]]) -> tuple[str, ...]:
        mine = (knot for knot in whole.knots if knot.stage is stage)
        return tuple(k.id for k in mine if not links.get(k) and k not in whole.settled)

    return Loose(
        onwards={stage: without(stage, whole.onwards) for stage in ORDER[1:-1]},
        back={stage: without(stage, behind) for stage in ORDER[1:]},
    )


def pains_without_requirement(whole: Thread) -> tuple[str, ...]:
    """List the pains, none of them set aside, from which no way leads to a requirement."""
    return tuple(
        knot.id
        for knot in whole.knots
        if knot.stage is Stage.PAIN
        and knot not in whole.settled
        and not any(k.stage is Stage.REQUIREMENT for k in _reached(knot, whole.onwards))
    )
