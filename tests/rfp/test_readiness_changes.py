import datetime as dt
from dataclasses import replace

import pytest

from rfp.changes.business_case import set_amounts
from rfp.changes.lessons import take_lesson
from rfp.changes.readiness import (
    add_item,
    edit_item,
    judge_again,
    judge_item,
    remove_item,
    switch_item,
)
from rfp.changes.risk_log import add_risk, assess_risk
from rfp.changes.size_profile import set_size, switch_piece
from rfp.planning.ready_plan import Profile
from rfp.readiness.item import ASK, CASE_LINES, DONE, Kind
from rfp.readiness.risk import RiskJudgement
from rfp.readiness.risk_group import RiskGroup
from rfp.reads.checks import checks
from rfp.reads.needs import requirements
from rfp.reads.readiness import case_lines, items, size_profile, vendor_questions
from rfp.reads.readiness_checks import checks_before_award
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.undo import last_change
from workbench.selection import Phase
from workbench.tables import SelectionRow


def found(room, *kinds, who="leila"):
    with room.store.read() as session:
        return items(session, room.seated(who), ROOM, kinds)


def one(room, kind, place=0):
    return found(room, kind)[place]


def done(room, verb, who="omid", **more):
    return verb(room.store, room.seated(who), selection=ROOM, **more)


def check(room, code):
    with room.store.read() as session:
        told = checks(session, room.seated("sara"), ROOM, Language.EN)
    return next((each for each in told if each.code == code), None)


def test_a_ready_item_becomes_a_row_at_its_first_use(room):
    key = done(room, edit_item, item="task.goals", seen=0, owner=" Omid ", evidence="Minutes 4")
    item = one(room, Kind.TASK)

    assert (item.id, item.code, item.owner, item.evidence) == (
        key, "task.goals", "Omid", "Minutes 4"
    )  # fmt: skip
    assert item.texts["en"].startswith("Meet the managers")
    assert len(found(room, Kind.TASK)) == 13


def test_a_text_is_changed_in_one_language_and_stays_in_the_other(room):
    before = one(room, Kind.TASK)
    done(room, edit_item, item="task.goals", texts={"en": "Meet the board."})
    item = one(room, Kind.TASK)

    assert item.texts == {"en": "Meet the board.", "fa": before.texts["fa"]}


def test_an_item_cannot_lose_all_its_words(room):
    with pytest.raises(Problem, match="text in at least one language"):
        done(room, edit_item, item="task.goals", texts={"en": "", "fa": ""})


def test_who_saw_an_older_state_is_told(room):
    done(room, judge_item, item="task.goals", verdict=DONE, seen=0)
    with pytest.raises(Conflict, match="somebody else wrote"):
        done(room, judge_item, item="task.goals", verdict=DONE, seen=0)


def test_a_verdict_has_to_fit_the_item(room):
    with pytest.raises(Problem, match="no verdict go"):
        done(room, judge_item, item="task.goals", verdict="go")


def test_a_gate_needs_a_reason_and_the_last_one_the_chair(room):
    with pytest.raises(Problem, match="needs a reason"):
        done(room, judge_item, item="gate.goal", verdict="explicit")
    with pytest.raises(Refused, match="decide whether we are ready"):
        done(room, judge_item, item="gate.success", verdict="go", reason="Risks are low")
    done(room, judge_item, who="sara", item="gate.success", verdict="go", reason="Risks are low")

    gate = one(room, Kind.GATE, 3)
    assert (gate.verdict, gate.reason, gate.judged_by) == ("go", "Risks are low", "Sara")


def test_a_no_at_the_second_gate_says_go_back(room):
    done(room, judge_item, item="gate.goal", verdict="not explicit", reason="No plan names it")
    assert str(check(room, "readiness.gates").found) == "gate 2 has no verdict yet"
    done(room, judge_item, item="gate.help", verdict="no", reason="It cures none of them")

    assert str(check(room, "readiness.gates").found) == "gate 2 says: suspend and go back"


def test_a_risk_is_assessed_and_an_item_of_another_kind_is_not(room):
    judged = RiskJudgement(
        weight=5, own=4, others=2, mitigation="Ask twice", review=dt.date(2027, 1, 1)
    )
    done(room, assess_risk, item="risk.resources", risk=judged)

    assert one(room, Kind.RISK).risk == judged
    with pytest.raises(Problem, match="cannot be said"):
        done(room, assess_risk, item="task.goals", risk=judged)


def test_a_high_risk_without_mitigation_is_red(room):
    assert not check(room, "readiness.risks").is_used
    judged = RiskJudgement(weight=5, own=4)
    done(room, assess_risk, item="risk.resources", risk=judged)
    assert check(room, "readiness.risks").is_red
    done(room, assess_risk, item="risk.resources", risk=replace(judged, mitigation="Ask twice"))

    assert not check(room, "readiness.risks").is_red


def test_an_item_that_is_off_keeps_its_reason_and_does_not_count(room):
    done(room, judge_item, item="task.goals", verdict=DONE)
    assert str(check(room, "readiness.tasks").found) == "tasks still open: 12 of 13"
    done(room, switch_item, item="task.remote", reason="Nobody works remotely")
    assert str(check(room, "readiness.tasks").found) == "tasks still open: 11 of 12"

    off = next(item for item in found(room, Kind.TASK) if not item.is_on)
    assert (off.code, off.off_reason) == ("task.remote", "Nobody works remotely")
    done(room, switch_item, item=off.id, reason="")
    assert all(item.is_on for item in found(room, Kind.TASK))


def test_ones_own_items_are_added_and_removed_and_ready_ones_stay(room):
    key = done(room, add_risk, texts={"fa": "تحریم"}, group=RiskGroup.SYSTEM)
    assert found(room, Kind.RISK)[-1].texts == {"fa": "تحریم"}
    done(room, remove_item, item=key)
    assert len(found(room, Kind.RISK)) == 28

    ready = done(room, edit_item, item="risk.resources", owner="Omid")
    with pytest.raises(Problem, match="switch it off"):
        done(room, remove_item, item=ready)


@pytest.mark.parametrize(
    ("kind", "said"), [(Kind.GATE, "four gates"), (Kind.RISK, "belongs to a group")]
)
def test_no_fifth_gate_and_no_risk_without_a_group(room, kind, said):
    with pytest.raises(Problem, match=said):
        done(room, add_item, item_kind=kind, texts={"en": "More"})


def test_a_gate_is_reworded_with_what_it_stands_on_and_has_an_owner(room):
    lines = "Letter of the owners\n\n  Budget  of 2027 "
    key = done(
        room, edit_item, item="gate.goal", seen=0, owner="Sara",
        texts={"en": "Do the owners want a CRM?"}, papers={"en": lines},
    )  # fmt: skip
    gate, untouched = one(room, Kind.GATE), one(room, Kind.GATE, 1)

    assert (gate.owner, gate.texts["en"]) == ("Sara", "Do the owners want a CRM?")
    assert gate.papers["en"] == ("Letter of the owners", "Budget of 2027")
    assert len(gate.papers["fa"]) == 7
    assert untouched.papers["en"][0].startswith("Problems found")
    done(room, edit_item, item=key, seen=gate.version, papers={"en": " "})
    assert len(one(room, Kind.GATE).papers["en"]) == 7


def test_who_rewords_the_papers_of_a_gate_that_was_reworded_meanwhile_is_told(room):
    key = done(room, edit_item, item="gate.goal", papers={"en": "A letter"})
    seen = one(room, Kind.GATE).version
    done(room, edit_item, who="sara", item=key, seen=seen, papers={"en": "Two letters"})
    with pytest.raises(Conflict, match="somebody else wrote"):
        done(room, edit_item, item=key, seen=seen, papers={"en": "Three letters"})


def test_only_a_gate_stands_on_papers(room):
    with pytest.raises(Problem, match="cannot be said of such an item"):
        done(room, edit_item, item="task.goals", papers={"en": "A letter"})


def test_a_line_of_the_business_case_has_owner_evidence_and_verdict(room):
    done(room, edit_item, item="income.leads", owner="Omid", evidence="Leads of 2025")
    done(room, judge_item, item="income.leads", verdict="doubtful")
    lines = {"income.leads": {1: 900}, "cost.software": {1: 10}, "cost.project": {1: 20}}
    assert not check(room, "readiness.case").is_used
    done(room, set_amounts, amounts=lines)

    line = one(room, Kind.INCOME)
    assert (line.owner, line.evidence, line.verdict) == ("Omid", "Leads of 2025", "doubtful")
    told = "lines counted although they are doubtful: 1"
    assert str(check(room, "readiness.case").found) == told
    done(room, judge_item, item="income.leads", verdict="holds")
    assert not check(room, "readiness.case").is_red


def test_amounts_are_stored_by_line_and_year_as_one_event(room):
    done(
        room, set_amounts, amounts={"cost.software": {1: 10_000, 2: 5_000}, "income.leads": {1: 9}}
    )
    done(room, set_amounts, amounts={"cost.software": {2: None}})
    with room.store.read() as session:
        lines = case_lines(session, room.seated("leila"), ROOM, Language.EN)

    assert {line.code: dict(line.amounts) for line in lines if line.amounts} == {
        "cost.software": {1: 10_000}, "income.leads": {1: 9}
    }  # fmt: skip
    assert [event.verb for event in room.events()][-2:] == ["rfp.set_case_amounts"] * 2
    assert str(check(room, "readiness.case").found).startswith("software is over half")


def test_two_people_who_change_one_amount_are_shown_both(room):
    done(room, set_amounts, amounts={"cost.software": {1: 10_000, 2: 5_000}})
    with room.store.read() as session:
        lines = case_lines(session, room.seated("leila"), ROOM, Language.EN)
    seen = {line.id: line.amounts for line in lines}
    (key,) = [line.id for line in lines if line.code == "cost.software"]
    done(room, set_amounts, who="sara", amounts={key: {1: 20_000}}, seen=seen)

    with pytest.raises(Conflict, match=r"year 1, meanwhile: it is now 200; you wanted 300"):
        done(room, set_amounts, amounts={key: {1: 30_000}}, seen=seen)
    done(room, set_amounts, amounts={key: {1: 20_000, 2: 6_000, 3: 1}}, seen=seen)
    with room.store.read() as session:
        (line,) = [
            each for each in case_lines(session, room.seated("leila"), ROOM, Language.EN)
            if each.id == key
        ]  # fmt: skip
    assert dict(line.amounts) == {1: 20_000, 2: 6_000, 3: 1}


def test_an_amount_out_of_range_changes_nothing(room):
    for amounts in ({"cost.software": {6: 1}}, {"cost.software": {1: -1}}, {"task.goals": {1: 1}}):
        with pytest.raises(Problem):
            done(room, set_amounts, amounts=amounts)
    assert [item.version for item in found(room, *CASE_LINES)] == [0] * 18


def test_a_lesson_is_asked_in_the_rfp_or_becomes_a_requirement(room):
    done(room, judge_item, item="lesson.data", verdict=ASK)
    done(room, take_lesson, item="lesson.cio")
    with room.store.read() as session:
        asked = vendor_questions(session, room.seated("leila"), ROOM)
        (added,) = requirements(session, room.seated("leila"), ROOM, "en")

    assert [text["en"][:33] for text in asked] == ["The data are usually worse than t"]
    assert added.requirement.text.startswith("What do you expect of our head of IT")
    with pytest.raises(Problem, match="among the requirements already"):
        done(room, take_lesson, item="lesson.cio")


def test_the_ten_points_are_asked_again_before_the_award(room):
    done(room, judge_item, item="point.problem", verdict="yes")
    with room.store.read() as session:
        (point,) = checks_before_award(session, room.seated("leila"), ROOM)

    assert str(point.found) == "key points that do not hold: 9"


def enter(room, phase):
    with room.store.database.writing() as session:
        session.get_one(SelectionRow, ROOM).phase = phase.value


def test_leaders_judge_the_points_again_from_the_opening_until_the_decision(room):
    key = done(room, judge_item, item="point.problem", verdict="yes")
    for phase in (Phase.NEEDS, Phase.CALL, Phase.DECISION):
        enter(room, phase)
        with pytest.raises(Refused, match="from Opening to Price"):
            done(room, judge_again, who="sara", item=key, verdict="no")
    enter(room, Phase.PRICE)
    with pytest.raises(Refused, match="your role does not include this"):
        done(room, judge_again, who="omid", item=key, verdict="no")
    seen = one(room, Kind.KEY_POINT).version
    done(room, judge_again, who="sara", item=key, seen=seen, verdict="no")
    done(room, judge_again, who="sara", item="point.whole", seen=0, verdict="yes")

    first, *others = found(room, Kind.KEY_POINT)
    assert (first.verdict, first.judged_by) == ("yes", room.seated("omid").name)
    assert (first.again, first.again_by) == ("no", room.seated("sara").name)
    assert [each.again for each in others if each.again] == ["yes"]
    assert room.events()[-1].verb == "rfp.judge_again"
    with room.store.read() as session:
        (point,) = checks_before_award(session, room.seated("leila"), ROOM)
    assert str(point.found) == "key points that do not hold: 9"


def test_only_key_points_are_judged_again_with_a_verdict_that_they_have(room):
    enter(room, Phase.OPENING)
    with pytest.raises(Problem, match="cannot be said of such an item"):
        done(room, judge_again, who="sara", item="task.goals", verdict="done")
    with pytest.raises(Problem, match="has no verdict"):
        done(room, judge_again, who="sara", item="point.problem", verdict="done")
    key = done(room, judge_again, who="sara", item="point.problem", verdict="yes")
    with pytest.raises(Conflict):
        done(room, judge_again, who="sara", item=key, seen=0, verdict="no")


def test_the_size_switches_checks_off_and_the_chair_on_again(room):
    with pytest.raises(Refused, match="decide whether we are ready"):
        done(room, set_size, profile=Profile.SMALL, reason="Contacts only")
    done(room, set_size, who="sara", profile=Profile.SMALL, reason="Contacts only")
    assert check(room, "readiness.gates") is None
    done(room, switch_piece, who="sara", piece="gates", is_on=True, reason="The board asks")

    with room.store.read() as session:
        size = size_profile(session, room.seated("leila"), ROOM)
    assert (size.size, size.reason) == (Profile.SMALL, "Contacts only")
    assert size.switched["gates"].reason == "The board asks"
    assert check(room, "readiness.gates") is not None


def test_a_size_without_a_reason_is_refused(room):
    with pytest.raises(Problem, match="keep their reason"):
        done(room, set_size, who="sara", profile=Profile.SMALL, reason=" ")


def test_a_first_use_is_undone(room):
    done(room, judge_item, item="task.goals", verdict=DONE)
    with room.store.read() as session:
        last = last_change(session, room.seated("omid"), ROOM)
    undo(room.store, room.seated("omid"), selection=ROOM, event=last.event)

    assert one(room, Kind.TASK).version == 0


def test_neither_observer_nor_vendor_writes_and_a_vendor_reads_nothing(room):
    for who in ("leila", "vida"):
        with pytest.raises(Refused, match="edit maps, gaps and requirements"):
            done(room, judge_item, who=who, item="task.goals", verdict=DONE)
    assert found(room, *Kind, who="vida") == []
