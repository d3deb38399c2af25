"""The shared what-if: its state, the frames that a moving slider sends, and what they change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from scoring.weights import TENTHS, followers_of, from_tenths, moved
from workbench.problem import Conflict, Problem, Refused

_KEYS = {"t", "c", "x", "v"}
_NEWEST = 10**9  # no what-if lives to see this version


class FrameKind(StrEnum):
    """What a frame asks for."""

    DRAG = "drag"  # a preview for the other boards; nothing is stored
    RELEASE = "release"  # the slider was let go: the move is stored
    LOCK = "lock"  # x = 1 locks the criterion, x = 0 opens it


_KINDS = {kind.value for kind in FrameKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A state of the shared what-if.

    Attributes
    ----------
    tree : CriteriaTree
        The weights played with; the official ones are in the plan.
    locked : frozenset of str
        Criteria whose weights stay.
    version : int
        Rises by 1 with every stored change.
    held_by : str or None
        The chair who holds the room, so that nobody else moves; None while everyone may.
    """

    tree: CriteriaTree
    locked: frozenset[str] = frozenset()
    version: int = 0
    held_by: str | None = None

    def __post_init__(self) -> None:
        for criterion in sorted(self.locked):
            _ = self.tree[criterion]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A checked message of the live channel: one criterion, one whole number, never a vector.

    Attributes
    ----------
    kind : FrameKind
        What it asks for.
    criterion : str
        Which slider.
    tenths : int
        The local weight, that is the share of the parent, which at the top is the share of the
        decision [tenths of a percent, 0 to 1000]; in a LOCK frame 1 or 0.
    version : int
        Version of the what-if that the mover saw.
    """

    kind: FrameKind
    criterion: str
    tenths: int
    version: int

    @property
    def weight(self) -> Fraction:
        """The local weight asked for [fraction, 0 to 1]."""
        return from_tenths(self.tenths)

    def as_message(self) -> dict[str, str | int]:
        """Return the frame as it travels, without anything that the sender added."""
        return {"t": self.kind.value, "c": self.criterion, "x": self.tenths, "v": self.version}


def check_frame(frame: object, what_if: WhatIf, *, mover: str, may_move: bool = True) -> Frame:
    """Return what a browser sent as a frame that can be relayed and carried out.

    Parameters
    ----------
    frame : object
        Decoded JSON, from outside: {"t": "drag" | "release" | "lock", "c": criterion,
        "x": 0 to 1000, "v": version}.
    what_if : WhatIf
        The stored state.
    mover : str
        Who sent it.
    may_move : bool
        Whether the rights of the mover allow it at all.

    Returns
    -------
    Frame
        Checked.

    Raises
    ------
    Refused
        If the mover may not move, or somebody else holds the room.
    Conflict
        If the what-if is no longer the one that the mover saw.
    Problem
        If the frame has another shape, its criterion is unknown or cannot move, or its number is
        out of range.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=tuple(
    ...     Criterion(id=c, parent=None, weight=Fraction(1, 2)) for c in ("fit", "price")
    ... ))
    >>> seen = {"t": "release", "c": "price", "x": 400, "v": 0}
    >>> check_frame(seen, WhatIf(tree=tree), mover="Sara").weight
    Fraction(2, 5)
    """
    check_mover(what_if, mover, may_move=may_move)
    checked = _read(frame)
    if checked.version != what_if.version:
        raise Conflict(
            "the weights have moved on: yours were those of version {found}, version {version} "
            "stands now; look, and move again",
            found=checked.version,
            version=what_if.version,
        )
    _ = what_if.tree[checked.criterion]
    if checked.kind is not FrameKind.LOCK:
        followers_of(what_if.tree, checked.criterion, what_if.locked)
    return checked


def applied(what_if: WhatIf, frame: Frame) -> WhatIf:
    """Return the what-if after a checked frame; a DRAG is shown by the boards and changes nothing.

    Raises
    ------
    Problem
        If the criterion is unknown or cannot move.
    """
    match frame.kind:
        case FrameKind.DRAG:
            return what_if
        case FrameKind.RELEASE:
            tree = moved(what_if.tree, frame.criterion, frame.weight, what_if.locked)
            return replace(what_if, tree=tree, version=what_if.version + 1)
        case FrameKind.LOCK:
            named = frozenset({frame.criterion})
            locked = what_if.locked | named if frame.tenths else what_if.locked - named
            return replace(what_if, locked=locked, version=what_if.version + 1)


def check_mover(what_if: WhatIf, mover: str, *, may_move: bool = True) -> None:
    """Refuse whoever may not move this what-if: a watcher, or anyone while another holds it.

    Raises
    ------
    Refused
        It names who holds the room.
    """
    if not may_move:
        raise Refused("you may watch this what-if, but not move it")
    if what_if.held_by is not None and what_if.held_by != mover:
        raise Refused("{holder} holds the room, so nobody else moves it", holder=what_if.held_by)


def _read(frame: object) -> Frame:
    if not isinstance(frame, Mapping) or frame.keys() != _KEYS:
        raise Problem("a frame has the keys t, c, x and v, and no others")
    kind, criterion = frame["t"], frame["c"]
    if not isinstance(kind, str) or kind not in _KINDS or not isinstance(criterion, str):
        raise Problem("a frame drags, releases or locks a criterion that it names")
    highest = 1 if kind == FrameKind.LOCK else TENTHS
    return Frame(
        kind=FrameKind(kind),
        criterion=criterion,
        tenths=_whole(frame["x"], highest),
        version=_whole(frame["v"], _NEWEST),
    )


def _whole(value: object, highest: int) -> int:
    # JSON's true is no number, though Python counts it as 1.
    if type(value) is not int or not 0 <= value <= highest:
        raise Problem(
            "a frame's numbers are whole and from 0 to {highest}, got {found}",
            highest=highest,
            found=str(value)[:20],
        )
    return value
