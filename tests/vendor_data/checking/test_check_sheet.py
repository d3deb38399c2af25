import datetime as dt
import io

import docx
import pytest

from rfp.changes.list_changes import revise_list
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.reads.needs import requirements
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from vendor_data.changes.check_sheet import (
    judge_finding_anew,
    record_finding,
    settle_condition,
    take_back_finding,
)
from vendor_data.changes.vendors import exclude_vendor, readmit_vendor
from vendor_data.checking.check_sheet import Outcome, Since, Verdict, outcome
from vendor_data.checking.tables import FindingRow
from vendor_data.reads.check_sheet import findings
from vendor_data.reads.vendors import vendors
from vendor_data.screens.check_sheet import word_sheet
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.replay import check
from workbench.reads.selections import selection_of
from workbench.reads.undo import last_change
from workbench.screens.parts.desk import Desk

SCREEN = "vendor_data.screens.check_sheet"
LATER = dt.date(2026, 6, 1)


@pytest.fixture
def opening(room):
    room.declare()
    room.enter("opening")
    return room


def judge(room, verdict, vendor="aban", at=0, **more):
    given = {"reasons": {"en": "", "fa": ""}, "seen": 0, **more}
    record_finding(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors[vendor],
        requirement=room.requirements[at], verdict=verdict, **given,
    )  # fmt: skip


def condition(room, due=LATER, text="A contract with a local host", **more):
    judge(room, Verdict.CONDITIONAL, conditions={"en": text}, due=due, **more)


def sheet(room, who="sara"):
    with room.store.read() as session:
        found = findings(session, room.seated(who), ROOM, "en")
    return {(name(room, v), r): one for (v, r), one in found.items()}


def name(room, vendor):
    return next(key for key, value in room.vendors.items() if value == vendor)


def excluded(room):
    with room.store.read() as session:
        known = vendors(session, room.seated("sara"), ROOM, "en")
    return {v.name.text: v.exclusion.reason.text for v in known if v.exclusion}


def test_a_failure_excludes_with_its_reason_and_a_later_pass_lets_the_vendor_in(opening):
    with pytest.raises(Problem, match="an exclusion needs its reason in words"):
        judge(opening, Verdict.FAIL)
    judge(opening, Verdict.FAIL, reasons={"en": "Hosted abroad"})
    assert excluded(opening) == {"Aban": "Hosted abroad"}

    judge(opening, Verdict.PASS, seen=1)
    assert excluded(opening) == {}
    found = sheet(opening)["aban", opening.requirements[0]]
    assert (found.verdict, found.found_by, found.reason.text) == (Verdict.PASS, "Nima", "–")


def test_an_exclusion_is_a_failure_on_the_sheet_and_goes_with_it(opening):
    exclude_vendor(
        opening.store, opening.seated("nima"), selection=ROOM, vendor=opening.vendors["aban"],
        requirement=opening.requirements[0], reasons={"en": "Hosted abroad"},
    )  # fmt: skip
    found = sheet(opening)["aban", opening.requirements[0]]
    assert (found.verdict, found.reason.text) == (Verdict.FAIL, "Hosted abroad")

    vendor = opening.vendors["aban"]
    readmit_vendor(opening.store, opening.seated("nima"), selection=ROOM, vendor=vendor)
    assert (sheet(opening), excluded(opening)) == ({}, {})


def test_a_second_failure_keeps_a_vendor_out_when_the_first_is_taken_back(opening):
    opening.enter("call")
    second = opening.needs_another_must()
    opening.enter("opening")
    judge(opening, Verdict.FAIL, reasons={"en": "Hosted abroad"})
    judge(opening, Verdict.FAIL, at=second, reasons={"en": "No export"})
    assert excluded(opening) == {"Aban": "Hosted abroad"}

    take_back_finding(
        opening.store, opening.seated("nima"), selection=ROOM, vendor=opening.vendors["aban"],
        requirement=opening.requirements[0],
    )  # fmt: skip
    assert excluded(opening) == {"Aban": "No export"}


def test_a_finding_that_somebody_changed_meanwhile_is_not_taken_back_unseen(opening):
    judge(opening, Verdict.PASS)
    judge(opening, Verdict.FAIL, reasons={"en": "Hosted abroad"}, seen=1)
    at = {"vendor": opening.vendors["aban"], "requirement": opening.requirements[0]}

    with pytest.raises(Conflict, match="it is now Fail"):
        take_back_finding(opening.store, opening.seated("nima"), selection=ROOM, **at, seen=1)
    assert excluded(opening) == {"Aban": "Hosted abroad"}


def test_a_conditional_pass_names_its_condition_and_its_day(opening):
    with pytest.raises(Problem, match="a conditional pass names its condition"):
        condition(opening, text=" ")
    with pytest.raises(Problem, match="a condition has a day by which it is to be met"):
        condition(opening, due=None)
    with pytest.raises(Problem, match="the day for the condition must lie ahead"):
        condition(opening, due=dt.date(2026, 3, 20))
    condition(opening)
    found = sheet(opening)["aban", opening.requirements[0]]
    assert (found.condition.text, found.due) == ("A contract with a local host", LATER)
    assert [found.is_overdue(LATER), found.is_overdue(LATER + dt.timedelta(days=1))] == [
        False, True,
    ]  # fmt: skip
    assert excluded(opening) == {}


def test_a_condition_is_settled_with_how_it_is_known_also_after_the_opening(opening):
    condition(opening)
    opening.enter("price")
    about = {
        "selection": ROOM,
        "vendor": opening.vendors["aban"],
        "requirement": opening.requirements[0],
        "seen": 1,
    }
    with pytest.raises(Problem, match="how you know"):
        settle_condition(opening.store, opening.seated("nima"), **about, is_met=True, note=" ")
    settle_condition(
        opening.store, opening.seated("nima"), **about, is_met=False, note="No contract came"
    )
    found = sheet(opening)["aban", opening.requirements[0]]
    assert (found.is_met, found.met_note, found.met_by, found.is_waiting) == (
        False, "No contract came", "Nima", False,
    )  # fmt: skip
    with pytest.raises(Conflict, match=r"now .*On a condition.*No contract came"):
        settle_condition(opening.store, opening.seated("sara"), **about, is_met=True, note="Came")
    with pytest.raises(Refused, match="possible in the phase"):
        judge(opening, Verdict.FAIL, reasons={"en": "Too late"}, seen=2)


def test_two_who_judge_one_cell_at_once_are_shown_both(opening):
    judge(opening, Verdict.PASS)
    with pytest.raises(Conflict, match="it is now Passed; you wanted Failed"):
        judge(opening, Verdict.FAIL, reasons={"en": "Hosted abroad"})


def test_only_what_is_mandatory_stands_on_the_sheet(opening):
    with pytest.raises(Problem, match="only mandatory requirements"):
        judge(opening, Verdict.PASS, at=1)


def test_an_undone_failure_takes_the_exclusion_with_it_and_the_record_replays(opening):
    judge(opening, Verdict.FAIL, reasons={"en": "Hosted abroad"})
    with opening.store.read() as session:
        last = last_change(session, opening.seated("nima"), ROOM)
    undo(opening.store, opening.seated("nima"), selection=ROOM, event=last.event)
    assert (sheet(opening), excluded(opening)) == ({}, {})
    with opening.store.read() as session:
        breaks = repr(check(session).breaks)
    assert [table for table in ("mandatory_finding", "exclusion") if table in breaks] == []


def test_what_nobody_judged_is_open_and_no_pass(opening):
    musts = [opening.requirements[0]]
    aban = opening.vendors["aban"]
    with opening.store.read() as session:
        found = findings(session, opening.seated("sara"), ROOM, "en")
    assert outcome(found, aban, musts) is Outcome.OPEN
    condition(opening)
    with opening.store.read() as session:
        found = findings(session, opening.seated("sara"), ROOM, "en")
    assert outcome(found, aban, musts) is Outcome.CONDITIONAL
    assert outcome(found, aban, [*musts, "another"]) is Outcome.OPEN


def test_a_member_in_conflict_finds_nothing_of_that_vendor_on_the_sheet(room):
    room.declare(conflicts={"leila": ["aban"]})
    room.enter("opening")
    condition(room, text="secret condition")
    page = on_stage(room, SCREEN, "leila")
    told = words(page)
    assert [word for word in ("Aban", "secret condition") if word in told] == []
    assert sheet(room, "leila") == {}


def results(page):
    return list(page.table[0].value.iloc[-1])[1:]


def test_the_screen_judges_a_cell_and_shows_it_in_the_table(opening):
    page = on_stage(opening, SCREEN, "nima")
    assert results(page) == ["**Not fully checked**  \n0 of 1 judged"] * 2
    page.button_group[1].set_value(Verdict.FAIL)
    page = page.run()
    page.text_area[0].set_value("Hosted abroad")
    page = press(page, "Record this finding")
    assert results(page)[0] == "**Excluded**  \n1 of 1 judged"
    assert excluded(opening) == {"Aban": "Hosted abroad"}
    assert labels(on_stage(opening, SCREEN, "leila")) == []


@pytest.mark.parametrize("language", Language)
def test_the_sheet_in_word_tells_every_cell_and_why(opening, language):
    judge(
        opening, Verdict.CONDITIONAL, due=LATER,
        conditions={"en": "A local host", "fa": "میزبان داخلی"},
    )  # fmt: skip
    judge(opening, Verdict.FAIL, vendor="baran", reasons={"en": "No log", "fa": "بدون سابقه"})
    with opening.store.read() as session:
        desk = Desk(
            store=opening.store, actor=opening.seated("sara"), language=language,
            selection=selection_of(session, ROOM, language.value),
        )  # fmt: skip
    made = docx.Document(io.BytesIO(word_sheet(desk, language)))
    grid = [[cell.text for cell in row.cells] for row in made.tables[1].rows]
    assert grid[0][2:] == {"en": ["Aban", "Baran"], "fa": ["آبان", "باران"]}[language.value]
    assert grid[1][2:] == {
        "en": ["On a condition", "Failed"], "fa": ["مشروط", "برآورده نشد"],
    }[language.value]  # fmt: skip
    told = "\n".join(cell.text for row in made.tables[2].rows for cell in row.cells)
    assert {"en": "A local host", "fa": "میزبان داخلی"}[language.value] in told


def revise(room, at=0):
    """Let the next list say one requirement in other words."""
    with room.store.read() as session:
        listed = requirements(session, room.seated("nima"), ROOM, "en")
    edits = [
        RowEdit(
            requirement=entry.requirement.id, seen=entry.version, why="the proposals taught it",
            cells={Column.TEXT_EN: Cell(entry.texts["en"], entry.texts["en"] + " at once")},
        )
        for entry in listed
        if entry.requirement.id == room.requirements[at]
    ]  # fmt: skip
    revise_list(
        room.store, room.seated("nima"), selection=ROOM, edits=edits, reasons={"en": "Learnt"}
    )


@pytest.fixture
def answered(room):
    """Give an opening at which Aban has answered both requirements, and passed the mandatory."""
    room.issue()
    room.declare()
    room.propose("aban", "R-001,Full,With a map,", "R-002,No,,")
    room.enter("opening")
    judge(room, Verdict.PASS)
    return room


def stale(room):
    return sheet(room)["aban", room.requirements[0]].stale


def test_a_pass_is_open_again_once_the_vendor_says_something_else_about_it(answered):
    room = answered
    assert stale(room) is None
    room.propose("aban", "R-001,Full,With a map,", "R-002,Full,,")
    assert stale(room) is None  # another answer than the one that was judged

    room.propose("aban", "R-001,Full,Without a map,", "R-002,Full,,")
    assert stale(room) is Since.ANSWER
    found = {
        (room.vendors["aban"], room.requirements[0]): sheet(room)["aban", room.requirements[0]]
    }
    assert outcome(found, room.vendors["aban"], room.requirements[:1]) is Outcome.OPEN
    page = on_stage(room, SCREEN, "nima")
    assert "judged on an earlier answer" in words(page)
    assert "Aban: judge anew what was answered or changed after it was checked" in words(page)
    assert "0 of 1 judged" in words(page)

    judge(room, Verdict.PASS, seen=1)
    assert stale(room) is None


def test_a_finding_on_a_requirement_that_a_list_reworded_is_open_again(answered):
    revise(answered, at=1)
    assert stale(answered) is None
    revise(answered)
    assert stale(answered) is Since.WORDS

    with answered.store.read() as session:
        desk = Desk(
            store=answered.store, actor=answered.seated("nima"), language=Language.FA,
            selection=selection_of(session, ROOM, "fa"),
        )  # fmt: skip
    told = docx.Document(io.BytesIO(word_sheet(desk, Language.FA)))
    cells = [cell.text for row in told.tables[1].rows for cell in row.cells]
    assert any("پیش از تغییر نیازمندی سنجیده شده است" in cell for cell in cells)


def test_a_failure_stays_one_until_it_is_judged_anew(answered):
    judge(answered, Verdict.FAIL, reasons={"en": "Hosted abroad"}, seen=1)
    revise(answered)

    assert excluded(answered) == {"Aban": "Hosted abroad"}
    found = sheet(answered)["aban", answered.requirements[0]]
    assert (found.stale, found.is_settled) == (Since.WORDS, True)


def test_a_finding_of_before_it_was_kept_is_not_stale(answered):
    with answered.store.database.writing() as session:
        for row in session.query(FindingRow):
            row.judged_answer = row.judged_list = None
    revise(answered)
    assert stale(answered) is None


def test_what_a_finding_was_judged_on_is_replayed_and_taken_back_with_it(answered):
    answered.propose("aban", "R-001,Partial,,", "R-002,No,,")
    assert stale(answered) is Since.ANSWER
    judge(answered, Verdict.PASS, seen=1)
    nima = answered.seated("nima")
    with answered.store.read() as session:
        event = last_change(session, nima, ROOM)
    undo(answered.store, nima, selection=ROOM, event=event.event)
    assert stale(answered) is Since.ANSWER
    with answered.store.read() as session:
        assert "mandatory_finding" not in repr(check(session).breaks)


def judge_anew(room, verdict, reason, who="sara", **more):
    given = {"reasons": {"en": reason}, "seen": 1, **more}
    judge_finding_anew(
        room.store, room.seated(who), selection=ROOM, vendor=room.vendors["aban"],
        requirement=room.requirements[0], verdict=verdict, **given,
    )  # fmt: skip


def test_what_became_stale_in_the_scoring_is_judged_anew_by_the_chair_with_a_reason(answered):
    answered.enter("scoring")
    with pytest.raises(Refused, match="only what passed, and was answered or changed after that"):
        judge_anew(answered, Verdict.FAIL, "Hosted abroad")
    revise(answered)
    for who in ("nima", "omid"):
        with pytest.raises(Refused, match="your role does not include this"):
            judge_anew(answered, Verdict.PASS, "Still so", who=who)
    with pytest.raises(Problem, match="judging anew needs its reason in words"):
        judge_anew(answered, Verdict.PASS, " ")
    assert "the chair judges this anew" in words(on_stage(answered, SCREEN, "nima"))

    judge_anew(answered, Verdict.FAIL, "Hosted abroad")
    assert excluded(answered) == {"Aban": "Hosted abroad"}
    assert stale(answered) is None
    with answered.store.read() as session:
        last = last_change(session, answered.seated("sara"), ROOM)
    undo(answered.store, answered.seated("sara"), selection=ROOM, event=last.event)
    assert (excluded(answered), stale(answered)) == ({}, Since.WORDS)
    with answered.store.read() as session:
        breaks = repr(check(session).breaks)
    assert [table for table in ("mandatory_finding", "exclusion") if table in breaks] == []


def test_the_chair_is_told_what_follows_before_judging_anew(answered):
    answered.enter("consensus")
    revise(answered)
    key = f"finding.anew.{answered.vendors['aban']}.{answered.requirements[0]}"
    page = on_stage(answered, SCREEN, "sara")
    (ask,) = [each for each in page.button_group if (each.key or "").startswith(key)]
    page = ask.set_value(Verdict.FAIL).run()
    assert "out of the ranking at once" in words(page)
    page.text_area[0].set_value("Hosted abroad").run()
    press(page, "Record this finding")

    assert excluded(answered) == {"Aban": "Hosted abroad"}
