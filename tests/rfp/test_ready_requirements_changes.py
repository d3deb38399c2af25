import pytest

from rfp.changes.plan import remove_criterion
from rfp.changes.ready_plan import start_from_ready_plan
from rfp.changes.ready_requirements import add_ready_requirements
from rfp.changes.requirements import add_requirement, edit_requirement
from rfp.needs.ready_requirements import ready_requirements
from rfp.needs.requirement import Moscow
from rfp.planning.ready_plan import Profile
from rfp.reads.needs import requirements
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import weighed
from workbench.changes.undo import undo
from workbench.problem import Problem, Refused
from workbench.reads.undo import last_change


def add(room, *codes, who="omid"):
    return add_ready_requirements(room.store, room.seated(who), selection=ROOM, codes=codes)


def listed(room, language="en"):
    with room.store.read() as session:
        found = requirements(session, room.seated("omid"), ROOM, language)
        return {each.requirement.code: each for each in found}


@pytest.fixture
def planned(room):
    """The room with the ready plan in place of its two criteria, and its ids by code."""
    weighed(room, fit=0, risk=100)
    for criterion in ("fit", "risk"):
        remove_criterion(room.store, room.seated("nima"), selection=ROOM, criterion=criterion)
    ids = start_from_ready_plan(
        room.store, room.seated("nima"), selection=ROOM, profile=Profile.SMALL
    )
    return room, ids


def test_an_added_requirement_bears_the_stages_of_its_entry(room):
    add(room, "OPS-46", "LEG-06")
    found = listed(room)

    tagged, plain = found["OPS-46"].requirement, found["LEG-06"].requirement
    assert (tagged.value_stage, tagged.customer_stage) == ("life cycle", "keep")
    assert (plain.value_stage, plain.customer_stage) == (None, None)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_an_added_requirement_has_the_words_importance_and_test_of_its_entry(room, language):
    add(room, "LEG-06")
    entry, found = ready_requirements()["LEG-06"], listed(room, language)["LEG-06"]

    assert found.texts == entry.texts
    assert found.requirement.acceptance == entry.acceptance[language]
    assert (found.requirement.moscow, found.requirement.mandatory) == (Moscow.MUST, True)
    assert (found.requirement.criterion, found.requirement.gaps) == (None, ())
    assert found.mandatory_reasons == entry.why


def test_each_hangs_on_the_criterion_of_its_ready_title(planned):
    room, ids = planned
    add(room, "ORG-16", "TEC-01", "LEG-05")

    assert {code: each.requirement.criterion for code, each in listed(room).items()} == {
        "LEG-05": ids["data_rights"], "ORG-16": ids["training"], "TEC-01": ids["integration"],
    }  # fmt: skip


def test_what_the_plan_does_not_score_by_people_stays_without_a_criterion(planned):
    room, ids = planned
    add(room, "OPS-48", "TCO-01", "TEC-25")

    assert "scale" not in ids  # a small project does not judge it
    assert {each.requirement.criterion for each in listed(room).values()} == {None}


def test_the_whole_catalogue_is_added_in_one_event(room):
    before = len(room.events())
    ids = add(room, *ready_requirements())

    assert set(listed(room)) == set(ids) == set(ready_requirements())
    (event,) = room.events()[before:]
    assert event.verb == "rfp.add_ready_requirements"


def test_what_is_on_the_list_is_not_added_again_even_under_another_code_or_text(room):
    ids = add(room, "LEG-01", "LEG-02")
    here = {"selection": ROOM, "seen": 1}
    omid = room.seated("omid")
    edit_requirement(room.store, omid, requirement=ids["LEG-01"], texts={"en": "Ours"}, **here)
    edit_requirement(room.store, omid, requirement=ids["LEG-02"], code="R-7", **here)

    assert set(add(room, "LEG-01", "LEG-02", "LEG-03")) == {"LEG-03"}
    assert set(listed(room)) == {"LEG-01", "LEG-03", "R-7"}


def test_nothing_left_to_add_is_refused(room):
    add(room, "LEG-01")

    with pytest.raises(Problem, match="nothing to add"):
        add(room, "LEG-01")
    with pytest.raises(Problem, match="nothing to add"):
        add(room)


def test_adding_is_undone_as_a_whole(room):
    add_requirement(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        texts={"en": "Ours"},
        moscow=Moscow.COULD,
        is_mandatory=False,
    )
    add(room, "LEG-01", "GEN-01")
    with room.store.read() as session:
        event = last_change(session, room.seated("omid"), ROOM).event
    undo(room.store, room.seated("omid"), selection=ROOM, event=event)

    assert list(listed(room)) == ["REQ-01"]
    assert set(add(room, "LEG-01")) == {"LEG-01"}


def test_an_observer_adds_nothing(room):
    with pytest.raises(Refused):
        add(room, "LEG-01", who="leila")
    assert listed(room) == {}
