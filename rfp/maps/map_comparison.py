"""What changes from the way we work today to the way we want to: two maps, step by step."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rfp.maps.process_map import StepKind
from workbench.language import normal_key
from workbench.problem import Term


class MapState(StrEnum):
    """Which way of working a map shows."""

    AS_IS = "as-is"
    TO_BE = "to-be"

    @property
    def label(self) -> Term:
        return Term(_LABELS[self])


_LABELS = {
    MapState.AS_IS: "As-is (how we work today)",
    MapState.TO_BE: "To-be (how we want to work)",
}


class StepChange(StrEnum):
    """What happens to a step; one that is renamed may be retyped and move lane as well."""

    NEW = "new"
    REMOVED = "removed"
    RENAMED = "renamed"
    RETYPED = "retyped"
    MOVED = "moved lane"
    SAME = "same"

    @property
    def label(self) -> Term:
        return Term(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedStep:
    """A step as far as the comparison looks at it; `id` is its id in its own map's drawing."""

    id: str
    name: str
    lane: str
    kind: StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPair:
    """A step of today and what becomes of it; one of the two may be missing, never both."""

    before: ComparedStep | None
    after: ComparedStep | None

    @property
    def changes(self) -> tuple[StepChange, ...]:
        """Tell what changes, in the order in which it is read."""
        before, after = self.before, self.after
        if before is None or after is None:
            return (StepChange.NEW,) if before is None else (StepChange.REMOVED,)
        differs = {
            StepChange.RENAMED: normal_key(before.name) != normal_key(after.name),
            StepChange.RETYPED: before.kind is not after.kind,
            StepChange.MOVED: normal_key(before.lane) != normal_key(after.lane),
        }
        return tuple(change for change in differs if differs[change]) or (StepChange.SAME,)

    @property
    def is_same(self) -> bool:
        return self.changes == (StepChange.SAME,)


# The surest first. Steps that share a key are paired in their order, the first with the first.
_Key = Callable[[ComparedStep], Hashable]
_KEYS: tuple[_Key, ...] = (
    lambda step: step.id,
    lambda step: (normal_key(step.name), normal_key(step.lane), step.kind),
    lambda step: (normal_key(step.name), normal_key(step.lane)),
    lambda step: (normal_key(step.name), step.kind),
    lambda step: normal_key(step.name),
)


def compared(before: Sequence[ComparedStep], after: Sequence[ComparedStep]) -> list[StepPair]:
    """Pair the steps of two maps by id, then by name and lane, then by name; each at most once.

    The pairs stand in the order of `after`; what is removed stands behind the step it followed.

    >>> old = [ComparedStep(id="a", name="Ask", lane="Sales", kind=StepKind.TASK)]
    >>> new = [ComparedStep(id="b", name=" ask", lane="IT", kind=StepKind.TASK)]
    >>> [pair.changes for pair in compared(old, new)]
    [(<StepChange.MOVED: 'moved lane'>,)]
    """
    matched = _matched(before, after)
    gone = _gone(before, matched)
    pairs = [StepPair(before=before[place], after=None) for place in gone.get(-1, ())]
    for place, step in enumerate(after):
        old = before[matched[place]] if place in matched else None
        pairs.append(StepPair(before=old, after=step))
        pairs += [StepPair(before=before[left], after=None) for left in gone.get(place, ())]
    return pairs


def _matched(before: Sequence[ComparedStep], after: Sequence[ComparedStep]) -> dict[int, int]:
    """Map places in `after` to places in `before`."""
    matched: dict[int, int] = {}
    for key in _KEYS:
        waiting: dict[Hashable, list[int]] = {}
        for place in sorted(set(range(len(before))) - set(matched.values())):
            waiting.setdefault(key(before[place]), []).append(place)
        for place in range(len(after)):
            same = waiting.get(key(after[place])) if place not in matched else None
            if same and _is_telling(key, after[place]):
                matched[place] = same.pop(0)
    return matched


def _is_telling(key: _Key, step: ComparedStep) -> bool:
    """Say whether a step can be known by `key`: one without a name is known by its id alone."""
    return bool(step.id) if key is _KEYS[0] else bool(normal_key(step.name))


def _gone(before: Sequence[ComparedStep], matched: dict[int, int]) -> dict[int, list[int]]:
    """Gather what is removed by the place in `after` of the step it followed; -1 is the start."""
    after_of = {old: new for new, old in matched.items()}
    gone: dict[int, list[int]] = {}
    last = -1
    for place in range(len(before)):
        last = after_of.get(place, last)
        if place not in after_of:
            gone.setdefault(last, []).append(place)
    return gone
