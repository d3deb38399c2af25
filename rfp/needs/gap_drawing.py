"""Draws which gap waits for which as one SVG picture: round by round, what comes first at first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rfp.maps.lettering import FONTS, fitted, safe, text_lines
from rfp.maps.map_heat import Heat
from rfp.maps.map_shapes import INK, LINE, STROKE, WHITE, ink_on, rectangle
from rfp.maps.process_map import Box
from rfp.needs.gap import Gap
from rfp.needs.gap_order import rounds
from workbench.language import Language, number, say

WIDE, HIGH, ACROSS, DOWN, MARGIN, HEAD = 200.0, 72.0, 90.0, 22.0, 16.0, 30.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where each gap stands; in Persian the first round is at the right."""

    boxes: Mapping[str, Box]
    columns: int
    wide: float
    high: float
    mirrored: bool


def draw_order(gaps: Sequence[Gap], *, language: Language) -> str:
    """Draw `gaps`, which stand in the order of closing; an arrow leads to the gap that waits."""
    sheet = _placed(gaps, mirrored=language.direction == "rtl")
    arrows = "".join(
        _arrow(sheet.boxes[before], sheet.boxes[gap.id], mirrored=sheet.mirrored)
        for gap in gaps
        for before in gap.waits_for
        if before in sheet.boxes
    )
    boxes = "".join(_gap(gap, sheet.boxes[gap.id], language) for gap in gaps)
    heads = "".join(_head(sheet, column, language) for column in range(sheet.columns))
    title = safe(say("The order in which {count} gaps are closed", language, count=len(gaps)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.wide:.0f} {sheet.high:.0f}"'
        f' width="{sheet.wide:.0f}" height="{sheet.high:.0f}" role="img" aria-label="{title}"'
        f' lang="{language.value}" font-family="{FONTS}"><title>{title}</title>'
        f'<rect width="100%" height="100%" fill="{WHITE}"/>{heads}{arrows}{boxes}</svg>'
    )


def _placed(gaps: Sequence[Gap], *, mirrored: bool) -> _Sheet:
    waiting = {gap.id: gap.waits_for for gap in gaps}
    column = rounds([gap.id for gap in gaps], waiting)
    columns = 1 + max(column.values(), default=0)
    wide = 2 * MARGIN + columns * WIDE + (columns - 1) * ACROSS
    boxes: dict[str, Box] = {}
    filled = [0] * columns
    for gap in gaps:
        at = column[gap.id]
        x = MARGIN + at * (WIDE + ACROSS)
        y = MARGIN + HEAD + filled[at] * (HIGH + DOWN)
        filled[at] += 1
        boxes[gap.id] = Box(x=wide - x - WIDE if mirrored else x, y=y, width=WIDE, height=HIGH)
    high = 2 * MARGIN + HEAD + max(filled) * (HIGH + DOWN) - DOWN
    return _Sheet(boxes, columns, wide, high, mirrored)


def _head(sheet: _Sheet, column: int, language: Language) -> str:
    x = MARGIN + column * (WIDE + ACROSS) + WIDE / 2
    words = say("Round {place}", language, place=column + 1)
    middle = MARGIN + HEAD / 2 - 4
    return text_lines(
        [words],
        x=sheet.wide - x if sheet.mirrored else x,
        middle=middle,
        size=12,
        fill=LINE,
        weight="600",
    )


def _gap(gap: Gap, box: Box, language: Language) -> str:
    band = Heat(values={gap.id: gap.priority}).band(gap.id)
    fill = band.fill if band else WHITE
    ink = ink_on(fill)
    x = box.centre[0]
    lines, size = fitted(gap.title, across=WIDE - 16, down=HIGH - 26)
    told = f"{say(gap.kind.label, language)}: {number(gap.priority, language, 1)}"
    return (
        rectangle(box, fill=fill, stroke=STROKE, thick=1.4, rounded=8)
        + text_lines(lines, x=x, middle=box.y + (HIGH - 20) / 2, size=size, fill=ink, weight="600")
        + text_lines([told], x=x, middle=box.bottom - 12, size=10, fill=ink)
    )


def _arrow(start: Box, end: Box, *, mirrored: bool) -> str:
    """Draw a curve from the edge of what is closed first to the edge of what waits for it."""
    side = -1 if mirrored else 1
    x1, x2 = (start.x, end.right) if mirrored else (start.right, end.x)
    y1, y2 = start.centre[1], end.centre[1]
    tip = x2 - 9 * side
    bend = ACROSS / 2 * side
    return (
        f'<path d="M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {tip - bend:.1f} {y2:.1f}'
        f' {tip:.1f} {y2:.1f}" fill="none" stroke="{INK}" stroke-width="1.5"/>'
        f'<path d="M{x2:.1f} {y2:.1f}L{tip:.1f} {y2 - 5:.1f}V{y2 + 5:.1f}Z" fill="{INK}"/>'
    )
