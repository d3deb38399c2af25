"""A process map from a typed table: a lane and a step in each row, and what follows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rfp.maps.process_map import Flow, Lane, LaneFound, ProcessMap, Step, StepKind
from workbench.language import normal_key
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedStep:
    """One row; `next` are the row numbers, from 1, that follow; None means the next row."""

    lane: str
    step: str
    next: tuple[int, ...] | None = None
    kind: StepKind = StepKind.TASK
    id: str = ""


def typed_map(rows: Sequence[TypedStep], *, name: str = "") -> ProcessMap:
    """Build the map; lanes stand in the order in which they are first named.

    >>> rows = [TypedStep(lane="Sales", step="Ask"), TypedStep(lane="IT", step="Answer")]
    >>> [(flow.source, flow.target) for flow in typed_map(rows).flows]
    [('step-1', 'step-2')]
    """
    lanes: dict[str, Lane] = {}
    for row in rows:
        title = _clean(row.lane)
        if title:
            lanes.setdefault(normal_key(title), Lane(id=f"lane-{len(lanes) + 1}", name=title))
    steps = tuple(_step(row, number, lanes) for number, row in enumerate(rows, start=1))
    flows = tuple(_flow(steps, number, to) for number, to in _links(rows))
    return ProcessMap(name=_clean(name), lanes=tuple(lanes.values()), steps=steps, flows=flows)


def _clean(text: str) -> str:
    return " ".join(text.split())


def _step(row: TypedStep, number: int, lanes: dict[str, Lane]) -> Step:
    title, lane = _clean(row.step), lanes.get(normal_key(row.lane))
    if not title:
        raise Problem("row {row} of the map has no step; every row must name one", row=number)
    return Step(
        id=row.id or f"step-{number}",
        name=title,
        kind=row.kind,
        lane=lane.id if lane else None,
        lane_found=LaneFound.REFERENCE if lane else LaneFound.UNASSIGNED,
    )


def _links(rows: Sequence[TypedStep]) -> list[tuple[int, int]]:
    """List the pairs of row numbers that follow one another."""
    links = []
    for number, row in enumerate(rows, start=1):
        following = (number + 1,) if row.next is None and number < len(rows) else row.next or ()
        links += [(number, to) for to in dict.fromkeys(following)]
    return links


def _flow(steps: tuple[Step, ...], number: int, to: int) -> Flow:
    if not 1 <= to <= len(steps):
        raise Problem(
            "row {row} of the map is followed by row {next}; rows are numbered 1 to {last}",
            row=number,
            next=to,
            last=len(steps),
        )
    source, target = steps[number - 1].id, steps[to - 1].id
    return Flow(id=f"flow-{number}-{to}", source=source, target=target)
