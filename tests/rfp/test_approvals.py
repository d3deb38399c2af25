from dataclasses import replace

import pytest

from rfp.changes.approvals import approve_matter, withdraw_matter
from rfp.changes.checks import choose_checks
from rfp.changes.requirements import edit_requirement
from rfp.changes.rfp_sections import edit_section, switch_section
from rfp.needs.list_difference import Mark
from rfp.reads.approvals import approval_checks, approvals
from rfp.reads.checks import required_checks
from rfp.reads.needs import requirements
from rfp.writing.approval import Matter, state_fingerprint
from rfp.writing.ready_sections import ready_sections
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import frozen, issued
from tests.rfp.screens.stage import button, on_stage, words
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused


@pytest.fixture
def filled(room):
    fill(room)
    return room


def standing(room, matter=Matter.SCOPE):
    with room.store.read() as session:
        found = approvals(session, room.seated("omid"), ROOM)
    return next(each for each in found if each.matter is matter)


def approve(room, matter=Matter.SCOPE, who="sara", now=None):
    tried = state_fingerprint((now or standing(room, matter)).now)
    approve_matter(room.store, room.seated(who), selection=ROOM, matter=matter, tried=tried)


def reword(room, text="All branches are in scope."):
    edit_section(room.store, room.seated("nima"), selection=ROOM, code="scope", bodies={"en": text})


def came(changed):
    """Return the lines as they read now."""
    return [
        "".join(piece.text for piece in line if piece.mark is not Mark.REMOVED)
        for line in changed.lines("en")
    ]


def red(room):
    with room.store.read() as session:
        found = approval_checks(session, room.seated("omid"), ROOM, Language.EN)
    return {each.code: (each.is_used, each.is_red) for each in found}


def test_a_stamp_says_who_approved_which_state_and_when(filled):
    assert standing(filled).stamp is None
    approve(filled)

    found = standing(filled)
    assert (found.stamp.by, found.stamp.at, found.holds) == (
        "Sara", filled.events()[-1].time, True,
    )  # fmt: skip
    assert found.list_version is None
    assert standing(filled, Matter.ACCEPTANCE).stamp is None


def test_a_stamp_is_stale_once_a_word_changes_and_shows_which(filled):
    approve(filled)
    reword(filled)

    found = standing(filled)
    (changed,) = found.difference.changed
    assert not found.holds
    assert came(changed)[0] == "All branches are in scope."

    undo(filled.store, filled.seated("nima"), selection=ROOM, event=filled.events()[-1].hash)
    assert standing(filled).holds


def test_a_release_that_rewords_the_ready_text_leaves_a_stamp_until_somebody_changes_a_word(
    filled, monkeypatch
):
    approve(filled)
    told = dict(ready_sections())
    said = {"en": "Said in the words of another release.", "fa": "به واژه‌های نسخه‌ای دیگر."}
    told["scope"] = replace(told["scope"], body=said)
    monkeypatch.setattr("rfp.writing.section.ready_sections", lambda: told)

    found = standing(filled)
    assert (found.holds, found.is_reworded, found.difference.nothing) == (True, True, True)
    page = on_stage(filled, "rfp_document", who="nima")
    assert "nobody here changed it" in words(page)
    button(page, "Approve this: Scope").click().run()
    assert not standing(filled).is_reworded

    reword(filled)
    assert not standing(filled).holds


def test_the_acceptance_goes_stale_with_the_test_of_a_requirement(filled):
    approve(filled, Matter.ACCEPTANCE)
    reword(filled)
    assert standing(filled, Matter.ACCEPTANCE).holds

    with filled.store.read() as session:
        asked = requirements(session, filled.seated("omid"), ROOM, "en")[0]
    edit_requirement(
        filled.store, filled.seated("omid"), selection=ROOM,
        requirement=asked.requirement.id, seen=asked.version, acceptance={"en": "Five calls pass."},
    )  # fmt: skip
    assert not standing(filled, Matter.ACCEPTANCE).holds


def test_what_changed_meanwhile_is_not_approved_unseen(filled):
    seen = standing(filled)
    reword(filled)

    with pytest.raises(Conflict, match="somebody changed this meanwhile: Scope"):
        approve(filled, now=seen)


def test_a_section_that_is_left_out_cannot_be_approved(filled):
    switch_section(filled.store, filled.seated("nima"), selection=ROOM, code="scope", is_on=False)
    with pytest.raises(Problem, match="the RFP says nothing of this: Scope"):
        approve(filled)


@pytest.mark.parametrize("who", ["omid", "leila"])
def test_chair_and_facilitator_alone_approve_the_scope(filled, who):
    with pytest.raises(Refused, match="approve the scope and the acceptance"):
        approve(filled, who=who)


def test_a_stamp_is_withdrawn_only_as_it_was_seen(filled):
    approve(filled)
    about = {"selection": ROOM, "matter": Matter.SCOPE}
    stamp = standing(filled).stamp
    approve(filled, who="nima")

    with pytest.raises(Conflict, match="approved this anew"):
        withdraw_matter(filled.store, filled.seated("sara"), **about, seen=stamp.at)
    withdraw_matter(filled.store, filled.seated("sara"), **about)
    assert standing(filled).stamp is None
    with pytest.raises(Problem, match="nobody has approved this: Scope"):
        withdraw_matter(filled.store, filled.seated("sara"), **about)


def test_the_checks_ask_for_stamps_once_there_is_one_or_the_chair_wants_it(filled):
    assert set(red(filled).values()) == {(False, False)}
    choose_checks(
        filled.store, filled.seated("sara"), selection=ROOM, required={"acceptance.approved": True}
    )
    with filled.store.read() as session:
        waiting = required_checks(session, filled.seated("omid"), ROOM, Language.EN)
    assert "acceptance.approved" in [each.code for each in waiting if each.is_red]

    approve(filled)
    assert red(filled)["scope.approved"] == (True, False)
    reword(filled)
    assert red(filled)["scope.approved"] == (True, True)


def test_after_the_issue_a_stamp_names_the_version_that_it_speaks_for(filled):
    frozen(filled)
    issued(filled)
    approve(filled)

    assert standing(filled).list_version == 1


def test_the_screen_sets_the_stamp_and_marks_what_changed(filled):
    page = on_stage(filled, "rfp_document", who="nima")
    button(page, "Approve this: Scope").click().run()
    assert standing(filled).holds
    assert "Approved by Nima" in words(page)

    reword(filled)
    page = on_stage(filled, "rfp_document", who="nima")
    assert "changed since" in words(page)
    assert "All branches" in words(page)
