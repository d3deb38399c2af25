"""What follows each step that people speak of, past the gateways and events that have no name."""

from collections.abc import Collection

from rfp.maps.process_map import FlowKind, ProcessMap


def followers(process_map: ProcessMap, kept: Collection[str]) -> dict[str, tuple[str, ...]]:
    """List the next of the `kept` steps on every way that leads on from each of them.

    >>> from rfp.maps.process_map import Flow, Step, StepKind
    >>> steps = tuple(Step(id=key, name=key, kind=StepKind.TASK) for key in "axb")
    >>> flows = (Flow(id="1", source="a", target="x"), Flow(id="2", source="x", target="b"))
    >>> followers(ProcessMap(steps=steps, flows=flows), "ab")
    {'a': ('b',), 'b': ()}
    """
    following = _following(process_map)
    return {
        step.id: _next_kept(step.id, following, kept)
        for step in process_map.steps
        if step.id in kept
    }


def _following(process_map: ProcessMap) -> dict[str, list[str]]:
    """List what follows each step at once; an event on the edge of a step follows that step."""
    following: dict[str, list[str]] = {step.id: [] for step in process_map.steps}
    for flow in process_map.flows:
        if flow.kind is FlowKind.SEQUENCE and {flow.source, flow.target} <= following.keys():
            following[flow.source].append(flow.target)
    for step in process_map.steps:
        if step.attached in following and step.attached != step.id:
            following[step.attached].append(step.id)
    return following


def _next_kept(
    start: str, following: dict[str, list[str]], kept: Collection[str]
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    passed = {start}
    waiting = list(reversed(following[start]))
    while waiting:
        here = waiting.pop()
        if here in kept:
            found[here] = None
        elif here not in passed:
            passed.add(here)
            waiting.extend(reversed(following[here]))
    return tuple(found)
