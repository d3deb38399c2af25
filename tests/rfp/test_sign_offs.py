import pytest

from rfp.changes.list_changes import issue_addendum
from rfp.changes.requirement_table import edit_requirements
from rfp.changes.requirement_twins import merge_requirements
from rfp.changes.requirements import edit_requirement, remove_requirement
from rfp.changes.sign_offs import sign_off_requirements, withdraw_sign_off
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.needs.sign_off import SignOffState, state_of
from rfp.reads.needs import requirements
from rfp.reads.requirement_checks import requirement_checks
from rfp.reads.sign_offs import sign_offs
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import frozen, issued
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.replay import check


@pytest.fixture
def owned(room):
    """Give the first two requirements to Omid, and the third to somebody outside."""
    fill(room)
    omid = room.seated("omid")
    owners = (omid.member, omid.member, "The warehouse")
    edits = [
        RowEdit(requirement=e.requirement.id, seen=e.version, cells={Column.OWNER: Cell("", who)})
        for e, who in zip(entries(room), owners, strict=True)
    ]
    edit_requirements(room.store, omid, selection=ROOM, edits=edits)
    return room


def entries(room):
    with room.store.read() as session:
        return requirements(session, room.seated("omid"), ROOM, "en")


def signed(room, who="leila"):
    with room.store.read() as session:
        return sign_offs(session, room.seated(who), ROOM)


def states(room):
    found = signed(room)
    return [
        state_of(found.get(e.requirement.id), e.requirement.owner, e.content).value
        for e in entries(room)
    ]


def sign(room, *places, who="omid"):
    listed = entries(room)
    seen = {listed[place].requirement.id: listed[place].content for place in places}
    sign_off_requirements(room.store, room.seated(who), selection=ROOM, seen=seen)


def edit(room, place, **more):
    entry = entries(room)[place]
    edit_requirement(
        room.store, room.seated("sara"), selection=ROOM, requirement=entry.requirement.id,
        seen=entry.version, **more,
    )  # fmt: skip


def test_an_owner_signs_all_their_own_off_as_one_event(owned):
    before = len(owned.events())
    sign(owned, 0, 1)

    assert states(owned) == ["signed", "signed", "unsigned"]
    one, _ = signed(owned).values()
    assert (one.by, one.at, one.is_in_stead) == ("Omid", owned.events()[-1].time, False)
    assert len(owned.events()) == before + 1
    with owned.store.read() as session:
        breaks = check(session).breaks  # the room itself was furnished without events
    assert [wrong for wrong in breaks if wrong.values.get("table") == "sign_off"] == []


@pytest.mark.parametrize(
    "changed",
    [
        {"texts": {"en": "Shows some contacts"}},
        {"acceptance": {"fa": "در یک صفحه"}},
        {"is_mandatory": False},
    ],
)
def test_a_changed_text_makes_a_sign_off_stale_until_it_is_given_anew(owned, changed):
    sign(owned, 0)
    edit(owned, 0, **changed)
    assert states(owned)[0] == "changed"

    sign(owned, 0)
    assert states(owned)[0] == "signed"


def test_what_the_owner_did_not_speak_for_leaves_the_sign_off_as_it_is(owned):
    sign(owned, 0)
    edit(owned, 0, code="R-900")

    assert sorted(states(owned)) == ["signed", "unsigned", "unsigned"]


def test_a_text_that_comes_back_is_signed_off_again(owned):
    sign(owned, 0)
    edit(owned, 0, texts={"en": "Shows some contacts"})
    undo(owned.store, owned.seated("sara"), selection=ROOM, event=owned.events()[-1].hash)

    assert states(owned)[0] == "signed"


def test_another_owner_has_yet_to_sign(owned):
    sign(owned, 0)
    entry = entries(owned)[0]
    cell = Cell(entry.requirement.owner, "The warehouse")
    edits = [RowEdit(requirement=entry.requirement.id, seen=99, cells={Column.OWNER: cell})]
    edit_requirements(owned.store, owned.seated("omid"), selection=ROOM, edits=edits)

    assert states(owned)[0] == SignOffState.OTHER_OWNER


def test_the_chair_signs_in_the_stead_of_an_owner_and_the_record_says_so(owned):
    sign(owned, 0, 2, who="sara")

    told = {(one.by, one.owner_name, one.is_in_stead) for one in signed(owned).values()}
    assert told == {("Sara", "Omid", True), ("Sara", "The warehouse", True)}


@pytest.mark.parametrize("who", ["nima", "leila"])
def test_nobody_else_signs_for_an_owner(owned, who):
    with pytest.raises(Refused, match="REQ-01 is signed off by its owner, or by the chair"):
        sign(owned, 0, who=who)
    with pytest.raises(Refused, match="REQ-03 is signed off by its owner"):
        sign(owned, 0, 2)
    assert signed(owned) == {}


def test_an_observer_who_owns_a_requirement_signs_it_off(owned):
    entry, leila = entries(owned)[0], owned.seated("leila")
    cell = Cell(entry.requirement.owner, leila.member)
    edits = [RowEdit(requirement=entry.requirement.id, seen=99, cells={Column.OWNER: cell})]
    edit_requirements(owned.store, owned.seated("omid"), selection=ROOM, edits=edits)
    sign(owned, 0, who="leila")

    assert states(owned)[0] == "signed"


def test_what_was_not_read_as_it_stands_is_not_signed_off(owned):
    entry = entries(owned)[0]
    edit(owned, 0, texts={"en": "Shows some contacts"})
    seen = {entry.requirement.id: entry.content}

    with pytest.raises(Conflict, match="somebody changed requirement REQ-01 meanwhile"):
        sign_off_requirements(owned.store, owned.seated("omid"), selection=ROOM, seen=seen)
    with pytest.raises(Problem, match="was removed meanwhile"):
        sign_off_requirements(owned.store, owned.seated("omid"), selection=ROOM, seen={"x": ""})
    with pytest.raises(Problem, match="choose the requirements to sign off"):
        sign_off_requirements(owned.store, owned.seated("omid"), selection=ROOM, seen={})


def test_a_requirement_without_an_owner_is_signed_off_by_nobody(room):
    fill(room)

    with pytest.raises(Problem, match="requirement REQ-01 has no owner who could sign it off"):
        sign(room, 0, who="sara")


def test_a_sign_off_is_withdrawn_by_whoever_gave_it_or_by_the_chair(owned):
    sign(owned, 0, 1)
    first, second = signed(owned)
    here = {"selection": ROOM, "requirement": first}
    with pytest.raises(Refused, match="withdrawn by whoever gave it, or by the chair"):
        withdraw_sign_off(owned.store, owned.seated("nima"), **here)
    with pytest.raises(Conflict, match="somebody signed it off anew meanwhile"):
        withdraw_sign_off(owned.store, owned.seated("omid"), **here, seen=owned.events()[0].time)

    withdraw_sign_off(owned.store, owned.seated("omid"), **here, seen=signed(owned)[first].at)
    assert list(signed(owned)) == [second]
    undo(owned.store, owned.seated("omid"), selection=ROOM, event=owned.events()[-1].hash)
    assert sorted(signed(owned)) == sorted([first, second])


def test_a_sign_off_goes_and_comes_back_with_its_requirement(owned):
    sign(owned, 0, 1)
    first, second = (each.requirement.id for each in entries(owned)[:2])
    omid = owned.seated("omid")
    merge_requirements(
        owned.store, omid, selection=ROOM, keep=first, drop=second,
        seen=tuple(each.version for each in entries(owned)[:2]),
    )  # fmt: skip
    remove_requirement(owned.store, omid, selection=ROOM, requirement=first)
    assert signed(owned) == {}

    undo(owned.store, omid, selection=ROOM, event=owned.events()[-1].hash)
    assert list(signed(owned)) == [first]


def test_an_addendum_asks_the_owner_again(owned):
    sign(owned, 0)
    frozen(owned)
    issued(owned)
    entry = entries(owned)[0]
    cells = {Column.TEXT_EN: Cell(entry.texts["en"], "Shows the contacts of a year")}
    edits = [RowEdit(requirement=entry.requirement.id, seen=entry.version, cells=cells, why="dear")]
    issue_addendum(
        owned.store, owned.seated("sara"), selection=ROOM, reasons={"en": "less"}, edits=edits
    )
    assert states(owned)[0] == "changed"

    sign(owned, 0)
    assert states(owned)[0] == "signed"


def test_the_check_is_not_used_before_the_first_sign_off_and_then_names_who_waits(owned):
    def looked():
        with owned.store.read() as session:
            found = requirement_checks(session, owned.seated("sara"), ROOM, Language.EN)
        (one,) = [each for each in found if each.code == "needs.signed"]
        return one.is_used, one.is_red, one.is_strict, one.found and str(one.found)

    assert looked() == (False, False, False, None)
    sign(owned, 0)
    assert looked() == (True, True, False, "['REQ-02', 'REQ-03']")
    sign(owned, 1, 2, who="sara")
    assert looked() == (True, False, False, None)


def test_a_vendor_sees_no_sign_off(owned):
    sign(owned, 0)

    assert signed(owned, "vida") == {}
