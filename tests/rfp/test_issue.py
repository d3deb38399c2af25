import datetime as dt

import pytest

from rfp.changes.issue import issue_rfp, set_timetable
from rfp.changes.requirements import (
    add_requirement,
    edit_requirement,
    remove_requirement,
    set_criterion,
)
from rfp.changes.rfp_sections import edit_section
from rfp.changes.success_factors import add_success_factor
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_facts import RequirementFacts
from rfp.reads.issue import issue_of, rfp_content, timetable
from rfp.reads.needs import requirements
from tests.rfp.needs_room import ROOM, needs_room
from tests.rfp.plan_room import DAYS, MADE, frozen, issued
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.undo import last_change

ADDENDUM = "the list of requirements was issued; it changes only by an addendum"


def asked(room, who="omid"):
    factor = add_success_factor(
        room.store, room.seated(who), selection=ROOM, titles={"en": "Sales uses it"}
    )  # fmt: skip
    return add_requirement(
        room.store, room.seated(who), selection=ROOM, moscow=Moscow.MUST, is_mandatory=True,
        texts={"en": "Shows the history", "fa": "سابقه را نشان می‌دهد"}, criterion="fit",
        facts=RequirementFacts(success_factor=factor),
    )  # fmt: skip


def dated(room, who="nima", **days):
    set_timetable(room.store, room.seated(who), selection=ROOM, days=days)


def days(room, who="leila"):
    with room.store.read() as session:
        return timetable(session, room.seated(who), ROOM)


def issue(room, who="leila"):
    with room.store.read() as session:
        return issue_of(session, room.seated(who), ROOM)


def test_dates_are_set_changed_and_taken_off(room):
    dated(room, **DAYS)
    dated(room, issue=dt.date(2026, 9, 8), proposals=None)

    assert days(room) == {"issue": dt.date(2026, 9, 8)}


def test_dates_out_of_order_are_refused_with_what_is_stored(room):
    dated(room, **DAYS)

    with pytest.raises(Problem, match=r"Last day for proposals \(2026-09-01\) cannot come before"):
        dated(room, proposals=dt.date(2026, 9, 1))
    assert days(room) == DAYS


def test_an_unknown_milestone_is_refused(room):
    with pytest.raises(Problem, match="there is no milestone party"):
        dated(room, party=dt.date(2026, 9, 1))


@pytest.mark.parametrize("who", ["omid", "leila", "vida"])
def test_only_the_leaders_set_dates(room, who):
    with pytest.raises(Refused, match="edit the timetable"):
        dated(room, who=who, **DAYS)


def test_the_rfp_is_issued_once_with_date_version_and_fingerprint(room):
    asked(room)
    frozen(room)
    assert issue(room) is None
    assert issued(room) == 1

    found = issue(room)
    assert (found.list_version, found.issued_by, len(found.fingerprint)) == (1, "Nima", 64)
    assert room.events()[-1].verb == "rfp.issue"
    with pytest.raises(Refused, match="issued already"):
        issued(room)


def leave(room, key):
    """Change nothing."""


def reword_requirement(room, key):
    edit_requirement(
        room.store, room.seated("omid"), selection=ROOM, requirement=key, seen=1,
        texts={"en": "two"},
    )  # fmt: skip


def reword_section(room, key):
    edit_section(
        room.store, room.seated("nima"), selection=ROOM, code="scope", bodies={"en": "Sales"}
    )


def test_the_fingerprint_follows_the_words_of_requirements_and_sections(tmp_path):
    room = needs_room(tmp_path)
    key = asked(room)
    frozen(room)
    room.store.database.close()
    made = (tmp_path / "gozin.db").read_bytes()
    prints = []
    for place, deed in enumerate((leave, leave, reword_requirement, reword_section)):
        folder = tmp_path / str(place)
        folder.mkdir()
        copy = needs_room(folder, made=made, after=600)
        deed(copy, key)
        issued(copy)
        prints.append(issue(copy).fingerprint)
        copy.store.database.close()

    assert prints[0] == prints[1]
    assert len(set(prints)) == 3


def test_an_rfp_needs_a_frozen_plan_and_a_requirement(room):
    with pytest.raises(Refused, match="possible in the phase Call for proposals only"):
        issued(room)
    frozen(room)
    with pytest.raises(Problem, match="at least one requirement"):
        issued(room)


@pytest.mark.parametrize("who", ["omid", "leila", "vida"])
def test_only_the_leaders_issue(room, who):
    asked(room)
    frozen(room)

    with pytest.raises(Refused, match="issue the RFP"):
        issue_rfp(room.store, room.seated(who), selection=ROOM)


def test_after_the_issue_nobody_changes_the_list(room):
    key = asked(room)
    frozen(room)
    issued(room)
    omid, here = room.seated("omid"), {"selection": ROOM, "requirement": key, "seen": 1}

    for change in (
        lambda: asked(room),
        lambda: edit_requirement(room.store, omid, **here, texts={"en": "Shows all"}),
        lambda: edit_requirement(room.store, omid, **here, moscow=Moscow.COULD),
        lambda: set_criterion(room.store, omid, **here, criterion="risk"),
        lambda: remove_requirement(room.store, omid, **here),
    ):
        with pytest.raises(Refused, match=ADDENDUM):
            change()
    with room.store.read() as session:
        (found,) = requirements(session, room.seated("leila"), ROOM, "en")
    assert (found.requirement.text, found.version) == ("Shows the history", 1)


def test_after_the_issue_an_earlier_change_of_the_list_is_not_undone_either(room):
    frozen(room)
    asked(room)
    issued(room)
    omid = room.seated("omid")
    with room.store.read() as session:
        last = last_change(session, omid, ROOM)

    with pytest.raises(Refused, match=ADDENDUM):
        undo(room.store, omid, selection=ROOM, event=last.event)


def test_before_the_issue_requirements_still_change(room):
    key = asked(room)
    frozen(room)
    edit_requirement(
        room.store, room.seated("omid"), selection=ROOM, requirement=key, seen=1,
        texts={"en": "Shows all"},
    )  # fmt: skip


def test_a_vendor_sees_the_days_once_the_call_has_begun_and_neither_issue_nor_documents(room):
    asked(room)
    assert days(room, "vida") == {}
    frozen(room)
    issued(room)

    assert days(room, "vida") == days(room, "nima") != {}
    assert issue(room, "vida") is None
    with room.store.read() as session, pytest.raises(Refused, match="make the RFP documents"):
        rfp_content(session, room.seated("vida"), ROOM, Language.EN, made=MADE)
