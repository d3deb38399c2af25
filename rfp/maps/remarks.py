"""What somebody wrote beside the steps of a drawn map: offered as pains, or only listed."""

from collections.abc import Iterator
from dataclasses import dataclass

from rfp.maps.process_map import NoteKind, ProcessMap, Step, StepKind
from rfp.needs.pain import LONGEST

WORK = frozenset({StepKind.TASK, StepKind.CALL, StepKind.SUBPROCESS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One text beside one step, named by its element in the file."""

    element: str
    step: str
    text: str


def spoken_of(step: Step) -> bool:
    """Say whether people can point at a step: gateways and events only if they have a name."""
    return bool(step.name.strip()) or step.kind in WORK


def linked_remarks(process_map: ProcessMap) -> tuple[Remark, ...]:
    """Return the texts that are linked to a step of which a pain may tell."""
    steps = {step.id: step for step in process_map.steps if spoken_of(step)}
    return tuple(
        Remark(element=key, step=steps[key].name, text=text)
        for text, linked in _texts(process_map)
        for key in linked
        if key in steps and len(text) <= LONGEST
    )


def loose_remarks(process_map: ProcessMap) -> tuple[str, ...]:
    """Return the texts that are linked to no such step, or too long for a pain."""
    told = {remark.text for remark in linked_remarks(process_map)}
    return tuple(dict.fromkeys(text for text, _ in _texts(process_map) if text not in told))


def _texts(process_map: ProcessMap) -> Iterator[tuple[str, tuple[str, ...]]]:
    for note in process_map.notes:
        if note.kind is NoteKind.TEXT and note.text:
            yield note.text, note.steps
