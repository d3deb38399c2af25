"""How the work is done: pools, lanes, steps and flows, with where each was drawn, if it was."""

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """What a step is, whichever tool drew it."""

    TASK = "task"
    CALL = "call"
    SUBPROCESS = "subprocess"
    GATEWAY = "gateway"
    START = "start"
    EVENT = "event"
    END = "end"


class FlowKind(StrEnum):
    """What a line between two things means."""

    SEQUENCE = "sequence"
    MESSAGE = "message"
    ASSOCIATION = "association"


class NoteKind(StrEnum):
    """What stands beside the steps."""

    TEXT = "text"
    DATA = "data"


class LaneFound(StrEnum):
    """By which fact a step was put into its lane, the surest first."""

    REFERENCE = "reference"
    SUBPROCESS = "subprocess"
    POSITION = "position"
    POOL = "pool"
    PROCESS = "process"
    UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A drawn rectangle; `plane` counts the drawings of a file from 0."""

    x: float
    y: float
    width: float
    height: float
    plane: int = 0

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def towards(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a line from the middle to `point` leaves this box."""
        (x, y), (u, v) = self.centre, point
        reach = max(abs(u - x) * 2 / (self.width or 1), abs(v - y) * 2 / (self.height or 1), 1.0)
        return x + (u - x) / reach, y + (v - y) / reach

    def holds(self, other: "Box") -> bool:
        """Say whether the middle of `other` lies in this box of the same drawing."""
        x, y = other.centre
        within = self.x <= x <= self.right and self.y <= y <= self.bottom
        return self.plane == other.plane and within


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How one thing stands in one drawing: a box, or a line by its waypoints."""

    id: str
    plane: int
    box: Box | None = None
    waypoints: tuple[tuple[float, float], ...] = ()
    label: Box | None = None
    upright: bool = False
    expanded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """One party of the process."""

    id: str
    name: str
    box: Box | None = None
    upright: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Who does the steps that lie in it; `parent` is the lane round it."""

    id: str
    name: str
    pool: str | None = None
    parent: str | None = None
    box: Box | None = None
    upright: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the work.

    `detail` is the file's own word for its kind, `inside` the subprocess round it, and `attached`
    the step on whose edge it sits.
    """

    id: str
    name: str
    kind: StepKind
    detail: str = ""
    lane: str | None = None
    lane_found: LaneFound = LaneFound.UNASSIGNED
    pool: str | None = None
    process: str = ""
    inside: str | None = None
    attached: str | None = None
    documentation: str = ""
    box: Box | None = None
    label: Box | None = None
    expanded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A line from one step, pool or note to another; `waypoints` in the drawing of `plane`."""

    id: str
    source: str
    target: str
    kind: FlowKind = FlowKind.SEQUENCE
    name: str = ""
    waypoints: tuple[tuple[float, float], ...] = ()
    plane: int = 0
    label: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark or a piece of data; `steps` are those it is linked to, none if it stands apart."""

    id: str
    text: str
    kind: NoteKind = NoteKind.TEXT
    steps: tuple[str, ...] = ()
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something in the file that a person should look at; the template is a Problem's."""

    template: str
    element: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.template.format(**dict(self.values))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessMap:
    """A whole map; `planes` are the titles of its drawings.

    Each thing holds its place in the first drawing that shows it, `again` those in later ones.
    """

    name: str = ""
    pools: tuple[Pool, ...] = ()
    lanes: tuple[Lane, ...] = ()
    steps: tuple[Step, ...] = ()
    flows: tuple[Flow, ...] = ()
    notes: tuple[Note, ...] = ()
    planes: tuple[str, ...] = ()
    again: tuple[Place, ...] = ()

    @property
    def drawn(self) -> bool:
        """Say whether any step has its place in a drawing; of a map without steps, any pool."""
        return any(thing.box for thing in self.steps or self.pools)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMap:
    """What a file held: the map, and what in it is doubtful."""

    map: ProcessMap
    doubts: tuple[Doubt, ...] = ()


def lane_title(process_map: ProcessMap, step: Step) -> str:
    """Name the lane of a step or the named one round it, else its pool, else its process.

    It is empty if there is none of them.
    """
    lanes = {lane.id: lane for lane in process_map.lanes}
    pools = {pool.id: pool.name for pool in process_map.pools}
    lane = lanes.get(step.lane or "")
    while lane and not lane.name:
        lane = lanes.get(lane.parent or "")
    return (lane.name if lane else "") or pools.get(step.pool or "") or step.process
