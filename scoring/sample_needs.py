"""The sample's committee, its process maps, pains and gaps."""

from rfp.changes.gap_approval import approve_gaps
from rfp.changes.gap_order import order_gaps
from rfp.changes.gaps import add_gap
from rfp.changes.map_states import copy_map
from rfp.changes.maps import type_map
from rfp.changes.pains import add_pain, set_aside_pain
from rfp.changes.step_words import word_step
from rfp.changes.steps import edit_step, remove_step
from rfp.changes.touchpoints import mark_touchpoint
from rfp.maps.typed_map import TypedStep
from rfp.reads.maps import StepEntry, process_maps, steps
from rfp.reads.needs import gaps as known_gaps
from scoring import sample_content as told
from scoring import sample_to_be as wanted
from scoring.sample_room import SampleRoom
from workbench.changes.accounts import open_sample_account
from workbench.changes.members import seat_sample
from workbench.changes.selections import start_selection
from workbench.committee import Role
from workbench.language import Language


def committee(room: SampleRoom) -> None:
    """Open the accounts, start the selection and seat everybody."""
    for person in told.PEOPLE:
        room.accounts[person.key] = open_sample_account(
            room.store,
            selection=room.here,
            name=person.name,
            language=Language.EN,
            is_owner=Role.CHAIR in person.roles,
        )
    about = {"titles": told.TITLE, "language": "en", "currency": "EUR", "is_sample": True}
    room.do(start_selection, "chair", **about)
    for person in told.PEOPLE[1:]:
        account = room.accounts[person.key]
        room.members[person.key] = room.do(
            seat_sample, "chair", account=account, roles=person.roles
        )
    room.members["chair"] = room.seated("chair").member or ""


def process_map(room: SampleRoom) -> None:
    """Type the process map, say it in Persian as well, and note what hurts where."""
    typed = [TypedStep(lane=lane["en"], step=step["en"]) for lane, step in told.STEPS]
    room.do(type_map, "chair", titles=told.MAP_TITLE, steps=typed)
    room.steps.extend(step.id for step in _steps(room))
    for step, (lane, name) in zip(room.steps, told.STEPS, strict=True):
        room.do(word_step, "chair", step=step, names=name, lanes=lane)
    for who, at, text in told.PAINS:
        room.pains.append(room.do(add_pain, who, step=room.steps[at - 1], text=text))
    for place, reason in told.SET_ASIDE.items():
        room.do(set_aside_pain, "chair", pain=room.pains[place], seen=1, reason=reason)
    for at, touchpoint in wanted.TOUCHPOINTS.items():
        step = room.steps[at - 1]
        room.do(mark_touchpoint, "service", step=step, seen=1, touchpoint=touchpoint)


def gaps(room: SampleRoom) -> None:
    """Judge the gaps with their owners and waves, put them in order, and approve them."""
    for gap, closing in zip(told.GAPS, wanted.CLOSINGS, strict=True):
        added = room.do(
            add_gap,
            "chair",
            kind=gap.kind,
            titles=gap.title,
            judgement=gap.judgement,
            pains=[room.pains[place] for place in gap.pains],
            closing=closing,
        )
        room.gaps.append(added)
    later, before = wanted.WAITS
    room.do(order_gaps, "chair", gap=room.gaps[later], before=room.gaps[before])
    chair = room.seated("chair")
    with room.store.read() as session:
        known = known_gaps(session, chair, room.here, "en")
    room.do(approve_gaps, "chair", seen={entry.gap.id: entry.fingerprint for entry in known})


def to_be(room: SampleRoom) -> None:
    """Copy the map and change two steps: one is left out, one is done elsewhere."""
    chair = room.seated("chair")
    with room.store.read() as session:
        [today] = process_maps(session, chair, room.here, "en")
    copy = room.do(copy_map, "chair", process_map=today.id, titles=wanted.MAP_TITLE)
    here = [step for step in _steps(room) if step.process_map == copy]
    dropped, moved = (here[at - 1] for at in (wanted.DROPPED, wanted.MOVED))
    room.do(remove_step, "chair", step=dropped.id)
    lanes, names = wanted.MOVED_TO
    typed = {"name": names["en"], "lane": lanes["en"]}
    room.do(word_step, "chair", step=moved.id, names=names, lanes=lanes)
    room.do(edit_step, "chair", step=moved.id, seen=moved.version, **typed)


def _steps(room: SampleRoom) -> list[StepEntry]:
    chair = room.seated("chair")
    with room.store.read() as session:
        return steps(session, chair, room.here)
