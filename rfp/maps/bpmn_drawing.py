"""Where a BPMN file draws its map, and the lanes that only the position of a step tells."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite

from rfp.maps.bpmn_elements import Element, Register, clean
from rfp.maps.bpmn_model import Model
from rfp.maps.process_map import Box, Doubt, Flow, FlowKind, Lane, LaneFound, Pool, ProcessMap, Step


@dataclass(slots=True, kw_only=True)
class Drawing:
    """The first drawn place of each thing, over all planes of the file; `places` holds them all."""

    boxes: dict[str, Box] = field(default_factory=dict)
    places: dict[str, list[Box]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[str, Box] = field(default_factory=dict)
    lines: dict[str, tuple[int, tuple[tuple[float, float], ...]]] = field(default_factory=dict)
    upright: set[str] = field(default_factory=set)
    expanded: set[str] = field(default_factory=set)
    planes: list[str] = field(default_factory=list)


def read_drawing(model: Model, elements: Sequence[Element]) -> tuple[ProcessMap, tuple[Doubt, ...]]:
    """Give the map its places, and each step without a lane the one drawn round it."""
    drawing = _collect(elements, model.known)
    undrawn = model.map
    lanes = tuple(_placed_lane(lane, drawing) for lane in undrawn.lanes)
    pools = tuple(_placed_pool(pool, drawing) for pool in undrawn.pools)
    areas = _Areas(lanes=lanes, pools=pools, places=drawing.places)
    steps = _with_lanes([_placed_step(step, drawing) for step in undrawn.steps], areas)
    flows = tuple(_placed_flow(flow, drawing) for flow in undrawn.flows)
    notes = tuple(replace(note, box=drawing.boxes.get(note.id)) for note in undrawn.notes)
    placed = replace(
        undrawn,
        lanes=lanes,
        pools=pools,
        steps=steps,
        flows=flows,
        notes=notes,
        planes=tuple(drawing.planes),
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
    drawing.places[key].append(box)
    if key in drawing.boxes:
        return
    drawing.boxes[key] = box
    _take_label(element, key, plane, drawing)
    if element.get("isHorizontal") == "false":
        drawing.upright.add(key)
    if element.get("isExpanded") == "true":
        drawing.expanded.add(key)


def _take_edge(element: Element, plane: int, known: Register, drawing: Drawing) -> None:
    key = known.find(element.get("bpmnElement")) or element.get("bpmnElement")
    points = tuple(
        (x, y)
        for child in element.children
        if child.name == "waypoint"
        if (x := _number(child.get("x"))) is not None and (y := _number(child.get("y"))) is not None
    )
    if key and key not in drawing.lines and len(points) > 1:
        drawing.lines[key] = (plane, points)
        _take_label(element, key, plane, drawing)


def _take_label(element: Element, key: str, plane: int, drawing: Drawing) -> None:
    for child in element.children:
        label = _bounds(child, plane) if child.name == "BPMNLabel" else None
        if label and label.width > 0:
            drawing.labels[key] = label


def _bounds(element: Element, plane: int) -> Box | None:
    for child in element.children:
        if child.name == "Bounds":
            numbers = [_number(child.get(side)) for side in ("x", "y", "width", "height")]
            x, y, width, height = (0.0 if number is None else number for number in numbers)
            return Box(x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), plane=plane)
    return None


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) and abs(number) < 1e7 else None  # noqa: PLR2004  # beyond any page


def _placed_lane(lane: Lane, drawing: Drawing) -> Lane:
    return replace(lane, box=drawing.boxes.get(lane.id), upright=lane.id in drawing.upright)


def _placed_pool(pool: Pool, drawing: Drawing) -> Pool:
    return replace(pool, box=drawing.boxes.get(pool.id), upright=pool.id in drawing.upright)


def _placed_step(step: Step, drawing: Drawing) -> Step:
    return replace(
        step,
        box=drawing.boxes.get(step.id),
        label=drawing.labels.get(step.id),
        expanded=step.id in drawing.expanded,
    )


def _placed_flow(flow: Flow, drawing: Drawing) -> Flow:
    plane, points = drawing.lines.get(flow.id, (0, ()))
    if points:
        start = _mended(points[0], drawing.boxes.get(flow.source), plane, points[1])
        end = _mended(points[-1], drawing.boxes.get(flow.target), plane, (start, *points[1:])[-2])
        points = (start, *points[1:-1], end)
    return replace(flow, waypoints=points, plane=plane, label=drawing.labels.get(flow.id))


def _mended(
    end: tuple[float, float], box: Box | None, plane: int, beside: tuple[float, float]
) -> tuple[float, float]:
    """Bring an end that a tool stored far away, often at 0, 0, back to its own box."""
    if box is None or box.plane != plane or not _far(end, box):
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
