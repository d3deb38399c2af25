import datetime as dt
from dataclasses import replace

import pytest

from tests.workbench.committee_room import new_room, new_store, open_account
from workbench.changes.members import (
    change_roles,
    declare,
    invite,
    let_vendor_in,
    remove_member,
    seat_sample,
    take_seat,
    withdraw,
)
from workbench.committee import Actor, Right, Role, may
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.members import browsers, invitations, members, room_of
from workbench.selection import Phase
from workbench.sign_in import token_id


@pytest.fixture
def room(tmp_path):
    made = new_room(new_store(tmp_path))
    yield made
    made.store.database.close()


def seated(room):
    with room.store.read() as session:
        found = members(session, room.seated("sara"), room.selection)
    return {member.account: member for member in found}


def pending(room):
    with room.store.read() as session:
        return invitations(session, room.seated("sara"), room.selection, room.store.clock())


def invited(room, *roles):
    return invite(room.store, room.seated("sara"), selection=room.selection, roles=roles)


def test_an_invitation_gives_the_roles_it_names_and_can_be_used_once(room):
    open_account(room.store, "omid")
    open_account(room.store, "nima")
    token = invited(room, Role.EVALUATOR, Role.FACILITATOR)

    assert take_seat(room.store, Actor(account="omid", name="Omid"), token) == room.selection
    assert seated(room)["omid"].roles == {Role.EVALUATOR, Role.FACILITATOR}
    assert pending(room) == []
    with pytest.raises(Problem, match="was used already"):
        take_seat(room.store, Actor(account="nima", name="Nima"), token)


def test_only_the_hash_of_an_invitation_is_stored(room):
    token = invited(room, Role.EVALUATOR)

    (found,) = pending(room)
    assert found.id == token_id(token)
    assert token not in (room.store.database.engine.url.database or "")


def test_a_withdrawn_invitation_is_worth_nothing(room):
    open_account(room.store, "omid")
    token = invited(room, Role.EVALUATOR)
    sara = room.seated("sara")
    withdraw(room.store, sara, selection=room.selection, invitation=token_id(token))

    with pytest.raises(Problem, match="does not hold, or no longer"):
        take_seat(room.store, Actor(account="omid", name="Omid"), token)


def test_an_invitation_ends_after_seven_days(room):
    open_account(room.store, "omid")
    token = invited(room, Role.EVALUATOR)
    (found,) = pending(room)
    late = replace(room.store, clock=lambda: found.ends_at)

    with pytest.raises(Problem, match="does not hold, or no longer"):
        take_seat(late, Actor(account="omid", name="Omid"), token)
    just_before = replace(room.store, clock=lambda: found.ends_at - dt.timedelta(seconds=1))
    assert take_seat(just_before, Actor(account="omid", name="Omid"), token) == room.selection


def test_nobody_sits_twice(room):
    room.seat("omid", Role.EVALUATOR)

    with pytest.raises(Problem, match="you have a seat in this selection already"):
        take_seat(room.store, Actor(account="omid", name="Omid"), invited(room, Role.CHAIR))


@pytest.mark.parametrize(
    ("roles", "message"),
    [
        ([], "a member is chair"),
        ([Role.VENDOR], "a member is chair"),
        ([Role.OBSERVER, Role.EVALUATOR], "an observer has no vote"),
    ],
)
def test_a_seat_has_roles_that_go_together(room, roles, message):
    with pytest.raises(Problem, match=message):
        invited(room, *roles)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.EVALUATOR, Role.OBSERVER])
def test_only_chair_and_owner_manage_members(room, role):
    member = room.seat("omid", role)
    omid = room.seated("omid")

    with pytest.raises(Refused, match="your role does not include this: manage members"):
        invite(room.store, omid, selection=room.selection, roles=[Role.CHAIR])
    with pytest.raises(Refused, match="manage members"):
        change_roles(room.store, omid, selection=room.selection, member=member, roles=[Role.CHAIR])


def test_removal_acts_at_once_whatever_the_screen_showed(room):
    member = room.seat("omid", Role.CHAIR)
    before = room.seated("omid")
    sara = room.seated("sara")
    remove_member(room.store, sara, selection=room.selection, member=member)

    with pytest.raises(Refused, match="your role does not include this"):
        invite(room.store, before, selection=room.selection, roles=[Role.EVALUATOR])
    with pytest.raises(Problem, match="was removed from the committee already"):
        remove_member(room.store, sara, selection=room.selection, member=member)


def test_a_removed_member_can_be_invited_again(room):
    member = room.seat("omid", Role.EVALUATOR)
    remove_member(room.store, room.seated("sara"), selection=room.selection, member=member)

    take_seat(room.store, Actor(account="omid", name="Omid"), invited(room, Role.OBSERVER))

    assert seated(room)["omid"].roles == {Role.OBSERVER}


def test_the_last_chair_stays(room):
    sara, member = room.seated("sara"), room.member("sara")

    with pytest.raises(Refused, match="keeps at least one chair"):
        remove_member(room.store, sara, selection=room.selection, member=member)
    with pytest.raises(Refused, match="keeps at least one chair"):
        change_roles(
            room.store, sara, selection=room.selection, member=member, roles=[Role.EVALUATOR]
        )
    room.seat("omid", Role.CHAIR)
    remove_member(room.store, sara, selection=room.selection, member=member)
    assert sorted(seated(replace(room, store=room.store))) == ["omid"]


def test_two_who_change_one_seat_see_both_values(room):
    member = room.seat("omid", Role.EVALUATOR)
    seen = seated(room)["omid"].version
    asked = {"selection": room.selection, "member": member, "seen": seen}
    sara = room.seated("sara")
    change_roles(room.store, sara, roles=[Role.FACILITATOR], **asked)

    with pytest.raises(Conflict, match=r"now \['Facilitator'\]; you wanted \['Observer'\]"):
        change_roles(room.store, sara, roles=[Role.OBSERVER], **asked)


def test_a_declared_conflict_hides_the_vendor_and_cannot_be_taken_back(room):
    room.seat("omid", Role.EVALUATOR)
    omid = room.seated("omid")
    assert not omid.has_declared
    declare(
        room.store, omid, selection=room.selection, conflicts={"aban": "my brother works there"}
    )
    declare(room.store, omid, selection=room.selection, conflicts={})

    omid = room.seated("omid")
    assert (omid.has_declared, omid.conflicts) == (True, {"aban"})
    assert may(omid, Right.SEE_PROPOSALS, Phase.CALL, vendor="baran")
    assert not may(omid, Right.SEE_PROPOSALS, Phase.CALL, vendor="aban")


def test_a_conflict_needs_a_reason(room):
    with pytest.raises(Problem, match="has a reason of at most 500 characters"):
        declare(room.store, room.seated("sara"), selection=room.selection, conflicts={"aban": "  "})


def test_a_browser_that_is_turned_to_a_vendor_has_that_vendors_rights_alone(room):
    room.seat("omid", Role.CHAIR)
    browser = room.browser("omid")
    sara = room.seated("sara")
    turned = {"selection": room.selection, "browser": browser}
    let_vendor_in(room.store, sara, vendor="aban", **turned)

    shown = room.seated("omid", browser)
    assert (shown.room_vendor, shown.is_vendor) == ("aban", True)
    assert not may(shown, Right.SEE_RANKING, Phase.PRICE)
    with pytest.raises(Refused, match="let a vendor into the room"):
        let_vendor_in(room.store, shown, vendor=None, **turned)
    with room.store.read() as session:
        assert room_of(session, browser) == room.selection

    let_vendor_in(room.store, sara, vendor=None, **turned)
    assert room.seated("omid", browser).room_vendor is None


def test_only_the_chair_turns_a_browser_and_only_one_of_this_committee(room):
    room.seat("omid", Role.FACILITATOR)
    open_account(room.store, "leila")
    stranger, own = room.browser("leila"), room.browser("omid")

    with pytest.raises(Refused, match="let a vendor into the room"):
        let_vendor_in(
            room.store, room.seated("omid"), selection=room.selection, browser=own, vendor="aban"
        )
    with pytest.raises(Problem, match="not signed in for a member of this committee"):
        let_vendor_in(
            room.store,
            room.seated("sara"),
            selection=room.selection,
            browser=stranger,
            vendor="aban",
        )
    with room.store.read() as session:
        found = browsers(session, room.seated("sara"), room.selection, room.store.clock())
        assert [browser.id for browser in found] == [own]
        assert browsers(session, room.seated("omid"), room.selection, room.store.clock()) == []


def test_a_browser_of_a_member_in_conflict_is_not_turned(room):
    room.seat("omid", Role.EVALUATOR)
    browser = room.browser("omid")
    declare(
        room.store, room.seated("omid"), selection=room.selection, conflicts={"aban": "a cousin"}
    )

    with pytest.raises(Refused, match="its member has a conflict of interest"):
        let_vendor_in(
            room.store,
            room.seated("sara"),
            selection=room.selection,
            browser=browser,
            vendor="aban",
        )


def test_only_the_samples_own_people_are_seated_by_others(room):
    open_account(room.store, "omid")

    with pytest.raises(Refused, match="people are invited"):
        seat_sample(
            room.store,
            room.seated("sara"),
            selection=room.selection,
            account="omid",
            roles=[Role.EVALUATOR],
        )


def test_a_stranger_reads_nothing_of_the_committee(room):
    open_account(room.store, "omid")
    omid = room.seated("omid")

    with room.store.read() as session:
        assert members(session, omid, room.selection) == []
        assert invitations(session, omid, room.selection, room.store.clock()) == []
