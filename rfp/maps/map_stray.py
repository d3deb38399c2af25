"""Brings what a file draws far away from the rest near to it, so that all stays readable."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from rfp.maps.process_map import Box, Flow, Lane, Note, Pool, ProcessMap, Step

WIDEST = 20_000.0  # of a drawing that nobody has to look into
EMPTY, LEFT = 2_000.0, 400.0  # an empty stretch from this width on, and what is left of it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Where empty stretches begin and end along one side, before and after they are closed up."""

    before: tuple[float, ...]
    after: tuple[float, ...]

    def moved(self, at: float) -> float:
        """Return a place after closing up; within a stretch it moves in proportion."""
        index = bisect_right(self.before, at) - 1
        if index < 0:
            return at
        if index % 2 == 0 and index + 1 < len(self.before):
            share = LEFT / (self.before[index + 1] - self.before[index])
            return self.after[index] + (at - self.before[index]) * share
        return self.after[index] + at - self.before[index]


def near(part: ProcessMap) -> ProcessMap:
    """Close up the wide empty stretches of a drawing that is vast; others stay as they are."""
    things: tuple[Pool | Lane | Step | Note, ...]
    things = (*part.pools, *part.lanes, *part.steps, *part.notes)
    boxes = [thing.box for thing in things if thing.box]
    across = _axis((box.x, box.right) for box in boxes)
    down = _axis((box.y, box.bottom) for box in boxes)
    if not across.before and not down.before:
        return part

    def box(old: Box | None) -> Box | None:
        return old and replace(old, x=across.moved(old.x), y=down.moved(old.y))

    def line(flow: Flow) -> Flow:
        points = tuple((across.moved(x), down.moved(y)) for x, y in flow.waypoints)
        return replace(flow, waypoints=points, label=box(flow.label))

    return replace(
        part,
        pools=tuple(replace(each, box=box(each.box)) for each in part.pools),
        lanes=tuple(replace(each, box=box(each.box)) for each in part.lanes),
        steps=tuple(replace(s, box=box(s.box), label=box(s.label)) for s in part.steps),
        flows=tuple(map(line, part.flows)),
        notes=tuple(replace(each, box=box(each.box)) for each in part.notes),
    )


def _axis(spans: Iterable[tuple[float, float]]) -> _Axis:
    ordered = sorted(spans)
    ends = [span[1] for span in ordered]
    if not ordered or max(ends) - ordered[0][0] <= WIDEST:
        return _Axis(before=(), after=())
    reached, before, after, closed = ends[0], [], [], 0.0
    for (_, end), (begin, _) in pairwise(ordered):
        reached = max(reached, end)
        if begin - reached > EMPTY:
            before += [reached, begin]
            after += [reached - closed, reached - closed + LEFT]
            closed += begin - reached - LEFT
    return _Axis(before=tuple(before), after=tuple(after))
