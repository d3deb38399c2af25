import datetime as dt
import json
from dataclasses import replace

import pytest

from rfp.changes.list_changes import issue_addendum, revise_list
from rfp.needs.list_difference import Facet, Mark
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.needs.requirement_list import ListChangeKind
from rfp.needs.tables import RequirementVersionRow
from rfp.reads.list_versions import changed_at, list_difference, list_versions
from rfp.reads.needs import requirements
from rfp.tables import IssueRow, MilestoneRow
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import frozen, issued
from tests.rfp.test_requirement_table import cells, edit, entries, said
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.replay import check

WHY = {"en": "Two answers to questions", "fa": "پاسخ به دو پرسش"}


@pytest.fixture
def called(room):
    """Give a room whose list of three requirements was issued."""
    fill(room)
    frozen(room)
    issued(room)
    return room


def why(change, reason):
    return replace(change, why=reason)


def addendum(room, *edits, who="nima", reasons=WHY, **given):
    return issue_addendum(
        room.store, room.seated(who), selection=ROOM, edits=edits, reasons=reasons, **given
    )


def reworded(room, at, **wanted):
    return why(edit(entries(room)[at], **wanted), f"asked about number {at}")


def versions(room, who="leila"):
    with room.store.read() as session:
        return list_versions(session, room.seated(who), ROOM)


def differing(room, earlier=1, later=2, who="leila"):
    with room.store.read() as session:
        return list_difference(session, room.seated(who), ROOM, earlier=earlier, later=later)


def test_an_addendum_is_the_next_list_with_its_reason(called):
    version = addendum(
        called,
        reworded(called, 0, TEXT_EN="Shows all mails of a customer on one page"),
        reworded(called, 1, MOSCOW="must", MANDATORY="yes"),
    )

    first, second = versions(called)
    assert version == 2
    assert (first.version, first.kind, first.number) == (1, None, 0)
    assert (second.version, second.kind, second.number) == (2, ListChangeKind.ADDENDUM, 1)
    assert (second.reasons, second.issued_by) == (WHY, "Nima")
    assert first.fingerprint != second.fingerprint
    assert cells(called)["REQ-01"][Column.TEXT_EN] == "Shows all mails of a customer on one page"


def test_the_difference_marks_words_and_facts_and_tells_who_and_why(called):
    before = cells(called)["REQ-01"][Column.TEXT_EN]
    addendum(
        called,
        reworded(called, 0, TEXT_EN=before.replace("contacts", "mails")),
        reworded(called, 1, MOSCOW="must", CRITERION="risk"),
    )
    first, second = differing(called).changed

    assert (first.after.code, first.facets) == ("REQ-01", (Facet.TEXT,))
    assert [each for each in first.words("en") if each.mark is not Mark.SAME] == [
        ("contacts", Mark.REMOVED), ("mails", Mark.ADDED)
    ]  # fmt: skip
    assert (first.after.reason, first.after.changed_by) == ("asked about number 0", "Nima")
    assert (second.facets, second.after.reason) == (
        (Facet.MOSCOW, Facet.CRITERION), "asked about number 1"
    )  # fmt: skip


def test_the_wave_and_the_reason_why_it_is_mandatory_are_part_of_what_was_issued(called):
    addendum(called, reworded(called, 0, WAVE="next", MANDATORY_REASON_FA="قانون می‌خواهد"))
    (found,) = differing(called).changed

    assert found.facets == (Facet.MANDATORY_REASON, Facet.WAVE)
    assert (found.before.wave, found.after.wave) == ("", "next")
    assert found.after.mandatory_reasons == {"fa": "قانون می‌خواهد"}


def test_what_an_older_release_did_not_keep_of_an_issued_list_is_no_difference(called):
    with called.store.database.writing() as session:
        for row in session.query(RequirementVersionRow):
            words = json.loads(row.texts)
            row.texts = json.dumps({at: words[at] for at in words if at.endswith((" en", " fa"))})
    addendum(called, reworded(called, 0, WAVE="next", TEXT_EN="X"))

    assert differing(called).changed[0].facets == (Facet.TEXT,)


def test_a_requirement_comes_and_another_goes(called):
    last = entries(called)[2].requirement
    new = RowEdit(
        cells={Column.TEXT_EN: Cell("", "Keeps data here"), Column.MOSCOW: Cell("", "must")},
        why="the law changed",
    )
    addendum(called, new, withdrawn={last.id: "nobody works offline"})
    found = differing(called)

    assert [(each.code, each.reason) for each in found.added] == [("REQ-04", "the law changed")]
    assert [(each.code, each.reason) for each in found.removed] == [
        ("REQ-03", "nobody works offline")
    ]  # fmt: skip
    assert list(cells(called)) == ["REQ-01", "REQ-02", "REQ-04"]


def test_the_difference_over_two_lists_tells_each_newest_reason(called):
    addendum(called, reworded(called, 0, MOSCOW="should", MANDATORY=""))
    addendum(called, reworded(called, 1, MOSCOW="could"))
    found = differing(called, 1, 3)

    assert [(each.after.code, each.after.reason) for each in found.changed] == [
        ("REQ-01", "asked about number 0"), ("REQ-02", "asked about number 1")
    ]  # fmt: skip
    assert differing(called, 2, 2).nothing
    assert differing(called, 1, 3, who="vida") is None


def test_exactly_the_changed_requirements_have_a_moment_after_which_answers_count(called):
    addendum(called, reworded(called, 0, TEXT_EN="X"), reworded(called, 1, TEXT_EN="Y"))

    with called.store.read() as session:
        moments = changed_at(session, ROOM)
        issue = session.get(IssueRow, (ROOM, 2))
    ids = {each.requirement.id for each in entries(called)[:2]}
    assert moments == dict.fromkeys(ids, (2, issue.issued_at))


def test_what_only_the_committee_reads_is_no_change_of_the_list(called):
    with pytest.raises(Problem, match="differs in at least one requirement"):
        addendum(called, edit(entries(called)[0], OWNER="IT"))
    assert len(versions(called)) == 1


def test_every_change_and_the_addendum_say_why(called):
    with pytest.raises(Problem, match="say why REQ-01 changes"):
        addendum(called, edit(entries(called)[0], TEXT_EN="X"))
    with pytest.raises(Problem, match="says why in at least one language"):
        addendum(called, reworded(called, 0, TEXT_EN="X"), reasons={"en": " "})
    with pytest.raises(Problem, match="say why REQ-03 changes"):
        addendum(called, withdrawn={entries(called)[2].requirement.id: ""})


def test_a_cell_that_does_not_fit_leaves_the_list_as_it_was(called):
    with pytest.raises(Problem) as refused:
        addendum(called, reworded(called, 0, MOSCOW="could"))
    assert "row REQ-01, column Importance" in said(refused)
    assert len(versions(called)) == 1


def test_after_the_last_day_for_proposals_there_is_no_addendum(called):
    with called.store.database.writing() as session:
        session.get(MilestoneRow, (ROOM, "proposals")).day = called.store.clock().date()
    addendum(called, reworded(called, 0, TEXT_EN="On the last day"))
    with called.store.database.writing() as session:
        row = session.get(MilestoneRow, (ROOM, "proposals"))
        row.day = called.store.clock().date() - dt.timedelta(days=1)

    with pytest.raises(Refused, match="an addendum is possible until then"):
        addendum(called, reworded(called, 0, TEXT_EN="Too late"))


def test_an_addendum_comes_after_the_issue_and_before_the_opening(room, called):
    called.enter("opening")
    with pytest.raises(Refused, match="Call for proposals only"):
        addendum(called, reworded(called, 0, TEXT_EN="X"))


@pytest.mark.parametrize("who", ["omid", "leila", "vida"])
def test_only_the_leaders_issue_an_addendum(called, who):
    with pytest.raises(Refused):
        addendum(called, reworded(called, 0, TEXT_EN="X"), who=who)


def revised(room, *edits, **given):
    return revise_list(
        room.store, room.seated("nima"), selection=ROOM, edits=edits, reasons=WHY, **given
    )


@pytest.mark.parametrize("phase", ["opening", "scoring", "consensus"])
def test_the_list_is_revised_while_the_prices_are_sealed(called, phase):
    called.enter(phase)
    by = called.store.clock().date() + dt.timedelta(days=7)
    revised(called, reworded(called, 0, TEXT_EN="X"), answers_by=by)

    last = versions(called)[-1]
    assert (last.kind, last.number, last.answers_by) == (ListChangeKind.REVISION, 1, by)


@pytest.mark.parametrize("phase", ["call", "price", "decision"])
def test_the_list_is_not_revised_before_the_opening_nor_after_the_prices(called, phase):
    called.enter(phase)
    with pytest.raises(Refused, match="revise the list after the proposals"):
        revised(called, reworded(called, 0, TEXT_EN="X"))


def test_new_answers_are_asked_for_by_a_day_that_lies_ahead(called):
    called.enter("scoring")
    with pytest.raises(Problem, match="must lie ahead"):
        revised(called, reworded(called, 0, TEXT_EN="X"), answers_by=dt.date(2020, 1, 1))


def test_a_list_that_an_older_release_issued_is_kept_before_it_changes(called):
    with called.store.database.writing() as session:
        session.query(RequirementVersionRow).delete()
    addendum(called, reworded(called, 0, MOSCOW="should", MANDATORY=""))

    (found,) = differing(called).changed
    assert found.facets == (Facet.MOSCOW, Facet.MANDATORY)


def test_the_record_holds_with_an_addendum_in_it(called):
    addendum(called, reworded(called, 0, TEXT_EN="X"))

    with called.store.read() as session:
        kept = {"requirement_version", "list_change", "requirement", "rfp_issue"}
        breaks = [each for each in check(session).breaks if each.values.get("table") in kept]
        asked = requirements(session, called.seated("vida"), ROOM, Language.EN.value)
    assert (breaks, asked) == ([], [])
