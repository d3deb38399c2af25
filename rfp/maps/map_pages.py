"""A drawn process map cut into pages that can be read on paper, lane names repeated on each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rfp.maps import map_shapes as shapes
from rfp.maps.map_heat import Heat, legend
from rfp.maps.map_parts import Part, parts
from rfp.maps.map_sheet import Sheet
from rfp.maps.process_map import Box, Lane, Pool, ProcessMap
from rfp.maps.swimlane import Marks, laid_over, picture
from workbench.language import Language, say

# What fits between the margins if names, 12 units high, come to 7 points on paper.
UPRIGHT, WIDE = (790.0, 930.0), (1180.0, 640.0)  # [units across, units down]
CM = 0.0265  # as large as a drawing is shown if there is room [cm for each unit]
MARK = 28.0  # beside a step, for the numbers of its pains
HEAD = 104.0  # the lane names that a later page repeats
LAST = 0.45  # how early a page may end so that it cuts no step [share of the page]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """One page of a map: its picture, how the paper lies, and which page of how many it is."""

    svg: str
    width_cm: float
    is_wide: bool
    number: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tile:
    """A piece of one drawing; the first across and the first down need no names repeated.

    `backwards` is read from its right end, as what we laid out for Persian is.
    """

    part: Part
    across: Span
    down: Span
    is_first_across: bool
    is_first_down: bool
    backwards: bool


def pages(
    process_map: ProcessMap,
    *,
    language: Language,
    heat: Heat | None = None,
    marks: Marks | None = None,
) -> list[MapPage]:
    """Draw the map on as few pages as keep its letters readable, in the order of reading."""
    sheet = laid_over(process_map, language=language, heat=heat, marks=marks)
    tiles = [
        (tile, is_wide)
        for part, is_wide in _lying(process_map, language)
        for tile in _tiles(part, WIDE if is_wide else UPRIGHT, language)
    ]
    return [
        MapPage(
            svg=_drawn(process_map, tile, sheet, (number, len(tiles))),
            width_cm=_width(tile) * CM,
            is_wide=is_wide,
            number=number,
            count=len(tiles),
        )
        for number, (tile, is_wide) in enumerate(tiles, start=1)
    ]


def is_wide(process_map: ProcessMap, *, language: Language) -> bool:
    """Say whether any drawing of the map wants the paper on its side."""
    return any(wide for _, wide in _lying(process_map, language))


def _lying(process_map: ProcessMap, language: Language) -> list[tuple[Part, bool]]:
    """Lay the paper of each drawing so that it takes fewer pages; upright if that is the same."""
    placed = parts(process_map, language)
    return [
        (
            part,
            len(_tiles(part, WIDE, language)) < len(_tiles(part, UPRIGHT, language)),
        )
        for part in placed
    ]


def _tiles(part: Part, paper: tuple[float, float], language: Language) -> list[_Tile]:
    """Cut a drawing into tiles; what we laid out for Persian is read from its right end."""
    right = part.width + shapes.STRIP
    boxes = [step.box for step in part.map.steps if step.box]
    areas = [area for area, _ in _areas(part.map) if area.box]
    heads = [_head_of(area) for area in areas]
    firm = [(b.x - 6, b.right + MARK) for b in boxes] + [(b.x, b.right) for b in heads]
    backwards = part.own and language.direction == "rtl"
    if backwards:
        firm = [(right - b.right - 6, right - b.x + MARK) for b in boxes]
    columns = _cut((0.0, right), firm, [], paper[0], HEAD)
    if backwards:
        columns = [(right - end, right - start) for start, end in columns]
    firm = [(b.y - 12, b.bottom + 12) for b in boxes]
    loose = [(area.box.y, area.box.bottom) for area in areas if area.box and not area.upright]
    rows = _cut((part.top, part.bottom), firm, loose, paper[1], shapes.STRIP)
    tiles = [
        _Tile(
            part=part,
            across=across,
            down=down,
            is_first_across=place == 0,
            is_first_down=level == 0,
            backwards=backwards,
        )
        for level, down in enumerate(rows)
        for place, across in enumerate(columns)
    ]
    return [tile for tile in tiles if any(_stands_in(box, tile) for box in boxes)] or tiles[:1]


def _stands_in(box: Box, tile: _Tile) -> bool:
    x, y = box.centre
    return tile.across[0] <= x <= tile.across[1] and tile.down[0] <= y <= tile.down[1]


def _head_of(area: Lane | Pool) -> Box:
    """Return where an area bears its name; a cut through it would leave half of the letters."""
    box = area.box or Box(x=0, y=0, width=0, height=0)
    return box if area.upright else replace(box, width=min(shapes.STRIP, box.width))


def _cut(
    whole: Span, firm: Sequence[Span], loose: Sequence[Span], most: float, head: float
) -> list[Span]:
    """Cut a length into pieces of at most `most`, where it meets fewest firm, then loose spans."""
    start, end = whole
    pieces: list[Span] = []
    while end - start > (room := most - (head if pieces else 0.0)):
        ahead = min((near for near, far in firm if far > start), default=end - room)
        if ahead > start + room:  # some files put one step far from all others
            start = ahead
            continue
        met = [_across(start, start + room, spans) for spans in (firm, loose)]
        ends = [far for _, far in chain(*met) if start + room * LAST < far < start + room]
        at = min([start + room, *ends], key=lambda way: (*_met(way, *met), -way))
        pieces.append((start, at))
        # What has to be cut is shown again, whole, at the beginning of the next piece.
        late = start + room * LAST
        start = min((near for near, far in firm if late < near < at < far), default=at)
    return [*pieces, (start, end)]


def _across(start: float, end: float, spans: Sequence[Span]) -> list[Span]:
    return [(near, far) for near, far in spans if near < end and far > start]


def _met(way: float, *groups: Sequence[Span]) -> tuple[int, ...]:
    return tuple(sum(near < way < far for near, far in group) for group in groups)


def _drawn(process_map: ProcessMap, tile: _Tile, sheet: Sheet, of: tuple[int, int]) -> str:
    """Draw a tile as a window on the whole drawing, with its names and the legend."""
    wide, high = tile.across[1] - tile.across[0], tile.down[1] - tile.down[0]
    head = 0.0 if tile.is_first_across else HEAD
    over = shapes.STRIP if _has_names_above(tile) else 0.0
    place = Box(x=0.0 if tile.backwards else head, y=over, width=wide, height=high)
    seen = f"{tile.across[0]:.1f} {tile.down[0]:.1f} {wide:.1f} {high:.1f}"
    cut = Box(x=tile.across[0], y=tile.down[0], width=wide, height=high)
    window = (
        f'<svg x="{place.x:.1f}" y="{place.y:.1f}" width="{wide:.1f}" height="{high:.1f}"'
        f' viewBox="{seen}">{sheet.part(tile.part, cut)}</svg>'
    )
    names = "".join(_names(tile, place, head))
    below = Box(x=8, y=over + high, width=wide + head - 16, height=0)
    key = legend(sheet.heat, sheet.language, below)
    told = say("page {number} of {count}", sheet.language, number=of[0], count=of[1])
    view = (0.0, 0.0, wide + head, over + high + key.height)
    part = told if of[1] > 1 else ""
    # The words tell the whole map, so the first page alone bears them.
    return picture(
        process_map, window + names + key.svg, view, sheet, part=part, is_told=of[0] == 1
    )


def _width(tile: _Tile) -> float:
    return tile.across[1] - tile.across[0] + (0.0 if tile.is_first_across else HEAD)


def _names(tile: _Tile, place: Box, head: float) -> Iterator[str]:
    """Repeat the names of lanes that began before the tile: beside it, or above upright ones."""
    beside = place.right if tile.backwards else 0.0
    for area, title in _areas(tile.part.map):
        box = area.box
        if box is None or not _began_before(box, tile, is_upright=area.upright):
            continue
        if area.upright:
            near, far = _within((box.x, box.right), tile.across)
            at = Box(x=place.x + near - tile.across[0], y=0, width=far - near, height=place.y)
        else:
            near, far = _within((box.y, box.bottom), tile.down)
            at = Box(x=beside, y=place.y + near - tile.down[0], width=head, height=far - near)
        if far - near > shapes.STRIP / 2:
            yield shapes.lane_head(at, title, wide=at.width, at_right=False)


def _began_before(box: Box, tile: _Tile, *, is_upright: bool) -> bool:
    """Say whether an area runs over the edge at which the tile is begun to be read."""
    if is_upright:
        return not tile.is_first_down and box.y < tile.down[0] < box.bottom
    edge = tile.across[1] if tile.backwards else tile.across[0]
    return not tile.is_first_across and box.x < edge < box.right


def _has_names_above(tile: _Tile) -> bool:
    return any(
        area.box and area.upright and _began_before(area.box, tile, is_upright=True)
        for area, _ in _areas(tile.part.map)
    )


def _areas(part: ProcessMap) -> Iterator[tuple[Lane | Pool, str]]:
    """Yield the innermost areas of a drawing, each with the name of the pool round it."""
    pools = {pool.id: pool.name for pool in part.pools}
    parents = {lane.parent for lane in part.lanes}
    for lane in part.lanes:
        if lane.id not in parents:
            around = pools.get(lane.pool or "", "")
            yield lane, " · ".join(dict.fromkeys(filter(None, (around, lane.name))))
    filled = {lane.pool for lane in part.lanes}
    for pool in part.pools:
        if pool.id not in filled:
            yield pool, pool.name


def _within(span: Span, window: Span) -> Span:
    return max(span[0], window[0]), min(span[1], window[1])
