"""The touchpoints of today's maps with what hurts there, as an actor may see them."""

from fractions import Fraction

from sqlalchemy.orm import Session

from rfp.maps.map_comparison import MapState
from rfp.maps.touchpoint import Candidate
from rfp.needs.pain import counted
from rfp.needs.pressure import pressing
from rfp.needs.touchpoint_hint import strong_steps
from rfp.reads.maps import StepEntry, process_maps, steps
from rfp.reads.needs import gaps, pains
from workbench.committee import Actor


def touchpoints(session: Session, actor: Actor, selection: str, language: str) -> list[Candidate]:
    """Return the touchpoints of the as-is maps in the order of their steps."""
    maps = process_maps(session, actor, selection, language)
    today = {entry.id for entry in maps if entry.state is MapState.AS_IS}
    hurting = [entry.pain for entry in pains(session, actor, selection)]
    counts = counted(hurting)
    weighs = pressing(hurting, [e.gap for e in gaps(session, actor, selection, language)])
    return [
        Candidate(
            step=step.id,
            touchpoint=step.touchpoint,
            pains=counts.get(step.id, 0),
            priority=weighs.get(step.id, Fraction(0)),
        )
        for step in steps(session, actor, selection)
        if step.touchpoint and step.process_map in today
    ]


def strong_touchpoints(
    session: Session, actor: Actor, selection: str, language: str
) -> dict[str, tuple[StepEntry, ...]]:
    """Return by gap the steps of today that cost much or that the customer feels strongly."""
    known = {step.id: step for step in steps(session, actor, selection, language)}
    found = strong_steps(
        [entry.pain for entry in pains(session, actor, selection)],
        [entry.gap for entry in gaps(session, actor, selection, language)],
        {step.id: step.touchpoint for step in known.values() if step.touchpoint},
    )
    return {gap: tuple(known[step] for step in behind) for gap, behind in found.items()}
