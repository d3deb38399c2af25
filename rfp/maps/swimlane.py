"""Draws a process map as one SVG picture: as its file drew it, else in lanes of our own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from rfp.maps import map_shapes as shapes
from rfp.maps.lettering import FONTS, safe, text_lines, width, wrapped
from rfp.maps.map_layout import HEADER, laid_out
from rfp.maps.process_map import Box, Flow, Lane, Note, Pool, ProcessMap, Step, StepKind, lane_title
from workbench.language import Language, number, say

MARGIN = 24.0
TITLE = 34.0
USUAL_HEIGHT = 72.0
BOXES = {StepKind.TASK, StepKind.CALL}


def draw(
    process_map: ProcessMap,
    *,
    language: Language,
    heat: Mapping[str, float] | None = None,
    pains: Mapping[str, int] | None = None,
) -> str:
    """Draw the map for a reader of `language`; `heat` of 0 to 1 and `pains` counted, by step id."""
    sheet = _Sheet(
        language=language,
        heat=heat or {},
        pains=_seen_pains(process_map, pains or {}),
    )
    top, wide, parts = MARGIN, 0.0, []
    for part, own in _parts(process_map, language):
        placed, across, down = _fitted(part, top)
        parts.append(sheet.part(placed, own=own, titled=top))
        top, wide = top + down, max(wide, across)
    return _picture(process_map, "".join(parts), wide + MARGIN, top, language)


def _picture(
    process_map: ProcessMap, drawn: str, wide: float, high: float, language: Language
) -> str:
    title = safe(
        say(
            "Process map {name}: {steps} steps, {lanes} lanes",
            language,
            name=process_map.name or "",
            steps=len(process_map.steps),
            lanes=len(process_map.lanes),
        )
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high:.0f}"'
        f' width="{wide:.0f}" height="{high:.0f}" style="max-width:100%;height:auto" role="img"'
        f' aria-label="{title}" lang="{language.value}" font-family="{FONTS}">'
        f'<title>{title}</title><rect width="100%" height="100%" fill="{shapes.WHITE}"/>'
        f"{drawn}</svg>"
    )


def _seen_pains(process_map: ProcessMap, pains: Mapping[str, int]) -> dict[str, int]:
    """Count the pains of a step that is not drawn at the drawn subprocess round it."""
    steps = {step.id: step for step in process_map.steps}
    seen: dict[str, int] = {}
    for step, count in pains.items():
        if step in steps and count:
            at = _drawn_round(step, steps) or step
            seen[at] = seen.get(at, 0) + count
    return seen


def _drawn_round(step: str, steps: Mapping[str, Step]) -> str | None:
    at: str | None = step
    while at is not None and steps[at].box is None:
        at = steps[at].inside
    return at


def _parts(process_map: ProcessMap, language: Language) -> Iterable[tuple[ProcessMap, bool]]:
    """Split a map into its drawings; what nobody drew is laid out by us, and marked so."""
    steps = {step.id: step for step in process_map.steps}
    for plane in range(len(process_map.planes) if process_map.drawn else 0):
        part = _of_plane(process_map, plane)
        if part.steps or part.pools or part.notes:
            yield part, False
    undrawn = [s for s in process_map.steps if _drawn_round(s.id, steps) is None]
    groups = dict.fromkeys(s.process for s in undrawn) if process_map.drawn else ["*"]
    for group in groups:
        mine = [s for s in undrawn if group in {"*", s.process}]
        part = _of_steps(process_map, mine, group if process_map.drawn else "")
        yield laid_out(part, mirrored=language.direction == "rtl"), True


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
        flows=tuple(f for f in process_map.flows if f.waypoints and f.plane == plane),
        notes=tuple(n for n in process_map.notes if here(n.box)),
    )


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


def _boxes(part: ProcessMap) -> list[Box]:
    things: tuple[Pool | Lane | Step | Note, ...]
    things = (*part.pools, *part.lanes, *part.steps, *part.notes)
    return [thing.box for thing in things if thing.box]


def _fitted(part: ProcessMap, top: float) -> tuple[ProcessMap, float, float]:
    """Scale a drawing to readable steps and put it below `top`; return it, its width and height."""
    heights = [s.box.height for s in part.steps if s.box and s.kind in BOXES and s.box.height > 0]
    usual = median(heights) if heights else USUAL_HEIGHT
    scale = 1.0 if 50 <= usual <= 110 else USUAL_HEIGHT / usual  # noqa: PLR2004 - readable as drawn
    boxes = _boxes(part)
    points = [point for flow in part.flows for point in flow.waypoints]
    left = min([b.x for b in boxes] + [x for x, _ in points], default=0.0)
    above = min([b.y for b in boxes] + [y for _, y in points], default=0.0)
    right = max([b.right for b in boxes] + [x for x, _ in points], default=0.0)
    below = max([b.bottom for b in boxes] + [y for _, y in points], default=0.0)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What is laid over the map, and the reader's language."""

    language: Language
    heat: Mapping[str, float]
    pains: Mapping[str, int]

    def part(self, part: ProcessMap, *, own: bool, titled: float) -> str:
        """Draw one part, from the back to the front."""
        behind = [s for s in part.steps if _around(s, part)]
        boxes = [s.box for s in part.steps if s.box and s not in behind]
        hosts = {s.id: s.box for s in part.steps}
        fronted = [s for s in part.steps if s not in behind]
        # Events that sit on the edge of a step are drawn over it.
        front = sorted(fronted, key=lambda s: s.kind in shapes.ROUND)
        behind.sort(key=lambda s: -(s.box.width * s.box.height if s.box else 0))
        return "".join(
            (
                self._title(part.name, titled),
                *(self._pool(pool, part) for pool in part.pools),
                *self._lanes(part, own=own),
                *(self._step(s, part, around=True) for s in behind),
                *(shapes.flow(flow) for flow in part.flows),
                *(shapes.flow_label(flow, boxes) for flow in part.flows),
                *(self._step(s, part, around=False) for s in front),
                *(shapes.note(note) for note in part.notes),
                *(shapes.label(s, hosts.get(s.attached or "")) for s in part.steps),
                *(self._pains(s, own=own) for s in part.steps),
            )
        )

    def _title(self, title: str, top: float) -> str:
        if not title:
            return ""
        lines = wrapped(title, within=600, size=14)[:1]
        x = MARGIN + 20 + width("".join(lines), 14) / 2
        return text_lines(lines, x=x, middle=top + 12, size=14, fill=shapes.INK, weight="700")

    def _pool(self, pool: Pool, part: ProcessMap) -> str:
        if pool.box is None:
            return ""
        box = pool.box
        filled = any(box.holds(other) for other in _boxes(part) if other is not box)
        title = pool.name
        return shapes.area(
            box, title, fill=shapes.WHITE, upright=pool.upright, bold=True, filled=filled
        )

    def _lanes(self, part: ProcessMap, *, own: bool) -> Iterable[str]:
        parents = {lane.parent for lane in part.lanes}
        for place, lane in enumerate(sorted(part.lanes, key=lambda lane: lane.id not in parents)):
            if lane.box:
                yield self._lane(lane, lane.box, place, own=own)

    def _lane(self, lane: Lane, box: Box, place: int, *, own: bool) -> str:
        fill = (shapes.PALE, shapes.WHITE)[place % 2]
        if not own:
            return shapes.area(
                box, lane.name, fill=fill, upright=lane.upright, bold=False, filled=True
            )
        at_right = self.language.direction == "rtl"
        title = lane.name or say("No lane", self.language)
        head = shapes.lane_head(box, title, wide=HEADER, at_right=at_right)
        return shapes.rectangle(box, fill=fill, stroke=shapes.LIGHT, thick=1.2) + head

    def _step(self, step: Step, part: ProcessMap, *, around: bool) -> str:
        title = " · ".join(filter(None, (step.name, lane_title(part, step))))
        drawn = shapes.step(step, heat=self.heat.get(step.id), around=around)
        told = f"<title>{safe(title)}</title>" if title else ""
        return f"<g>{told}{drawn}</g>"

    def _pains(self, step: Step, *, own: bool) -> str:
        count = self.pains.get(step.id, 0)
        if not count or step.box is None:
            return ""
        title = say("{count} pains at {step}", self.language, count=count, step=step.name)
        at_left = own and self.language.direction == "rtl"
        shown = number(count, self.language)
        return shapes.pain_mark(step.box, shown, title, at_left=at_left)


def _around(step: Step, part: ProcessMap) -> bool:
    """Say whether a subprocess or call is drawn open, with whole other steps inside."""
    box = step.box
    if box is None or step.kind not in {StepKind.SUBPROCESS, StepKind.CALL}:
        return False
    return any(inner is not step and inner.box and _within(inner.box, box) for inner in part.steps)


def _within(inner: Box, outer: Box) -> bool:
    level = outer.x < inner.x and inner.right < outer.right
    return level and outer.y < inner.y and inner.bottom < outer.bottom
