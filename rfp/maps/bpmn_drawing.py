"""Where a BPMN file draws its map, and the lanes that only the position of a step tells."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite

from rfp.maps.bpmn_elements import Element, Register, clean
from rfp.maps.bpmn_model import Model
from rfp.maps.process_map import (
    Box,
    Doubt,
    Flow,
    FlowKind,
    Lane,
    LaneFound,
    Place,
    Pool,
    ProcessMap,
    Step,
)

FARTHEST, LARGEST = 1e12, 1e7  # a place on, and a side of, what a tool may have drawn


@dataclass(slots=True, kw_only=True)
class Drawing:
    """Where each thing is drawn first, and where again in a later plane of the file.

    `boxes` holds every place at which each thing is drawn.
    """

    shapes: dict[str, Place] = field(default_factory=dict)
    lines: dict[str, Place] = field(default_factory=dict)
    again: dict[tuple[str, int], Place] = field(default_factory=dict)
    boxes: dict[str, list[Box]] = field(default_factory=lambda: defaultdict(list))
    planes: list[str] = field(default_factory=list)

    def keep(self, place: Place, first: dict[str, Place]) -> None:
        """Keep a place as the thing's first, or as the first in a later plane."""
        if first.setdefault(place.id, place).plane != place.plane:
            self.again.setdefault((place.id, place.plane), place)

    def box(self, key: str) -> Box | None:
        """Return where a thing is drawn first."""
        place = self.shapes.get(key)
        return place.box if place else None

    def box_in(self, plane: int, key: str) -> Box | None:
        """Return where a plane draws a thing."""
        return next((box for box in self.boxes.get(key, ()) if box.plane == plane), None)


def read_drawing(model: Model, elements: Sequence[Element]) -> tuple[ProcessMap, tuple[Doubt, ...]]:
    """Give the map its places, and each step without a lane the one drawn round it."""
    drawing = _collect(elements, model.known)
    undrawn = model.map
    lanes = tuple(_placed_lane(lane, drawing) for lane in undrawn.lanes)
    pools = tuple(_placed_pool(pool, drawing) for pool in undrawn.pools)
    areas = _Areas(lanes=lanes, pools=pools, places=drawing.boxes)
    steps = _with_lanes([_placed_step(step, drawing) for step in undrawn.steps], areas)
    flows = tuple(_placed_flow(flow, drawing) for flow in undrawn.flows)
    notes = tuple(replace(note, box=drawing.box(note.id)) for note in undrawn.notes)
    placed = replace(
        undrawn,
        lanes=lanes,
        pools=pools,
        steps=steps,
        flows=flows,
        notes=notes,
        planes=tuple(drawing.planes),
        again=tuple(_drawn_again(undrawn.flows, drawing)),
    )
    return placed, (*_missing(elements), *_self_loops(placed))


def _collect(elements: Sequence[Element], known: Register) -> Drawing:
    drawing = Drawing()
    plane = 0
    for element in elements:
        if element.name == "BPMNPlane":
            plane = len(drawing.planes)
            drawing.planes.append(_plane_title(element, known))
        elif element.name == "BPMNShape":
            _take_shape(element, plane, known, drawing)
        elif element.name == "BPMNEdge":
            _take_edge(element, plane, known, drawing)
    return drawing


def _plane_title(plane: Element, known: Register) -> str:
    """Title a drawing by its own name, else by what it shows."""
    own = clean(plane.parent.get("name")) if plane.parent else ""
    shown = known.by_id.get(known.find(plane.get("bpmnElement")) or "")
    return own or (clean(shown.get("name")) if shown else "")


def _take_shape(element: Element, plane: int, known: Register, drawing: Drawing) -> None:
    key = known.find(element.get("bpmnElement"))
    if key is None:
        # Groups, conversations and data of the process itself are drawn too; we do not show them.
        return
    box = _bounds(element, plane)
    if box is None:
        return
    place = Place(
        id=key,
        plane=plane,
        box=box,
        label=_label(element, plane),
        upright=element.get("isHorizontal") == "false",
        expanded=element.get("isExpanded") == "true",
    )
    drawing.boxes[key].append(box)
    drawing.keep(place, drawing.shapes)


def _take_edge(element: Element, plane: int, known: Register, drawing: Drawing) -> None:
    key = known.find(element.get("bpmnElement")) or element.get("bpmnElement")
    points = tuple(
        (x, y)
        for child in element.children
        if child.name == "waypoint"
        if (x := _number(child.get("x"))) is not None and (y := _number(child.get("y"))) is not None
    )
    if key and len(points) > 1:
        label = _label(element, plane)
        drawing.keep(Place(id=key, plane=plane, waypoints=points, label=label), drawing.lines)


def _label(element: Element, plane: int) -> Box | None:
    labels = [_bounds(child, plane) for child in element.children if child.name == "BPMNLabel"]
    return next((label for label in labels if label and label.width > 0), None)


def _bounds(element: Element, plane: int) -> Box | None:
    for child in element.children:
        if child.name == "Bounds":
            x, y = (_number(child.get(side)) or 0.0 for side in ("x", "y"))
            sides = [_number(child.get(side)) or 0.0 for side in ("width", "height")]
            width, height = (0.0 if side > LARGEST else side for side in sides)
            return Box(x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), plane=plane)
    return None


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) and abs(number) < FARTHEST else None


def _placed_lane(lane: Lane, drawing: Drawing) -> Lane:
    place = drawing.shapes.get(lane.id)
    return replace(lane, box=place.box, upright=place.upright) if place else lane


def _placed_pool(pool: Pool, drawing: Drawing) -> Pool:
    place = drawing.shapes.get(pool.id)
    return replace(pool, box=place.box, upright=place.upright) if place else pool


def _placed_step(step: Step, drawing: Drawing) -> Step:
    place = drawing.shapes.get(step.id)
    if place is None:
        return step
    return replace(step, box=place.box, label=place.label, expanded=place.expanded)


def _placed_flow(flow: Flow, drawing: Drawing) -> Flow:
    line = drawing.lines.get(flow.id)
    if line is None:
        return flow
    points = _mended_line(line, flow, drawing)
    return replace(flow, waypoints=points, plane=line.plane, label=line.label)


def _drawn_again(flows: Sequence[Flow], drawing: Drawing) -> Iterator[Place]:
    """Yield what a later plane shows once more, each line with its ends at the boxes there."""
    by_id = {flow.id: flow for flow in flows}
    for (key, _), place in drawing.again.items():
        flow = by_id.get(key) if place.waypoints else None
        yield replace(place, waypoints=_mended_line(place, flow, drawing)) if flow else place


def _mended_line(line: Place, flow: Flow, drawing: Drawing) -> tuple[tuple[float, float], ...]:
    points = line.waypoints
    source, target = (drawing.box_in(line.plane, end) for end in (flow.source, flow.target))
    start = _mended(points[0], source, points[1])
    return (start, *points[1:-1], _mended(points[-1], target, (start, *points[1:])[-2]))


def _mended(
    end: tuple[float, float], box: Box | None, beside: tuple[float, float]
) -> tuple[float, float]:
    """Bring an end that a tool stored far away, often at 0, 0, back to its own box."""
    if box is None or not _far(end, box):
        return end
    return box.towards(beside)


def _far(end: tuple[float, float], box: Box) -> bool:
    x, y = end
    across = max(box.x - x, x - box.right, 0.0)
    down = max(box.y - y, y - box.bottom, 0.0)
    return max(across, down) > max(box.width, box.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Areas:
    """What may lie round a step, and every place at which each thing is drawn."""

    lanes: Sequence[Lane]
    pools: Sequence[Pool]
    places: Mapping[str, Sequence[Box]]

    def innermost(self, step: Step, areas: Sequence[Lane] | Sequence[Pool]) -> str | None:
        """Find the smallest area round the step in the first drawing that has one round it."""
        for box in self.places.get(step.id, ()):
            holding = [
                (place.width * place.height, area.id)
                for area in areas
                for place in self.places.get(area.id, ())
                if place.holds(box)
            ]
            if holding:
                return min(holding)[1]
        return None


def _with_lanes(steps: Sequence[Step], areas: _Areas) -> tuple[Step, ...]:
    """Settle the lane of each step: as referred to, by its subprocess, by position, by pool."""
    settled: dict[str, Step] = {}
    for step in _outermost_first(steps):
        around = settled.get(step.inside or "")
        settled[step.id] = _settled(step, around, areas)
    return tuple(_beside_its_host(settled[step.id], settled) for step in steps)


def _beside_its_host(step: Step, settled: Mapping[str, Step]) -> Step:
    """Put an event for which the file names no lane into that of the step on which it sits."""
    host = settled.get(step.attached or "")
    if step.lane or host is None or not host.lane:
        return step
    return replace(step, lane=host.lane, pool=host.pool, lane_found=LaneFound.POSITION)


def _outermost_first(steps: Sequence[Step]) -> list[Step]:
    around = {step.id: step.inside for step in steps}

    def depth(step: Step) -> int:
        levels, outer = 0, step.inside
        while outer is not None:
            levels, outer = levels + 1, around[outer]
        return levels

    return sorted(steps, key=depth)


def _settled(step: Step, around: Step | None, areas: _Areas) -> Step:
    if step.lane:
        return step
    if around and around.lane:
        return replace(step, lane=around.lane, lane_found=LaneFound.SUBPROCESS)
    by_position = areas.innermost(step, areas.lanes)
    if by_position:
        return replace(step, lane=by_position, lane_found=LaneFound.POSITION)
    pool = step.pool or (around.pool if around else None) or areas.innermost(step, areas.pools)
    if pool:
        return replace(step, pool=pool, lane_found=LaneFound.POOL)
    return replace(step, lane_found=LaneFound.PROCESS) if step.process else step


def _missing(elements: Sequence[Element]) -> Iterator[Doubt]:
    """Report what is drawn and stands nowhere in the file."""
    ids = {element.get("id") for element in elements}
    for element in elements:
        if element.name not in {"BPMNShape", "BPMNEdge"}:
            continue
        reference = element.get("bpmnElement")
        if reference not in ids and reference.rpartition(":")[2] not in ids:
            yield Doubt(
                template="the drawing shows {id}, which the file lacks",
                element=reference,
                values=(("id", reference or "?"),),
            )


def _self_loops(placed: ProcessMap) -> Iterator[Doubt]:
    """Report a step that follows itself, unless somebody drew the loop and a way out of it."""
    loops = [f for f in placed.flows if f.source == f.target and f.kind is FlowKind.SEQUENCE]
    leaving = {flow.source for flow in placed.flows if flow.source != flow.target}
    for flow in loops:
        if not flow.waypoints or flow.source not in leaving:
            yield Doubt(
                template="the flow {id} leads from {step} back to itself",
                element=flow.id,
                values=(("id", flow.id), ("step", flow.source)),
            )
