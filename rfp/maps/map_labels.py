"""Names beside events, gateways and lines, each where it covers no step and no other name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from math import dist

from rfp.maps.lettering import LEADING, shortened, text_lines, width, wrapped
from rfp.maps.map_shapes import INK, ROUND, WHITE
from rfp.maps.process_map import Box, Flow, ProcessMap, Step, StepKind

WIDE, NARROW = 96.0, 64.0
OF_STEP, OF_LINE = 11, 10
CELL, VAST = 240.0, 4800.0
WIDEST = 240.0  # of a name, whatever room its file gives it
Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Broken lines of text round a middle."""

    lines: list[str]
    size: float
    x: float
    y: float

    @property
    def corners(self) -> Corners:
        half = max((width(line, self.size) for line in self.lines), default=0.0) / 2
        high = self.size * LEADING * len(self.lines) / 2
        return self.x - half, self.y - high, self.x + half, self.y + high

    @property
    def svg(self) -> str:
        return text_lines(self.lines, x=self.x, middle=self.y, size=self.size, fill=INK, halo=WHITE)


@dataclass(frozen=True, slots=True)
class Taken:
    """Where something stands already, by the squares of a coarse grid; `vast` is in too many."""

    squares: dict[tuple[int, int], list[Corners]] = field(default_factory=dict)
    vast: list[Corners] = field(default_factory=list)

    def take(self, corners: Corners) -> None:
        left, top, right, bottom = corners
        if max(right - left, bottom - top) > VAST:
            self.vast.append(corners)
            return
        for square in _squares(corners):
            self.squares.setdefault(square, []).append(corners)

    def covered(self, corners: Corners, most: float) -> float:
        """Measure how much of what stands would be covered; 0 is a free place.

        From `most` on nobody asks how much more it is.
        """
        near = (other for square in _squares(corners) for other in self.squares.get(square, ()))
        covered = 0.0
        for other in chain(near, self.vast):
            covered += _shared(corners, other)
            if covered >= most:
                break
        return covered


def labels(part: ProcessMap, solid: Iterable[Box]) -> str:
    """Place the names of lines, events and gateways clear of `solid` and of each other."""
    taken = Taken()
    for box in solid:
        taken.take((box.x, box.y, box.right, box.bottom))
    hosts = {step.id: step.box for step in part.steps}
    placed = [
        _placed(_beside_step(step, hosts.get(step.attached or "")), taken)
        for step in part.steps
        if step.box and step.name and (step.kind in ROUND or step.kind is StepKind.GATEWAY)
    ]
    placed += [
        _placed(_beside_line(flow), taken)
        for flow in part.flows
        if flow.name and len(flow.waypoints) > 1
    ]
    return "".join(label.svg for label in placed)


def _placed(choices: Iterator[Label], taken: Taken) -> Label:
    """Choose the first free place, else the one that covers least."""
    best, least = next(choices), float("inf")
    for label in (best, *choices):
        covered = taken.covered(label.corners, least)
        if covered < least:
            best, least = label, covered
        if not covered:
            break
    taken.take(best.corners)
    return best


def _beside_step(step: Step, host: Box | None) -> Iterator[Label]:
    """Offer where the file puts the name, then below and above, then at either side."""
    box = step.box or Box(x=0, y=0, width=0, height=0)
    place = step.label if step.label and _near(step.label, box) else None
    if place:
        label = _label(step.name, OF_STEP, max(place.width, NARROW), 4)
        yield _at(label, place.centre[0], _clear(place.centre[1], box, _tall(label)))
    above_first = host is not None and box.centre[1] < host.centre[1]
    for within in (WIDE, NARROW):
        label = _label(step.name, OF_STEP, within, 4)
        tall = _tall(label)
        ways = [box.bottom + 4 + tall / 2, box.y - 4 - tall / 2]
        for y in reversed(ways) if above_first else ways:
            yield _at(label, box.centre[0], y)
        half = label.corners[2] - label.x
        for x in (box.right + 4 + half, box.x - 4 - half):
            yield _at(label, x, box.bottom + tall / 2)
            yield _at(label, x, box.y - tall / 2)


def _beside_line(flow: Flow) -> Iterator[Label]:
    """Offer where the file puts the name, then along the line from its longest part on."""
    if flow.label:
        label = _label(flow.name, OF_LINE, max(flow.label.width, 60), 3)
        yield _at(label, *flow.label.centre)
    for (x, y), (u, v) in sorted(pairwise(flow.waypoints), key=lambda part: -dist(*part)):
        level = abs(x - u) > abs(y - v)
        room = max(abs(x - u) - 12, 48.0) if level else WIDE
        label = _label(flow.name, OF_LINE, min(room, WIDE), 3)
        aside = _tall(label) / 2 + 3 if level else 0.0
        for share in (0.5, 0.3, 0.7):
            at = x + (u - x) * share, y + (v - y) * share
            for side in (-aside, aside) if level else (0.0,):
                yield _at(label, at[0], at[1] + side)


def _label(text: str, size: float, within: float, most: int) -> Label:
    lines = wrapped(text, within=min(within, WIDEST), size=size)
    return Label(lines=shortened(lines, most), size=size, x=0, y=0)


def _at(label: Label, x: float, y: float) -> Label:
    return Label(lines=label.lines, size=label.size, x=x, y=y)


def _tall(label: Label) -> float:
    return label.size * LEADING * len(label.lines)


def _clear(y: float, box: Box, tall: float) -> float:
    """Keep a name that stands above or below its shape clear of it."""
    if y < box.y:
        return min(y, box.y - 3 - tall / 2)
    return max(y, box.bottom + 3 + tall / 2) if y > box.bottom else y


def _near(one: Box, other: Box) -> bool:
    (x, y), (u, v) = one.centre, other.centre
    return abs(x - u) <= other.width / 2 + 90 and abs(y - v) <= other.height / 2 + 70


def _squares(corners: Corners) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = corners
    for column in range(int(left // CELL), int(right // CELL) + 1):
        for row in range(int(top // CELL), int(bottom // CELL) + 1):
            yield column, row


def _shared(one: Corners, other: Corners) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0
