"""No id of one selection opens anything of another; the sample stays in the sample."""

import dataclasses

import pytest

from rfp.maps.process_map import ProcessMap
from rfp.reads.maps import drawing, process_maps, steps
from tests.access.changing import arguments, tried, verbs_of_selections
from tests.access.people import PEOPLE
from tests.access.planted import found_in
from tests.access.reached import functions, is_nothing
from tests.access.reading import (
    ASKED_BY_ANYONE,
    READS,
    an_event,
    answered,
    asked_of,
)
from tests.access.world import copied
from workbench.changes.accounts import open_sample_account
from workbench.changes.members import invite, take_seat
from workbench.changes.selections import start_selection
from workbench.committee import Actor, Role
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.actors import current_actor
from workbench.reads.selections import selections
from workbench.selection import Phase


def test_nobody_is_given_another_selections_data_by_any_id(worlds):
    world, reads, wrong = worlds[Phase.DECISION], functions("reads"), []
    abroad = world.abroad
    for person, actor, selection in _astray(world):
        given = asked_of(
            world, person, actor=actor, selection=selection,
            upload=abroad.ids["paper aban"], event=an_event(abroad),
        )  # fmt: skip
        for name in sorted({*READS, *ASKED_BY_ANYONE} - _front_door(person)):
            value, refusal = answered(world, name, reads[name], given)
            at = f"{name} as {person.key}"
            out = found_in([repr(value), *refusal], abroad.canaries)
            wrong += [f"{at}: {c.word}" for c in out]
            is_foreign = name in READS and selection == abroad.selection
            if is_foreign and not is_nothing(value):
                wrong.append(f"{at} gives {repr(value)[:90]}")
    assert wrong == []


def _astray(world):
    """Yield each person with the seat they have here, and there, asking for the other selection."""
    for person in PEOPLE.values():
        if person.key != "outsider":
            here, there = world.selection, world.abroad.selection
            yield person, world.actor(person.key, here), there
            yield person, world.actor(person.key, there), there
            yield person, world.actor(person.key, there), here


def _front_door(person):
    """Return what asks for no selection, and what the owner may ask of any."""
    names = {"accounts", "selections"}
    if person.key == "sara":
        names |= {"selection_for", "members", "leaders", "invitations"}
    return {name for name in functions("reads") if name.rpartition(".")[2] in names}


def test_a_drawing_of_another_selections_map_stays_shut(worlds):
    world = worlds[Phase.DECISION]
    abroad = world.abroad
    with world.store.read() as session:
        entry = process_maps(session, abroad.actor("chair"), abroad.selection, "en")[0]
        file = dataclasses.replace(entry, file="a.bpmn")
        shown = [
            drawing(session, world.actor("eva"), selection, file, ())
            for selection in (world.selection, abroad.selection)
        ]
        assert shown == [ProcessMap(), ProcessMap()]
        assert steps(session, world.actor("eva"), abroad.selection) == []


def test_the_samples_people_reach_the_sample_alone(worlds, tmp_path):
    world = copied(worlds[Phase.DECISION], tmp_path / "sample.db")
    made_up = open_sample_account(
        world.store, selection="sample-9", name="Made up", language=Language.EN, is_owner=True
    )
    bare = Actor(account=made_up, name="")
    start_selection(
        world.store, bare, titles={"en": "The sample"}, language="en", currency="EUR",
        selection="sample-9", is_sample=True,
    )  # fmt: skip
    person, reads, wrong = PEOPLE["stranger"], functions("reads"), []
    with world.store.read() as session:
        seats = [current_actor(session, bare, at) for at in (world.selection, "sample-9")]
        listed = selections(session, bare, "en")
    assert [one.selection.id for one in listed] == ["sample-9"]
    for actor in seats:
        given = asked_of(world, person, actor=actor)
        for name in sorted(READS):
            value, refusal = answered(world, name, reads[name], given)
            wrong += [
                f"{name}: {c.word}" for c in found_in([repr(value), *refusal], world.canaries)
            ]
            wrong += [] if is_nothing(value) else [f"{name} gives {repr(value)[:90]}"]
        for name, change in verbs_of_selections().items():
            _, may_begin, _ = tried(name, change, {**arguments(world, person), "actor": actor})
            wrong += [f"{name} begins"] if may_begin else []
    token = invite(
        world.store, world.actor("chair"), selection=world.selection, roles=[Role.OBSERVER]
    )
    with pytest.raises(Refused, match="sit in the sample alone"):
        take_seat(world.store, bare, token)
    assert wrong == []
    world.store.database.close()
