"""The sample selection, made by the same verbs that people use, with a fixed clock and actors."""

import datetime as dt
import hashlib
import itertools
from collections.abc import Callable
from dataclasses import replace

from scoring import sample_content as told
from scoring.reads.samples import Sample, next_number, standing_sample
from scoring.sample_call import call, scores
from scoring.sample_grounds import alternatives, goals, problems, readiness, registers
from scoring.sample_needs import committee, gaps, process_map, to_be
from scoring.sample_plan import document, objectives, plan
from scoring.sample_room import SampleRoom
from workbench.changes.selections import archive
from workbench.committee import Actor, Role
from workbench.store import Store

BEGINNING = dt.datetime(2026, 9, 7, 4, 30, tzinfo=dt.UTC)
A_CHANGE = dt.timedelta(minutes=2)
_STAGES = (
    committee,
    goals,
    process_map,
    problems,
    gaps,
    to_be,
    alternatives,
    registers,
    plan,
    objectives,
    readiness,
    document,
    call,
    scores,
)


def ensure(store: Store) -> Sample:
    """Return the open sample, making it first if there is none."""
    with store.read() as session:
        found, number = standing_sample(session), next_number(session)
    return found or _made(store, number)


def afresh(store: Store) -> Sample:
    """Close the sample that is open and return a new copy."""
    with store.read() as session:
        old, number = standing_sample(session), next_number(session)
    if old is None:
        return _made(store, number)
    chair = Actor(account=old.accounts[Role.CHAIR.value], name="", selection=old.selection)
    archive(store, chair, selection=old.selection)
    return _made(store, number)


def _made(store: Store, number: int) -> Sample:
    furnished = replace(store, clock=_clock(), entropy=_entropy(number))
    room = SampleRoom(store=furnished, number=number)
    for stage in _STAGES:
        stage(room)
    accounts = {role: room.accounts[key] for role, key in told.ENTRIES.items()}
    return Sample(selection=room.here, number=number, accounts=accounts)


def _clock() -> Callable[[], dt.datetime]:
    ticks = itertools.count()
    return lambda: BEGINNING + next(ticks) * A_CHANGE


def _entropy(number: int) -> Callable[[int], bytes]:
    """Return the same bytes for the same copy: ids of a sample are no secret."""
    blocks = itertools.count()

    def draw(size: int) -> bytes:
        seed = f"gozin sample {number} {next(blocks)}".encode()
        return hashlib.shake_256(seed).digest(size)

    return draw
