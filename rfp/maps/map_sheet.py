"""One drawing of a process map as SVG, with the marks and colours that are laid over it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rfp.maps import map_shapes as shapes
from rfp.maps.lettering import safe, text_lines, width, wrapped
from rfp.maps.map_heat import Heat, value_tag
from rfp.maps.map_labels import WIDEST, labels
from rfp.maps.map_layout import HEADER
from rfp.maps.map_parts import MARGIN, Part, boxes
from rfp.maps.map_words import ranges
from rfp.maps.process_map import Box, Lane, Pool, ProcessMap, Step, StepKind, lane_title
from workbench.language import Language, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is laid over the map, and the reader's language."""

    language: Language
    heat: Heat | None
    marks: Mapping[str, tuple[int, ...]]

    def part(self, placed: Part, window: Box | None = None) -> str:
        """Draw one part, from the back to the front; of a window, only what is near to it."""
        whole, own = placed.map, placed.own
        part = _near(whole, window) if window else whole
        behind = [s for s in part.steps if _around(s, whole)]
        solid = [s.box for s in part.steps if s.box and s not in behind]
        fronted = [s for s in part.steps if s not in behind]
        # Events that sit on the edge of a step are drawn over it.
        front = sorted(fronted, key=lambda s: s.kind in shapes.ROUND)
        behind.sort(key=lambda s: -(s.box.width * s.box.height if s.box else 0))
        return "".join(
            (
                self._title(part.name, placed.top),
                *(self._pool(pool, whole) for pool in whole.pools),
                *self._lanes(part, own=own),
                *(self._step(s, part, around=True) for s in behind),
                *(shapes.flow(flow) for flow in part.flows),
                *(self._step(s, part, around=False) for s in front),
                *(shapes.note(note) for note in part.notes),
                labels(part, solid),
                *(self._value(s, own=own) for s in part.steps),
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
        filled = any(box.holds(other) for other in boxes(part) if other is not box)
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
        band = self.heat.band(step.id) if self.heat else None
        drawn = shapes.step(step, fill=band.fill if band else shapes.WHITE, around=around)
        told = f"<title>{safe(title)}</title>" if title else ""
        return f"<g>{told}{drawn}</g>"

    def _value(self, step: Step, *, own: bool) -> str:
        if self.heat is None or step.box is None or step.id not in self.heat.values:
            return ""
        at_right = own and self.language.direction == "rtl"
        return value_tag(step.box, self.heat.values[step.id], self.language, at_right=at_right)

    def _pains(self, step: Step, *, own: bool) -> str:
        numbers = self.marks.get(step.id, ())
        if not numbers or step.box is None:
            return ""
        shown = ranges(numbers, self.language)
        title = say("Pains {numbers} at {step}", self.language, numbers=shown, step=step.name)
        at_left = own and self.language.direction == "rtl"
        return shapes.pain_mark(step.box, shown, title, at_left=at_left)


def _near(part: ProcessMap, window: Box) -> ProcessMap:
    """Keep what a window may show, with room for the names that stand beside their shapes."""

    def seen(points: Sequence[tuple[float, float]]) -> bool:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        across = min(xs) < window.right + WIDEST and window.x - WIDEST < max(xs)
        return across and min(ys) < window.bottom + WIDEST and window.y - WIDEST < max(ys)

    def met(box: Box | None) -> bool:
        return box is not None and seen([(box.x, box.y), (box.right, box.bottom)])

    return replace(
        part,
        steps=tuple(step for step in part.steps if met(step.box)),
        flows=tuple(flow for flow in part.flows if flow.waypoints and seen(flow.waypoints)),
        notes=tuple(note for note in part.notes if met(note.box)),
    )


def _around(step: Step, part: ProcessMap) -> bool:
    """Say whether a subprocess or call is drawn open, with whole other steps inside."""
    box = step.box
    if box is None or step.kind not in {StepKind.SUBPROCESS, StepKind.CALL}:
        return False
    return any(inner is not step and inner.box and _within(inner.box, box) for inner in part.steps)


def _within(inner: Box, outer: Box) -> bool:
    level = outer.x < inner.x and inner.right < outer.right
    return level and outer.y < inner.y and inner.bottom < outer.bottom
