"""The parts of a drawn process map as SVG: areas, steps, lines, marks."""

from collections.abc import Sequence
from math import hypot

from rfp.maps.lettering import fitted, safe, shortened, text_lines, width, wrapped
from rfp.maps.process_map import Box, Flow, FlowKind, Note, NoteKind, Step, StepKind
from workbench.colour import contrast

INK, STROKE, TEAL, PAIN = "#1f2a37", "#35577d", "#0f766e", "#b45309"
LINE, LIGHT, PALE, WHITE = "#5b6b7f", "#c3cfdc", "#f7f9fb", "#ffffff"
HEADING = "#e6edf4"
ROUND = {StepKind.START, StepKind.EVENT, StepKind.END}
STRIP = 30.0


def ink_on(fill: str) -> str:
    """Choose the ink that reads best on a colour.

    >>> ink_on("#fff3e0"), ink_on("#993404")
    ('#1f2a37', '#ffffff')
    """
    dark, light = (contrast(fill[1:], ink[1:]) for ink in (INK, WHITE))
    return INK if dark >= light else WHITE


def rectangle(box: Box, *, fill: str, stroke: str, thick: float = 1.0, rounded: float = 0) -> str:
    return (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
        f' rx="{rounded:g}" fill="{fill}" stroke="{stroke}" stroke-width="{thick:g}"/>'
    )


def area(box: Box, title: str, *, fill: str, upright: bool, bold: bool, filled: bool) -> str:
    """Draw a pool or lane with its title in the strip at its head, or across it if it is empty."""
    frame = rectangle(box, fill=fill, stroke=LIGHT, thick=1.2)
    weight = "700" if bold else "600"
    if not filled:
        return frame + _centred(title, box, weight=weight)
    strip = _strip(box, upright=upright)
    head = rectangle(strip, fill=HEADING, stroke=LIGHT)
    return frame + head + _in_strip(title, strip, weight=weight, turned=not upright)


def _strip(box: Box, *, upright: bool) -> Box:
    wide = box.width if upright else min(STRIP, box.width)
    high = min(STRIP, box.height) if upright else box.height
    return Box(x=box.x, y=box.y, width=wide, height=high)


def _in_strip(title: str, strip: Box, *, weight: str, turned: bool) -> str:
    x, y = strip.centre
    across = (strip.height if turned else strip.width) - 8
    lines, size = fitted(title, across=across, down=STRIP - 2)
    return text_lines(lines, x=x, middle=y, size=size, fill=INK, weight=weight, turned=turned)


def _centred(
    title: str, box: Box, *, weight: str = "400", fill: str = INK, beside: float = 14
) -> str:
    x, y = box.centre
    lines, size = fitted(title, across=box.width - beside, down=box.height - 6)
    return text_lines(lines, x=x, middle=y, size=size, fill=fill, weight=weight)


def lane_head(box: Box, title: str, *, wide: float, at_right: bool) -> str:
    """Draw the broad head of a lane that we laid out, its title on the level."""
    head = Box(x=box.right - wide if at_right else box.x, y=box.y, width=wide, height=box.height)
    return rectangle(head, fill=HEADING, stroke=LIGHT) + _centred(
        title, head, weight="600", beside=30
    )


def step(drawn: Step, *, fill: str, around: bool) -> str:
    """Draw a step by its kind; `around` says that other steps are drawn inside it."""
    box = drawn.box
    if box is None:
        return ""
    ink = ink_on(fill)
    if drawn.kind in ROUND:
        return _event(drawn, box, fill)
    if drawn.kind is StepKind.GATEWAY:
        return _gateway(drawn, box, fill, ink)
    if around:
        return _expanded(drawn, box)
    thick = 3.0 if drawn.kind is StepKind.CALL else 1.5
    frame = rectangle(box, fill=fill, stroke=STROKE, thick=thick, rounded=8)
    if drawn.kind is not StepKind.SUBPROCESS:
        return frame + _centred(drawn.name, box, fill=ink)
    above = Box(x=box.x, y=box.y, width=box.width, height=max(box.height - 16, 12))
    return frame + _centred(drawn.name, above, fill=ink) + _plus_box(box, ink)


def _plus_box(box: Box, ink: str) -> str:
    x, y = box.centre[0], box.bottom - 9
    return (
        f'<path d="M{x - 6:.1f} {y - 6:.1f}h12v12h-12zM{x:.1f} {y - 4:.1f}v8'
        f'M{x - 4:.1f} {y:.1f}h8" fill="none" stroke="{ink}" stroke-width="1.2"/>'
    )


def _expanded(drawn: Step, box: Box) -> str:
    lines = shortened(wrapped(drawn.name, within=box.width - 16, size=11), 1)
    x = box.x + 16 + width("".join(lines), 12) / 2
    title = text_lines(lines, x=x, middle=box.y + 13, size=11, fill=INK, weight="600")
    frame = rectangle(box, fill=WHITE, stroke=STROKE, thick=1.5, rounded=10)
    return frame.replace("/>", ' fill-opacity="0.6"/>') + title


def _event(drawn: Step, box: Box, fill: str) -> str:
    x, y = box.centre
    radius = max(min(box.width, box.height) / 2, 4)
    thick = 3.5 if drawn.kind is StepKind.END else 1.8
    colour = {StepKind.START: TEAL, StepKind.END: INK}.get(drawn.kind, STROKE)
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{colour}"'
    shape = f'{ring} stroke-width="{thick:g}"/>'
    if drawn.kind is StepKind.EVENT:
        shape += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{max(radius - 3, 2):.1f}" fill="none"'
        shape += f' stroke="{colour}" stroke-width="1.2"/>'
    return shape


def _gateway(drawn: Step, box: Box, fill: str, ink: str) -> str:
    x, y = box.centre
    shape = (
        f'<path d="M{box.x:.1f} {y:.1f}L{x:.1f} {box.y:.1f}L{box.right:.1f} {y:.1f}'
        f'L{x:.1f} {box.bottom:.1f}Z" fill="{fill}" stroke="{STROKE}" stroke-width="1.5"/>'
    )
    return shape + _gateway_mark(drawn.detail, x, y, min(box.width, box.height) * 0.17, ink)


def _gateway_mark(detail: str, x: float, y: float, r: float, ink: str) -> str:
    cross = f"M{x - r:.1f} {y - r:.1f}L{x + r:.1f} {y + r:.1f}M{x + r:.1f} {y - r:.1f}"
    cross += f"L{x - r:.1f} {y + r:.1f}"
    plus = (
        f"M{x:.1f} {y - 1.3 * r:.1f}V{y + 1.3 * r:.1f}M{x - 1.3 * r:.1f} {y:.1f}H{x + 1.3 * r:.1f}"
    )
    paths = {
        "exclusiveGateway": cross,
        "parallelGateway": plus,
        "complexGateway": cross + plus,
    }
    if detail in {"inclusiveGateway", "eventBasedGateway"}:
        ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{1.2 * r:.1f}" fill="none" stroke="{ink}"'
        inner = ring.replace(f'r="{1.2 * r:.1f}"', f'r="{0.8 * r:.1f}"') + ' stroke-width="1"/>'
        return f'{ring} stroke-width="1.6"/>' + (inner if detail == "eventBasedGateway" else "")
    way = paths.get(detail, "")
    return f'<path d="{way}" fill="none" stroke="{ink}" stroke-width="2"/>' if way else ""


def flow(line: Flow) -> str:
    """Draw a line with its arrow; messages are dashed, associations dotted and without arrow."""
    points = line.waypoints
    if len(points) < 2:  # noqa: PLR2004 - a line has two ends
        return ""
    dashes = {
        FlowKind.MESSAGE: ' stroke-dasharray="7 4"',
        FlowKind.ASSOCIATION: ' stroke-dasharray="2 3"',
    }
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    drawn = (
        f'<polyline points="{way}" fill="none" stroke="{LINE}" stroke-width="1.4"'
        f'{dashes.get(line.kind, "")} stroke-linejoin="round"/>'
    )
    if line.kind is FlowKind.ASSOCIATION:
        return drawn
    open_end = line.kind is FlowKind.MESSAGE
    x, y = points[0]
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{WHITE}" stroke="{LINE}"/>'
    return drawn + (ring if open_end else "") + _arrow(points, open_end=open_end)


def _arrow(points: Sequence[tuple[float, float]], *, open_end: bool) -> str:
    (x, y), before = points[-1], [p for p in points[:-1] if p != points[-1]]
    u, v = before[-1] if before else (x - 1, y)
    length = hypot(x - u, y - v) or 1
    dx, dy = (x - u) / length, (y - v) / length
    left = f"{x - 10 * dx + 4.5 * dy:.1f},{y - 10 * dy - 4.5 * dx:.1f}"
    right = f"{x - 10 * dx - 4.5 * dy:.1f},{y - 10 * dy + 4.5 * dx:.1f}"
    fill = WHITE if open_end else LINE
    return f'<polygon points="{x:.1f},{y:.1f} {left} {right}" fill="{fill}" stroke="{LINE}"/>'


def note(remark: Note) -> str:
    """Draw a remark as an open bracket with its words, and data as a sheet or store."""
    box = remark.box
    if box is None:
        return ""
    if remark.kind is NoteKind.DATA:
        below = Box(x=box.centre[0] - 50, y=box.bottom, width=100, height=30)
        return rectangle(box, fill=PALE, stroke=LINE, rounded=2) + _centred(remark.text, below)
    bracket = (
        f'<path d="M{box.x + 10:.1f} {box.y:.1f}H{box.x:.1f}V{box.bottom:.1f}H{box.x + 10:.1f}"'
        f' fill="none" stroke="{LINE}" stroke-width="1.2"/>'
    )
    return bracket + _centred(remark.text, box)


def pain_mark(box: Box, numbers: str, title: str, *, at_left: bool) -> str:
    """Mark a step with the numbers of its pains, at the corner where a line of text ends."""
    wide = max(22.0, 12.0 + width(numbers, 12))
    x = box.x if at_left else box.right
    pill = Box(x=x - wide / 2, y=box.y - 11, width=wide, height=22)
    shape = rectangle(pill, fill=PAIN, stroke=WHITE, thick=1.5, rounded=11)
    words = text_lines([numbers], x=x, middle=box.y, size=12, fill=WHITE, weight="700")
    return f"<g><title>{safe(title)}</title>{shape}{words}</g>"
