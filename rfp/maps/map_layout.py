"""Places for a map that nobody drew: a row for each lane, a column for each step on the way."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rfp.maps.process_map import (
    Box,
    Flow,
    FlowKind,
    Lane,
    ProcessMap,
    Step,
    StepKind,
    lane_title,
)

HEADER = 132.0
STEP_WIDTH, STEP_HEIGHT = 132.0, 64.0
COLUMN, ROW = 184.0, 108.0
BEFORE = 44.0
SIZES = {StepKind.GATEWAY: 48.0, StepKind.START: 36.0, StepKind.EVENT: 36.0, StepKind.END: 36.0}
Cell = tuple[int, int]
Point = tuple[float, float]


def laid_out(undrawn: ProcessMap, *, mirrored: bool = False) -> ProcessMap:
    """Draw the map: row = lane, column = longest way from a start; mirrored for right-to-left."""
    columns = columns_of(undrawn)
    lanes, lane_of = _areas(undrawn)
    cells, rows_of = _cells(undrawn.steps, lanes, lane_of, columns)
    boxes = _step_boxes(undrawn.steps, cells)
    across = BEFORE + COLUMN * (max(columns.values(), default=0) + 1)
    placed = replace(
        undrawn,
        pools=(),
        lanes=_placed_lanes(lanes, rows_of, HEADER + across),
        steps=tuple(replace(s, box=boxes[s.id], label=None) for s in undrawn.steps),
        flows=tuple(_routed(flow, cells, boxes) for flow in undrawn.flows),
        planes=("",),
    )
    return _mirrored(placed, HEADER + across) if mirrored else placed


def columns_of(undrawn: ProcessMap) -> dict[str, int]:
    """Count the steps on the longest way from a start to each step; loops are cut where they close.

    >>> from rfp.maps.process_map import Flow, ProcessMap, Step, StepKind
    >>> steps = tuple(Step(id=i, name=i, kind=StepKind.TASK) for i in "ab")
    >>> loop = (Flow(id="1", source="a", target="b"), Flow(id="2", source="b", target="a"))
    >>> columns_of(ProcessMap(steps=steps, flows=loop))
    {'a': 0, 'b': 1}
    """
    following = _following(undrawn)
    columns = dict.fromkeys(following, 0)
    for step in _in_order(following):
        for after in following[step]:
            columns[after] = max(columns[after], columns[step] + 1)
    return columns


def _following(undrawn: ProcessMap) -> dict[str, list[str]]:
    """List what follows each step, without the flows that close a loop."""
    following: dict[str, list[str]] = {step.id: [] for step in undrawn.steps}
    # What follows an event on the edge of a step follows the step.
    hosts = {s.id: s.attached for s in undrawn.steps if s.attached in following}
    for flow in undrawn.flows:
        if flow.kind is not FlowKind.ASSOCIATION and {flow.source, flow.target} <= following.keys():
            following[hosts.get(flow.source) or flow.source].append(flow.target)
    reached = {after for many in following.values() for after in many}
    done: set[str] = set()
    for start in sorted(following, key=reached.__contains__):
        _cut_loops(start, following, done)
    return following


def _cut_loops(start: str, following: dict[str, list[str]], done: set[str]) -> None:
    """Walk from a start without recursion and drop each flow that returns to the way itself."""
    way: dict[str, list[str]] = {} if start in done else {start: list(following[start])}
    while way:
        here = next(reversed(way))
        if not way[here]:
            del way[here]
            done.add(here)
            continue
        after = way[here].pop(0)
        if after in way:
            following[here].remove(after)
        elif after not in done:
            way[after] = list(following[after])


def _in_order(following: Mapping[str, Sequence[str]]) -> list[str]:
    """Sort steps so that each comes after all that lead to it."""
    leading = dict.fromkeys(following, 0)
    for many in following.values():
        for after in many:
            leading[after] += 1
    ready = [step for step, count in leading.items() if not count]
    for step in ready:  # grows while it is walked
        for after in following[step]:
            leading[after] -= 1
            if not leading[after]:
                ready.append(after)
    return ready


def _areas(undrawn: ProcessMap) -> tuple[list[Lane], dict[str, str]]:
    """List the lanes that hold steps, and one more for each pool or process without lanes."""
    pools = {pool.id: pool.name for pool in undrawn.pools}
    used = {step.lane for step in undrawn.steps}
    around = {lane.parent for lane in undrawn.lanes}
    lanes = {
        lane.id: replace(lane, parent=None, name=_full_title(lane, pools))
        for lane in undrawn.lanes
        if lane.id in used or lane.id not in around
    }
    lane_of: dict[str, str] = {}
    for step in undrawn.steps:
        own = step.lane or f"outside:{step.pool or step.process}"
        lanes.setdefault(own, Lane(id=own, name=lane_title(undrawn, step)))
        lane_of[step.id] = own
    return list(lanes.values()), lane_of


def _full_title(lane: Lane, pools: Mapping[str, str]) -> str:
    pool = pools.get(lane.pool or "", "")
    return f"{pool} · {lane.name}" if len(pools) > 1 and pool and lane.name else lane.name or pool


def _cells(
    steps: Sequence[Step],
    lanes: Sequence[Lane],
    lane_of: Mapping[str, str],
    columns: Mapping[str, int],
) -> tuple[dict[str, Cell], dict[str, range]]:
    """Give each step a (column, row); those that meet stand one below the other."""
    cells: dict[str, Cell] = {}
    hosts = _hosts(steps)
    standing = [step for step in steps if not _sits_on(step, hosts)]
    rows_of: dict[str, range] = {}
    top = 0
    for lane in lanes:
        taken: dict[int, int] = {}
        for step in (step for step in standing if lane_of[step.id] == lane.id):
            column = columns[step.id]
            taken[column] = taken.get(column, 0) + 1
            cells[step.id] = column, top + taken[column] - 1
        rows_of[lane.id] = range(top, top + max(taken.values(), default=1))
        top = rows_of[lane.id].stop
    cells |= {s.id: cells[s.attached] for s in steps if s.attached in cells and s.id not in cells}
    return cells, rows_of


def _hosts(steps: Sequence[Step]) -> set[str]:
    """Name the steps that others can sit on: a damaged file may have events in a ring."""
    known = {step.id for step in steps}
    return {
        s.id for s in steps if s.attached is None or s.attached not in known or s.attached == s.id
    }


def _sits_on(step: Step, hosts: Collection[str]) -> bool:
    return step.attached in hosts and step.attached != step.id


def _step_boxes(steps: Sequence[Step], cells: Mapping[str, Cell]) -> dict[str, Box]:
    """Put each step into its cell, and an event that sits on a step on that step's lower edge."""
    boxes = {step.id: _box(step, cells[step.id]) for step in steps}
    hosts = _hosts(steps)
    for step in steps:
        if step.attached and _sits_on(step, hosts):
            host, own = boxes[step.attached], boxes[step.id]
            place = replace(own, x=host.right - own.width - 8, y=host.bottom - own.height / 2)
            boxes[step.id] = place
    return boxes


def _placed_lanes(
    lanes: Sequence[Lane], rows_of: Mapping[str, range], across: float
) -> tuple[Lane, ...]:
    return tuple(
        replace(
            lane,
            upright=False,
            box=Box(x=0, y=rows.start * ROW, width=across, height=len(rows) * ROW),
        )
        for lane in lanes
        for rows in (rows_of[lane.id],)
    )


def _box(step: Step, cell: Cell) -> Box:
    wide = SIZES.get(step.kind, STEP_WIDTH)
    high = SIZES.get(step.kind, STEP_HEIGHT)
    x, y = _middle(cell)
    return Box(x=x - wide / 2, y=y - high / 2, width=wide, height=high)


def _middle(cell: Cell) -> Point:
    column, row = cell
    return HEADER + BEFORE + column * COLUMN + STEP_WIDTH / 2, row * ROW + ROW / 2


def _gap(column: int) -> float:
    """Return the middle of the free strip before a column."""
    return HEADER + BEFORE + column * COLUMN - (COLUMN - STEP_WIDTH) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """Where a flow leaves and arrives: the two boxes and their cells."""

    source: Box
    target: Box
    leaves: Cell
    arrives: Cell

    @property
    def out(self) -> Point:
        return self.source.right, self.source.centre[1]

    @property
    def into(self) -> Point:
        return self.target.x, self.target.centre[1]


def _routed(flow: Flow, cells: Mapping[str, Cell], boxes: Mapping[str, Box]) -> Flow:
    if not {flow.source, flow.target} <= boxes.keys():
        return replace(flow, waypoints=(), label=None)
    ends = _Ends(
        source=boxes[flow.source],
        target=boxes[flow.target],
        leaves=cells[flow.source],
        arrives=cells[flow.target],
    )
    forward = ends.arrives[0] > ends.leaves[0]
    points = _ahead(ends, set(cells.values())) if forward else _back(ends)
    return replace(flow, waypoints=points, plane=0, label=None)


def _ahead(ends: _Ends, taken: set[Cell]) -> tuple[Point, ...]:
    """Lead a line to a later column, past the steps that stand between."""
    (from_column, from_row), (to_column, to_row) = ends.leaves, ends.arrives
    between = range(from_column + 1, to_column)
    first, last = _gap(from_column + 1), _gap(to_column)
    (_, leaving), (_, arriving) = ends.out, ends.into
    if not any((column, from_row) in taken for column in between):
        bend = () if from_row == to_row else ((last, leaving), (last, arriving))
        return ends.out, *bend, ends.into
    if from_row != to_row and not any((column, to_row) in taken for column in between):
        return ends.out, (first, leaving), (first, arriving), ends.into
    beside = (to_row if to_row >= from_row else to_row + 1) * ROW + 10
    way = ((first, leaving), (first, beside), (last, beside), (last, arriving))
    return ends.out, *way, ends.into


def _back(ends: _Ends) -> tuple[Point, ...]:
    """Lead a line to the same or an earlier column, below the step that it leaves."""
    x, before = ends.source.centre[0], _gap(ends.arrives[0])
    below = (ends.leaves[1] + 1) * ROW - 10
    arriving = ends.into[1]
    return (x, ends.source.bottom), (x, below), (before, below), (before, arriving), ends.into


def _mirrored(placed: ProcessMap, across: float) -> ProcessMap:
    """Turn the picture about, so that the way runs from right to left."""

    def turned(box: Box | None) -> Box | None:
        return box and replace(box, x=across - box.right)

    def points(flow: Flow) -> tuple[Point, ...]:
        return tuple((across - x, y) for x, y in flow.waypoints)

    return replace(
        placed,
        lanes=tuple(replace(lane, box=turned(lane.box)) for lane in placed.lanes),
        steps=tuple(replace(step, box=turned(step.box)) for step in placed.steps),
        flows=tuple(replace(flow, waypoints=points(flow)) for flow in placed.flows),
    )
