"""The drawings that one map is made of, each scaled to readable steps and put in its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TypeVar

from rfp.maps.map_layout import laid_out
from rfp.maps.map_stray import near
from rfp.maps.process_map import Box, Flow, Lane, Note, Place, Pool, ProcessMap, Step, StepKind
from workbench.language import Language

MARGIN = 24.0
TITLE = 34.0
USUAL_HEIGHT = 72.0
BOXES = {StepKind.TASK, StepKind.CALL}
Area = TypeVar("Area", Pool, Lane)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One drawing in its place; `own` says that we laid it out, since its file drew nothing."""

    map: ProcessMap
    own: bool
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height


def parts(process_map: ProcessMap, language: Language) -> list[Part]:
    """Split a map into its drawings, one below the other."""
    placed: list[Part] = []
    top = MARGIN
    for part, own in _split(process_map, language):
        moved, across, down = _fitted(part, top)
        placed.append(Part(map=moved, own=own, top=top, width=across, height=down))
        top += down
    return placed


def drawn_round(step: str, steps: Mapping[str, Step]) -> str | None:
    """Find the drawn step that stands for `step`: itself, or the subprocess round it."""
    at: str | None = step
    while at is not None and steps[at].box is None:
        at = steps[at].inside
    return at


def _split(process_map: ProcessMap, language: Language) -> Iterable[tuple[ProcessMap, bool]]:
    """Split a map into its drawings; what nobody drew is laid out by us, and marked so."""
    steps = {step.id: step for step in process_map.steps}
    for plane in range(len(process_map.planes) if process_map.drawn else 0):
        part = _of_plane(_seen_in(process_map, plane), plane)
        if part.steps or part.pools or part.notes:
            yield near(part), False
    undrawn = [s for s in process_map.steps if drawn_round(s.id, steps) is None]
    groups = dict.fromkeys(s.process for s in undrawn) if process_map.drawn else ["*"]
    for group in groups:
        mine = [s for s in undrawn if group in {"*", s.process}]
        part = _of_steps(process_map, mine, group if process_map.drawn else "")
        yield laid_out(part, mirrored=language.direction == "rtl"), True


def _seen_in(process_map: ProcessMap, plane: int) -> ProcessMap:
    """Put each thing where `plane` draws it, if that is not the first drawing that shows it."""
    here = {place.id: place for place in process_map.again if place.plane == plane}
    if not here:
        return process_map
    return replace(
        process_map,
        pools=tuple(_area_at(pool, here.get(pool.id)) for pool in process_map.pools),
        lanes=tuple(_area_at(lane, here.get(lane.id)) for lane in process_map.lanes),
        steps=tuple(_step_at(step, here.get(step.id)) for step in process_map.steps),
        flows=tuple(_flow_at(flow, here.get(flow.id)) for flow in process_map.flows),
        notes=tuple(
            replace(note, box=here[note.id].box) if note.id in here else note
            for note in process_map.notes
        ),
    )


def _area_at(area: Area, place: Place | None) -> Area:
    return replace(area, box=place.box, upright=place.upright) if place else area


def _step_at(step: Step, place: Place | None) -> Step:
    if place is None:
        return step
    return replace(step, box=place.box, label=place.label, expanded=place.expanded)


def _flow_at(flow: Flow, place: Place | None) -> Flow:
    if place is None:
        return flow
    return replace(flow, waypoints=place.waypoints, plane=place.plane, label=place.label)


def _of_plane(process_map: ProcessMap, plane: int) -> ProcessMap:
    def here(box: Box | None) -> bool:
        return box is not None and box.plane == plane

    several = len(process_map.planes) > 1
    return replace(
        process_map,
        name=process_map.planes[plane] if several else "",
        pools=tuple(p for p in process_map.pools if here(p.box)),
        lanes=tuple(lane for lane in process_map.lanes if here(lane.box)),
        steps=tuple(s for s in process_map.steps if here(s.box)),
        flows=tuple(_flows(process_map, plane)),
        notes=tuple(n for n in process_map.notes if here(n.box)),
    )


def _flows(process_map: ProcessMap, plane: int) -> Iterator[Flow]:
    """Yield the lines of one drawing; a flow without one runs straight between its ends."""
    things: tuple[Pool | Step | Note, ...]
    things = (*process_map.pools, *process_map.steps, *process_map.notes)
    ends = {thing.id: thing.box for thing in things if thing.box and thing.box.plane == plane}
    for flow in process_map.flows:
        if not flow.waypoints and {flow.source, flow.target} <= ends.keys():
            yield _straight(flow, ends)
        elif flow.waypoints and flow.plane == plane:
            yield flow


def _straight(flow: Flow, ends: Mapping[str, Box]) -> Flow:
    """Draw a flow that its file left undrawn; one from a place back to itself gets no line."""
    start, end = ends[flow.source], ends[flow.target]
    points = (start.towards(end.centre), end.towards(start.centre))
    return replace(flow, waypoints=points if start != end else ())


def _of_steps(process_map: ProcessMap, steps: Sequence[Step], title: str) -> ProcessMap:
    ids = {step.id for step in steps}
    return replace(
        process_map,
        name=title,
        steps=tuple(steps),
        lanes=tuple(
            lane
            for lane in process_map.lanes
            if not process_map.drawn or lane.id in {step.lane for step in steps}
        ),
        flows=tuple(f for f in process_map.flows if {f.source, f.target} <= ids),
        notes=(),
    )


def boxes(part: ProcessMap) -> list[Box]:
    things: tuple[Pool | Lane | Step | Note, ...]
    things = (*part.pools, *part.lanes, *part.steps, *part.notes)
    return [thing.box for thing in things if thing.box]


def _fitted(part: ProcessMap, top: float) -> tuple[ProcessMap, float, float]:
    """Scale a drawing to readable steps and put it below `top`; return it, its width and height."""
    heights = [s.box.height for s in part.steps if s.box and s.kind in BOXES and s.box.height > 0]
    usual = median(heights) if heights else USUAL_HEIGHT
    scale = 1.0 if 50 <= usual <= 110 else USUAL_HEIGHT / usual  # noqa: PLR2004 - readable as drawn
    around = boxes(part)
    points = [point for flow in part.flows for point in flow.waypoints]
    left = min([b.x for b in around] + [x for x, _ in points], default=0.0)
    above = min([b.y for b in around] + [y for _, y in points], default=0.0)
    right = max([b.right for b in around] + [x for x, _ in points], default=0.0)
    below = max([b.bottom for b in around] + [y for _, y in points], default=0.0)
    head = TITLE if part.name else 0.0
    # Names of events stand beside and below their shapes, so a little room is left round all.
    move = _Move(scale=scale, x=MARGIN + 20 - left * scale, y=top + head + 14 - above * scale)
    down = (below - above) * scale + head + MARGIN + 44
    return move.map(part), (right - left) * scale + MARGIN + 40, down


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """A change of scale and place."""

    scale: float
    x: float
    y: float

    def box(self, box: Box | None) -> Box | None:
        if box is None:
            return None
        return Box(
            x=box.x * self.scale + self.x,
            y=box.y * self.scale + self.y,
            width=box.width * self.scale,
            height=box.height * self.scale,
        )

    def flow(self, flow: Flow) -> Flow:
        points = tuple(
            (x * self.scale + self.x, y * self.scale + self.y) for x, y in flow.waypoints
        )
        return replace(flow, waypoints=points, label=self.box(flow.label))

    def map(self, part: ProcessMap) -> ProcessMap:
        return replace(
            part,
            pools=tuple(replace(p, box=self.box(p.box)) for p in part.pools),
            lanes=tuple(replace(lane, box=self.box(lane.box)) for lane in part.lanes),
            steps=tuple(
                replace(s, box=self.box(s.box), label=self.box(s.label)) for s in part.steps
            ),
            flows=tuple(self.flow(f) for f in part.flows),
            notes=tuple(replace(n, box=self.box(n.box)) for n in part.notes),
        )
