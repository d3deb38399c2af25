"""What a BPMN file says, drawing apart: pools, lanes, steps, flows, notes, and what is doubtful."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rfp.maps.bpmn_elements import CALLED, DATA, FLOWS, STEPS, Element, Register, clean, register
from rfp.maps.process_map import (
    Doubt,
    Flow,
    FlowKind,
    Lane,
    LaneFound,
    Note,
    NoteKind,
    Pool,
    ProcessMap,
    Step,
)

_WHOLES = frozenset({"process", "choreography"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The map without its drawing, and the register that the drawing refers to."""

    map: ProcessMap
    known: Register


def read_model(elements: Sequence[Element]) -> tuple[Model, tuple[Doubt, ...]]:
    """Read everything but the drawing; lanes only as far as the file refers to them."""
    known = register(elements)
    parties = _pools_by_process(known)
    lane_of = _references(known)
    called = {e.get("id"): clean(e.get("name")) for e in elements if e.name in CALLED}
    steps = tuple(
        _named_as_called(_step(element, key, lane_of, parties, known), element, called)
        for key, element in known.by_id.items()
        if element.name in STEPS
    )
    flows = (*_flows(known), *_data_flows(elements, known))
    _doubt_attachments(known)
    read = ProcessMap(
        name=_title(elements),
        pools=tuple(_pool(key, e) for key, e in known.by_id.items() if e.name == "participant"),
        lanes=tuple(
            _lane(key, e, parties, known) for key, e in known.by_id.items() if e.name == "lane"
        ),
        steps=steps,
        flows=flows,
        notes=_notes(known, flows, {step.id for step in steps}),
    )
    known.doubts += _frames(elements)
    if not steps:
        known.doubts.append(Doubt(template="the file holds no step"))
    return Model(map=read, known=known), tuple(known.doubts)


def _frames(elements: Sequence[Element]) -> Iterator[Doubt]:
    """Name the frames that somebody drew round some steps, since we draw none."""
    values = {e.get("id"): clean(e.get("value")) for e in elements if e.name == "categoryValue"}
    for element in elements:
        reference = element.get("categoryValueRef") if element.name == "group" else ""
        name = values.get(reference) or values.get(reference.rpartition(":")[2])
        if name:
            template = "the frame {name} round some steps is not shown"
            yield Doubt(template=template, element=element.get("id"), values=(("name", name),))


def _title(elements: Sequence[Element]) -> str:
    for name in ("collaboration", "process", "definitions"):
        for element in elements:
            if element.name == name and clean(element.get("name")):
                return clean(element.get("name"))
    return ""


def _pools_by_process(known: Register) -> dict[Element, str]:
    """Tell which pool a process stands in; the first, if several refer to it."""
    parties: dict[Element, str] = {}
    for key, element in known.by_id.items():
        reference = element.get("processRef")
        if element.name != "participant" or not reference:
            continue
        process = known.find(reference)
        if process is None:
            known.doubt(
                "the pool {id} refers to the process {missing}, which the file lacks",
                key,
                missing=reference,
            )
        else:
            parties.setdefault(known.by_id[process], key)
    return parties


def _references(known: Register) -> dict[str, str]:
    """Map steps to the innermost lane that lists them."""
    lane_of: dict[str, str] = {}
    for key, element in known.by_id.items():
        for reference in element.texts("flowNodeRef") if element.name == "lane" else ():
            step = known.find(reference)
            if step is None:
                known.doubt(
                    "the lane {id} lists the step {missing}, which the file lacks",
                    key,
                    missing=reference,
                )
            else:
                _claim(step, key, lane_of, known)
    return lane_of


def _claim(step: str, lane: str, lane_of: dict[str, str], known: Register) -> None:
    """Put a step into a lane; of two that do not lie in one another the first keeps it."""
    earlier = lane_of.setdefault(step, lane)
    if known.by_id[earlier] in known.by_id[lane].up():
        # Lanes come parent first, so that the innermost is the last to claim it.
        lane_of[step] = lane
    elif earlier != lane and known.by_id[lane] not in known.by_id[earlier].up():
        named = (clean(known.by_id[key].get("name")) or key for key in (earlier, lane))
        known.doubt(
            "the lanes {one} and {other} both list the step {id}; it is shown in {one}",
            step,
            **dict(zip(("one", "other"), named, strict=True)),
        )


def _process(element: Element) -> Element | None:
    return next((above for above in element.up() if above.name in _WHOLES), None)


def _pool(key: str, element: Element) -> Pool:
    return Pool(id=key, name=clean(element.get("name")))


def _lane(key: str, element: Element, parties: Mapping[Element, str], known: Register) -> Lane:
    parent = next((known.id_of[above] for above in element.up() if above.name == "lane"), None)
    process = _process(element)
    pool = parties.get(process) if process else None
    return Lane(id=key, name=clean(element.get("name")), parent=parent, pool=pool)


def _step(
    element: Element,
    key: str,
    lane_of: Mapping[str, str],
    parties: Mapping[Element, str],
    known: Register,
) -> Step:
    process = _process(element)
    around = [known.id_of[above] for above in element.up() if above.name in STEPS]
    inherited = next((lane_of[outer] for outer in around if outer in lane_of), None)
    by_reference = lane_of.get(key)
    return Step(
        id=key,
        name=clean(element.get("name")),
        kind=STEPS[element.name],
        detail=element.name,
        lane=by_reference or inherited,
        lane_found=_found(by_reference, inherited),
        pool=_pool_of(element, process, parties, known),
        process=clean(process.get("name")) if process else "",
        inside=around[0] if around else None,
        attached=known.find(element.get("attachedToRef")),
        documentation="\n".join(element.texts("documentation")),
    )


def _pool_of(
    element: Element, process: Element | None, parties: Mapping[Element, str], known: Register
) -> str | None:
    """Return the pool of a step's process; in a choreography, who begins the step."""
    begins = element.get("initiatingParticipantRef")
    return known.find(begins) if begins else parties.get(process) if process else None


def _named_as_called(step: Step, element: Element, called: Mapping[str, str]) -> Step:
    """Name a step that only calls another process as that one, as the tools show it."""
    reference = element.get("calledElement") or element.get("calledChoreographyRef")
    if step.name or not reference:
        return step
    name = called.get(reference) or called.get(reference.rpartition(":")[2], "")
    return replace(step, name=name)


def _found(by_reference: str | None, inherited: str | None) -> LaneFound:
    if by_reference:
        return LaneFound.REFERENCE
    return LaneFound.SUBPROCESS if inherited else LaneFound.UNASSIGNED


def _flows(known: Register) -> tuple[Flow, ...]:
    return tuple(
        flow
        for key, element in known.by_id.items()
        if element.name in FLOWS and (flow := _flow(key, element, known))
    )


def _flow(key: str, element: Element, known: Register) -> Flow | None:
    """Join two known ends; a flow with a missing end is reported and left out."""
    ends = [
        element.get(end) or next(iter(element.texts(end)), "") for end in ("sourceRef", "targetRef")
    ]
    source, target = (known.find(end) for end in ends)
    for reference, end in zip(ends, (source, target), strict=True):
        if end is None:
            known.doubt(
                "the flow {id} refers to {missing}, which the file lacks, and is left out",
                key,
                missing=reference or "?",
            )
    if source is None or target is None:
        return None
    kind = FLOWS[element.name]
    return Flow(id=key, source=source, target=target, kind=kind, name=clean(element.get("name")))


def _data_flows(elements: Sequence[Element], known: Register) -> Iterator[Flow]:
    """Follow data in and out of a step, as far as both ends are things that are drawn."""
    for place, element in enumerate(elements):
        if element.name not in {"dataInputAssociation", "dataOutputAssociation"}:
            continue
        step = known.id_of.get(element.parent) if element.parent else None
        into = element.name == "dataInputAssociation"
        reference = next(iter(element.texts("sourceRef" if into else "targetRef")), "")
        data = known.find(reference)
        if step is None or data is None or known.by_id[data].name not in DATA:
            continue
        source, target = (data, step) if into else (step, data)
        key = element.get("id") or f"{element.name}-{place}"
        yield Flow(id=key, source=source, target=target, kind=FlowKind.ASSOCIATION)


def _doubt_attachments(known: Register) -> None:
    for key, element in known.by_id.items():
        reference = element.get("attachedToRef")
        if reference and known.find(reference) is None:
            known.doubt(
                "the event {id} is attached to {missing}, which the file lacks",
                key,
                missing=reference,
            )


def _notes(known: Register, flows: Sequence[Flow], steps: set[str]) -> tuple[Note, ...]:
    beside: dict[str, list[str]] = {}
    for flow in flows:
        beside.setdefault(flow.source, []).append(flow.target)
        beside.setdefault(flow.target, []).append(flow.source)
    return tuple(
        Note(
            id=key,
            text=clean(" ".join(element.texts("text")) or element.get("name")),
            kind=NoteKind.DATA if element.name in DATA else NoteKind.TEXT,
            steps=tuple(end for end in dict.fromkeys(beside.get(key, ())) if end in steps),
        )
        for key, element in known.by_id.items()
        if element.name in DATA or element.name == "textAnnotation"
    )
