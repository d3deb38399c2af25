import datetime as dt

import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.test_questions import PLANTED, answer, ask
from vendor_data.changes.drafts import save_draft
from vendor_data.changes.people import invite_person, revoke_person, withdraw_person
from vendor_data.changes.questions import ask_question
from vendor_data.changes.vendor_risks import judge_vendor_risk
from vendor_data.changes.vendors import remove_vendor
from vendor_data.drafts.tables import DraftRow
from vendor_data.reads.drafts import drafts
from vendor_data.reads.people import vendor_invitations, vendor_people
from vendor_data.reads.questions import askers, questions, questions_of_call
from workbench.changes.members import change_roles, let_vendor_in, remove_member, take_seat
from workbench.committee import Actor, Role
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.accounts import Spent
from workbench.reads.events import events
from workbench.reads.members import browsers, members
from workbench.reads.selections import vendor_seat
from workbench.sign_in import token_id
from workbench.tables import AccountRow, BrowserRow, InvitationRow


@pytest.fixture
def call(room):
    room.issue()
    room.vendors["planted"] = room.register(**PLANTED)
    room.declare(conflicts={"leila": ["aban"]})
    return room


def account(room, name, *, is_owner=False):
    with room.store.database.writing() as session:
        session.add(AccountRow(id=name, login=name, name=name.capitalize(), is_owner=is_owner))


def link(room, vendor="aban", who="nima"):
    return invite_person(room.store, room.seated(who), selection=ROOM, vendor=room.vendors[vendor])


def seat(room, name="azar", vendor="aban"):
    account(room, name)
    take_seat(room.store, Actor(account=name, name=name), link(room, vendor))
    return room.seated(name)


def read(room, what, who, *more):
    with room.store.read() as session:
        return what(session, room.seated(who), ROOM, *more)


def people(room, who="nima"):
    found = read(room, vendor_people, who)
    names = {key: name for name, key in room.vendors.items()}
    told = ((names.get(vendor), each) for vendor, each in found.items())
    return {name: [one.name for one in each] for name, each in told if name}


def test_a_link_seats_one_person_who_speaks_for_that_vendor_alone(call):
    token = link(call)
    account(call, "azar")
    account(call, "bita")

    take_seat(call.store, Actor(account="azar", name="azar"), token)

    actor = call.seated("azar")
    assert (actor.room_vendor, actor.roles) == (call.vendors["aban"], {Role.VENDOR})
    assert actor.is_vendors_own
    with pytest.raises(Spent, match="used already"):
        take_seat(call.store, Actor(account="bita", name="bita"), token)


def test_one_vendor_may_have_several_people(call):
    seat(call, "azar")
    seat(call, "bita")
    seat(call, "cyrus", "baran")

    assert people(call) == {"aban": ["Azar", "Bita"], "baran": ["Cyrus"]}


def test_only_the_hash_of_a_link_is_kept(call):
    token = link(call)

    with call.store.read() as session:
        kept = [(row.id, row.vendor) for row in session.query(InvitationRow)]
    assert [vendor for _, vendor in kept] == [call.vendors["aban"]]
    assert token not in repr(kept)


def test_a_withdrawn_link_seats_nobody(call):
    token = link(call)
    (found,) = read(call, vendor_invitations, "nima", call.store.clock())[call.vendors["aban"]]
    account(call, "azar")

    withdraw_person(
        call.store, call.seated("nima"), selection=ROOM, vendor=call.vendors["aban"],
        invitation=found.id,
    )  # fmt: skip

    with pytest.raises(Spent, match="does not hold"):
        take_seat(call.store, Actor(account="azar", name="azar"), token)


def test_who_is_shut_out_has_no_seat_from_that_moment(call):
    before = seat(call)
    member = before.member

    revoke_person(
        call.store, call.seated("nima"), selection=ROOM, vendor=call.vendors["aban"],
        member=member,
    )  # fmt: skip

    with pytest.raises(Refused, match="your role does not include this"):
        save_draft(
            call.store, before, selection=ROOM, vendor=call.vendors["aban"],
            requirement=call.requirements[0], content="{}",
        )  # fmt: skip
    assert people(call) == {}


def test_a_member_of_the_committee_cannot_speak_for_a_vendor(call):
    with pytest.raises(Problem, match="you have a seat in this selection already"):
        take_seat(call.store, Actor(account="omid", name="omid"), link(call))
    remove_member(
        call.store, call.seated("sara"), selection=ROOM, member=call.seated("omid").member
    )
    with pytest.raises(Refused, match="a member of the committee cannot speak"):
        take_seat(call.store, Actor(account="omid", name="omid"), link(call))


def test_a_vendors_person_cannot_change_sides(call):
    azar = seat(call)
    revoke_person(
        call.store, call.seated("nima"), selection=ROOM, vendor=call.vendors["aban"],
        member=azar.member,
    )  # fmt: skip

    with pytest.raises(Refused, match="spoke for another vendor"):
        take_seat(call.store, Actor(account="azar", name="azar"), link(call, "baran"))


def test_nobody_makes_a_vendors_person_a_member_by_a_change_of_roles(call):
    azar = seat(call)

    with pytest.raises(Refused, match="no member of the committee"):
        change_roles(
            call.store, call.seated("sara"), selection=ROOM, member=azar.member,
            roles=[Role.EVALUATOR],
        )  # fmt: skip
    assert "azar" not in {one.account for one in read(call, members, "sara")}


def test_the_owner_of_the_server_cannot_speak_for_a_vendor(call):
    account(call, "boss", is_owner=True)

    with pytest.raises(Refused, match="the owner of this server"):
        take_seat(call.store, Actor(account="boss", name="boss"), link(call))


def test_a_vendors_own_browser_is_turned_to_nobody(call):
    seat(call)
    now = call.store.clock()
    with call.store.database.writing() as session:
        session.add(
            BrowserRow(
                id="b", account="azar", language="en", created_at=now,
                ends_at=now + dt.timedelta(days=1),
            )
        )  # fmt: skip

    assert read(call, browsers, "sara", call.store.clock()) == []
    with pytest.raises(Problem, match="not signed in for a member"):
        let_vendor_in(
            call.store, call.seated("sara"), selection=ROOM, browser="b",
            vendor=call.vendors["baran"],
        )  # fmt: skip


def test_who_has_a_conflict_knows_of_no_person_of_that_vendor(call):
    seat(call)
    told = read(call, events, "leila")

    assert read(call, vendor_people, "leila") == {}
    assert {one.verb for one in told} & {
        "vendor_data.invite_person",
        "workbench.take_seat",
    } == set()
    assert "workbench.take_seat" in {one.verb for one in read(call, events, "nima")}


def test_the_one_selection_of_a_vendors_person_is_entered_at_once(call):
    azar = seat(call)

    with call.store.read() as session:
        assert vendor_seat(session, azar) == ROOM
        assert vendor_seat(session, call.seated("sara")) is None


def put(room, actor, text="How many branches?", language="en"):
    return ask_question(
        room.store, actor, selection=ROOM, texts={language: text}, vendor=actor.room_vendor
    )


def test_a_vendor_asks_and_nothing_that_the_committee_reads_says_who(call):
    azar = seat(call)

    question = put(call, azar)

    assert [one.text(Language.EN) for one in read(call, questions, "omid")] == [
        "How many branches?"
    ]
    assert read(call, askers, "nima") == {question: call.vendors["aban"]}
    told = [one for who in ("sara", "nima", "omid") for one in read(call, events, who)]
    assert [one for one in told if one.verb == "vendor_data.ask_question"] == []


def test_a_refused_question_does_not_tell_who_else_is_asked(call):
    azar = seat(call)

    put(call, azar, "Does Baran take part?")
    with pytest.raises(Problem, match="names a vendor"):
        put(call, azar, "Will Aban be told?")


def test_a_vendor_reads_its_own_questions_and_those_that_were_answered(call):
    azar, cyrus = seat(call), seat(call, "cyrus", "baran")
    own, answered = put(call, azar), ask(call, "Which ERP?", vendor="baran")
    ask(call, "A secret?", vendor="baran")
    answer(call, answered)

    told, mine = read(call, questions_of_call, "azar")
    assert ([one.number for one in told], mine) == ([1, 2], {own})
    assert [one.number for one in read(call, questions_of_call, "cyrus")[0]] == [2, 3]
    assert cyrus.room_vendor == call.vendors["baran"]


def keep(room, actor, content, seen=None, vendor=None):
    return save_draft(
        room.store, actor, selection=ROOM, vendor=vendor or actor.room_vendor,
        requirement=room.requirements[0], content=content, seen=seen,
    )  # fmt: skip


def remove(room, vendor="aban"):
    remove_vendor(room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors[vendor])


def test_a_vendor_leaves_the_list_after_its_people_and_their_drafts_go_with_it(call):
    azar = seat(call)
    keep(call, azar, "{}")
    with pytest.raises(Refused, match="shut them out first"):
        remove(call)
    about = {"selection": ROOM, "vendor": azar.room_vendor}
    revoke_person(call.store, call.seated("nima"), **about, member=azar.member)

    remove(call)

    with call.store.read() as session:
        assert session.query(DraftRow).count() == 0


def test_a_vendor_leaves_the_list_after_its_invitations_are_withdrawn(call):
    token = link(call)
    with pytest.raises(Refused, match="are invited to; shut them out first"):
        remove(call)
    about = {"selection": ROOM, "vendor": call.vendors["aban"]}
    withdraw_person(call.store, call.seated("nima"), **about, invitation=token_id(token))

    remove(call)


def test_what_the_committee_noted_of_a_vendor_keeps_it_on_the_list(call):
    judge_vendor_risk(
        call.store, call.seated("nima"), selection=ROOM, vendor=call.vendors["aban"],
        factor="risk.change", status=2, mitigation="", owner="", seen=0,
    )  # fmt: skip
    with pytest.raises(Refused, match="stays in the file"):
        remove(call)


def test_a_draft_is_read_by_the_people_of_its_vendor_and_by_nobody_else(call):
    azar = seat(call)
    seat(call, "bita")
    seat(call, "cyrus", "baran")
    keep(call, azar, '"zqsecret"')

    knowing = {
        who
        for who in ("azar", "bita", "cyrus", "sara", "nima", "omid", "leila")
        if "zqsecret" in repr(read(call, drafts, who))
    }
    assert knowing == {"azar", "bita"}
    told = [one for who in ("sara", "nima") for one in read(call, events, who)]
    assert [one for one in told if one.verb == "vendor_data.save_draft"] == []


def test_nobody_writes_a_draft_for_another_vendor(call):
    with pytest.raises(Refused, match="your role does not include this"):
        keep(call, seat(call), "{}", vendor=call.vendors["baran"])


def test_two_people_of_a_vendor_do_not_overwrite_each_other(call):
    azar, bita = seat(call), seat(call, "bita")
    first = keep(call, azar, '"one"')
    keep(call, bita, '"two"', seen=first)

    with pytest.raises(Conflict, match="a colleague, or another window of yours"):
        keep(call, azar, '"three"', seen=first)
    (kept,) = read(call, drafts, "azar").values()
    assert kept.content == '"two"'
